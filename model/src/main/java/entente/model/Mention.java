package entente.model;

import java.util.Optional;

/**
 * A stretch of words that the reader takes for the name of something, or for a noun that stands for an actor ("rebels").
 *
 * @param probability between 0 and 1, of the kind
 * @param leaning how the words around it stand to it, where the reader saw that; of {@link Kind#ROLE} alone
 */
public record Mention(Span span, Kind kind, double probability, Optional<Leaning> leaning) {

    /**
     * How whoever speaks stands to what is named.
     *
     * @param stance favourable, opposed, neutral or mixed
     * @param probability between 0 and 1
     */
    public record Leaning(String stance, double probability) {
        public Leaning {
            Confidence.check(probability);
        }
    }

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

    public Mention(Span span, Kind kind, double probability) {
        this(span, kind, probability, Optional.empty());
    }
}
