package entente.ledger;

import entente.model.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One act, told once or often.
 *
 * @param id made of its first telling's
 * @param acts the tellings, earliest first; never empty
 * @param independent how many of the reports that tell it stand by themselves ({@link Independence})
 */
public record MergedEvent(String id, List<Act> acts, int independent) implements Comparable<MergedEvent> {

    public MergedEvent {
        acts = acts.stream().sorted().toList();
        if (acts.isEmpty() || independent < 1 || independent > acts.size()) {
            throw new IllegalArgumentException("a merged event needs 1 <= independent <= tellings, got %d of %d"
                    .formatted(independent, acts.size()));
        }
    }

    static MergedEvent of(List<Act> acts, int independent) {
        return new MergedEvent(id(acts.stream().sorted().findFirst().orElseThrow()), acts, independent);
    }

    /** The id of the event whose first telling this is. */
    public static String id(Act first) {
        return "m-" + Digest.of(first.id()).prefix(10);
    }

    /** The earliest telling. */
    public Act first() {
        return acts.getFirst();
    }

    /** The earliest of the tellings that name most of its parties; a headline says less than any other. */
    public Act fullest() {
        return fullest(acts);
    }

    /** The fullest of the tellings in the report that told it first. */
    Act fullestOfFirst() {
        return fullest(acts.stream()
                .filter(act -> act.digest().equals(first().digest()))
                .toList());
    }

    private static Act fullest(List<Act> acts) {
        Act fullest = acts.getFirst();
        for (Act act : acts) {
            // "Envoy meets …" of a headline is what the text tells it to be.
            boolean headed = !act.type().equals(fullest.type()) && act.isHeadline() != fullest.isHeadline();
            boolean fuller = headed
                    ? fullest.isHeadline()
                    : sides(act) > sides(fullest)
                            || sides(act) == sides(fullest) && fullest.isHeadline() && !act.isHeadline();
            if (fuller) {
                fullest = act;
            }
        }
        return fullest;
    }

    private static int sides(Act act) {
        return act.parties().size() + (act.isBetween() || act.actors().size() > 1 ? 1 : 0);
    }

    /** Mean of the tellings' scores, −10 to +10. */
    public double intensity() {
        return acts.stream().mapToDouble(Act::intensity).average().orElse(0);
    }

    /** Digests of the reports. */
    public SortedSet<String> reports() {
        return acts.stream().map(Act::digest).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The words of each telling, one to a report. */
    public List<Act> evidences() {
        List<Act> evidences = new ArrayList<>();
        SortedSet<String> seen = new TreeSet<>();
        for (Act act : acts) {
            if (seen.add(act.digest())) {
                evidences.add(act);
            }
        }
        return evidences;
    }

    @Override
    public int compareTo(MergedEvent other) {
        return first().compareTo(other.first());
    }
}
