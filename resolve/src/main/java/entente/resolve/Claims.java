package entente.resolve;

import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Conflict;
import entente.model.Digest;
import entente.model.Evidence;
import entente.model.Relation;
import entente.resolve.Registry.Named;
import entente.resolve.Spotter.Spot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How actors stand to one another as noun phrases tell it, and where that goes against the registry: offices held, memberships
 * listed, neighbours named. What was said stays as it is; the registry's word stands beside it.
 */
final class Claims {

    private final Reading reading;
    private final Registry registry;
    private final Digest digest;
    private final Optional<LocalDate> date;
    private final Function<Draft, Optional<String>> ids;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    Claims(
            Reading reading,
            Registry registry,
            Digest digest,
            Optional<LocalDate> date,
            Function<Draft, Optional<String>> ids) {
        this.reading = reading;
        this.registry = registry;
        this.digest = digest;
        this.date = date;
        this.ids = ids;
    }

    Claims read() {
        for (Draft draft : reading.cast().drafts()) {
            if (draft.kind == ActorKind.PERSON && !draft.mentions().isEmpty()) {
                office(draft);
            }
        }
        for (Tree tree : reading.trees()) {
            Map<Integer, NounPhrase> phrases = new TreeMap<>(reading.phrases(tree.index()));
            for (NounPhrase phrase : phrases.values()) {
                parts(tree, phrase);
                list(tree, phrase);
                predicate(tree, phrase);
            }
        }
        relations.sort(
                Comparator.comparing((Relation relation) -> relation.evidence().getFirst())
                        .thenComparing(Relation::id));
        conflicts.sort(Comparator.comparing(Conflict::claim).thenComparing(Conflict::known));
        return this;
    }

