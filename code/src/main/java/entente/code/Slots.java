package entente.code;

import entente.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The places around a predicate, by the names that the rules use.
 *
 * <p>{@code subj} who does it, through passives ("by"), control, coordination and relative clauses; {@code obj} what it is done
 * to; {@code iobj}; {@code comp} the infinitive or gerund that completes it; {@code that} the clause that completes it; {@code
 * poss} whose; {@code thatsubj} the doer in that clause; {@code mod} adjectives and nouns before it; {@code light} the verb that carries a noun ("held" in "held talks");
 * and each preposition by its own name. A noun that a light verb carries has the places of both.
 */
final class Slots {

    /** Verbs whose object, and not whose subject, does what the infinitive says. */
    private static final Set<String> OBJECT_CONTROL = WordSets.of("object control");

    private static final Set<String> GIVING = WordSets.of("giving");

    private static final Set<String> OCCASIONS = Set.of("at", "during");

    private static final Set<String> GOALS = Set.of("to", "on", "against", "with");

    /** Nouns that tell when or how much without a preposition: no objects. */
    static final Set<String> TIMES = WordSets.of("times and measures");

    /** Verbs whose "to do" completes them, though parses take it for a purpose: "threatened on Monday to expel". */
    private static final Set<String> COMPLETED = WordSets.of("completed by to");

    private static final Set<String> CONTROLLED = Set.of("of", "from", "into");

    /** Adverbs right after a verb that make one word with it: "struck back". */
    private static final Set<String> PARTICLES = Set.of("back", "over", "out", "off", "up", "down", "away", "apart");

    private final Tree tree;
    private final Map<String, List<Token>> byName = new HashMap<>();
    private final Map<String, Double> likelihoods = new HashMap<>();

    private Slots(Tree tree) {
        this.tree = tree;
    }

    static Slots of(Tree tree, Token predicate, Optional<Token> light) {
        Slots slots = new Slots(tree);
        if (isVerbal(predicate)) {
            slots.verb(predicate);
        } else {
            slots.noun(predicate);
            light.ifPresent(verb -> slots.lightVerb(verb, predicate));
        }
        return slots;
    }

    /** The places of a verb with those of the object that makes one act with it: "held talks with". */
    Slots with(Token object) {
        Slots both = new Slots(tree);
        byName.forEach((name, tokens) -> tokens.forEach(token -> both.put(name, token)));
        Slots own = new Slots(tree);
        own.noun(object);
        own.byName.forEach((name, tokens) -> {
            if (!name.equals("subj")) {
                tokens.forEach(token -> both.put(name, token));
            }
        });
        return both;
    }

    /** No places at all. */
    Slots withoutPlaces() {
        return new Slots(tree);
    }

    static boolean isVerbal(Token token) {
        return token.upos().equals("VERB") || token.upos().equals("AUX");
    }

