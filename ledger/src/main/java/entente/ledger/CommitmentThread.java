package entente.ledger;

import java.util.List;
import java.util.SortedSet;

/**
 * An offer, demand, threat or ceasefire and what came of it. Never a step without words.
 *
 * @param kind offer, demand, threat or ceasefire
 * @param by codes of those who opened it
 * @param to codes of those it was addressed to
 * @param steps the opening first, then responses and outcomes by day
 */
public record CommitmentThread(String id, String kind, SortedSet<String> by, SortedSet<String> to, List<Step> steps)
        implements Comparable<CommitmentThread> {

    /**
     * @param step opens, response or outcome
     * @param result what it means for the thread: "offer", "declined", "carried out"
     */
    public record Step(String step, String result, MergedEvent event) {}

    public CommitmentThread {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !steps.getFirst().step().equals("opens")) {
            throw new IllegalArgumentException("a thread begins with its opening, got " + steps);
        }
    }

    /** The result of the latest outcome, or of the latest response, or "open". */
    public String state() {
        for (String wanted : List.of("outcome", "response")) {
            for (Step step : steps.reversed()) {
                if (step.step().equals(wanted)) {
                    return step.result();
                }
            }
        }
        return "open";
    }

    @Override
    public int compareTo(CommitmentThread other) {
        int byOpening =
                steps.getFirst().event().compareTo(other.steps.getFirst().event());
        return byOpening != 0 ? byOpening : id.compareTo(other.id);
    }
}
