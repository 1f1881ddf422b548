package entente.model;

/**
 * What a field that is more than a copy of words rests on: words, or a step of reasoning that is named.
 *
 * <p>"Asserted" rests on the tense of the verb; a country may rest on a title met earlier, a date on the dateline.
 */
public sealed interface Ground {

    /** The field is carried by these words. */
    record Words(Evidence evidence) implements Ground {}

    /**
     * The field was inferred.
     *
     * @param how the step, in words that a reader of the record understands: "dateline", "title in paragraph 1", "pronoun"
     */
    record Inferred(String how) implements Ground {
        public Inferred {
            if (how.isBlank()) {
                throw new IllegalArgumentException("an inference must say how it was made");
            }
        }
    }
}
