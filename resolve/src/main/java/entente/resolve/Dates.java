package entente.resolve;

import entente.model.DateMention;
import entente.model.EventDate;
import entente.model.EventDate.Precision;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the words that tell a time and reckons it from the document's date. Without that date only what is told in full is
 * kept: "19 November 2003", not "Monday".
 */
final class Dates {

    private static final Set<String> FUTURE = Set.of("will", "shall", "'ll", "wo");

    /** "the day before." ends there; "the day before the vote" is told by the vote. */
    private static final Set<String> ENDS = Set.of(".", ",", ";", "\"", "”", "");

    private final List<DateRule> rules = DateRule.load();

    List<DateMention> of(List<Tree> trees, Optional<LocalDate> date) {
        List<DateMention> mentions = new ArrayList<>();
        Optional<EventDate> told = Optional.empty();
        for (Tree tree : trees) {
            for (int first = 1; first <= tree.size(); first++) {
                Optional<DateMention> best = Optional.empty();
                int end = first;
                for (DateRule rule : rules) {
                    int last = first + rule.elements().size() - 1;
                    if (tree.lowerOr(last).equals("before") && !ENDS.contains(tree.lowerOr(last + 1))) {
                        continue;
                    }
                    if (best.isPresent() && last <= end) {
                        continue;
                    }
                    Optional<DateRule.Caught> caught = rule.at(tree, first);
                    if (caught.isEmpty()) {
                        continue;
                    }
                    Optional<EventDate> meant = meant(rule.meaning(), caught.get(), date, told, isFuture(tree, first));
                    if (meant.isPresent()) {
                        best = Optional.of(new DateMention(tree.evidence(first, last), tree.index(), meant.get()));
                        end = last;
                    }
                }
                if (best.isPresent()) {
                    mentions.add(best.get());
                    told = Optional.of(best.get().date());
                    first = end;
                }
            }
        }
        return mentions;
    }

    /** Whether the verb that governs these words looks ahead. */
    private static boolean isFuture(Tree tree, int token) {
        int verb = token;
        for (int steps = 0; steps < 12 && verb > 0 && !tree.isVerb(verb); steps++) {
            verb = tree.head(verb);
        }
        if (verb <= 0) {
            return false;
        }
        for (int child : tree.children(verb)) {
            if (tree.is(child, "aux") && FUTURE.contains(tree.lower(child))) {
                return true;
            }
        }
        String lower = tree.lower(verb);
        return lower.equals("scheduled")
                || lower.equals("expected")
                || lower.equals("due")
                || tree.token(verb).deprel().equals("xcomp") && tree.child(verb, "mark") > 0;
    }

    private static Optional<EventDate> meant(
            List<String> meaning,
            DateRule.Caught caught,
            Optional<LocalDate> date,
            Optional<EventDate> told,
            boolean future) {
        try {
            return switch (meaning.getFirst()) {
                case "day" -> day(caught, date, future);
                case "month" -> month(caught, meaning.size() > 1 ? meaning.get(1) : "near", date, future);
                case "year" -> Optional.of(new EventDate(LocalDate.of(caught.year(), 1, 1), Precision.YEAR));
                case "decade" -> Optional.of(new EventDate(LocalDate.of(caught.decade(), 1, 1), Precision.DECADE));
                case "weekday" -> date.map(today -> weekday(caught.weekday(), meaning.get(1), today, future));
                case "shift" -> date.map(today -> shifted(today, meaning, caught));
                case "after" ->
                    told.filter(known -> known.precision() == Precision.DAY)
                            .map(EventDate::first)
                            .or(() -> date)
                            .map(anchor -> shifted(anchor, meaning, caught));
                default ->
                    throw new IllegalStateException(
                            "dates.tsv: expected day, month, year, decade, weekday, shift or after, found " + meaning);
            };
        } catch (DateTimeException e) {
            // "31 June" is no day.
            return Optional.empty();
        }
    }

    private static Optional<EventDate> day(DateRule.Caught caught, Optional<LocalDate> date, boolean future) {
        if (caught.year() > 0) {
            return Optional.of(new EventDate(LocalDate.of(caught.year(), caught.month(), caught.day()), Precision.DAY));
        }
        return date.map(today -> {
            LocalDate here = LocalDate.of(today.getYear(), caught.month(), Math.min(caught.day(), 28))
                    .withDayOfMonth(caught.day());
            return new EventDate(nearest(here, today, future), Precision.DAY);
        });
    }

    /** Of the years before, of and after: the one that brings it nearest, ahead only a little unless the verb looks ahead. */
    private static LocalDate nearest(LocalDate day, LocalDate today, boolean future) {
        LocalDate best = day;
        long bestDistance = Long.MAX_VALUE;
        for (int years = -1; years <= 1; years++) {
            LocalDate candidate = day.plusYears(years);
            long days = ChronoUnit.DAYS.between(today, candidate);
            long distance = days <= 0 ? (future ? -days * 4 : -days) : future ? days : days * 2;
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static Optional<EventDate> month(
            DateRule.Caught caught, String direction, Optional<LocalDate> date, boolean future) {
        if (caught.year() > 0) {
            return Optional.of(new EventDate(LocalDate.of(caught.year(), caught.month(), 1), Precision.MONTH));
        }
        return date.map(today -> {
            LocalDate thisYear = LocalDate.of(today.getYear(), caught.month(), 1);
            LocalDate month = today.withDayOfMonth(1);
            LocalDate first = switch (direction) {
                case "past" -> thisYear.isBefore(month) ? thisYear : thisYear.minusYears(1);
                case "next" -> thisYear.isAfter(month) ? thisYear : thisYear.plusYears(1);
                default -> nearest(thisYear, month, future);
            };
            return new EventDate(first, Precision.MONTH);
        });
    }

    private static EventDate weekday(int weekday, String direction, LocalDate today, boolean future) {
        DayOfWeek day = DayOfWeek.of(weekday);
        LocalDate first = switch (direction) {
            case "past" -> today.with(TemporalAdjusters.previous(day));
            case "next" -> today.with(TemporalAdjusters.next(day));
            default -> today.with(future ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.previousOrSame(day));
        };
        return new EventDate(first, Precision.DAY);
    }

    private static EventDate shifted(LocalDate anchor, List<String> meaning, DateRule.Caught caught) {
        String amount = meaning.get(1).replace("$number", String.valueOf(caught.number()));
        long by = Long.parseLong(amount);
        return switch (meaning.get(2).toLowerCase(Locale.ROOT)) {
            case "day" -> new EventDate(anchor.plusDays(by), Precision.DAY);
            case "week" ->
                new EventDate(
                        anchor.plusWeeks(by).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), Precision.WEEK);
            case "month" -> new EventDate(anchor.plusMonths(by).withDayOfMonth(1), Precision.MONTH);
            case "year" -> new EventDate(anchor.plusYears(by).withDayOfYear(1), Precision.YEAR);
            case "decade" -> {
                LocalDate then = anchor.plusYears(10 * by).withDayOfYear(1);
                yield new EventDate(then.withYear(then.getYear() / 10 * 10), Precision.DECADE);
            }
            default ->
                throw new IllegalStateException(
                        "dates.tsv: expected day, week, month, year or decade, found " + meaning);
        };
    }
}
