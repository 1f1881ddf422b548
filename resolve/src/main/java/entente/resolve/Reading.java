package entente.resolve;

import entente.model.ActorKind;
import entente.model.ActorMention.How;
import entente.model.AnnotatedDocument;
import entente.model.Block;
import entente.model.Dateline;
import entente.model.Document;
import entente.model.Ground;
import entente.model.Mention;
import entente.model.PlaceMention;
import entente.model.Sentence;
import entente.resolve.Registry.Named;
import entente.resolve.Spotter.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One document's way from phrases to actors: every noun phrase in the order of the text, then the words of those who speak of
 * themselves.
 */
final class Reading {

    private final Document document;
    private final String text;
    private final Registry registry;
    private final CountryChoice countryChoice;
    private final Gazetteer gazetteer;
    private final List<PlaceMention> places = new ArrayList<>();
    private final Cast cast;
    private final List<Tree> trees = new ArrayList<>();
    private final List<Spotter> spotters = new ArrayList<>();
    /** By sentence: the actor that the phrase headed by a token names. */
    private final List<Map<Integer, Draft>> heads = new ArrayList<>();

    private final List<Map<Integer, NounPhrase>> phrases = new ArrayList<>();
    private final List<Map<Integer, Naming>> namings = new ArrayList<>();
    private final Antecedents antecedents;
    private final Descriptions descriptions;

    Reading(
            AnnotatedDocument annotated,
            Registry registry,
            NameIndex<Description> descriptionIndex,
            Map<String, Pronoun> pronouns,
            CountryChoice countryChoice,
            Gazetteer gazetteer) {
        this.text = annotated.document().text();
        this.document = annotated.document();
        this.registry = registry;
        this.countryChoice = countryChoice;
        this.gazetteer = gazetteer;
        this.cast = new Cast(registry, annotated.document().date());
        List<boolean[]> quoted = Quotations.of(annotated.sentences(), text);
        for (Sentence sentence : annotated.sentences()) {
            trees.add(new Tree(sentence, text, quoted.get(sentence.index())));
        }
        Acronyms learned = Acronyms.learn(trees, registry);
        PhraseReader reader =
                new PhraseReader(registry, pronouns, annotated.document().date());
        for (Tree tree : trees) {
            Spotter spotter = new Spotter(
                    tree,
                    registry,
                    learned,
                    descriptionIndex,
                    annotated.document().date());
            spotters.add(spotter);
            Map<Integer, NounPhrase> here = new HashMap<>();
            Map<Integer, Naming> read = new HashMap<>();
            for (int id = 1; id <= tree.size(); id++) {
                if (NounPhrase.isHead(tree, id) || isWhose(tree, spotter, id)) {
                    int[] core = spotter.core(id);
                    NounPhrase phrase = withNameBefore(NounPhrase.of(tree, id, core[0], core[1]), spotter);
                    for (int taken = phrase.first(); taken < core[0]; taken++) {
                        boolean named = spotter.nameAt(taken) != null && tree.is(taken, "nsubj", "obj", "flat", "dep");
                        if (named && read.get(taken) instanceof Naming.OfRegistry) {
                            read.remove(taken);
                        }
                    }
                    here.put(id, phrase);
                    int head = id;
                    reader.read(phrase, spotter).ifPresent(naming -> read.put(head, naming));
                }
            }
            Titles.join(tree, spotter, reader, here, read);
            phrases.add(here);
            namings.add(read);
            heads.add(new HashMap<>());
        }
        this.antecedents = new Antecedents(trees, cast);
        this.descriptions = new Descriptions(cast);
        surnames();
    }

    /** "alliance officials": the body that the first noun calls again is the one whose officials they are. */
    private static boolean isWhose(Tree tree, Spotter spotter, int id) {
        Spot<Description> description = tree.is(id, "compound") ? spotter.descriptionAt(id) : null;
        return description != null
                && description.first() == description.last()
                && !description.value().plural()
                && Set.of(Description.StandsFor.ALLIANCE, Description.StandsFor.ORGANISATION)
                        .contains(description.value().standsFor())
                && spotter.nameAt(id) == null
                && spotter.roleAt(tree.head(id)) != null;
    }

