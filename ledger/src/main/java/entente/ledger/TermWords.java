package entente.ledger;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Condition, deadline and amount of a commitment in the words of its sentence, where the coder gave none. */
final class TermWords {

    private static final String MONTH =
            "(january|february|march|april|may|june|july|august|september|october|november|december)";
    private static final String BEFORE =
            "(?:by|until|before|no later than|not later than|on|from|for|from midnight on|at midnight on)";
    private static final Pattern DAY_MONTH = Pattern.compile(BEFORE + " (\\d{1,2}) " + MONTH);
    private static final Pattern MONTH_DAY = Pattern.compile(BEFORE + " " + MONTH + " (\\d{1,2})\\b");
    private static final Pattern END_OF = Pattern.compile("(?:by|before|until) the end of " + MONTH);
    private static final Pattern MIDDLE_OF = Pattern.compile("(?:by|before|until) (?:the middle of|mid-) ?" + MONTH);
    private static final Pattern WEEKDAY =
            Pattern.compile(BEFORE + " (?:next )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b");
    private static final Pattern AFTER_START = Pattern.compile(
            "within (?:the )?(a|one|two|three|four|five|six|\\d+) (day|week|month|year)s? "
                    + "(?:of|after|from) (?:the )?(?:start|beginning|signing|entry into force|end) of (?:the |an? )?(?:\\p{L}+ )?(truce|ceasefire|cease-fire|agreement|accord|deal|treaty)\\b");
    private static final Pattern BEFORE_MONTH = Pattern.compile("before " + MONTH + "\\b");
    private static final Pattern WITHIN =
            Pattern.compile("within (?:the )?(?:next )?(a|one|two|three|four|five|six|\\d+) (day|week|month|year)s?");
    private static final Pattern NEXT_YEAR = Pattern.compile("\\bnext year\\b");
    private static final Pattern CONDITION = Pattern.compile(
            "\\b(?:if|unless|provided that|on condition that|as long as|as soon as|once|in return for|in exchange for)\\b[^,.;]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT = Pattern.compile(
            "\\b(?:\\d[\\d,.]*\\d|\\d|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)"
                    + "(?: (?:million|billion|thousand|hundred))?"
                    + " (?!days?\\b|weeks?\\b|months?\\b|years?\\b|sides?\\b|countries\\b|states\\b|other\\b|of\\b|January\\b|February\\b|March\\b|April\\b"
                    + "|in\\b|and\\b|the\\b|to\\b|for\\b|from\\b|at\\b|on\\b|by\\b|May\\b|June\\b|July\\b|August\\b|September\\b|October\\b|November\\b|December\\b)\\p{L}+(?: of \\p{L}+)?");
    private static final Map<String, Integer> COUNTS =
            new TreeMap<>(Map.of("a", 1, "one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6));

    private TermWords() {}

    static Optional<String> condition(Act act) {
        return act.terms().condition().or(() -> first(CONDITION, act.words()));
    }

    static Optional<String> amount(Act act) {
        return act.terms().amount().or(() -> first(AMOUNT, after(act)));
    }

    private static Optional<String> first(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
    }

    private static String after(Act act) {
        int at = act.words().indexOf(act.trigger());
        return at < 0 ? act.words() : act.words().substring(at);
    }

    /** The day that the words name, the first of its name after the act; the last of a month or year; empty if they name none. */
    static Optional<LocalDate> deadline(Act act) {
        return deadline(act, act.terms().deadline().map(told -> told + " . ").orElse("") + after(act))
                .or(() -> deadline(act, act.words()));
    }

    private static Optional<LocalDate> deadline(Act act, String words) {
        String small = words.toLowerCase(Locale.ROOT);
        Matcher found = DAY_MONTH.matcher(small);
        if (found.find()) {
            return day(found.group(2), found.group(1), act.day());
        }
        found = MONTH_DAY.matcher(small);
        if (found.find()) {
            return day(found.group(1), found.group(2), act.day());
        }
        found = END_OF.matcher(small);
        if (found.find()) {
            return day(found.group(1), "1", act.day())
                    .map(first -> first.plusMonths(1).minusDays(1));
        }
        found = MIDDLE_OF.matcher(small);
        if (found.find()) {
            return day(found.group(1), "15", act.day());
        }
        found = BEFORE_MONTH.matcher(small);
        if (found.find()) {
            return day(found.group(1), "1", act.day()).map(first -> first.minusDays(1));
        }
        found = WITHIN.matcher(small);
        if (found.find()) {
            return Optional.of(later(act.day(), found.group(1), found.group(2)));
        }
        if (NEXT_YEAR.matcher(small).find()) {
            return Optional.of(LocalDate.of(act.day().getYear() + 1, Month.DECEMBER, 31));
        }
        return Optional.empty();
    }

    private static LocalDate later(LocalDate day, String number, String unit) {
        int count = COUNTS.containsKey(number)
                ? COUNTS.getOrDefault(number, 1)
                : Integer.parseInt(number.substring(0, Math.min(4, number.length())));
        return switch (unit) {
            case "day" -> day.plusDays(count);
            case "week" -> day.plusWeeks(count);
            case "month" -> day.plusMonths(count);
            default -> day.plusYears(count);
        };
    }

    /** Whether the words count from something else than themselves: "within three weeks of the start of the truce". */
    static boolean countsFromAnother(Act act) {
        return AFTER_START.matcher(act.words().toLowerCase(Locale.ROOT)).find();
    }

    /** The day by which it is due if that from which it counts begins on {@code start}. */
    static Optional<LocalDate> deadline(Act act, LocalDate start) {
        Matcher found = AFTER_START.matcher(act.words().toLowerCase(Locale.ROOT));
        return found.find() ? Optional.of(later(start, found.group(1), found.group(2))) : Optional.empty();
    }

    /** The next day of that name after the words were told: "at midnight on Monday". */
    static Optional<LocalDate> weekday(Act act) {
        Matcher found = WEEKDAY.matcher(act.words().toLowerCase(Locale.ROOT));
        return found.find()
                ? Optional.of(act.reported()
                        .with(TemporalAdjusters.next(
                                DayOfWeek.valueOf(found.group(1).toUpperCase(Locale.ROOT)))))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String month, String day, LocalDate after) {
        try {
            LocalDate named =
                    LocalDate.of(after.getYear(), Month.valueOf(month.toUpperCase(Locale.ROOT)), Integer.parseInt(day));
            // What lies long before the act is of the next year; what lies shortly before is no deadline.
            if (named.isBefore(after.minusMonths(6))) {
                named = named.plusYears(1);
            }
            return named.isAfter(after) ? Optional.of(named) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
