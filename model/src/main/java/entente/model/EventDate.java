package entente.model;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * A time as precise as the text gives it.
 *
 * @param first the first day it may mean
 * @param precision how long a time is meant; the last day follows from it
 */
public record EventDate(LocalDate first, Precision precision) {

    public enum Precision {
        DAY,
        WEEK,
        MONTH,
        YEAR,
        DECADE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** ISO 8601 as far as it is known: 2003-11-19, 2003-W49, 2003-12, 2004, 199. */
    public String value() {
        return switch (precision) {
            case DAY -> first.toString();
            case WEEK ->
                "%d-W%02d"
                        .formatted(first.get(IsoFields.WEEK_BASED_YEAR), first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> first.toString().substring(0, 7);
            case YEAR -> first.toString().substring(0, 4);
            case DECADE -> first.toString().substring(0, 3);
        };
    }

    /** The last day it may mean. */
    public LocalDate last() {
        return switch (precision) {
            case DAY -> first;
            case WEEK -> first.plusDays(6);
            case MONTH -> first.plusMonths(1).minusDays(1);
            case YEAR -> first.plusYears(1).minusDays(1);
            case DECADE -> first.plusYears(10).minusDays(1);
        };
    }
}