    /** "EU spokeswoman", "European Union officials": a name right before a role noun goes with it, whatever the tree says. */
    private static NounPhrase withNameBefore(NounPhrase phrase, Spotter spotter) {
        Tree tree = phrase.tree();
        int before = phrase.first() - 1;
        Spot<Role> role = spotter.roleAt(phrase.head());
        Spot<Named> name = before < 1 ? null : spotter.nameAt(before);
        if (role == null
                || role.first() != phrase.first()
                || name == null
                || name.last() != before
                || tree.isHyphenated(before)
                || spotter.nameAt(phrase.head()) != null) {
            return phrase;
        }
        int first = name.first();
        boolean article = List.of("the", "a", "an").contains(tree.lowerOr(first - 1));
        return new NounPhrase(tree, phrase.head(), article ? first - 1 : first, phrase.last(), phrase.zoneLast());
    }

    /** "Aitmatov" in the headline is the Askar Aitmatov of the second paragraph. */
    private void surnames() {
        Map<String, String> known = new HashMap<>();
        for (Map<Integer, Naming> read : namings) {
            for (Naming naming : read.values()) {
                if (naming instanceof Naming.OfPerson person) {
                    known.putIfAbsent(Cast.surname(person.name()), person.name());
                }
            }
        }
        for (Map<Integer, Naming> read : namings) {
            read.replaceAll((head, naming) -> naming instanceof Naming.OfUnknownName unknown
                            && !unknown.organisation()
                            && known.containsKey(Cast.surname(unknown.name()))
                            && (!unknown.name().contains(" ")
                                    || unknown.name().equals(known.get(Cast.surname(unknown.name()))))
                    ? new Naming.OfPerson(unknown.name(), Optional.empty(), unknown.sides())
                    : naming);
        }
        for (Map<Integer, Naming> read : namings) {
            read.replaceAll((head, naming) -> naming instanceof Naming.OfUnknownName unknown && isKnownLeader(unknown)
                    ? new Naming.OfPerson(unknown.name(), Optional.empty(), unknown.sides())
                    : naming);
        }
    }

    private boolean isKnownLeader(Naming.OfUnknownName unknown) {
        if (unknown.organisation() || unknown.name().length() < 4 || cast.date().isEmpty()) {
            return false;
        }
        return registry.offices(unknown.name(), cast.date().get()).stream()
                        .map(OfficeSpell::side)
                        .distinct()
                        .count()
                == 1;
    }

    void run() {
        for (Tree tree : trees) {
            for (Spot<Named> spot : spotters.get(tree.index()).names()) {
                Entity entity = spot.value().entity();
                boolean organisation = List.of("alliance", "igo").contains(entity.type());
                if (organisation) {
                    cast.sayOrganisation(entity, tree.index());
                }
                if (organisation || entity.isState()) {
                    cast.say(
                            entity,
                            tree.index(),
                            PhraseReader.headOf(tree, spot.first(), spot.last()),
                            spot.value().kind() == Registry.NameKind.REGION);
                }
            }
        }
        for (Tree tree : trees) {
            for (int id = 1; id <= tree.size(); id++) {
                resolve(tree, id, 0);
            }
            modifiers(tree);
            roleModifiers(tree);
            together(tree, tree.size() + 1);
        }
        for (Tree tree : trees) {
            firstPersons(tree);
        }
        PlaceFinder finder = new PlaceFinder(gazetteer, cast.statesNamed());
        trees.forEach(tree -> places.addAll(finder.of(tree, spotters.get(tree.index()))));
        cast.inferCountries(trees, countryChoice, places, datelines(finder));
        descriptions.fillMembers();
    }

