package entente.ledger;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * What passed between two in a week or month, beside what is usual for them.
 *
 * @param start first day of the week or month
 * @param events by quad class, at 1 to 4; at 0 those of types without one
 * @param intensity mean score; 0 where nothing happened
 * @param documents that were read of these days; where there are none, the count of nothing says nothing
 */
public record Indicator(LocalDate start, long[] events, long reports, double intensity, long documents) {

    /** Below this mean a change is not told: from one event to three is no tripling. */
    public static final double LEAST = 1.5;

    /** How much more or less than usual. */
    public sealed interface Change {

        /** @param factor of the usual; 2 is twice as many */
        record Factor(double factor, double usual) implements Change {}

        /** The mean before is below {@link #LEAST}, or too little of the time before was read. */
        record TooFew(double usual) implements Change {}
    }

    public Indicator {
        events = events.clone();
    }

    @Override
    public long[] events() {
        return events.clone();
    }

    public long total() {
        return Arrays.stream(events).sum();
    }

    /** Events for a thousand documents read: raw counts grow with the reading. */
    public double rate() {
        return documents == 0 ? 0 : 1000.0 * total() / documents;
    }

    /**
     * The change against the mean of the times before.
     *
     * @param all by start; times without an entry of which something was read count as nothing
     * @param read documents by start, for every time of which something was read
     * @param times how many before this one: 4 or 52 weeks
     */
    public Change against(
            SortedMap<LocalDate, Indicator> all, SortedMap<LocalDate, Long> read, int times, boolean byMonth) {
        double sum = 0;
        int known = 0;
        LocalDate day = start;
        for (int i = 0; i < times; i++) {
            day = byMonth ? day.minusMonths(1) : day.minusWeeks(1);
            if (read.getOrDefault(day, 0L) > 0) {
                known++;
                Indicator before = all.get(day);
                sum += before == null ? 0 : before.total();
            }
        }
        double usual = known == 0 ? 0 : sum / known;
        return 2 * known < times || usual < LEAST
                ? new Change.TooFew(usual)
                : new Change.Factor(total() / usual, usual);
    }
}
