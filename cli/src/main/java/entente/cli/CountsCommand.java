package entente.cli;

import entente.ledger.Indicator;
import entente.resolve.Membership;
import entente.resolve.Registry;
import entente.store.PairCount;
import entente.store.PlaceCount;
import entente.store.RecordException;
import entente.store.RecordStore;
import entente.store.Taking;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts over time: of a pair by quad class, of a country by type. */
@Command(
        name = "counts",
        mixinStandardHelpOptions = true,
        description = {
            "Counts by week or month: of two parties by quad class with mean intensity and what is usual for them, or of one",
            "country by region and type, domestic events included. Times of which nothing was read are marked."
        })
final class CountsCommand implements Callable<Integer> {

    private static final int SHOWN = 26;

    @Parameters(index = "0", paramLabel = "CODE", description = "a state or an organisation; alone: a country")
    private String one = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CODE", description = "another")
    private Optional<String> other = Optional.empty();

    @Option(names = "--by", paramLabel = "TIME", defaultValue = "week", description = "week (default) or month")
    private String by = "week";

    @Option(
            names = "--include",
            split = ",",
            paramLabel = "WHO",
            description = {
                "who counts for a state or organisation beside itself: people (its officials and spokesmen), bodies",
                "(its groups and organs), members (its member states on the day); none of them: --include none.",
                "Without this: all that bear its code."
            })
    private List<String> include = new ArrayList<>();

    @Option(names = "--all", description = "every week or month, not the last " + SHOWN)
    private boolean all;

    @Mixin
    private RecordOption record = new RecordOption();

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        if (!by.equals("week") && !by.equals("month")) {
            throw new UsableMessage("--by: expected week or month, found \"%s\"".formatted(by));
        }
        for (String who : include) {
            if (!Set.of("people", "bodies", "members", "none").contains(who)) {
                throw new UsableMessage(
                        "--include: expected people, bodies, members or none, found \"%s\"".formatted(who));
            }
        }
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            String first = one.toUpperCase(Locale.ROOT);
            if (other.isPresent()) {
                pair(screen, store, first, other.get().toUpperCase(Locale.ROOT));
            } else {
                place(screen, store, first);
            }
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private boolean byMonth() {
        return by.equals("month");
    }

