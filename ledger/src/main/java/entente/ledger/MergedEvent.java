package entente.ledger;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One act, told by one report or by many.
 *
 * @param acts the reports' own codings, earliest first; never empty
 * @param independent how many of the reports are not copies of another
 */
public record MergedEvent(List<Act> acts, int independent) implements Comparable<MergedEvent> {

    public MergedEvent {
        acts = List.copyOf(acts);
        if (acts.isEmpty() || independent < 1 || independent > acts.size()) {
            throw new IllegalArgumentException("a merged event needs 1 <= independent <= reports, got %d of %d"
                    .formatted(independent, acts.size()));
        }
    }

    /** The earliest telling. */
    public Act first() {
        return acts.getFirst();
    }

    public SortedSet<String> documents() {
        return acts.stream().map(Act::document).collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    @Override
    public int compareTo(MergedEvent other) {
        return first().compareTo(other.first());
    }
}
