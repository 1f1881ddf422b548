package entente.code;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rule: predicates, the conditions on their surroundings, and what they then mean.
 *
 * @param section the clause of the codebook that the rule carries out
 * @param words the predicates, any of which will do
 * @param conditions all must hold; the rule with more of them is tried first
 * @param type empty for a rule that says "this is no act"
 * @param actors places where the doer is looked for
 * @param recipients places where the one it is done to is looked for
 * @param reciprocal all parties are actors and there is no recipient
 * @param places a place named as recipient stands for its state ("arrived in Haiti")
 * @param absorbs places whose own acts are part of this one and are not told again
 * @param yields places whose own act, if it is of the same type, is the one told: "were killed in an attack"
 * @param firm the rule stands whatever the reader saw: its words draw a boundary of the codebook by themselves
 * @param sure how sure the type is when the rule fits, 0 to 1
 * @param order place in the files, for rules with equally many conditions; below zero for rules of a codebook of the user's own,
 *     which are tried before all others
 */
record Rule(
        String id,
        String section,
        List<Word> words,
        List<Condition> conditions,
        Optional<String> type,
        List<String> modes,
        List<ModeIf> modeIfs,
        Roles actors,
        Roles recipients,
        boolean reciprocal,
        boolean places,
        Set<String> absorbs,
        Set<String> yields,
        boolean firm,
        double sure,
        int order) {

    enum Kind {
        VERB,
        NOUN,
        ADJ
    }

    /**
     * A predicate: "bomb", "carry_out", "hold:talk" (verb and object), "call&gt;for" (verb and preposition).
     *
     * @param modes that the word itself gives
     */
    record Word(Kind kind, String lemma, Optional<String> particle, List<Condition> conditions, List<String> modes) {}

    /** A mode that is added when the condition holds. */
    record ModeIf(String mode, Condition condition) {}

    /**
     * @param slots names of places, "obj"; any will do
     * @param values lemmas, kinds or types
     */
    record Condition(List<String> slots, Test test, Set<String> values, boolean negated) {}

    enum Test {
        /** One of the lemmas stands in the phrase. */
        HAS,
        /** One of the lemmas is the head. */
        HEAD,
        /** An actor of one of the kinds stands in the phrase. */
        IS,
        /** The place holds an act of one of the types, or "any". */
        CODES,
        /** The place is filled. */
        PRESENT
    }

    /** Ways to find a participant: the first that finds somebody; "+" joins places of one way. */
    record Roles(List<List<String>> ways) {
        static final Roles NOBODY = new Roles(List.of());
    }

    /** The same rule that looks for its parties elsewhere. */
    Rule withParties(Roles otherActors, Roles otherRecipients) {
        return new Rule(
                id,
                section,
                words,
                conditions,
                type,
                modes,
                modeIfs,
                otherActors,
                otherRecipients,
                reciprocal,
                places,
                absorbs,
                yields,
                firm,
                sure,
                order);
    }

    /**
     * How specific the rule is under one of its words: what the words must be counts more than that somebody is there, and what
     * must not be counts nothing.
     */
    int weight(Word word) {
        int weight = word.particle().isPresent() ? 3 : 0;
        for (Condition condition : conditions) {
            weight += weight(condition);
        }
        for (Condition condition : word.conditions()) {
            weight += weight(condition);
        }
        return weight;
    }

    private static int weight(Condition condition) {
        if (condition.negated()) {
            return 0;
        }
        return switch (condition.test()) {
            case PRESENT, IS -> 1;
            case HAS -> 2;
            case HEAD -> 3;
            case CODES -> 4;
        };
    }
}