    List<Relation> relations() {
        return relations;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    // -------------------------------------------------------------------------------------------------- offices

    private void office(Draft person) {
        Optional<ActorMention> titled = person.mentions().stream()
                .filter(mention -> mention.how() != ActorMention.How.PRONOUN)
                .filter(mention -> person.office
                        .map(office -> says(mention.evidence().text(), office))
                        .orElse(false))
                .min(Draft.ORDER);
        if (titled.isEmpty() || person.office.isEmpty()) {
            return;
        }
        Evidence words = titled.get().evidence();
        Optional<Evidence> office = officeWords(titled.get(), person.office.get());
        Optional<Draft> side = sideOf(person);
        add("holds_office", person, side, office, words);
        if (date.isPresent() && person.officeKey.isPresent()) {
            check(person, words);
        }
    }

    private static boolean says(String words, String office) {
        return String.join(" ", Words.of(words).lowers())
                .contains(String.join(" ", Words.of(office).lowers()));
    }

    private Optional<Evidence> officeWords(ActorMention mention, String office) {
        Tree tree = reading.trees().get(mention.sentence());
        for (Spot<Role> spot : reading.spotters().get(mention.sentence()).roles()) {
            if (spot.values().stream().anyMatch(role -> role.noun().equals(office))
                    && mention.evidence().span().covers(tree.span(spot.first(), spot.last()))) {
                return Optional.of(tree.evidence(spot.first(), spot.last()));
            }
        }
        return Optional.empty();
    }

    private Optional<Draft> sideOf(Draft person) {
        for (Draft draft : reading.cast().drafts()) {
            if (draft.mentions().isEmpty() || draft.entity.isEmpty() || draft == person) {
                continue;
            }
            boolean organisation = person.organisation.isPresent()
                    && draft.organisation.equals(person.organisation)
                    && !Set.of("body", "programme").contains(draft.entity.get().type());
            String affiliation = person.external.get("affiliation");
            if (affiliation != null && draft.organisation.equals(Optional.of(affiliation))) {
                return Optional.of(draft);
            }
            boolean state = person.organisation.isEmpty()
                    && person.country.isPresent()
                    && draft.kind == ActorKind.STATE
                    && draft.country.equals(person.country);
            if (organisation || state) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    private void check(Draft person, Evidence claim) {
        String side = person.organisation.or(() -> person.country).orElse("");
        String office = person.officeKey.orElseThrow();
        LocalDate day = date.orElseThrow();
        List<OfficeSpell> holders = registry.holders(side, office, day);
        if (holders.isEmpty() || holders.stream().anyMatch(spell -> SamePerson.mayBe(person.name, spell.person()))) {
            return;
        }
        OfficeSpell holder = holders.getFirst();
        String display = registry.displayName(side).orElse(side);
        StringBuilder known =
                new StringBuilder("%s was %s of %s on %s".formatted(holder.person(), office, display, day));
        String source = holder.source();
        for (OfficeSpell other : registry.offices(person.name, day)) {
            if (other.side().equals(side)
                    && !other.office().startsWith("government")
                    && !other.office().equals("leader")) {
                known.append("; ").append(other.person()).append(" was its ").append(other.office());
                break;
            }
        }
        conflicts.add(new Conflict("office", claim, ids.apply(person), known.toString(), source));
    }

    // ---------------------------------------------------------------------------------------------- memberships

    /** "the CSTO of the CIS". */
    private void parts(Tree tree, NounPhrase phrase) {
        Draft part = reading.heads().get(tree.index()).get(phrase.head());
        if (part == null || part.entity.isEmpty() || part.organisation.isEmpty()) {
            return;
        }
        for (int child : tree.children(phrase.head())) {
            Draft whole = reading.heads().get(tree.index()).get(child);
            if (child > phrase.head()
                    && tree.relation(child).equals("nmod")
                    && tree.preposition(child).equals("of")
                    && whole != null
                    && whole != part
                    && (whole.kind == ActorKind.IGO || whole.kind == ActorKind.ALLIANCE)) {
                NounPhrase other = reading.phrases(tree.index()).get(child);
                int last = other == null ? child : other.last();
                add("part_of", part, Optional.of(whole), Optional.empty(), tree.evidence(phrase.first(), last));
            }
        }
    }

    /** "six nations -- Russia, Armenia, Belarus": states listed after a phrase that calls them members of something. */
    private void list(Tree tree, NounPhrase phrase) {
        Draft group = reading.heads().get(tree.index()).get(phrase.head());
        if (group == null || !group.name.startsWith("members of ") || group.organisation.isEmpty()) {
            return;
        }
        List<Spot<Named>> listed = StateList.after(tree, reading.spotters().get(tree.index()), phrase.last() + 1);
        Optional<Draft> organisation = organisation(group.organisation.get());
        if (listed.size() < 2 || organisation.isEmpty()) {
            return;
        }
        for (Spot<Named> spot : listed) {
            Draft member = reading.cast().ofEntity(spot.value().entity());
            group.members.add(member);
            memberOf(member, organisation.get(), tree.evidence(phrase.first(), spot.last()));
        }
    }

    private Optional<Draft> organisation(String code) {
        return reading.cast().drafts().stream()
                .filter(draft -> !draft.mentions().isEmpty() && draft.entity.isPresent())
                .filter(draft -> draft.entity.get().id().equals("org:" + code))
                .findFirst();
    }

    /** "Ukraine is a member of NATO", "they are neighbours of Afghanistan". */
    private void predicate(Tree tree, NounPhrase phrase) {
        String noun = tree.token(phrase.head()).lemma();
        boolean copula = tree.child(phrase.head(), "cop") > 0;
        int subject = copula
                ? tree.child(phrase.head(), "nsubj")
                : tree.is(phrase.head(), "appos") ? tree.head(phrase.head()) : 0;
        if (subject == 0 || isDenied(tree, phrase.head())) {
            return;
        }
        Draft who = reading.heads().get(tree.index()).get(subject);
        if (who == null) {
            who = pickedBy(tree, subject);
        }
        if (who == null) {
            return;
        }
        Evidence words = tree.evidence(Math.min(phrase.first(), firstOf(tree, subject)), phrase.last());
        for (Spot<Named> spot : reading.spotters().get(tree.index()).names()) {
            if (!phrase.covers(spot.first()) || spot.covers(phrase.head())) {
                continue;
            }
            Entity entity = spot.value().entity();
            int head = PhraseReader.headOf(tree, spot.first(), spot.last());
            boolean belongs = tree.preposition(head).equals("of")
                    || tree.token(head).deprel().equals("nmod:poss")
                    || head < phrase.head();
            if (!belongs) {
                continue;
            }
            switch (noun) {
                case "member" -> {
                    boolean programme = spot.value().entity().type().equals("programme") || !hasProgramme(tree, phrase);
                    if (entity.id().startsWith("org:") && programme) {
                        memberOf(who, reading.cast().ofEntity(entity), words);
                    }
                }
                case "neighbor", "neighbour" -> {
                    if (entity.isState()) {
                        neighbourOf(who, reading.cast().ofEntity(entity), words);
                    }
                }
                default -> {}
            }
        }
    }

    private boolean hasProgramme(Tree tree, NounPhrase phrase) {
        return reading.spotters().get(tree.index()).names().stream()
                .anyMatch(spot -> phrase.covers(spot.first())
                        && spot.value().entity().type().equals("programme"));
    }

    /** "a number of them": whom the words after "of" mean. */
    private @org.jspecify.annotations.Nullable Draft pickedBy(Tree tree, int subject) {
        for (int child : tree.children(subject)) {
            if (tree.relation(child).equals("nmod") && tree.preposition(child).equals("of")) {
                return reading.heads().get(tree.index()).get(child);
            }
        }
        return null;
    }

    private int firstOf(Tree tree, int token) {
        NounPhrase phrase = reading.phrases(tree.index()).get(token);
        return phrase == null ? token : phrase.first();
    }

    private static boolean isDenied(Tree tree, int head) {
        for (int child : tree.children(head)) {
            String lower = tree.lower(child);
            if (lower.equals("not")
                    || lower.equals("n't")
                    || lower.equals("never")
                    || lower.equals("former")
                    || lower.equals("no")
                    || tree.is(child, "aux")) {
                return true;
            }
        }
        return false;
    }

    private void memberOf(Draft member, Draft organisation, Evidence words) {
        add("member_of", member, Optional.of(organisation), Optional.empty(), words);
        Optional<String> code = organisation.entity.map(entity -> entity.id().substring("org:".length()));
        if (date.isEmpty() || code.isEmpty() || !registry.knowsMembersOf(code.get())) {
            return;
        }
        Set<String> known = registry.members(code.get(), date.get());
        Set<String> outside = new TreeSet<>(countriesOf(member));
        outside.removeAll(known);
        if (!known.isEmpty() && !outside.isEmpty()) {
            conflicts.add(new Conflict(
                    "membership",
                    words,
                    ids.apply(member),
                    "%s: not known as a member of %s on %s".formatted(names(outside), code.get(), date.get()),
                    "registry: memberships"));
        }
    }

    private void neighbourOf(Draft one, Draft other, Evidence words) {
        add("neighbour_of", one, Optional.of(other), Optional.empty(), words);
        Set<String> asked = countriesOf(one);
        if (other.country.isEmpty() || asked.isEmpty()) {
            return;
        }
        Set<String> bordering = new TreeSet<>(asked);
        bordering.retainAll(registry.neighbours(other.country.get()));
        boolean several = asked.size() > 1;
        if (several ? bordering.size() < 2 : bordering.isEmpty()) {
            String known = bordering.isEmpty()
                    ? "%s: no land border with %s".formatted(names(asked), other.name)
                    : "of %s only %s borders %s".formatted(names(asked), names(bordering), other.name);
            conflicts.add(new Conflict(
                    "border", words, ids.apply(one), known, "CIA World Factbook 2026 (CC0): land boundaries"));
        }
    }

    private static Set<String> countriesOf(Draft draft) {
        Set<String> countries = new TreeSet<>();
        if (draft.kind == ActorKind.STATE) {
            draft.country.ifPresent(countries::add);
        }
        draft.members.forEach(member -> member.country.ifPresent(countries::add));
        return countries;
    }

    private String names(Set<String> countries) {
        return String.join(
                ", ",
                countries.stream()
                        .map(code -> registry.displayName(code).orElse(code))
                        .toList());
    }

    // ------------------------------------------------------------------------------------------------- the rest

    private void add(String type, Draft subject, Optional<Draft> object, Optional<Evidence> office, Evidence words) {
        Optional<String> subjectId = ids.apply(subject);
        Optional<String> objectId = object.flatMap(ids);
        boolean complete = subjectId.isPresent() && (objectId.isPresent() || office.isPresent());
        if (!complete || objectId.equals(subjectId)) {
            return;
        }
        String id = "%s-relation-%s-%d-%s"
                .formatted(digest.prefix(12), type, words.span().start(), subjectId.get());
        if (relations.stream().noneMatch(known -> known.id().equals(id))) {
            relations.add(new Relation(
                    id,
                    type,
                    subjectId.get(),
                    objectId,
                    office,
                    Optional.empty(),
                    Optional.empty(),
                    date,
                    "rule:" + type,
                    List.of(words)));
        }
    }
}
