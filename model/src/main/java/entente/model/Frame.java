package entente.model;

import java.util.List;
import java.util.Optional;

/**
 * What the reader saw in one predicate: an act with its type, or the cue of a statement, and the words that fill its roles.
 *
 * @param kind whether the predicate tells an act or introduces a statement
 * @param predicate id of the token that carries it
 * @param type PLOVER type of an act; empty for a cue
 * @param modality of an act; empty for a cue
 * @param mode PLOVER mode of an act, where one fits
 * @param sourceKind of a statement: named, unnamed, collective, document, pronoun
 * @param roles in the order of the text
 * @param probability of kind and type, between 0 and 1
 */
public record Frame(
        Kind kind,
        int predicate,
        Optional<String> type,
        Optional<Modality> modality,
        Optional<String> mode,
        Optional<String> sourceKind,
        List<Role> roles,
        double probability) {

    public enum Kind {
        /** The predicate tells an act. */
        EVENT,
        /** The predicate is the cue of a statement. */
        STATEMENT,
        /** Reported words without a cue in their sentence: a quotation that goes on. The predicate is their head. */
        QUOTATION
    }

    /**
     * @param name actor, recipient, place, date for an act; source, content, addressee for a cue
     * @param first id of the first token
     * @param last id of the last token, inclusive
     */
    public record Role(String name, int first, int last, double probability) {
        public Role {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException(
                        "role %s needs 1 <= first <= last, got %d and %d".formatted(name, first, last));
            }
            Confidence.check(probability);
        }
    }

    public Frame {
        if ((kind == Kind.EVENT) != type.isPresent()) {
            throw new IllegalArgumentException(
                    "an act has a type and a cue has none, got %s with type %s".formatted(kind, type));
        }
        roles = List.copyOf(roles);
        Confidence.check(probability);
    }
}