    /** The country that the report was filed from: "TIRANA, 14 August" tells Albania. */
    private Set<String> datelines(PlaceFinder finder) {
        return document.dateline()
                .flatMap(Dateline::place)
                .flatMap(place -> finder.country(place.text(), registry))
                .map(Set::of)
                .orElse(Set.of());
    }

    // ------------------------------------------------------------------------------------------------- phrases

    private @Nullable Draft resolve(Tree tree, int head, int depth) {
        Map<Integer, Draft> here = heads.get(tree.index());
        Naming naming = namings.get(tree.index()).get(head);
        if (naming == null || here.containsKey(head) || depth > 6) {
            return here.get(head);
        }
        NounPhrase phrase = phrases.get(tree.index()).get(head);
        if (phrase == null) {
            return null;
        }
        for (int inner : pending(naming)) {
            resolve(tree, inner, depth + 1);
        }
        Draft draft = draft(tree, phrase, naming, depth);
        if (draft == null) {
            return null;
        }
        here.put(head, draft);
        NounPhrase words = phrases.get(tree.index()).getOrDefault(head, phrase);
        draft.mention(Cast.mention(tree.evidence(words.first(), words.last()), tree.index(), head, how(naming)));
        return draft;
    }

    private static List<Integer> pending(Naming naming) {
        return switch (naming) {
            case Naming.OfRole role -> role.sides().pending();
            case Naming.OfPerson person -> person.sides().pending();
            case Naming.OfDescription description -> description.sides().pending();
            case Naming.OfUnknownName name -> name.sides().pending();
            case Naming.OfRegistry registered -> List.of();
            case Naming.OfPronoun pronoun -> List.of();
            case Naming.OfRelative relative -> List.of();
        };
    }

    private static How how(Naming naming) {
        return switch (naming) {
            case Naming.OfRole role ->
                role.role().kind() == Role.Kind.OFFICE || role.role().kind() == Role.Kind.TITLE
                        ? How.TITLE
                        : How.DESCRIPTION;
            case Naming.OfPerson person -> How.NAME;
            case Naming.OfDescription description -> How.DESCRIPTION;
            case Naming.OfUnknownName name -> How.NAME;
            case Naming.OfRegistry registered -> registered.how();
            case Naming.OfPronoun pronoun -> How.PRONOUN;
            case Naming.OfRelative relative -> How.PRONOUN;
        };
    }

    private @Nullable Draft draft(Tree tree, NounPhrase phrase, Naming naming, int depth) {
        Map<Integer, Draft> here = heads.get(tree.index());
        return switch (naming) {
            case Naming.OfRegistry registered -> {
                if (isElsewhere(registered.entity())) {
                    yield cast.ofUnknownName(phrase.words(), Optional.empty(), true, Naming.Sides.NONE, tree, here);
                }
                if (registered.entity().isState()
                        && !registered.people()
                        && Places.isPlaceOnly(tree, phrase)
                        && (phrase.preposition().equals("into") || !ToldDoers.isParty(tree, phrase.head()))) {
                    yield null;
                }
                yield registered.people()
                        ? cast.ofPeople(
                                registered.entity(), registered.plural(), phrase.words(), !isDefinite(tree, phrase))
                        : cast.ofEntity(registered.entity());
            }
            case Naming.OfPerson person -> {
                Draft draft = cast.ofPerson(person.name(), person.role(), person.sides(), tree, here);
                joinApposition(tree, phrase, draft);
                yield draft;
            }
            case Naming.OfUnknownName name -> {
                if (name.role().isEmpty() && (Places.isPlaceOnly(tree, phrase) || !mayAct(tree, phrase))) {
                    yield null;
                }
                yield cast.ofUnknownName(name.name(), name.role(), name.organisation(), name.sides(), tree, here);
            }
            case Naming.OfRole role -> inRole(tree, phrase, role, depth);
            case Naming.OfDescription description -> described(tree, phrase, description, depth);
            case Naming.OfPronoun pronoun -> pronoun(tree, phrase, pronoun.pronoun());
            case Naming.OfRelative relative -> resolve(tree, relative.antecedent(), depth + 1);
        };
    }

