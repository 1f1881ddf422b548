package entente.resolve;

import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.ActorMention.How;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.PlaceMention;
import entente.resolve.Naming.Article;
import entente.resolve.Naming.Side;
import entente.resolve.Naming.Sides;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The actors of one document as they come to be known. */
final class Cast {

    private final Registry registry;
    private final Optional<LocalDate> date;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Draft> byEntity = new HashMap<>();
    private final Map<String, List<Draft>> bySurname = new HashMap<>();
    private final Map<String, Draft> byName = new HashMap<>();
    private final Map<String, Draft> byDescription = new HashMap<>();
    private final Map<String, Integer> statesSaid = new LinkedHashMap<>();

    Cast(Registry registry, Optional<LocalDate> date) {
        this.registry = registry;
        this.date = date;
    }

    List<Draft> drafts() {
        return drafts;
    }

    private Draft add(Draft draft) {
        drafts.add(draft);
        return draft;
    }

    // ------------------------------------------------------------------------------------------ what is known

    Draft ofEntity(Entity entity) {
        Draft known = byEntity.get(entity.id());
        if (known != null) {
            return known;
        }
        Draft draft = add(new Draft(entity.kind(), entity.name()));
        draft.entity = Optional.of(entity);
        if (entity.id().startsWith("org:")
                && List.of("alliance", "igo").contains(entity.type())
                && entity.organisation().isPresent()) {
            draft.name = entity.organisation().get();
        }
        draft.country = entity.country();
        draft.organisation = entity.organisation();
        draft.sectors.addAll(entity.sectors());
        entity.external().forEach((system, code) -> {
            switch (system) {
                case "cow" -> draft.external.put("cow", code);
                case "gw", "wikidata", "registry" -> draft.external.put(system, code);
                default -> {}
            }
        });
        Ground ground = new Ground.Inferred("registry: " + entity.source());
        draft.ground("kind", ground);
        draft.country.ifPresent(code -> draft.ground("country", ground));
        draft.organisation.ifPresent(code -> draft.ground("organisation", ground));
        if (!draft.sectors.isEmpty()) {
            draft.ground("sectors", ground);
        }
        byEntity.put(entity.id(), draft);
        return draft;
    }

    /** The people of a state: "two Palestinians"; of a body, its own. */
    Draft ofPeople(Entity entity, boolean plural, String words, boolean fresh) {
        String key =
                "people|" + entity.id() + "|" + plural + "|" + (fresh ? drafts.size() : words.toLowerCase(Locale.ROOT));
        return byDescription.computeIfAbsent(key, unused -> {
            Draft draft = add(new Draft(plural ? ActorKind.GROUP : ActorKind.UNNAMED, words));
            draft.plural = plural;
            draft.human = true;
            entity.country().ifPresent(code -> draft.setCountry(code, new Ground.Inferred("nationality word")));
            return draft;
        });
    }

    // ------------------------------------------------------------------------------------------------ persons

    Draft ofPerson(String words, Optional<Role> role, Sides sides, Tree tree, Map<Integer, Draft> heads) {
        String name = withoutPossessive(words);
        String surname = surname(name);
        Draft draft = byFirstWord(name).orElseGet(() -> person(name, surname));
        if (name.length() > draft.name.length() && name.contains(" ")) {
            draft.name = name;
        }
        role.ifPresent(said -> giveRole(draft, said, tree, heads));
        giveSides(draft, sides, tree, heads);
        role.ifPresent(said -> soleSide(draft, said));
        return draft;
    }

    /** "Park" after "Park Jin", "Sheikh Abdullah" after "Sheikh Abdullah bin Zayed": the latest whose name begins so. */
    private Optional<Draft> byFirstWord(String name) {
        if (name.contains(" ") || bySurname.containsKey(surname(name))) {
            return Optional.empty();
        }
        Draft latest = null;
        for (Draft draft : drafts) {
            if (draft.kind == ActorKind.PERSON
                    && draft.name.startsWith(name + " ")
                    && !draft.mentions().isEmpty()) {
                boolean later = latest == null
                        || Draft.ORDER.compare(
                                        latest.mentions().getLast(),
                                        draft.mentions().getLast())
                                < 0;
                latest = later ? draft : latest;
            }
        }
        return Optional.ofNullable(latest);
    }