    List<Token> get(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** How likely the words at a place are there, where the reader marked them; the least likely counts. */
    OptionalDouble likelihood(String name) {
        return likelihoods.containsKey(name) ? OptionalDouble.of(likelihoods.get(name)) : OptionalDouble.empty();
    }

    void put(String name, Token token, double likelihood) {
        put(name, token);
        likelihoods.merge(name, likelihood, Math::min);
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }

    void put(String name, Token token) {
        List<Token> tokens = byName.computeIfAbsent(name, key -> new ArrayList<>());
        if (!tokens.contains(token)) {
            tokens.add(token);
        }
    }

    /** Leaves at a place only what passes, unless nothing does. */
    void keep(String name, Predicate<Token> test) {
        List<Token> passing = get(name).stream().filter(test).toList();
        if (!passing.isEmpty()) {
            byName.put(name, new ArrayList<>(passing));
        }
    }

    private void verb(Token verb) {
        boolean passive = tree.isPassive(verb);
        for (Token child : tree.children(verb)) {
            switch (child.deprel()) {
                case "obj", "dobj" -> put("obj", antecedent(child, verb));
                case "iobj" -> put("iobj", antecedent(child, verb));
                case "xcomp" -> put("comp", child);
                case "ccomp" -> put(isInfinitive(child) ? "comp" : "that", child);
                case "compound:prt" -> put("particle", child);
                case "nsubj:pass", "csubj:pass" -> put("obj", antecedent(child, verb));
                default -> other(child, passive);
            }
        }
        for (Token child : tree.children(verb, "advmod")) {
            boolean afterReflexive = child.id() - verb.id() == 2 && isReflexive(tree.token(verb.id() + 1));
            if ((child.id() - verb.id() == 1 || afterReflexive) && PARTICLES.contains(tree.lower(child))) {
                put("particle", child);
            }
        }
        tree.children(verb, "obl").stream().filter(this::isReflexive).forEach(child -> put("obj", child));
        // "prevented the monks from marching": what they are kept from belongs to the verb, wherever the parse hung it.
        for (Token object : get("obj")) {
            tree.children(object, "acl").stream()
                    .filter(clause ->
                            tree.introducer(clause).filter("from"::equals).isPresent() && !has("from"))
                    .forEach(clause -> put("from", clause));
        }
        if (GIVING.contains(Tree.lemma(verb)) && !has("to")) {
            get("obj").forEach(object -> receiver(verb, object));
        }
        bareObject(verb);
        if (COMPLETED.contains(Tree.lemma(verb)) && !has("comp")) {
            get("purpose").stream().findFirst().ifPresent(clause -> put("comp", clause));
        }
        for (Token clause : get("that")) {
            subject(clause, 0).ifPresent(subject -> put("thatsubj", subject));
        }
        inheritObject(verb, passive);
        if (!passive) {
            subject(verb, 0).or(() -> pronounBefore(verb)).ifPresent(subject -> put("subj", subject));
        } else if (!has("obj")) {
            subject(verb, 0).ifPresent(subject -> put("obj", subject));
        }
    }

    /** "blew himself up": an object without a preposition, whatever the parse took it for. */
    private boolean isReflexive(Token token) {
        return Set.of("himself", "herself", "themselves", "itself").contains(tree.lower(token))
                && tree.introducer(token).isEmpty();
    }

    /**
     * "killed at least 12 villagers", "will not end the strike": the object, where the parse took it for an adjunct without a
     * preposition; "called President Aoun", where it took it for a predicate.
     */
    private void bareObject(Token verb) {
        if (has("obj") || tree.isPassive(verb) || Tree.isRelativeClause(verb)) {
            return;
        }
        tree.children(verb).stream()
                .filter(child -> child.id() > verb.id()
                        && tree.introducer(child).isEmpty()
                        && (child.deprel().equals("obl") && isNamedThing(child)
                                || child.deprel().equals("xcomp")
                                        && child.upos().equals("PROPN")
                                        && tree.child(child, "det", "amod").isEmpty()))
                .findFirst()
                .ifPresent(child -> put("obj", child));
    }

    /** "providing bases and other support to the mission": the receiver belongs to the verb, whichever object the parse hung it on. */
    private void receiver(Token verb, Token object) {
        Stream.of(List.of(object), tree.children(object, "conj"), tree.children(verb, "conj"))
                .flatMap(List::stream)
                .filter(each -> !isVerbal(each))
                .flatMap(each -> tree.children(each, "nmod").stream())
                .filter(each -> tree.introducer(each).filter("to"::equals).isPresent())
                .findFirst()
                .ifPresent(each -> put("to", each));
    }

    private boolean isNamedThing(Token noun) {
        return !TIMES.contains(Tree.lemma(noun))
                && (noun.upos().equals("PROPN")
                        || tree.child(noun, "det", "nummod", "amod", "nmod:poss")
                                .isPresent());
    }

    private void other(Token child, boolean passive) {
        String relation = child.relation();
        if (relation.equals("obl") || relation.equals("nmod") || relation.equals("advcl") || relation.equals("acl")) {
            Optional<String> introducer = tree.introducer(child);
            boolean by = introducer.filter("by"::equals).isPresent();
            if (child.deprel().equals("obl:agent") && (by || introducer.isEmpty()) || passive && by) {
                put("subj", child);
            }
            if (introducer.isPresent()) {
                put(relation.equals("advcl") && introducer.get().equals("to") ? "purpose" : introducer.get(), child);
            } else if (relation.equals("advcl")) {
                put("while", child);
            } else if (child.deprel().endsWith("tmod") || child.deprel().endsWith("npmod")) {
                put("time", child);
            } else if (child.deprel().equals("nmod:poss")) {
                put("poss", child);
            }
        }
    }

    /** "killed and wounded ten": the object of the last conjunct serves the first ones. */
    private void inheritObject(Token verb, boolean passive) {
        if (has("obj") || passive) {
            return;
        }
        if (Tree.isRelativeClause(verb)) {
            boolean subjectIsPronoun =
                    tree.child(verb, "nsubj").map(tree::isRelativePronoun).orElse(true);
            if (!subjectIsPronoun) {
                tree.head(verb).ifPresent(antecedent -> put("obj", antecedent));
                return;
            }
        }
        for (Token conjunct : tree.children(verb, "conj")) {
            if (isVerbal(conjunct) && tree.child(conjunct, "nsubj").isEmpty() && conjunct.id() - verb.id() <= 3) {
                tree.child(conjunct, "obj").ifPresent(object -> put("obj", antecedent(object, conjunct)));
            }
        }
    }

    private boolean isInfinitive(Token verb) {
        return tree.hasChild(
                verb,
                child -> child.relation().equals("mark") && Tree.lemma(child).equals("to"));
    }

    private Token antecedent(Token token, Token verb) {
        if (tree.isRelativePronoun(token)) {
            Token clause = verb;
            while (clause.relation().equals("conj") || clause.relation().equals("xcomp")) {
                clause = tree.token(clause.head());
            }
            if (Tree.isRelated(clause, "acl") && clause.head() != 0) {
                return tree.token(clause.head());
            }
        }
        return token;
    }

    /** Who does what {@code verb} says: its own subject, else that of the clause it depends on. */
    private Optional<Token> subject(Token verb, int depth) {
        // A verb as subject without a clause of its own is a slip of the parser.
        Optional<Token> own = tree.children(verb, "nsubj", "nsubj:pass", "csubj").stream()
                .filter(child ->
                        !child.upos().equals("VERB") || child.relation().equals("csubj"))
                .findFirst();
        if (own.isPresent()) {
            return own.map(token -> antecedent(token, verb));
        }
        if (verb.head() == 0 || depth > 6) {
            return Optional.empty();
        }
        Token head = tree.token(verb.head());
        return switch (verb.relation()) {
            case "conj" -> isVerbal(head) || isPredicative(head) ? subjectOrPassive(head, depth) : Optional.empty();
            case "xcomp", "ccomp" -> {
                Optional<Token> object = tree.child(head, "obj", "iobj");
                if (object.isPresent() && OBJECT_CONTROL.contains(Tree.lemma(head))) {
                    yield object.map(token -> antecedent(token, head));
                }
                Optional<Token> appealed = tree.children(head, "obl").stream()
                        .filter(child -> tree.introducer(child)
                                .filter(word -> word.equals("on") || word.equals("upon") || word.equals("to"))
                                .isPresent())
                        .findFirst();
                if (appealed.isPresent() && Set.of("call", "appeal").contains(Tree.lemma(head))) {
                    yield appealed;
                }
                yield subjectOrPassive(head, depth);
            }
            case "advcl" -> {
                // "accused Sudan of arming the rebels"
                boolean gerund =
                        tree.introducer(verb).filter(CONTROLLED::contains).isPresent();
                Optional<Token> object = tree.child(head, "obj", "iobj");
                yield gerund && object.isPresent() && OBJECT_CONTROL.contains(Tree.lemma(head))
                        ? object.map(token -> antecedent(token, head))
                        : subjectOrPassive(head, depth);
            }
            case "dep" -> subjectOrPassive(head, depth);
            case "acl" -> {
                if (Tree.isRelativeClause(verb)) {
                    yield Optional.of(head);
                }
                if (!isInfinitive(verb)) {
                    yield Optional.of(head);
                }
                yield holder(head, depth);
            }
            default -> Optional.empty();
        };
    }

    /** "X, which accused Y, …": the pronoun right before the verb, where the parse hung it elsewhere. */
    private Optional<Token> pronounBefore(Token verb) {
        int id = verb.id() - 1;
        while (id > 0 && Set.of("AUX", "ADV").contains(tree.token(id).upos())) {
            id--;
        }
        return id > 0 && tree.isRelativePronoun(tree.token(id)) ? Optional.of(tree.token(id)) : Optional.empty();
    }

    private static boolean isPredicative(Token token) {
        return token.upos().equals("ADJ") || token.upos().equals("NOUN");
    }

    private Optional<Token> subjectOrPassive(Token head, int depth) {
        return subject(head, depth + 1);
    }

    /** Whose plan, offer or intention it is: "its plan to …", "X has no plans to …", "a move by X to …". */
    private Optional<Token> holder(Token noun, int depth) {
        Optional<Token> possessor = tree.child(noun, "nmod:poss");
        if (possessor.isPresent()) {
            return possessor;
        }
        for (Token child : tree.children(noun, "nmod")) {
            if (tree.introducer(child)
                    .filter(word -> word.equals("by") || word.equals("of"))
                    .isPresent()) {
                return Optional.of(child);
            }
        }
        if (noun.head() != 0 && Tree.isRelated(noun, "obj", "obl")) {
            return subject(tree.token(noun.head()), depth + 1);
        }
        if (tree.child(noun, "nsubj").isPresent()) {
            return tree.child(noun, "nsubj");
        }
        return Optional.empty();
    }

    private void noun(Token noun) {
        for (Token child : tree.children(noun)) {
            switch (child.relation()) {
                case "nsubj" -> {
                    if (tree.child(noun, "cop").isPresent()) {
                        put("subj", antecedent(child, noun));
                    }
                }
                case "xcomp" -> put("comp", child);
                case "nmod", "obl", "advcl" -> {
                    Optional<String> introducer = tree.introducer(child);
                    if (child.deprel().equals("nmod:poss")
                            && introducer.filter("by"::equals).isEmpty()) {
                        put("poss", child);
                    } else {
                        introducer.ifPresent(word -> put(word, child));
                    }
                }
                case "amod", "compound", "nummod", "flat" -> put("mod", child);
                case "acl" -> {
                    if (isInfinitive(child)) {
                        put("comp", child);
                    } else if (!Tree.isRelativeClause(child)
                            && tree.introducer(child).isPresent()) {
                        put(tree.introducer(child).get(), child);
                    } else if (child.xpos().equals("VBG")) {
                        put("comp", child);
                    } else if (child.xpos().equals("VBN") && !Tree.isRelativeClause(child)) {
                        tree.children(child, "obl").stream()
                                .filter(agent -> tree.introducer(agent)
                                        .filter("by"::equals)
                                        .isPresent())
                                .forEach(agent -> put("by", agent));
                    } else if (Tree.isRelativeClause(child) && isThatClause(child)) {
                        put("that", child);
                    }
                }
                case "ccomp" -> put("that", child);
                case "iobj" -> put("iobj", child);
                case "appos" -> put("appos", child);
                default -> {}
            }
        }
        attending(noun).ifPresent(doers -> put("attending", doers));
        // "accepted assurances by the government": right behind the noun it is the noun's, wherever the parse hung it.
        if (!has("by")
                && noun.head() != 0
                && isVerbal(tree.token(noun.head()))
                && !tree.isPassive(tree.token(noun.head()))) {
            tree.children(tree.token(noun.head()), "obl", "nmod").stream()
                    .filter(other -> tree.introducer(other).filter("by"::equals).isPresent()
                            && tree.below(other).nextSetBit(1) == noun.id() + 1)
                    .forEach(doer -> put("by", doer));
        }
        // "a visit by the minister to Iran": the goal belongs to the visit, wherever the parse hung it.
        for (Token doer : get("by")) {
            for (Token child : tree.children(doer, "nmod")) {
                tree.introducer(child)
                        .filter(word -> GOALS.contains(word) && !has(word))
                        .ifPresent(word -> put(word, child));
            }
        }
    }

    /** "At a meeting in Vienna, ministers pledged": several who do something at it. */
    private Optional<Token> attending(Token noun) {
        if (!noun.relation().equals("obl")
                || noun.head() == 0
                || tree.introducer(noun).filter(OCCASIONS::contains).isEmpty()) {
            return Optional.empty();
        }
        return subject(tree.token(noun.head()), 0)
                .filter(doer -> doer.xpos().equals("NNS")
                        || doer.xpos().equals("NNPS")
                        || tree.child(doer, "conj").isPresent());
    }

    private boolean isThatClause(Token clause) {
        return tree.hasChild(
                clause,
                child -> child.relation().equals("mark") && Tree.lemma(child).equals("that"));
    }

    private void lightVerb(Token verb, Token noun) {
        put("light", verb);
        boolean passive = tree.isPassive(verb);
        for (Token child : tree.children(verb)) {
            if (child.id() == noun.id()) {
                continue;
            }
            if (Tree.isRelated(child, "obl", "advcl", "nmod")) {
                Optional<String> introducer = tree.introducer(child);
                if (passive && introducer.filter("by"::equals).isPresent()) {
                    put("subj", child);
                } else {
                    introducer.ifPresent(word -> put(word, child));
                }
            } else if (child.deprel().equals("iobj")) {
                put("iobj", child);
            } else if (child.deprel().equals("xcomp") || (child.deprel().equals("advcl") && isInfinitive(child))) {
                put("comp", child);
            } else if (child.deprel().equals("ccomp")) {
                put("that", child);
            }
        }
        if (!passive && !Tree.isRelated(noun, "nsubj")) {
            subject(verb, 0).ifPresent(subject -> put("subj", subject));
        }
    }
}