    /** A capitalised word that the reader takes for no name acts only where it stands as one who acts. */
    private static boolean mayAct(Tree tree, NounPhrase phrase) {
        int head = phrase.head();
        boolean named = PhraseReader.hasMention(tree, head, Mention.Kind.PERSON)
                || PhraseReader.hasMention(tree, head, Mention.Kind.ORGANISATION);
        if (named) {
            return true;
        }
        if (tree.sentence().block() == Block.Kind.HEADLINE) {
            return false;
        }
        return Set.of("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "appos", "nmod:poss")
                        .contains(tree.role(head))
                || Set.of("by", "against", "with").contains(phrase.preposition());
    }

    private @Nullable Draft inRole(Tree tree, NounPhrase phrase, Naming.OfRole said, int depth) {
        Map<Integer, Draft> here = heads.get(tree.index());
        if (said.role().isOnePerson()) {
            Draft other = appositive(tree, phrase);
            if (other == null || !other.human || other.plural) {
                other = namedBeside(tree, phrase, depth);
            }
            if (other == null) {
                other = predicated(tree, phrase, depth);
            }
            if (other != null && other.human && !other.plural) {
                cast.giveRole(other, said.role(), tree, here);
                cast.giveSides(other, said.sides(), tree, here);
                return isPredicate(tree, phrase) ? null : other;
            }
        }
        if (isPredicate(tree, phrase) || isAs(tree, phrase)) {
            return null;
        }
        boolean two = said.role().plural()
                && said.count().equals(Optional.of(2))
                && said.article() == Naming.Article.DEFINITE;
        if (two && said.sides().isEmpty()) {
            // "the two leaders"
            Optional<Draft> both = cast.latestTwo(tree.index(), phrase.head(), 4, draft -> draft.human);
            if (both.isPresent()) {
                return both.get();
            }
        }
        List<Naming.Side> coordinated = coordinated(tree, phrase, said.sides());
        if (!coordinated.isEmpty()) {
            return apart(tree, phrase, said, coordinated);
        }
        Draft draft = cast.ofRole(withSharedSides(tree, phrase, said), tree, here, tree.index(), phrase.head());
        if (draft.kind == ActorKind.UNNAMED) {
            PhraseReader.withheld(phrase)
                    .ifPresent(words -> draft.ground("anonymity", new Ground.Words(tree.evidence(words[0], words[1]))));
        }
        return draft;
    }

    /** The sides that stand before a noun in one coordination: "Afghan, NATO and U.S." in "Afghan, NATO and U.S. troops". */
    private static List<Naming.Side> coordinated(Tree tree, NounPhrase phrase, Naming.Sides sides) {
        List<Naming.Side> all = new ArrayList<>(sides.states());
        all.addAll(sides.organisations());
        all.sort(java.util.Comparator.comparingInt(Naming.Side::first));
        if (all.size() < 2 || !sides.pending().isEmpty()) {
            return List.of();
        }
        boolean joined = false;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).last() >= phrase.head()) {
                return List.of();
            }
            int next = i + 1 < all.size() ? all.get(i + 1).first() : 0;
            for (int between = all.get(i).last() + 1; between < next; between++) {
                if (!tree.is(between, "cc", "punct")
                        && !Set.of(",", "and", "or").contains(tree.lower(between))) {
                    return List.of();
                }
                joined = true;
            }
        }
        return joined ? all : List.of();
    }

    /** "American and Iraqi troops": the bare word is one actor, the last word with the noun another. */
    private Draft apart(Tree tree, NounPhrase phrase, Naming.OfRole said, List<Naming.Side> sides) {
        Map<Integer, Draft> here = heads.get(tree.index());
        for (Naming.Side side : sides.subList(0, sides.size() - 1)) {
            int head = PhraseReader.headOf(tree, side.first(), side.last());
            Draft draft = cast.ofRole(withSide(said, side), tree, here, tree.index(), head);
            here.put(head, draft);
            draft.mention(Cast.mention(tree.evidence(side.first(), side.last()), tree.index(), head, How.DESCRIPTION));
        }
        Naming.Side last = sides.getLast();
        NounPhrase rest = new NounPhrase(tree, phrase.head(), last.first(), phrase.last(), phrase.zoneLast());
        phrases.get(tree.index()).put(phrase.head(), rest);
        return cast.ofRole(withSide(said, last), tree, here, tree.index(), phrase.head());
    }

    private static Naming.OfRole withSide(Naming.OfRole said, Naming.Side side) {
        boolean state = side.entity().isState();
        return new Naming.OfRole(
                said.role(),
                said.article(),
                said.count(),
                new Naming.Sides(state ? List.of(side) : List.of(), state ? List.of() : List.of(side), List.of()),
                said.withheld(),
                said.modified(),
                said.words());
    }

    /** "the Kuwaiti Amir, government and people": the first word puts all with Kuwait. */
    private Naming.OfRole withSharedSides(Tree tree, NounPhrase phrase, Naming.OfRole said) {
        if (!said.sides().isEmpty()
                || !tree.is(phrase.head(), "conj")
                || phrase.first() != phrase.head()
                || !(namings.get(tree.index()).get(tree.head(phrase.head())) instanceof Naming.OfRole first)) {
            return said;
        }
        return new Naming.OfRole(
                said.role(),
                said.article(),
                said.count(),
                first.sides(),
                said.withheld(),
                said.modified(),
                said.words());
    }

    /** "They are valued partners", "as a group": words that say what somebody is, and name nobody. */
    private static boolean isPredicate(Tree tree, NounPhrase phrase) {
        int head = phrase.head();
        boolean explains = tree.is(head, "appos", "conj", "parataxis")
                && tree.head(head) > 0
                && tree.child(tree.head(head), "cop") > 0;
        return tree.child(head, "cop") > 0 || explains;
    }

    private static boolean isAs(Tree tree, NounPhrase phrase) {
        return phrase.preposition().equals("as");
    }

    /** "Askar Aitmatov is the foreign minister": the subject, if it is a person. */
    private @Nullable Draft predicated(Tree tree, NounPhrase phrase, int depth) {
        int subject = isPredicate(tree, phrase) ? tree.child(phrase.head(), "nsubj") : 0;
        if (subject == 0
                || tree.child(phrase.head(), "advmod") > 0
                        && tree.lower(tree.child(phrase.head(), "advmod")).equals("not")) {
            return null;
        }
        return namings.get(tree.index()).get(subject) instanceof Naming.OfPerson
                ? resolve(tree, subject, depth + 1)
                : null;
    }

    private @Nullable Draft described(Tree tree, NounPhrase phrase, Naming.OfDescription said, int depth) {
        Map<Integer, Draft> here = heads.get(tree.index());
        for (int child : tree.children(phrase.head())) {
            // "the biggest member, Russia"
            if (!said.plural()
                    && tree.is(child, "appos")
                    && namings.get(tree.index()).get(child) instanceof Naming.OfRegistry) {
                return resolve(tree, child, depth + 1);
            }
        }
        if (isPredicate(tree, phrase) || isAs(tree, phrase)) {
            return null;
        }
        Optional<Draft> found = descriptions.of(said, tree, phrase, here, formed(tree, phrase));
        if (found.isPresent()) {
            return found.get();
        }
        if (said.otherwise().isEmpty()) {
            return null;
        }
        Naming otherwise = said.otherwise().get();
        if (otherwise instanceof Naming.OfUnknownName name) {
            return cast.ofUnknownName(name.name(), name.role(), name.organisation(), name.sides(), tree, here);
        }
        return otherwise instanceof Naming.OfRole role ? inRole(tree, phrase, role, depth) : null;
    }

    private static final Set<String> FORMING = WordSets.of("forming verbs");

    /** "the six countries which form the CSTO": the organisation. */
    private Optional<Entity> formed(Tree tree, NounPhrase phrase) {
        for (int clause : tree.children(phrase.head())) {
            if (!tree.token(clause).deprel().startsWith("acl")
                    || !FORMING.contains(tree.token(clause).lemma())) {
                continue;
            }
            for (int object : tree.children(clause)) {
                Spot<Named> spot = tree.is(object, "obj", "obl")
                        ? spotters.get(tree.index()).nameAt(object)
                        : null;
                if (spot != null && spot.value().entity().organisation().isPresent()) {
                    return Optional.of(spot.value().entity());
                }
            }
        }
        return Optional.empty();
    }

    /** A party of a country that the document does not name, while it names others, is another country's party. */
    private boolean isElsewhere(Entity entity) {
        return entity.type().equals("party")
                && entity.country().isPresent()
                && !cast.statesNamed().isEmpty()
                && !cast.statesNamed().contains(entity.country().get());
    }

    private static boolean isDefinite(Tree tree, NounPhrase phrase) {
        return tree.lower(phrase.first()).equals("the");
    }

    /** The actor that this phrase explains: "Askar Aitmatov, the Kyrgyz foreign minister". */
    private @Nullable Draft appositive(Tree tree, NounPhrase phrase) {
        return tree.is(phrase.head(), "appos") ? heads.get(tree.index()).get(tree.head(phrase.head())) : null;
    }

    /** The name that explains this phrase: "the foreign minister, Askar Aitmatov", "Iraq's premier Mustafa al-Kadhimi". */
    private @Nullable Draft namedBeside(Tree tree, NounPhrase phrase, int depth) {
        for (int child : tree.children(phrase.head())) {
            if (tree.is(child, "appos") && namings.get(tree.index()).get(child) instanceof Naming.OfPerson) {
                return resolve(tree, child, depth + 1);
            }
        }
        int next = phrase.last() + 1;
        boolean comma = tree.lowerOr(next).equals(",");
        int begin = comma ? next + 1 : next;
        for (Map.Entry<Integer, NounPhrase> entry : new java.util.TreeMap<>(phrases.get(tree.index())).entrySet()) {
            NounPhrase other = entry.getValue();
            if (other.first() != begin || !(namings.get(tree.index()).get(entry.getKey()) instanceof Naming.OfPerson)) {
                continue;
            }
            boolean closed = Set.of(",", ".", "").contains(tree.lowerOr(other.last() + 1));
            boolean listed = tree.is(other.head(), "conj") || tree.child(phrase.head(), "conj") > 0;
            if (!listed && (!comma || closed)) {
                return resolve(tree, entry.getKey(), depth + 1);
            }
        }
        return null;
    }

    private void joinApposition(Tree tree, NounPhrase phrase, Draft draft) {
        draft.ground("kind", new Ground.Words(tree.evidence(phrase.first(), phrase.last())));
    }

    private @Nullable Draft pronoun(Tree tree, NounPhrase phrase, Pronoun pronoun) {
        if (pronoun.person() != 3) {
            return null;
        }
        together(tree, phrase.head());
        if (pronoun.word().equals("it") && Expletives.isExpletive(tree, phrase.head())) {
            return null;
        }
        Optional<Draft> found = pronoun.word().matches(".*sel(f|ves)")
                ? subject(tree, phrase.head())
                : antecedents.of(pronoun, tree, phrase.head());
        if (found.isPresent()) {
            Draft draft = found.get();
            if (draft.human && !draft.plural && draft.gender.isEmpty()) {
                switch (pronoun.who()) {
                    case MALE -> draft.gender = Optional.of(Role.Gender.MALE);
                    case FEMALE -> draft.gender = Optional.of(Role.Gender.FEMALE);
                    case HUMAN, THING, ANY -> {}
                }
            }
            return draft;
        }
        boolean acts = Set.of("nsubj", "nsubj:pass", "obj", "iobj")
                .contains(tree.token(phrase.head()).deprel());
        return acts && pronoun.who() != Pronoun.Who.THING
                ? cast.unresolved(phrase.words(), pronoun.plural(), pronoun.who() != Pronoun.Who.ANY)
                : null;
    }

    /** Whom "itself" means: the subject of its clause. */
    private Optional<Draft> subject(Tree tree, int token) {
        for (int at = tree.head(token), steps = 0; at > 0 && steps < 8; at = tree.head(at), steps++) {
            int subject = tree.child(at, "nsubj");
            if (subject > 0 && subject < token) {
                return Optional.ofNullable(heads.get(tree.index()).get(subject));
            }
        }
        return Optional.empty();
    }

    // ---------------------------------------------------------------------------------------------- modifiers

    /** Nationality words and names that stand before a noun that is nobody: "the Israeli attack", "NATO strikes". */
    private void modifiers(Tree tree) {
        Map<Integer, Draft> here = heads.get(tree.index());
        for (Spot<Named> spot : spotters.get(tree.index()).names()) {
            int head = PhraseReader.headOf(tree, spot.first(), spot.last());
            if (!tree.is(head, "amod", "compound", "conj")
                    || here.containsKey(head)
                    || tree.isHyphenated(spot.last())) {
                continue;
            }
            if (isInsideActor(tree, spot)) {
                continue;
            }
            Entity entity = spot.value().entity();
            Draft draft = cast.ofEntity(entity);
            here.put(head, draft);
            draft.mention(Cast.mention(tree.evidence(spot.first(), spot.last()), tree.index(), head, How.NAME));
        }
    }

    /** "a rebel attack", "insurgent violence": doers told by a word before a noun that is nobody. */
    private void roleModifiers(Tree tree) {
        Map<Integer, Draft> here = heads.get(tree.index());
        for (Spot<Role> spot : spotters.get(tree.index()).roles()) {
            int head = PhraseReader.headOf(tree, spot.first(), spot.last());
            Role role = spot.value();
            boolean doers = role.kind() == Role.Kind.PEOPLE || role.kind() == Role.Kind.BODY;
            boolean noun =
                    tree.token(head).upos().equals("NOUN") || role.sectors().contains("REB");
            if (!doers
                    || !noun
                    || !tree.is(head, "amod", "compound")
                    || here.containsKey(head)
                    || isInsideActor(tree, spot)) {
                continue;
            }
            Naming.OfRole said = new Naming.OfRole(
                    role.kind() == Role.Kind.PEOPLE ? role.inPlural() : role,
                    Naming.Article.NONE,
                    Optional.empty(),
                    Naming.Sides.NONE,
                    false,
                    false,
                    tree.words(spot.first(), spot.last()));
            Draft draft = cast.ofRole(said, tree, here, tree.index(), head);
            here.put(head, draft);
            draft.mention(Cast.mention(tree.evidence(spot.first(), spot.last()), tree.index(), head, How.DESCRIPTION));
        }
    }

    private boolean isInsideActor(Tree tree, Spot<?> spot) {
        Map<Integer, Draft> here = heads.get(tree.index());
        for (Map.Entry<Integer, NounPhrase> entry : phrases.get(tree.index()).entrySet()) {
            NounPhrase phrase = entry.getValue();
            if (here.containsKey(entry.getKey())
                    && phrase.first() <= spot.first()
                    && spot.last() <= phrase.zoneLast()
                    && entry.getKey() >= spot.first()) {
                return true;
            }
        }
        return false;
    }

    /** "NATO and the CSTO": what "they" may mean afterwards. */
    private void together(Tree tree, int end) {
        Map<Integer, Draft> here = heads.get(tree.index());
        for (int id = 1; id < end; id++) {
            Draft first = here.get(id);
            if (first == null || tree.is(id, "conj") || cast.isJoined(tree.index(), id)) {
                continue;
            }
            Set<Draft> actors = new java.util.LinkedHashSet<>(List.of(first));
            for (int child : tree.children(id)) {
                Draft other = here.get(child);
                if (tree.is(child, "conj") && other != null && child < end) {
                    actors.add(other);
                }
            }
            if (actors.size() > 1) {
                cast.join(new Cast.Together(tree.index(), id, tree.role(id).startsWith("nsubj"), List.copyOf(actors)));
            }
        }
    }

    // ------------------------------------------------------------------------------------------ first persons

    private void firstPersons(Tree tree) {
        Map<Integer, Draft> here = heads.get(tree.index());
        for (int id = 1; id <= tree.size(); id++) {
            if (!(namings.get(tree.index()).get(id) instanceof Naming.OfPronoun said)
                    || said.pronoun().person() != 1) {
                continue;
            }
            NounPhrase phrase = phrases.get(tree.index()).get(id);
            if (phrase == null || here.containsKey(id)) {
                continue;
            }
            Draft side = ownSide(tree, id, said.pronoun());
            if (side != null) {
                here.put(id, side);
                side.mention(Cast.mention(tree.evidence(phrase.first(), phrase.last()), tree.index(), id, How.PRONOUN));
            }
        }
    }

    private @Nullable Draft ownSide(Tree tree, int token, Pronoun pronoun) {
        if (pronoun.plural()) {
            // "we in NATO"
            for (int child : tree.children(token)) {
                Draft named = heads.get(tree.index()).get(child);
                if (child > token && named != null && tree.preposition(child).equals("in")) {
                    return named;
                }
                Spot<Named> spot = spotters.get(tree.index()).nameAt(child);
                if (child > token && spot != null && tree.preposition(child).equals("in")) {
                    return cast.ofEntity(spot.value().entity());
                }
            }
        }
        if (!tree.isQuoted(token)) {
            return null;
        }
        Optional<Speakers.Place> place = Speakers.of(trees, tree.index(), token);
        if (place.isEmpty()) {
            return null;
        }
        Draft speaker = heads.get(place.get().sentence()).get(place.get().token());
        if (speaker == null || !pronoun.plural()) {
            return speaker;
        }
        return sideOf(speaker);
    }

    /** The organisation or state that a speaker speaks for, where the document knows it as an actor. */
    private Draft sideOf(Draft speaker) {
        if (!speaker.human) {
            return speaker;
        }
        for (Draft draft : cast.drafts()) {
            boolean body = draft.entity.isPresent() && !draft.mentions().isEmpty();
            if (body
                    && speaker.organisation.isPresent()
                    && speaker.organisation.equals(draft.organisation)
                    && draft.entity.get().type().matches("alliance|igo|bloc")) {
                return draft;
            }
        }
        boolean speaksForState = speaker.organisation.isEmpty()
                && speaker.country.isPresent()
                && (speaker.sectors.contains("GOV") || speaker.sectors.contains("MIL"));
        if (speaksForState) {
            for (Draft draft : cast.drafts()) {
                if (draft.kind == ActorKind.STATE
                        && draft.country.equals(speaker.country)
                        && !draft.mentions().isEmpty()) {
                    return draft;
                }
            }
        }
        return speaker;
    }

    // ------------------------------------------------------------------------------------------------- results

    List<Tree> trees() {
        return trees;
    }

    List<PlaceMention> places() {
        return places;
    }

    List<Spotter> spotters() {
        return spotters;
    }

    List<Map<Integer, Draft>> heads() {
        return heads;
    }

    List<Map<Integer, Naming>> namings() {
        return namings;
    }

    Map<Integer, NounPhrase> phrases(int sentence) {
        return phrases.get(sentence);
    }

    Cast cast() {
        return cast;
    }
}
