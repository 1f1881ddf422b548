package entente.ledger;

import java.util.List;

/**
 * Two sides of one matter that do not go together. Both stand; which is right is not for the record to say.
 *
 * @param kind office, membership, border … as the coder noted it against the registry; numbers, parties, date, denial or
 *     correction where reports disagree with each other
 * @param about what it is about, in a few words
 * @param sides at least two; the registry's knowledge counts as one
 */
public record Contradiction(String kind, String about, List<Side> sides) implements Comparable<Contradiction> {

    /**
     * @param whose outlet, or the table of the registry
     * @param document id of the report; empty for the registry
     */
    public record Side(String whose, String document, String words) {}

    public Contradiction {
        sides = List.copyOf(sides);
        if (sides.size() < 2) {
            throw new IllegalArgumentException("a contradiction has two sides at least, got " + sides);
        }
    }

    @Override
    public int compareTo(Contradiction other) {
        int byKind = kind.compareTo(other.kind);
        int byAbout = byKind != 0 ? byKind : about.compareTo(other.about);
        return byAbout != 0 ? byAbout : sides.toString().compareTo(other.sides.toString());
    }
}
