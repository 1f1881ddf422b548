package entente.evaluate;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tallies by measure and class, kept document by document so that intervals can be drawn from whole documents.
 *
 * <p>Sentences of one report are not independent of each other, so the bootstrap (Efron 1979) resamples documents: 1,000 draws with
 * a fixed seed, the interval from the 2.5th to the 97.5th percentile.
 */
final class Scoreboard {

    private static final int DRAWS = 1000;
    private static final long SEED = 20031203L;

    /** A figure with its interval. */
    record Figure(double value, double low, double high) {}

    private final List<SortedMap<String, SortedMap<String, Tally>>> documents = new ArrayList<>();

    void begin() {
        documents.add(new TreeMap<>());
    }

    /** @param kind the class that is counted, such as a type; one class if the measure has none */
    void count(String measure, String kind, Tally tally) {
        documents.getLast().computeIfAbsent(measure, key -> new TreeMap<>()).merge(kind, tally, Tally::plus);
    }

    SortedSet<String> measures() {
        SortedSet<String> measures = new TreeSet<>();
        documents.forEach(document -> measures.addAll(document.keySet()));
        return measures;
    }

    SortedMap<String, Tally> byClass(String measure) {
        return byClass(measure, all());
    }

    Tally total(String measure) {
        return byClass(measure).values().stream().reduce(Tally.NONE, Tally::plus);
    }

    Figure micro(String measure) {
        return figure(draw -> byClass(measure, draw).values().stream()
                .reduce(Tally.NONE, Tally::plus)
                .f1());
    }

    /** Precision, recall and F1 of every measure, as a table in Markdown. */
    void table(PrintStream out) {
        out.println("| measure | P | R | F1 |");
        out.println("|---|---|---|---|");
        for (String measure : measures()) {
            Tally total = total(measure);
            Figure f1 = micro(measure);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f [%.3f–%.3f] |%n",
                    measure,
                    total.precision(),
                    total.recall(),
                    f1.value(),
                    f1.low(),
                    f1.high());
        }
    }

    /** The mean F1 of the classes that occur in gold. */
    Figure macro(String measure) {
        SortedSet<String> classes = new TreeSet<>();
        byClass(measure).forEach((kind, tally) -> {
            if (tally.right() + tally.missed() > 0) {
                classes.add(kind);
            }
        });
        return figure(draw -> {
            SortedMap<String, Tally> drawn = byClass(measure, draw);
            return classes.stream()
                    .mapToDouble(kind -> drawn.getOrDefault(kind, Tally.NONE).f1())
                    .average()
                    .orElse(0);
        });
    }

    private interface Measurement {
        double of(int[] draw);
    }

    private Figure figure(Measurement measurement) {
        Random random = new Random(SEED);
        double[] values = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            values[i] = measurement.of(
                    random.ints(documents.size(), 0, documents.size()).toArray());
        }
        Arrays.sort(values);
        return new Figure(measurement.of(all()), values[DRAWS / 40], values[DRAWS - 1 - DRAWS / 40]);
    }

    private int[] all() {
        int[] all = new int[documents.size()];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private SortedMap<String, Tally> byClass(String measure, int[] draw) {
        SortedMap<String, Tally> classes = new TreeMap<>();
        for (int i : draw) {
            documents
                    .get(i)
                    .getOrDefault(measure, new TreeMap<>())
                    .forEach((kind, tally) -> classes.merge(kind, tally, Tally::plus));
        }
        return classes;
    }
}
