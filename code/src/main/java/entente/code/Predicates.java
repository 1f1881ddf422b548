package entente.code;

import entente.code.Rule.Condition;
import entente.code.Rule.Kind;
import entente.code.Rule.ModeIf;
import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.Block;
import entente.model.Participant;
import entente.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the predicates of one sentence for acts: for each word the most specific rule whose conditions hold. */
final class Predicates {

    /** Relations at which a word only describes another one and tells no act of its own. */
    private static final Set<String> DESCRIBING = Set.of(
            "compound", "amod", "case", "mark", "cc", "advmod", "aux", "cop", "flat", "fixed", "compound:prt", "det");

    private static final Set<String> ARMED = Set.of("MIL", "REB", "COP", "UAF", "PRM", "SPY");

    private final RuleBook book;
    private final Cast cast;
    private final Participants participants;
    private final Tree tree;
    private final Set<String> light;
    private final Set<String> lightWithPreposition;
    private final Set<String> people;
    private final Set<String> armed;
    private final Map<Integer, Optional<Reading>> readings = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();

    Predicates(RuleBook book, Cast cast, Tree tree) {
        this.book = book;
        this.cast = cast;
        this.participants = new Participants(cast);
        this.tree = tree;
        this.light = book.set("light");
        this.lightWithPreposition = book.set("light-with-preposition");
        this.people = book.set("people");
        this.armed = book.set("armed");
    }

    /** In the order of the text, before anything is absorbed. */
    List<Reading> all() {
        List<Reading> all = new ArrayList<>();
        for (Token token : tree.tokens()) {
            read(token).ifPresent(all::add);
        }
        return all;
    }

    /** The act that a word tells, if it tells one. */
    Optional<Reading> read(Token token) {
        Optional<Reading> known = readings.get(token.id());
        if (known != null) {
            return known;
        }
        if (!open.add(token.id())) {
            return Optional.empty();
        }
        Optional<Reading> reading = kind(token).flatMap(kind -> firstThatFits(token, kind));
        open.remove(token.id());
        readings.put(token.id(), reading);
        return reading;
    }

    private Optional<Kind> kind(Token token) {
        if (DESCRIBING.contains(token.deprel())) {
            return Optional.empty();
        }
        return switch (token.upos()) {
            case "VERB", "AUX" -> Optional.of(Kind.VERB);
            case "NOUN" -> Optional.of(Kind.NOUN);
            case "PROPN" ->
                tree.sentence().block() == Block.Kind.HEADLINE && !isName(token)
                        ? Optional.of(Kind.NOUN)
                        : Optional.empty();
            case "ADJ" -> Optional.of(Kind.ADJ);
            default -> Optional.empty();
        };
    }

    private boolean isName(Token token) {
        return cast.at(tree.sentence().index(), token).isPresent()
                || tree.sentence().mentions().stream()
                        .anyMatch(mention -> mention.span().covers(token.span()));
    }

    private Optional<Reading> firstThatFits(Token token, Kind kind) {
        List<RuleBook.Entry> entries = book.entries(kind, Tree.lemma(token));
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Optional<Token> verb = kind == Kind.NOUN ? lightVerb(token) : Optional.empty();
        Slots slots = Slots.of(tree, token, verb);
        for (RuleBook.Entry entry : entries) {
            Optional<Token> object = object(entry.word(), slots);
            Slots all = object.map(slots::with).orElse(slots);
            if (fits(entry, token, all)) {
                return Optional.of(reading(
                        entry, token, verb, object, all, entry.rule().type().orElse(Reading.NO_ACT)));
            }
        }
        return Optional.empty();
    }

    /** The object that a pair of verb and object names, if it is there. */
    private static Optional<Token> object(Rule.Word word, Slots slots) {
        return word.conditions().stream()
                .filter(condition -> condition.test() == Rule.Test.HEAD)
                .findFirst()
                .flatMap(condition -> slots.get("obj").stream()
                        .filter(token -> condition.values().contains(Tree.lemma(token)))
                        .findFirst());
    }

    private Optional<Token> lightVerb(Token noun) {
        if (noun.head() != 0) {
            Token head = tree.token(noun.head());
            String verb = lemmaWithParticle(head);
            boolean object = Tree.isRelated(noun, "obj", "nsubj:pass")
                    || (noun.deprel().equals("iobj") && tree.child(head, "obj").isEmpty());
            boolean carries = object && light.contains(verb);
            boolean carriesWithPreposition = Tree.isRelated(noun, "obl", "xcomp")
                    && lightWithPreposition.contains(verb)
                    && tree.introducer(noun)
                            .filter(word -> Set.of("in", "into", "under", "on").contains(word))
                            .isPresent();
            if (head.upos().equals("VERB") && (carries || carriesWithPreposition)) {
                return Optional.of(head);
            }
            if (Tree.isRelated(noun, "conj", "appos")) {
                return lightVerb(head);
            }
        }
        return tree.children(noun, "acl").stream()
                .filter(verb -> verb.xpos().equals("VBN") && light.contains(lemmaWithParticle(verb)))
                .findFirst();
    }

    private String lemmaWithParticle(Token verb) {
        return tree.child(verb, "compound:prt")
                .or(() -> tree.children(verb, "obj").stream()
                        .filter(object -> Tree.lemma(object).equals("part"))
                        .findFirst())
                .map(particle -> Tree.lemma(verb) + "_" + tree.lower(particle))
                .orElse(Tree.lemma(verb));
    }

