package entente.code;

import entente.model.DateMention;
import entente.model.EventDate;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Modality;
import entente.model.Token;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether an act is told as done, planned, denied, supposed, or as old history.
 *
 * <p>It climbs from the predicate through the verbs that govern it ("plans to", "failed to", "is due to") and looks at each for
 * auxiliaries, negation and the conjunction of its clause. What a word does stands in {@code modality.tsv}. Where several
 * speak, negation beats supposition and supposition beats plan.
 */
final class Modalities {

    /** Acts told with a date so many days older than the report are its history (coding guide: about a month). */
    private static final int BACKGROUND_DAYS = 35;

    private enum Effect {
        PLANNED,
        CONDITIONAL,
        NEGATED,
        BACKGROUND
    }

    /**
     * @param refused planned and negated at once: "will not meet", "has no plans to recognise"
     */
    record Judged(Modality modality, Ground ground, boolean refused) {}

    private final Map<String, Effect> governors = new HashMap<>();
    private final Map<String, Effect> auxiliaries = new HashMap<>();
    private final Map<String, Effect> adverbs = new HashMap<>();
    private final Map<String, Effect> conjunctions = new HashMap<>();

    /** Verbs whose purpose did not come to be by their being told: "needs money to provide help". */
    private final Map<String, Effect> purposes = new HashMap<>();

    /** Pairs of words in which "not" denies nothing: "not only". */
    private final Set<String> exceptions = new HashSet<>();

    /** Verbs that make a thank or a greeting no less given: "would like to thank". */
    private final Set<String> courtesies = new HashSet<>();

    /** Acts that are done by being said after such a verb. */
    private final Set<String> performed = new HashSet<>();

    /** Pairs of words that tell of a time long past: "year ago", "last year". */
    private final Set<String> past = new HashSet<>();