    private LocalDate start(LocalDate day) {
        return byMonth() ? day.withDayOfMonth(1) : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private SortedMap<LocalDate, Long> read(RecordStore store) {
        SortedMap<LocalDate, Long> read = new TreeMap<>();
        store.reading().forEach((day, documents) -> read.merge(start(day), documents, Long::sum));
        return read;
    }

    private void pair(Screen screen, RecordStore store, String first, String second) {
        List<PairCount> counts =
                include.isEmpty() ? store.counts(first, second, byMonth()) : included(store, first, second);
        SortedMap<LocalDate, Long> read = read(store);
        SortedMap<LocalDate, Indicator> table = new TreeMap<>();
        TreeSet<LocalDate> starts = new TreeSet<>(read.keySet());
        counts.forEach(count -> starts.add(count.start()));
        for (LocalDate start : starts) {
            long[] events = new long[5];
            long reports = 0;
            double sum = 0;
            for (PairCount count : counts) {
                if (count.start().equals(start)) {
                    events[count.quad()] += count.events();
                    reports += count.reports();
                    sum += count.intensity();
                }
            }
            long total = java.util.Arrays.stream(events).sum();
            table.put(
                    start,
                    new Indicator(start, events, reports, total == 0 ? 0 : sum / total, read.getOrDefault(start, 0L)));
        }
        screen.heading("%s and %s by %s%s"
                .formatted(first, second, by, include.isEmpty() ? "" : ", including " + String.join(", ", include)));
        if (counts.isEmpty()) {
            screen.line("Nothing told as done passed between them in what was read.");
            return;
        }
        for (String code : List.of(first, second)) {
            store.firstSeen(code)
                    .filter(week -> store.lastDay()
                            .map(last -> week.isAfter(last.minusWeeks(4)))
                            .orElse(false))
                    .ifPresent(week -> screen.line(
                            screen.ink(Ink.WARNING, "%s is new: first seen in the week of %s".formatted(code, week))));
        }
        screen.line(screen.ink(
                Ink.FAINT,
                "%-11s %21s  %21s  %6s %8s %9s %7s  %s"
                        .formatted(
                                by,
                                "cooperation",
                                "conflict",
                                "mean",
                                "events",
                                "reports",
                                "/1000",
                                byMonth() ? "against 3, 12 months" : "against 4, 52 weeks")));
        screen.line(screen.ink(
                Ink.FAINT,
                "%-11s %10s %10s  %10s %10s  %6s".formatted("", "verbal", "material", "verbal", "material", "score")));
        table.values().stream()
                .skip(all ? 0 : Math.max(0, table.size() - SHOWN))
                .forEach(row -> screen.line(line(screen, row, table, read)));
        screen.line(screen.ink(
                Ink.FAINT,
                "/1000: events for a thousand documents read. A change is told only where %.1f or more are usual."
                        .formatted(Indicator.LEAST)));
    }

    private String line(
            Screen screen, Indicator row, SortedMap<LocalDate, Indicator> table, SortedMap<LocalDate, Long> read) {
        if (row.documents() == 0 && row.total() == 0) {
            return "%-11s %s".formatted(row.start(), screen.ink(Ink.FAINT, "nothing was read"));
        }
        long[] events = row.events();
        StringBuilder line = new StringBuilder("%-11s".formatted(row.start()));
        for (int quad = 1; quad <= 4; quad++) {
            String number = "%10s".formatted(events[quad] == 0 ? "0" : "%,d".formatted(events[quad]));
            line.append(quad == 3 ? "  " : " ")
                    .append(events[quad] == 0 ? screen.ink(Ink.FAINT, number) : screen.ink(Ink.ofQuad(quad), number));
        }
        line.append("  %6s %8d %9d %7.2f  "
                .formatted(
                        row.total() == 0 ? "" : String.format(Locale.ROOT, "%+.1f", row.intensity()),
                        row.total(),
                        row.reports(),
                        row.rate()));
        line.append(change(row.against(table, read, byMonth() ? 3 : 4, byMonth())))
                .append(", ")
                .append(change(row.against(table, read, byMonth() ? 12 : 52, byMonth())));
        return line.toString();
    }

    private static String change(Indicator.Change change) {
        return switch (change) {
            case Indicator.Change.Factor factor -> String.format(Locale.ROOT, "×%.1f", factor.factor());
            case Indicator.Change.TooFew few -> "too few";
        };
    }

    // Who counts for whom

    private List<PairCount> included(RecordStore store, String first, String second) {
        Registry registry = Registry.standard();
        TreeMap<LocalDate, TreeMap<Integer, double[]>> sums = new TreeMap<>();
        for (Taking taking : store.taking(codes(registry, first), codes(registry, second))) {
            boolean between = taking.parts().stream()
                    .anyMatch(a -> counts(registry, a, first, taking.day())
                            && taking.parts().stream()
                                    .anyMatch(b -> b.telling() == a.telling()
                                            && !b.code().equals(a.code())
                                            && counts(registry, b, second, taking.day())
                                            && (!a.role().equals(b.role())
                                                    || taking.parts().stream()
                                                            .noneMatch(part -> part.telling() == a.telling()
                                                                    && part.role()
                                                                            .equals("recipient")))));
            if (between) {
                double[] sum = sums.computeIfAbsent(start(taking.day()), key -> new TreeMap<>())
                        .computeIfAbsent(taking.quad(), key -> new double[3]);
                sum[0]++;
                sum[1] += taking.tellings();
                sum[2] += taking.intensity();
            }
        }
        List<PairCount> counts = new ArrayList<>();
        sums.forEach((start, byQuad) -> byQuad.forEach(
                (quad, sum) -> counts.add(new PairCount(start, quad, (long) sum[0], (long) sum[1], sum[2]))));
        return counts;
    }

    private Set<String> codes(Registry registry, String code) {
        Set<String> codes = new TreeSet<>(Set.of(code));
        if (include.contains("members")) {
            registry.entities().stream()
                    .flatMap(entity -> entity.country().stream())
                    .filter(country -> !registry.memberships(country, code).isEmpty())
                    .forEach(codes::add);
        }
        return codes;
    }

    private boolean counts(Registry registry, Taking.Part part, String code, LocalDate day) {
        if (!part.code().equals(code)) {
            return include.contains("members")
                    && part.kind().equals("state")
                    && registry.memberships(part.code(), code).stream()
                            .filter(spell -> spell.status().equals("member"))
                            .anyMatch((Membership spell) -> spell.holdsOn(day));
        }
        return switch (part.kind()) {
            case "state", "igo", "alliance" -> !part.member() || include.contains("members");
            case "person", "unnamed" -> include.contains("people");
            default -> include.contains("bodies");
        };
    }

    // A country

    private void place(Screen screen, RecordStore store, String country) {
        List<PlaceCount> counts = store.placeCounts(country);
        SortedMap<LocalDate, Long> read = read(store);
        screen.heading("%s by %s, domestic events included".formatted(country, by));
        TreeMap<LocalDate, TreeMap<String, TreeMap<String, Long>>> table = new TreeMap<>();
        read.keySet().forEach(start -> table.put(start, new TreeMap<>()));
        for (PlaceCount count : counts) {
            table.computeIfAbsent(start(count.week()), key -> new TreeMap<>())
                    .computeIfAbsent(
                            count.region().isEmpty() ? "no region told" : count.region(), key -> new TreeMap<>())
                    .merge(count.type(), count.events(), Long::sum);
        }
        LocalDate last = null;
        for (LocalDate start : table.keySet().stream()
                .skip(all ? 0 : Math.max(0, table.size() - SHOWN))
                .toList()) {
            for (LocalDate gap = last; gap != null && next(gap).isBefore(start); gap = next(gap)) {
                screen.line("%-11s %s".formatted(next(gap), screen.ink(Ink.FAINT, "nothing was read")));
            }
            last = start;
            TreeMap<String, TreeMap<String, Long>> regions = table.getOrDefault(start, new TreeMap<>());
            if (regions.isEmpty()) {
                screen.line("%-11s %s"
                        .formatted(
                                start,
                                screen.ink(
                                        Ink.FAINT,
                                        "0 events in " + Summary.plural(read.getOrDefault(start, 0L), "document"))));
            }
            regions.forEach((region, types) -> screen.item(
                    0,
                    "%-11s %-18s ".formatted(start, region),
                    Ink.PLAIN,
                    String.join(
                            ", ",
                            types.entrySet().stream()
                                    .map(type -> type.getKey() + " " + type.getValue())
                                    .toList())));
        }
    }

    private LocalDate next(LocalDate start) {
        return byMonth() ? start.plusMonths(1) : start.plusWeeks(1);
    }
}
