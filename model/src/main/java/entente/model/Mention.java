package entente.model;

/**
 * A stretch of words that the reader takes for the name of something, or for a noun that stands for an actor ("rebels").
 *
 * @param probability between 0 and 1, of the kind
 */
public record Mention(Span span, Kind kind, double probability) {

    public enum Kind {
        PERSON,
        ORGANISATION,
        /** A country, region or city that can act ("Russia", "Moscow"). */
        STATE,
        /** A nationality or group word: "Kyrgyz", "Kurds". */
        NATIONALITY,
        PLACE,
        DATE,
        /** A role noun that stands for an actor: "the rebels", "a NATO official". */
        ROLE,
        /** A named happening, work, law or thing. */
        OTHER
    }

    public Mention {
        Confidence.check(probability);
    }
}