    private Draft person(String name, String surname) {
        List<Draft> known = bySurname.computeIfAbsent(surname, unused -> new ArrayList<>(1));
        for (int i = known.size() - 1; i >= 0; i--) {
            if (agree(known.get(i).name, name)) {
                return known.get(i);
            }
        }
        Draft draft = add(new Draft(ActorKind.PERSON, name));
        draft.human = true;
        known.add(draft);
        return draft;
    }

    /** Two names of one surname agree unless their first names differ. */
    private static boolean agree(String known, String name) {
        if (!known.contains(" ") || !name.contains(" ") || known.endsWith(" " + name) || name.endsWith(" " + known)) {
            return true;
        }
        String first = Words.plain(known.substring(0, known.indexOf(' '))).toLowerCase(Locale.ROOT);
        String other = Words.plain(name.substring(0, name.indexOf(' '))).toLowerCase(Locale.ROOT);
        return first.equals(other)
                || first.startsWith(other.replace(".", "")) && other.length() <= 2
                || other.startsWith(first.replace(".", "")) && first.length() <= 2;
    }

    boolean knowsPerson(String surname) {
        return bySurname.containsKey(surname(surname));
    }

    static String surname(String name) {
        String plain = Words.plain(withoutPossessive(name));
        return plain.substring(plain.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    }

    private static String withoutPossessive(String name) {
        return name.replaceAll("['’]s?$", "").strip();
    }

    void giveRole(Draft draft, Role role, Tree tree, Map<Integer, Draft> heads) {
        if (draft.role.isEmpty() || draft.role.get().office().isEmpty()) {
            draft.role = Optional.of(role);
        }
        if (draft.office.isEmpty() && isOffice(role)) {
            draft.office = Optional.of(officeName(role));
            draft.officeKey = role.office();
            draft.ground("office", new Ground.Inferred("title"));
        }
        draft.addSectors(role.sectors(), new Ground.Inferred("role: " + role.noun()));
        if (draft.gender.isEmpty()) {
            draft.gender = role.gender();
        }
    }

    private void soleSide(Draft draft, Role role) {
        registry.soleOffice(role.noun())
                .filter(side -> draft.country.isEmpty() && draft.organisation.isEmpty())
                .ifPresent(side -> draft.setCountry(side, new Ground.Inferred("the only " + role.noun())));
    }

    /** "rep." is written out. */
    private static String officeName(Role role) {
        return role.noun().endsWith(".") ? role.office().orElse(role.noun()) : role.noun();
    }

    private static boolean isOffice(Role role) {
        return role.office().isPresent() || role.kind() == Role.Kind.TITLE || role.kind() == Role.Kind.SOURCE;
    }

    /** Puts a draft with the states and organisations of its phrase. */
    void giveSides(Draft draft, Sides sides, Tree tree, Map<Integer, Draft> heads) {
        Set<String> countries = new TreeSet<>();
        for (Side side : sides.states()) {
            side.entity().country().ifPresent(countries::add);
        }
        if (countries.size() == 1) {
            Side side = sides.states().getFirst();
            draft.setCountry(countries.iterator().next(), new Ground.Words(tree.evidence(side.first(), side.last())));
        } else {
            for (Side side : sides.states()) {
                draft.members.add(ofEntity(side.entity()));
            }
        }
        if (!sides.organisations().isEmpty()) {
            Side side = sides.organisations().getFirst();
            Ground words = new Ground.Words(tree.evidence(side.first(), side.last()));
            Entity entity = side.entity();
            if (speaksFor(entity)) {
                entity.organisation().ifPresent(code -> draft.setOrganisation(code, words));
            } else {
                entity.organisation().ifPresent(code -> draft.external.putIfAbsent("affiliation", code));
            }
            if (draft.country.isEmpty()) {
                entity.country().ifPresent(code -> draft.setCountry(code, words));
            }
            draft.addSectors(entity.sectors(), words);
        }
        for (int head : sides.pending()) {
            Draft owner = heads.get(head);
            if (owner == null || owner == draft) {
                continue;
            }
            Ground words = new Ground.Words(tree.evidence(head, head));
            owner.country.ifPresent(code -> draft.setCountry(code, words));
            owner.organisation.ifPresent(code -> draft.setOrganisation(code, words));
            if (draft.sectors.isEmpty() && owner.kind == ActorKind.GROUP) {
                draft.addSectors(List.copyOf(owner.sectors), words);
            }
        }
    }

    /** Whoever is with a company, a newspaper or an institute is coded by country; the affiliation is kept beside it. */
    private static boolean speaksFor(Entity entity) {
        return switch (entity.type()) {
            case "company", "media" -> false;
            case "ngo" -> !entity.sectors().contains("EDU");
            default -> true;
        };
    }

    // -------------------------------------------------------------------------------------------- other names

    Draft ofUnknownName(
            String words,
            Optional<Role> role,
            boolean organisation,
            Sides sides,
            Tree tree,
            Map<Integer, Draft> heads) {
        String name = withoutPossessive(words);
        Draft draft = byName.get(name);
        if (draft == null) {
            ActorKind kind = UnknownNames.kind(name, role, organisation);
            draft = add(new Draft(kind, name));
            byName.put(name, draft);
        }
        if (role.isPresent()) {
            draft.addSectors(
                    role.get().sectors(),
                    new Ground.Inferred("role: " + role.get().noun()));
        }
        giveSides(draft, sides, tree, heads);
        return draft;
    }

    void learn(String name, Draft draft) {
        byName.putIfAbsent(name, draft);
    }

    // -------------------------------------------------------------------------------------------------- roles

    Draft ofRole(Naming.OfRole said, Tree tree, Map<Integer, Draft> heads, int sentence, int head) {
        Role role = said.role();
        boolean plural = role.plural() && role.isOnePerson() || role.plural();
        Draft probe = new Draft(ActorKind.UNNAMED, said.words());
        giveSides(probe, said.sides(), tree, heads);
        if (said.article() == Article.DEFINITE || said.withheld() || role.kind() == Role.Kind.BODY || plural) {
            Optional<Draft> known = said.article() == Article.INDEFINITE || said.article() == Article.OTHER
                    ? Optional.empty()
                    : knownInRole(role, plural, probe, said.withheld(), said.article(), sentence, head);
            if (known.isPresent()) {
                return known.get();
            }
        }
        ActorKind kind = kind(role, plural, probe, said.article());
        Draft draft = add(new Draft(kind, said.words()));
        draft.role = Optional.of(role);
        draft.plural = plural;
        draft.human = role.kind() != Role.Kind.BODY;
        draft.gender = role.gender();
        if (isOffice(role)) {
            draft.office = Optional.of(officeName(role));
            draft.officeKey = role.office();
            draft.ground("office", new Ground.Inferred("role: " + role.noun()));
        }
        draft.addSectors(role.sectors(), new Ground.Inferred("role: " + role.noun()));
        giveSides(draft, said.sides(), tree, heads);
        soleSide(draft, role);
        draft.modified = said.modified();
        draft.article = said.article();
        return draft;
    }

    private static final Set<String> COMPANIES = WordSets.of("company nouns");

    private static ActorKind kind(Role role, boolean plural, Draft probe, Article article) {
        boolean told = probe.country.isPresent() || probe.organisation.isPresent() || article == Article.DEFINITE;
        return switch (role.kind()) {
            case BODY -> COMPANIES.contains(role.noun()) ? ActorKind.COMPANY : ActorKind.GROUP;
            case PEOPLE, PERSON -> plural ? ActorKind.GROUP : ActorKind.UNNAMED;
            case SOURCE -> ActorKind.UNNAMED;
            case OFFICE, TITLE, HONORIFIC ->
                !plural && told && role.kind() == Role.Kind.OFFICE
                        ? ActorKind.PERSON
                        : plural
                                        && (probe.country.isPresent()
                                                || probe.organisation.isPresent()
                                                || !probe.members.isEmpty())
                                ? ActorKind.GROUP
                                : ActorKind.UNNAMED;
        };
    }

    private Optional<Draft> knownInRole(
            Role role, boolean plural, Draft probe, boolean withheld, Article article, int sentence, int head) {
        Draft best = null;
        ActorMention bestMention = null;
        for (Draft draft : drafts) {
            if (draft.role.isEmpty() || draft.plural != plural) {
                continue;
            }
            if (withheld && draft.kind == ActorKind.PERSON) {
                continue;
            }
            if (!fits(role, draft) || !sameSide(draft, probe, role) || isElsewhere(probe, draft, role, article)) {
                continue;
            }
            Optional<ActorMention> last = draft.lastBefore(sentence, head);
            if (last.isEmpty()) {
                continue;
            }
            boolean officeHolder = role.kind() == Role.Kind.OFFICE || role.kind() == Role.Kind.BODY || plural;
            if (!officeHolder && sentence - last.get().sentence() > 12) {
                continue;
            }
            if (bestMention == null || Draft.ORDER.compare(bestMention, last.get()) < 0) {
                best = draft;
                bestMention = last.get();
            }
        }
        return Optional.ofNullable(best);
    }

    /** "Alliance officials in Brussels" are not the "NATO officials" of before, of whom no place is told. */
    private static boolean isElsewhere(Draft probe, Draft known, Role role, Article article) {
        int place = probe.name.indexOf(" in ");
        return role.kind() == Role.Kind.SOURCE
                && role.plural()
                && article == Article.NONE
                && place > 0
                && !known.name.endsWith(probe.name.substring(place));
    }

    /** "the minister" may be the foreign minister, "the official" the NATO official. */
    private static boolean fits(Role role, Draft draft) {
        Role known = draft.role.orElseThrow();
        if (known.noun().equals(role.noun())) {
            return true;
        }
        if (role.kind() == Role.Kind.SOURCE && draft.kind == ActorKind.PERSON) {
            return known.noun().endsWith(" " + role.noun());
        }
        return known.noun().endsWith(" " + role.noun())
                || role.office().isPresent() && role.office().equals(known.office())
                || role.noun().endsWith(" " + known.noun());
    }

    private static boolean sameSide(Draft draft, Draft probe, Role role) {
        if (!probe.members.isEmpty()) {
            return draft.members.equals(probe.members);
        }
        boolean country = probe.country.isEmpty() || probe.country.equals(draft.country);
        boolean organisation = probe.organisation.isEmpty() || probe.organisation.equals(draft.organisation);
        return country && organisation && (role.isOnePerson() || draft.members.isEmpty());
    }

    /** After all is read: persons by the registry, and whoever still has no side by what the document speaks of. */
    void inferCountries(List<Tree> trees, CountryChoice choice, List<PlaceMention> places, Set<String> datelines) {
        for (Draft draft : drafts) {
            if (draft.kind == ActorKind.PERSON && hasNoSide(draft)) {
                byRegistry(draft);
            }
        }
        CountryChoice.Discussion found = discussion(trees, choice);
        discussion = found;
        datelines.forEach(found::dateline);
        for (PlaceMention place : places) {
            place.country()
                    .ifPresent(code ->
                            found.city(place.sentence(), token(trees.get(place.sentence()), place.evidence()), code));
        }
        Map<Draft, String> chosen = new java.util.IdentityHashMap<>();
        List<Draft> inOrder = drafts.stream()
                .filter(draft -> hasNoSide(draft) && draft.entity.isEmpty())
                .sorted(Comparator.comparing(
                        (Draft draft) ->
                                draft.mentions().stream().min(Draft.ORDER).orElseThrow(),
                        Draft.ORDER))
                .toList();
        for (Draft draft : inOrder) {
            found.choose(draft).ifPresent(code -> chosen.put(draft, code));
        }
        for (Draft draft : drafts) {
            String code = chosen.get(draft);
            if (code == null) {
                continue;
            }
            Ground ground = new Ground.Inferred("state under discussion");
            if (registry.entity("state:" + code).isPresent()) {
                draft.setCountry(code, ground);
            } else {
                draft.setOrganisation(code, ground);
            }
        }
    }

    private static int token(Tree tree, Evidence evidence) {
        int last = 1;
        for (int id = 1; id <= tree.size(); id++) {
            if (evidence.span().overlaps(tree.token(id).span())) {
                last = id;
            }
        }
        return last;
    }

    private CountryChoice.@Nullable Discussion discussion;

    /** The choices that were made by what the document speaks of. */
    List<CountryChoice.Example> choices() {
        return discussion == null ? List.of() : discussion.examples();
    }

    private static boolean hasNoSide(Draft draft) {
        return !draft.mentions().isEmpty()
                && draft.country.isEmpty()
                && draft.organisation.isEmpty()
                && draft.members.isEmpty();
    }

    /** Every place where the document names a state, an organisation, or somebody whose side is known. */
    private CountryChoice.Discussion discussion(List<Tree> trees, CountryChoice choice) {
        CountryChoice.Discussion found = new CountryChoice.Discussion(choice, trees);
        for (Said naming : said) {
            if (naming.region()) {
                found.city(naming.sentence(), naming.token(), naming.code());
            } else {
                found.named(naming.sentence(), naming.token(), naming.code(), naming.organisation());
            }
        }
        for (Draft draft : drafts) {
            Optional<String> code = draft.organisation.or(() -> draft.country);
            if (code.isEmpty()) {
                continue;
            }
            for (ActorMention mention : draft.mentions()) {
                if (mention.how() != How.PRONOUN) {
                    found.named(mention.sentence(), mention.head(), code.get(), draft.organisation.isPresent());
                }
            }
        }
        return found;
    }

    private static boolean sameOffice(Draft person, OfficeSpell spell) {
        String office = person.officeKey.orElseThrow();
        boolean head = Set.of("president", "prime minister", "chancellor", "monarch", "leader", "supreme leader")
                .contains(office);
        return spell.office().equals(office) || head && spell.office().equals("leader");
    }

    /** An office that makes a surname enough: not one of the many ministers. */
    private static boolean isHighOffice(OfficeSpell spell) {
        return !spell.office().startsWith("government") && !spell.office().equals("legislature");
    }

    /** The country or organisation whose office the registry knows somebody of this name in, if it is one only. */
    private void byRegistry(Draft person) {
        List<OfficeSpell> spells =
                date.map(day -> registry.offices(person.name, day)).orElse(List.of());
        if (spells.isEmpty()) {
            spells = registry.offices(person.name).stream()
                    .filter(spell -> person.name.contains(" ") == spell.person().contains(" ") || isHighOffice(spell))
                    .filter(spell -> date.isEmpty()
                            || spell.from().isEmpty()
                            || !spell.from().get().isAfter(date.get()))
                    .toList();
        }
        if (!person.name.contains(" ")) {
            // A surname alone is no proof: the state must be named too, or any Johnson would be the prime minister.
            spells = spells.stream()
                    .filter(spell -> statesSaid.containsKey(spell.side()))
                    .toList();
        }
        if (person.officeKey.isPresent() && spells.stream().anyMatch(spell -> sameOffice(person, spell))) {
            spells = spells.stream().filter(spell -> sameOffice(person, spell)).toList();
        }
        if (spells.stream().map(OfficeSpell::side).distinct().count() > 1) {
            spells = spells.stream()
                    .filter(spell -> statesSaid.containsKey(spell.side()))
                    .toList();
        }
        Set<String> sides = new TreeSet<>();
        spells.forEach(spell -> sides.add(spell.side()));
        if (sides.size() != 1) {
            return;
        }
        OfficeSpell spell = spells.getLast();
        Ground ground =
                new Ground.Inferred("registry: %s of %s (%s)".formatted(spell.office(), spell.side(), spell.source()));
        if (registry.organisation(spell.side()).isPresent()
                && registry.entity("state:" + spell.side()).isEmpty()) {
            person.setOrganisation(spell.side(), ground);
        } else {
            registry.entity("state:" + spell.side())
                    .flatMap(Entity::country)
                    .ifPresent(code -> person.setCountry(code, ground));
        }
        if (person.sectors.isEmpty() && date.isPresent() && spell.holdsOn(date.get())) {
            person.addSectors(List.of("GOV"), ground);
        }
    }

    private record Said(int sentence, int token, String code, boolean organisation, boolean region) {}

    private final List<Said> said = new ArrayList<>();

    /**
     * Notes that a state or an organisation was named, in whatever part of speech.
     *
     * @param region whether a part of the state was named: "Geneva"
     */
    void say(Entity entity, int sentence, int token, boolean region) {
        if (entity.isState()) {
            entity.country().ifPresent(code -> {
                statesSaid.merge(code, 1, Integer::sum);
                said.add(new Said(sentence, token, code, false, region));
            });
        } else {
            entity.organisation().ifPresent(code -> said.add(new Said(sentence, token, code, true, false)));
        }
    }

    private record SaidOrganisation(int sentence, Entity entity) {}

    private final List<SaidOrganisation> organisationsSaid = new ArrayList<>();

    /** Notes that an organisation was named, be it only as the side of somebody. */
    void sayOrganisation(Entity organisation, int sentence) {
        organisationsSaid.add(new SaidOrganisation(sentence, organisation));
    }

    /** The organisation named last, up to a sentence, that has this noun in its name: "the union" is the European Union. */
    Optional<Entity> organisationCalled(String noun, int sentence) {
        Entity latest = null;
        for (SaidOrganisation naming : organisationsSaid) {
            List<String> words = Words.of(naming.entity().name()).lowers();
            boolean called = words.contains(noun) || registry.isCalled(naming.entity(), noun);
            if (naming.sentence() <= sentence && called) {
                latest = naming.entity();
            }
        }
        return Optional.ofNullable(latest);
    }

    /** Codes of all states that the document names so far. */
    Set<String> statesNamed() {
        return Set.copyOf(statesSaid.keySet());
    }

    /**
     * Several actors named together with "and".
     *
     * @param head token of the first
     * @param subject whether they are a subject
     */
    record Together(int sentence, int head, boolean subject, List<Draft> actors) {
        Together {
            actors = List.copyOf(actors);
        }
    }

    private final List<Together> together = new ArrayList<>();

    boolean isJoined(int sentence, int head) {
        return together.stream().anyMatch(joined -> joined.sentence() == sentence && joined.head() == head);
    }

    void join(Together actors) {
        together.add(actors);
    }

    /** The group of actors named together; of two states and the like, the pair that "the two sides" means as well. */
    Draft ofTogether(Together joined) {
        List<Draft> sorted = new ArrayList<>(joined.actors());
        sorted.sort((a, b) -> Integer.compare(drafts.indexOf(a), drafts.indexOf(b)));
        StringBuilder key = new StringBuilder("pair");
        sorted.forEach(actor -> key.append('|').append(drafts.indexOf(actor)));
        String name =
                String.join(" and ", sorted.stream().map(actor -> actor.name).toList());
        Draft group = ofMembers(key.toString(), name, sorted);
        group.human = sorted.stream().allMatch(actor -> actor.human);
        return group;
    }

    /** The latest two that were named together before a place, at most so many sentences back. */
    Optional<Draft> latestTwo(int sentence, int token, int reach, java.util.function.Predicate<Draft> fits) {
        Together best = null;
        for (Together joined : together) {
            boolean before = joined.sentence() < sentence || joined.sentence() == sentence && joined.head() < token;
            boolean near = sentence - joined.sentence() <= reach;
            if (before
                    && near
                    && joined.actors().size() == 2
                    && joined.actors().stream().allMatch(fits)) {
                best = joined;
            }
        }
        return Optional.ofNullable(best).map(this::ofTogether);
    }

    List<Together> together() {
        return together;
    }

    /** A group that consists of these, made once. */
    Draft ofMembers(String key, String name, List<Draft> members) {
        return byDescription.computeIfAbsent(key, unused -> {
            Draft draft = add(new Draft(ActorKind.GROUP, name));
            draft.plural = true;
            draft.members.addAll(members);
            draft.ground("members", new Ground.Inferred("named together"));
            return draft;
        });
    }

    Draft unresolved(String words, boolean plural, boolean human) {
        Draft draft = add(new Draft(ActorKind.UNKNOWN, words));
        draft.plural = plural;
        draft.human = human;
        return draft;
    }

    Optional<Draft> described(String key) {
        return Optional.ofNullable(byDescription.get(key));
    }

    Draft describe(String key, Draft draft) {
        byDescription.put(key, draft);
        return draft;
    }

    Draft addDescribed(String key, ActorKind kind, String name) {
        return byDescription.computeIfAbsent(key, unused -> add(new Draft(kind, name)));
    }

    Registry registry() {
        return registry;
    }

    Optional<LocalDate> date() {
        return date;
    }

    static ActorMention mention(Evidence evidence, int sentence, int head, How how) {
        return new ActorMention(evidence, sentence, head, how);
    }
}