    Modalities() {
        for (WordList.Line line : WordList.read("modality.tsv", "place", "word", "effect")) {
            Optional<Set<String>> words = Optional.ofNullable(
                    switch (line.get(0)) {
                        case "exception" -> exceptions;
                        case "courtesy" -> courtesies;
                        case "performed" -> performed;
                        default -> null;
                    });
            if (words.isPresent()) {
                words.get().add(line.get(1));
                continue;
            }
            Effect effect;
            try {
                effect = Effect.valueOf(line.get(2).toUpperCase(java.util.Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw line.wrong("planned, conditional, negated or background", line.get(2));
            }
            switch (line.get(0)) {
                case "governor" -> governors.put(line.get(1), effect);
                case "auxiliary" -> auxiliaries.put(line.get(1), effect);
                case "adverb" -> adverbs.put(line.get(1), effect);
                case "past" -> past.add(line.get(1));
                case "conjunction" -> conjunctions.put(line.get(1), effect);
                case "purpose" -> purposes.put(line.get(1), effect);
                default ->
                    throw line.wrong(
                            "governor, auxiliary, adverb, conjunction, purpose, past, exception, courtesy or performed",
                            line.get(0));
            }
        }
    }

    /** What the words around one predicate say, each with the word that says it. */
    private static final class Signs {
        Optional<Token> planned = Optional.empty();
        Optional<Token> conditional = Optional.empty();
        Optional<Token> negated = Optional.empty();
        Optional<Token> background = Optional.empty();

        /** A "not" that denies nothing. */
        Optional<Token> exception = Optional.empty();

        void add(Effect effect, Token token) {
            switch (effect) {
                case PLANNED -> planned = planned.or(() -> Optional.of(token));
                case CONDITIONAL -> conditional = conditional.or(() -> Optional.of(token));
                case BACKGROUND -> background = background.or(() -> Optional.of(token));
                case NEGATED ->
                    // Twice denied is not denied.
                    negated = negated.isPresent() ? Optional.empty() : Optional.of(token);
            }
        }
    }

    /** "the killing", "their raid": nobody plans or denies what the words take for known. */
    private static boolean isGiven(Tree tree, Token noun) {
        return !Tree.isRelated(noun, "nsubj", "nsubj:pass")
                && tree.hasChild(
                        noun,
                        child -> child.relation().equals("det")
                                && Set.of("the", "this", "these", "those").contains(tree.lower(child)));
    }

    /** A rule that asks for "no" or "not" has counted it already: "has no plans to" is a refusal, and it happened. */
    private static boolean countsNegation(Rule rule) {
        return rule.conditions().stream()
                .anyMatch(condition -> !condition.negated()
                        && (condition.values().contains("no")
                                || condition.values().contains("not")));
    }

    private static Optional<Judged> told(Optional<DateMention> date, Optional<LocalDate> reported) {
        if (date.isPresent() && reported.isEmpty() && date.get().date().precision() == EventDate.Precision.YEAR) {
            // A report without a day of its own: news names the year of what is long past.
            return Optional.of(
                    new Judged(Modality.BACKGROUND, new Ground.Words(date.get().evidence()), false));
        }
        if (date.isEmpty() || reported.isEmpty()) {
            return Optional.empty();
        }
        return date.get().date().last().isBefore(reported.get().minusDays(BACKGROUND_DAYS))
                ? Optional.of(new Judged(
                        Modality.BACKGROUND, new Ground.Words(date.get().evidence()), false))
                : Optional.empty();
    }

    Judged judge(Tree tree, Reading reading, Optional<DateMention> date, Optional<LocalDate> reported) {
        Signs signs = new Signs();
        if (!reading.isVerbal()) {
            nounSigns(tree, reading.token, signs);
        }
        if (!reading.isVerbal() && reading.light.isEmpty() && isGiven(tree, reading.token)) {
            return told(date, reported)
                    .orElseGet(() ->
                            new Judged(Modality.ASSERTED, new Ground.Inferred("the noun is taken for known"), false));
        }
        reading.light
                .filter(verb ->
                        !isGiven(tree, reading.token) && !Tree.lemma(verb).equals("go"))
                .map(verb -> governors.get(Tree.lemma(verb)))
                .ifPresent(effect -> signs.add(effect, reading.light.get()));
        climb(tree, reading.light.orElse(reading.isVerbal() ? reading.token : governor(tree, reading.token)), signs);
        if (countsNegation(reading.rule)) {
            signs.negated = Optional.empty();
        }
        boolean refused = signs.negated.isPresent() && signs.planned.isPresent() && signs.conditional.isEmpty();
        if (signs.negated.isPresent()) {
            return judged(Modality.NEGATED, tree, signs.negated.get(), refused);
        }
        if (signs.conditional.isPresent()) {
            return judged(Modality.CONDITIONAL, tree, signs.conditional.get(), false);
        }
        Optional<Judged> background = told(date, reported);
        if (background.isPresent()) {
            return background.get();
        }
        longAgo(tree, reading.clause(), signs);
        if (signs.background.isPresent() && signs.planned.isEmpty()) {
            return judged(Modality.BACKGROUND, tree, signs.background.get(), false);
        }
        if (signs.planned.isPresent()) {
            return judged(Modality.PLANNED, tree, signs.planned.get(), false);
        }
        return signs.exception
                .map(word -> judged(Modality.ASSERTED, tree, word, false))
                .orElseGet(() -> new Judged(Modality.ASSERTED, new Ground.Inferred("tense of the predicate"), false));
    }

    private void longAgo(Tree tree, Token top, Signs signs) {
        BitSet clause = tree.below(
                top, token -> Tree.isClause(token) || token.relation().equals("conj"));
        for (int id = 1; id < tree.tokens().size(); id++) {
            String pair = Tree.lemma(tree.token(id)) + " " + tree.lower(tree.token(id + 1));
            if (clause.get(id) && clause.get(id + 1) && past.contains(pair)) {
                signs.add(Effect.BACKGROUND, tree.token(id));
            }
        }
    }

    private static Judged judged(Modality modality, Tree tree, Token token, boolean refused) {
        return new Judged(modality, new Ground.Words(Evidence.of(token.span(), tree.text())), refused);
    }

    private void nounSigns(Tree tree, Token noun, Signs signs) {
        for (Token child : tree.children(noun)) {
            String word = tree.lower(child);
            if (child.relation().equals("det") && word.equals("no")
                    || child.relation().equals("case") && word.equals("without")) {
                signs.add(Effect.NEGATED, child);
            } else if (child.relation().equals("amod") || child.relation().equals("compound")) {
                Optional.ofNullable(adverbs.get(word)).ifPresent(effect -> signs.add(effect, child));
            }
        }
    }

    /** The verb that a noun depends on; the noun itself where there is none. */
    private static Token governor(Tree tree, Token noun) {
        Token each = noun;
        while (each.head() != 0 && Tree.isRelated(each, "nmod", "conj", "compound")) {
            each = tree.token(each.head());
        }
        return each.head() == 0 ? each : tree.token(each.head());
    }

    private void climb(Tree tree, Token start, Signs signs) {
        Token each = start;
        int steps = 0;
        while (steps++ < 8) {
            clauseSigns(tree, each, signs);
            if (each.head() == 0) {
                return;
            }
            Token head = tree.token(each.head());
            String lemma = Tree.lemma(head);
            if (each.id() == start.id()
                    && each.relation().equals("xcomp")
                    && performed.contains(Tree.lemma(start))
                    && courtesies.contains(lemma)) {
                return;
            }
            boolean infinitive = tree.hasChild(
                    each,
                    child ->
                            child.relation().equals("mark") && tree.lower(child).equals("to"));
            switch (each.relation()) {
                case "xcomp", "acl", "obj", "obl", "ccomp", "csubj" -> {
                    boolean governs = each.relation().equals("xcomp")
                            || (each.relation().equals("acl") && infinitive && !Tree.isRelativeClause(each))
                            || (infinitive && !Tree.isRelativeClause(each));
                    if (!governs) {
                        return;
                    }
                    if (each.id() != start.id() || steps >= 1) {
                        Optional.ofNullable(governors.get(lemma))
                                .filter(effect ->
                                        !lemma.equals("go") || tree.lower(head).equals("going"))
                                .ifPresent(effect -> signs.add(effect, head));
                    }
                    if (head.upos().equals("NOUN")) {
                        nounSigns(tree, head, signs);
                        if (Tree.isRelated(head, "obj") && head.head() != 0) {
                            purpose(tree.token(head.head()), signs);
                            each = tree.token(head.head());
                            continue;
                        }
                    }
                }
                case "conj" -> {
                    boolean shares = !tree.hasChild(each, child -> Tree.isRelated(child, "nsubj", "aux"));
                    if (!shares) {
                        return;
                    }
                }
                case "advcl" -> {
                    // "stopped short of breaking off relations"
                    Stream.concat(Stream.of(head), tree.children(head, "advmod").stream())
                            .filter(word -> tree.lower(word).equals("short"))
                            .findFirst()
                            .ifPresent(word -> signs.add(Effect.NEGATED, word));
                    if (!infinitive) {
                        return;
                    }
                    purpose(head, signs);
                }
                default -> {
                    return;
                }
            }
            each = head;
        }
    }

    private void purpose(Token verb, Signs signs) {
        Optional.ofNullable(purposes.get(Tree.lemma(verb))).ifPresent(effect -> signs.add(effect, verb));
    }

    /** "not only … but also" denies nothing. */
    private boolean isException(Tree tree, Token word, Signs signs) {
        boolean exception = word.id() < tree.tokens().size()
                && exceptions.contains(tree.lower(word) + " " + tree.lower(tree.token(word.id() + 1)));
        if (exception) {
            signs.exception = Optional.of(word);
        }
        return exception;
    }

    private void clauseSigns(Tree tree, Token verb, Signs signs) {
        boolean reported = isReported(tree, verb);
        boolean infinitive = tree.hasChild(
                verb,
                child -> child.relation().equals("mark") && tree.lower(child).equals("to"));
        if (infinitive) {
            // "is to travel"
            tree.children(verb, "aux", "cop").stream()
                    .filter(aux -> Set.of("is", "are", "was", "were").contains(tree.lower(aux)))
                    .findFirst()
                    .ifPresent(aux -> signs.add(Effect.PLANNED, aux));
        }
        for (Token child : tree.children(verb)) {
            String word = tree.lower(child);
            switch (child.relation()) {
                case "aux" -> {
                    if (word.equals("would")
                            || word.equals("'d") && child.xpos().equals("MD")) {
                        signs.add(reported ? Effect.PLANNED : Effect.CONDITIONAL, child);
                    } else {
                        Optional.ofNullable(auxiliaries.get(word)).ifPresent(effect -> signs.add(effect, child));
                    }
                }
                case "advmod", "neg", "cc" ->
                    Optional.ofNullable(adverbs.get(word))
                            .filter(effect -> !isException(tree, child, signs))
                            .ifPresent(effect -> signs.add(effect, child));
                case "mark" ->
                    Optional.ofNullable(conjunctions.get(word)).ifPresent(effect -> signs.add(effect, child));
                case "nsubj", "obj" -> {
                    tree.children(child, "det").stream()
                            .filter(det -> Set.of("no", "neither").contains(tree.lower(det)))
                            .findFirst()
                            .ifPresent(det -> signs.add(Effect.NEGATED, det));
                    // "has no plans": the plan is not of the verb's own act but of what hangs on it.
                    if (child.deprel().equals("obj") && Tree.lemma(verb).equals("have")) {
                        Optional.ofNullable(governors.get(Tree.lemma(child)))
                                .ifPresent(effect -> signs.add(effect, child));
                    }
                }
                default -> {}
            }
        }
    }

    /** "said it would": the future seen from the past, no supposition. */
    private static boolean isReported(Tree tree, Token verb) {
        Token each = verb;
        int steps = 0;
        while (each.head() != 0 && steps++ < 4) {
            if (tree.hasChild(
                    each,
                    child -> child.relation().equals("mark")
                            && List.of("if", "unless", "whether").contains(tree.lower(child)))) {
                return false;
            }
            if (tree.children(each, "advcl").stream()
                    .anyMatch(clause -> tree.introducer(clause)
                            .filter(word -> word.equals("if") || word.equals("unless"))
                            .isPresent())) {
                return false;
            }
            if (each.relation().equals("ccomp") || each.relation().equals("parataxis")) {
                return true;
            }
            if (!Set.of("conj", "xcomp").contains(each.relation())) {
                return false;
            }
            each = tree.token(each.head());
        }
        return tree.hasChild(each, child -> child.relation().equals("parataxis"));
    }
}
