package entente.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as datelines, file names and addresses write them. What is no day of the calendar is no date. */
final class Dates {

    static final int FIRST_YEAR = 1500;
    static final int LAST_YEAR = 2200;

    private static final String MONTH =
            "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
    private static final String WEEKDAY = "(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,? +)?";

    /** A date in words, not anchored; whether it is a day of the calendar is told by {@link #parse}. */
    static final String WORDS =
            "(?i:" + WEEKDAY + "(?:(?:" + MONTH + "\\b\\.? *\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? +" + MONTH
                    + "\\b\\.?)(?:,? *\\d{4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}))";

    /** A month's name, for telling "Dec" from a region. */
    static final String MONTH_NAME = "(?i:" + MONTH + ")\\b";

    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?i)(" + MONTH + ")\\b\\.? *(\\d{1,2})(?:st|nd|rd|th)?(?:,? *(\\d{4}))?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?i)(\\d{1,2})(?:st|nd|rd|th)? +(" + MONTH + ")\\b\\.?(?:,? *(\\d{4}))?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern IN_NAME = Pattern.compile("(?<!\\d)(\\d{4})([-_.]?)(\\d{2})\\2(\\d{2})(?!\\d)");
    private static final Pattern IN_URL = Pattern.compile("(?<!\\d)(\\d{4})([/-])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern IN_URL_DAY_FIRST = Pattern.compile("/(\\d{2})/(\\d{2})/(\\d{4})(?!\\d)");

    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?\\d{6}Z?)?");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?: .*)?");
    private static final Pattern HAS_WORD = Pattern.compile("\\p{L}{3}");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** A day, its year perhaps not told. */
    record Day(MonthDay day, Optional<Integer> year) {

        Optional<LocalDate> full() {
            return year.flatMap(y -> date(y, day.getMonthValue(), day.getDayOfMonth()));
        }

        /**
         * The day in the year that brings it nearest to {@code published}; empty if that is more than half a year away,
         * which cannot be, or if the day is 29 February and no near year has one.
         */
        Optional<LocalDate> near(LocalDate published) {
            Optional<LocalDate> best = Optional.empty();
            for (int y = published.getYear() - 1; y <= published.getYear() + 1; y++) {
                Optional<LocalDate> candidate = date(y, day.getMonthValue(), day.getDayOfMonth());
                if (candidate.isPresent()
                        && (best.isEmpty() || distance(candidate.get(), published) < distance(best.get(), published))) {
                    best = candidate;
                }
            }
            return best;
        }

        private static long distance(LocalDate a, LocalDate b) {
            return Math.abs(ChronoUnit.DAYS.between(a, b));
        }
    }

    private Dates() {}

    /** The day that {@code words} tell, as {@link #WORDS} finds them. */
    static Optional<Day> parse(String words) {
        Matcher iso = ISO.matcher(words);
        if (iso.find()) {
            return day(iso.group(2), iso.group(3), iso.group(1));
        }
        Matcher dotted = DOTTED.matcher(words);
        if (dotted.find()) {
            return day(dotted.group(2), dotted.group(1), dotted.group(3));
        }
        // The day before the month first: in "3 Dec 2003" the other order would read "Dec 20".
        Matcher dayFirst = DAY_FIRST.matcher(words);
        if (dayFirst.find()) {
            return day(month(dayFirst.group(2)), dayFirst.group(1), dayFirst.group(3));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(words);
        if (monthFirst.find()) {
            return day(month(monthFirst.group(1)), monthFirst.group(2), monthFirst.group(3));
        }
        return Optional.empty();
    }

    /** The date in a file's name: "nato-csto-2003-12-03", "20031203_minsk". */
    static Optional<LocalDate> inFileName(String name) {
        return first(IN_NAME.matcher(name), 1, 3, 4);
    }

    /** The date in an address: "/2009/05/14/", "2022-07-07"; "/13/07/2022/" only where the day cannot be a month. */
    static Optional<LocalDate> inUrl(String url) {
        Optional<LocalDate> found = first(IN_URL.matcher(url), 1, 3, 4);
        if (found.isPresent()) {
            return found;
        }
        Matcher dayFirst = IN_URL_DAY_FIRST.matcher(url);
        if (dayFirst.find() && Integer.parseInt(dayFirst.group(1)) > 12) {
            return date(
                    Integer.parseInt(dayFirst.group(3)),
                    Integer.parseInt(dayFirst.group(2)),
                    Integer.parseInt(dayFirst.group(1)));
        }
        return Optional.empty();
    }

    /** A date as a field of a JSON record gives it: a day, or an instant of which the day is taken. */
    static Optional<LocalDate> given(String value) {
        Matcher iso = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ].*)?").matcher(value.strip());
        return iso.matches() ? first(iso.reset(), 1, 2, 3) : Optional.empty();
    }

    /** Whether news can be of that day. */
    static boolean isPlausible(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /**
     * A date as tables, archives and interfaces write it: all of {@link #given}; 20031203 and 20031203140500; words with a
     * full date in them, "Wednesday, 3 December 2003 14:05 GMT"; 12/31/2003 and 31/12/2003 where only one reading is a day.
     */
    static Optional<LocalDate> told(String value) {
        String words = value.strip();
        Matcher compact = COMPACT.matcher(words);
        if (compact.matches()) {
            return first(compact.reset(), 1, 2, 3);
        }
        Matcher slashed = SLASHED.matcher(words);
        if (slashed.matches()) {
            int first = Integer.parseInt(slashed.group(1));
            int second = Integer.parseInt(slashed.group(2));
            int year = Integer.parseInt(slashed.group(3));
            return first > 12 || first == second
                    ? date(year, second, first)
                    : second > 12 ? date(year, first, second) : Optional.empty();
        }
        Optional<LocalDate> iso = given(words);
        return iso.isPresent() || !HAS_WORD.matcher(words).find()
                ? iso
                : parse(words).flatMap(Day::full);
    }

    private static Optional<LocalDate> first(Matcher matcher, int year, int month, int day) {
        while (matcher.find()) {
            Optional<LocalDate> date = date(
                    Integer.parseInt(matcher.group(year)),
                    Integer.parseInt(matcher.group(month)),
                    Integer.parseInt(matcher.group(day)));
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static String month(String name) {
        return String.valueOf(MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1);
    }

    private static Optional<Day> day(String month, String day, @org.jspecify.annotations.Nullable String year) {
        try {
            Day found = new Day(
                    MonthDay.of(Integer.parseInt(month), Integer.parseInt(day)),
                    Optional.ofNullable(year).map(Integer::valueOf));
            return found.year().isPresent() && found.full().isEmpty() ? Optional.empty() : Optional.of(found);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