    private Reading reading(
            RuleBook.Entry entry, Token token, Optional<Token> verb, Optional<Token> object, Slots slots, String type) {
        Rule rule = entry.rule();
        Set<String> modes = new LinkedHashSet<>(rule.modes());
        modes.addAll(entry.word().modes());
        for (ModeIf each : rule.modeIfs()) {
            if (holds(each.condition(), token, slots)) {
                modes.add(each.mode());
            }
        }
        if (modes.isEmpty()) {
            Optional<Reading> about = about(rule, slots);
            book.contentMode(type, about.map(reading -> reading.type)).ifPresent(modes::add);
        }
        return new Reading(
                tree,
                token,
                verb,
                object,
                slots,
                rule,
                rule.weight(entry.word()),
                "rule:" + rule.id(),
                rule.sure(),
                type,
                modes);
    }

    /** The act that an act of words is about: what is asked, refused or threatened. */
    Optional<Reading> about(Rule rule, Slots slots) {
        for (String slot : List.of("comp", "that", "obj", "for", "of", "to", "on", "with")) {
            if (rule.absorbs().contains(slot)) {
                for (Token token : slots.get(slot)) {
                    Optional<Reading> found = readPhrase(token);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Reading> readPhrase(Token top) {
        Optional<Reading> own = read(top).filter(reading -> !reading.isNoAct());
        if (own.isPresent()) {
            return own;
        }
        for (Token child : tree.children(top, "xcomp", "obj", "conj", "acl", "nmod")) {
            if (!Tree.isRelativeClause(child)) {
                Optional<Reading> below = read(child).filter(reading -> !reading.isNoAct());
                if (below.isPresent()) {
                    return below;
                }
            }
        }
        return Optional.empty();
    }

    private boolean fits(RuleBook.Entry entry, Token token, Slots slots) {
        Optional<String> particle = entry.word().particle();
        if (particle.isPresent()
                && slots.get("particle").stream()
                        .noneMatch(each -> tree.lower(each).equals(particle.get()))) {
            return false;
        }
        for (Condition condition : entry.word().conditions()) {
            if (!holds(condition, token, slots)) {
                return false;
            }
        }
        for (Condition condition : entry.rule().conditions()) {
            if (!holds(condition, token, slots)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Condition condition, Token token, Slots slots) {
        boolean any = false;
        for (String slot : condition.slots()) {
            any |= switch (slot) {
                case "clause" ->
                    anyLemma(
                            condition,
                            tree
                                    .below(
                                            token,
                                            each -> Tree.isRelativeClause(each)
                                                    || each.relation().equals("parataxis"))
                                    .stream()
                                    .filter(id -> id != token.id() || !Slots.isVerbal(token))
                                    .mapToObj(tree::token)
                                    .toList());
                case "sentence" -> anyLemma(condition, tree.tokens());
                case "self" -> anyLemma(condition, tree.phrase(token));
                default -> slots.get(slot).stream().anyMatch(each -> holds(condition, each, token, slots));
            };
        }
        return any != condition.negated();
    }

    private static boolean anyLemma(Condition condition, List<Token> tokens) {
        return tokens.stream().anyMatch(token -> condition.values().contains(Tree.lemma(token)));
    }

    private boolean holds(Condition condition, Token filler, Token predicate, Slots slots) {
        return switch (condition.test()) {
            case PRESENT -> true;
            case HEAD ->
                tree.conjuncts(filler).stream()
                        .anyMatch(each -> condition.values().contains(Tree.lemma(each)));
            case HAS -> tree.conjuncts(filler).stream().anyMatch(each -> anyLemma(condition, tree.phrase(each)));
            case CODES -> {
                Optional<Reading> reading = readPhrase(filler);
                yield reading.filter(each -> !each.isNoAct()).isPresent()
                        && (condition.values().contains("any")
                                || condition.values().contains(reading.get().type));
            }
            case IS -> condition.values().stream().anyMatch(kind -> is(kind, filler, predicate, slots));
        };
    }

    private boolean is(String kind, Token filler, Token predicate, Slots slots) {
        List<Actor> actors =
                participants.named(tree, filler).stream().map(Cast.Named::actor).toList();
        List<String> heads = tree.conjuncts(filler).stream().map(Tree::lemma).toList();
        return switch (kind) {
            case "actor" -> !actors.isEmpty();
            case "state" -> actors.stream().anyMatch(actor -> actor.kind() == ActorKind.STATE);
            case "organisation" ->
                actors.stream()
                        .anyMatch(actor -> actor.kind() == ActorKind.IGO
                                || actor.kind() == ActorKind.ALLIANCE
                                || actor.kind() == ActorKind.NGO);
            case "person" ->
                heads.stream().anyMatch(people::contains)
                        || actors.stream()
                                .anyMatch(actor -> actor.kind() == ActorKind.PERSON
                                        || actor.kind() == ActorKind.UNNAMED
                                        || actor.kind() == ActorKind.GROUP)
                        || filler.upos().equals("PRON")
                        || filler.upos().equals("NUM");
            case "armed" ->
                heads.stream().anyMatch(armed::contains)
                        || actors.stream()
                                .anyMatch(actor -> actor.sectors().stream().anyMatch(ARMED::contains));
            case "party" -> cast.at(tree.sentence().index(), filler).isPresent();
            case "place" -> cast.placeAt(tree.sentence().index(), filler).isPresent();
            case "own" -> {
                List<Participant> doers =
                        participants.find(tree, slots, new Rule.Roles(List.of(List.of("subj"), List.of("poss"))));
                yield actors.stream()
                        .anyMatch(actor -> doers.stream().anyMatch(doer -> cast.isSameParty(doer.actor(), actor.id())));
            }
            default ->
                throw new RuleException(
                        "expected a kind (actor, state, organisation, person, armed, own, party, place) after \"is\" at the predicate %s, found \"%s\". Correct the rule."
                                .formatted(Tree.lemma(predicate), kind));
        };
    }
}
