package entente.evaluate;

import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.Modality;
import entente.model.Participant;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Our events beside another coder's, by directed dyad and month: counts, correlations, and where the two differ most, with the
 * words that ours rest on.
 *
 * <p>Ours are acts told as done; a reciprocal act counts once in each direction, as the other series have it. Months of the other
 * series for which we have no act at all are left out and counted: nothing was read for them. Two coders that read different papers
 * differ for that reason alone; a report says what was read on our side.
 */
public final class SeriesComparison {

    /** A dyad in a month. */
    private record Cell(String actor, String recipient, YearMonth month) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return Comparator.comparing(Cell::month)
                    .thenComparing(Cell::actor)
                    .thenComparing(Cell::recipient)
                    .compare(this, other);
        }
    }

    /** What rounding leaves of the spread of counts that are all alike. */
    private static final double TINY = 1e-9;

    private final List<ForeignSeries.Row> ours = new ArrayList<>();

    /** Takes the acts of a document into our series. */
    public void add(CodedDocument coded) {
        for (Event event : coded.events()) {
            Optional<LocalDate> day = event.date()
                    .map(when -> when.date().first())
                    .or(() -> coded.document().date());
            if (event.modality() != Modality.ASSERTED || day.isEmpty()) {
                continue;
            }
            SortedSet<String> actors = codes(coded, event.actors());
            SortedSet<String> recipients = event.recipients().isEmpty() ? actors : codes(coded, event.recipients());
            for (String actor : actors) {
                for (String recipient : recipients) {
                    if (!actor.equals(recipient)) {
                        ours.add(new ForeignSeries.Row(
                                YearMonth.from(day.get()),
                                actor,
                                recipient,
                                event.type(),
                                "%s, %s: %s"
                                        .formatted(day.get(), coded.document().id(), words(coded, event))));
                    }
                }
            }
        }
    }

    private static SortedSet<String> codes(CodedDocument coded, List<Participant> participants) {
        return PartyCodes.of(coded, participants, actor -> actor.code().orElse(""), "");
    }

    private static String words(CodedDocument coded, Event event) {
        String text = coded.document().text();
        int from = Math.max(0, event.trigger().span().start() - 60);
        int to = Math.min(text.length(), event.trigger().span().end() + 60);
        return (from > 0 ? "…" : "")
                + text.substring(from, to).replaceAll("\\s+", " ").strip()
                + (to < text.length() ? "…" : "");
    }

    /** @param largest how many of the largest differences to show */
    public void report(ForeignSeries theirs, int largest, PrintStream out) {
        SortedSet<YearMonth> months = new TreeSet<>();
        ours.forEach(row -> months.add(row.month()));
        List<ForeignSeries.Row> others = theirs.rows().stream()
                .filter(row -> months.contains(row.month()))
                .toList();
        out.printf(
                "%s: %d events between two parties kept%s%n",
                theirs.layout(),
                theirs.rows().size(),
                theirs.leftOut().isEmpty() ? "" : "; left out: " + theirs.leftOut());
        out.printf(
                "Ours: %d events in %d months; of theirs %d lie in these months.%n%n",
                ours.size(), months.size(), others.size());
        out.println("| what | ours | theirs | dyads and months | Pearson | Spearman |");
        out.println("|---|---|---|---|---|---|");
        SortedSet<String> types = new TreeSet<>();
        ours.forEach(row -> types.add(row.type()));
        others.forEach(row -> types.add(row.type()));
        line("all types", ours, others, out);
        for (String type : types) {
            line(type, of(ours, type), of(others, type), out);
        }
        largest(ours, others, largest, out);
    }

    private static List<ForeignSeries.Row> of(List<ForeignSeries.Row> rows, String type) {
        return rows.stream().filter(row -> row.type().equals(type)).toList();
    }

    private static SortedMap<Cell, int[]> cells(List<ForeignSeries.Row> ours, List<ForeignSeries.Row> theirs) {
        SortedMap<Cell, int[]> cells = new TreeMap<>();
        ours.forEach(row -> cells.computeIfAbsent(cell(row), key -> new int[2])[0]++);
        theirs.forEach(row -> cells.computeIfAbsent(cell(row), key -> new int[2])[1]++);
        return cells;
    }

    private static Cell cell(ForeignSeries.Row row) {
        return new Cell(row.actor(), row.recipient(), row.month());
    }

    private static void line(
            String what, List<ForeignSeries.Row> ours, List<ForeignSeries.Row> theirs, PrintStream out) {
        SortedMap<Cell, int[]> cells = cells(ours, theirs);
        double[] one = cells.values().stream().mapToDouble(counts -> counts[0]).toArray();
        double[] other =
                cells.values().stream().mapToDouble(counts -> counts[1]).toArray();
        out.printf(
                "| %s | %d | %d | %d | %s | %s |%n",
                what,
                ours.size(),
                theirs.size(),
                cells.size(),
                shown(pearson(one, other)),
                shown(pearson(ranks(one), ranks(other))));
    }

    private static String shown(Optional<Double> value) {
        return value.map(each -> String.format(Locale.ROOT, "%.3f", each)).orElse("–");
    }

    /** Empty where one side does not vary, or there are fewer than three pairs. */
    static Optional<Double> pearson(double[] x, double[] y) {
        int n = x.length;
        if (n < 3) {
            return Optional.empty();
        }
        double mx = 0;
        double my = 0;
        for (int i = 0; i < n; i++) {
            mx += x[i] / n;
            my += y[i] / n;
        }
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xx < TINY || yy < TINY ? Optional.empty() : Optional.of(xy / Math.sqrt(xx * yy));
    }

    /** Ranks from 1, the mean rank for equals. */
    static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        int i = 0;
        while (i < order.length) {
            int j = i;
            while (j + 1 < order.length && values[order[j + 1]] == values[order[i]]) {
                j++;
            }
            for (int k = i; k <= j; k++) {
                ranks[order[k]] = (i + j) / 2.0 + 1;
            }
            i = j + 1;
        }
        return ranks;
    }

    private static void largest(
            List<ForeignSeries.Row> ours, List<ForeignSeries.Row> theirs, int largest, PrintStream out) {
        Map<Cell, List<String>> words = new HashMap<>();
        ours.forEach(row -> words.computeIfAbsent(cell(row), key -> new ArrayList<>())
                .add("ours   %s  %s".formatted(row.type(), row.words())));
        theirs.forEach(row -> words.computeIfAbsent(cell(row), key -> new ArrayList<>())
                .add("theirs %s  %s".formatted(row.type(), row.words())));
        Map<Cell, int[]> cells = new LinkedHashMap<>(cells(ours, theirs));
        out.printf("%nThe largest differences%n");
        cells.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Cell, int[]>>comparingInt(
                                entry -> -Math.abs(entry.getValue()[0] - entry.getValue()[1]))
                        .thenComparing(Map.Entry::getKey))
                .limit(largest)
                .forEach(entry -> {
                    Cell cell = entry.getKey();
                    out.printf(
                            "%n%s → %s, %s: ours %d, theirs %d%n",
                            cell.actor(), cell.recipient(), cell.month(), entry.getValue()[0], entry.getValue()[1]);
                    words.getOrDefault(cell, List.of()).stream().limit(6).forEach(each -> out.println("  " + each));
                });
    }
}
