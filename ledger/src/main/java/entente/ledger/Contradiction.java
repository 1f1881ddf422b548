package entente.ledger;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Sides of one matter that do not go together. All stand; which is right is not for the record to say.
 *
 * @param id stays the same as long as the first telling of the matter does: {@code c-…}
 * @param kind office, membership, border … as the coder noted it against the registry; numbers, parties, date, denial or
 *     correction where reports disagree with each other
 * @param about what it is about, in a few words
 * @param day of the latest report among them; empty if it has none
 * @param parties codes of those whom it concerns
 * @param sides at least two; the registry's knowledge counts as one
 * @param more how many further sides there are, where there are too many to tell
 */
public record Contradiction(
        String id,
        String kind,
        String about,
        Optional<LocalDate> day,
        SortedSet<String> parties,
        List<Side> sides,
        int more)
        implements Comparable<Contradiction> {

    /**
     * @param whose outlet, or the table of the registry
     * @param document id of the report; empty for the registry
     * @param digest of the report's text; empty for the registry
     * @param start where the words begin in the report's text
     * @param end where they end
     */
    public record Side(String whose, String document, String digest, int start, int end, String words) {}

    public Contradiction {
        sides = List.copyOf(sides);
        parties = Collections.unmodifiableSortedSet(new TreeSet<>(parties));
        if (sides.size() < 2) {
            throw new IllegalArgumentException("a contradiction has two sides at least, got " + sides);
        }
    }

    @Override
    public int compareTo(Contradiction other) {
        int byKind = kind.compareTo(other.kind);
        int byAbout = byKind != 0 ? byKind : about.compareTo(other.about);
        int bySides = byAbout != 0 ? byAbout : sides.toString().compareTo(other.sides.toString());
        return bySides != 0 ? bySides : id.compareTo(other.id);
    }
}
