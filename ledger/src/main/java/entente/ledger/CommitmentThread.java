package entente.ledger;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An offer, pledge, demand, threat, ultimatum, agreement, programme or accusation, and what came of it. Never a step without words.
 *
 * @param kind what opened it
 * @param by codes of those who opened it
 * @param to codes of those it was addressed to; of an agreement the parties themselves
 * @param object what it is about, in the words of the opening
 * @param condition in the words of the opening
 * @param deadline the day by which it is due
 * @param amount in the words of the opening
 * @param steps the opening first, then the others by day
 */
public record CommitmentThread(
        String id,
        String kind,
        SortedSet<String> by,
        SortedSet<String> to,
        String object,
        Optional<String> condition,
        Optional<LocalDate> deadline,
        Optional<String> amount,
        List<Step> steps)
        implements Comparable<CommitmentThread> {

    private static final String IGNORED = "ignored so far";

    /** What a step is for its thread. */
    public enum Part {
        OPENS,
        RESPONSE,
        PROGRESS,
        OUTCOME;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Part> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(part -> part.code().equals(code))
                    .findFirst();
        }
    }

    /**
     * @param result what it means for the thread: "offer", "declined", "kept"
     * @param who codes of those who made the step
     */
    public record Step(Part part, String result, SortedSet<String> who, MergedEvent event) {
        public Step {
            who = Collections.unmodifiableSortedSet(new TreeSet<>(who));
        }

        public LocalDate day() {
            return event.first().day();
        }
    }

    public CommitmentThread {
        by = Collections.unmodifiableSortedSet(new TreeSet<>(by));
        to = Collections.unmodifiableSortedSet(new TreeSet<>(to));
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.getFirst().part() != Part.OPENS) {
            throw new IllegalArgumentException("a thread begins with its opening, got " + steps);
        }
    }

    /**
     * The latest response (what was unanswered for a while is ignored only if nothing else came), of "declined, with a counter-threat" what stands before the comma. Where nobody answered in words:
     * "accepted" if the others did what was asked, or if it needs no answer; else "ignored so far".
     */
    public String response() {
        for (Step step : steps.reversed()) {
            if (step.part() == Part.RESPONSE && !step.result().equals(IGNORED)) {
                int comma = step.result().indexOf(',');
                return comma < 0 ? step.result() : step.result().substring(0, comma);
            }
        }
        boolean done = steps.stream()
                .anyMatch(step -> step.part() == Part.OUTCOME
                        && step.result().endsWith("kept")
                        && (kind.equals("demand") || kind.equals("offer")));
        return done || kind.equals("agreement") || kind.equals("programme") || kind.equals("pledge")
                ? "accepted"
                : IGNORED;
    }

    /** The latest outcome; "open" where none is told, or the latest says that something is left to do. */
    public String outcome() {
        for (Step step : steps.reversed()) {
            if (step.part() == Part.OUTCOME) {
                return step.result();
            }
        }
        return "open";
    }

    /** The outcome, or the response while it is open. */
    public String state() {
        return outcome().equals("open") ? response() + ", open" : outcome();
    }

    /** Whether it is open though its deadline has passed on {@code today}. */
    public boolean isOverdue(LocalDate today) {
        return outcome().equals("open") && deadline.map(today::isAfter).orElse(false);
    }

    @Override
    public int compareTo(CommitmentThread other) {
        int byOpening =
                steps.getFirst().event().compareTo(other.steps.getFirst().event());
        return byOpening != 0 ? byOpening : id.compareTo(other.id);
    }
}
