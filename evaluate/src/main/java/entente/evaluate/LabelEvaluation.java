package entente.evaluate;

import entente.model.CodedDocument;
import entente.model.Document;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scores a coder on a split of our labels, and prints the report. */
public final class LabelEvaluation {

    private final LabelledSet labels;

    public LabelEvaluation(LabelledSet labels) {
        this.labels = labels;
    }

    /**
     * @param split dev, calibration or test; a look at test is to be logged in {@code training/looks.md}
     * @param worst how many errors to show, surest first
     * @param errors where every error goes: document, offsets of the trigger, kind, what, basis, sentence, separated by tabs
     * @throws IOException if a text that the labels stand off from cannot be read, or the errors cannot be written
     */
    public void report(
            String split, Function<Document, CodedDocument> coder, int worst, Optional<Path> errors, PrintStream out)
            throws IOException {
        List<GoldDocument> documents = labels.documents(split);
        if (documents.isEmpty()) {
            throw new IOException(
                    "the labels hold no document of the split \"%s\"; splits.tsv has train, dev, calibration, test"
                            .formatted(split));
        }
        Scoreboard board = new Scoreboard();
        Comparison comparison = new Comparison(board);
        for (GoldDocument gold : documents) {
            comparison.compare(gold, coder.apply(gold.document()));
        }
        int sentences =
                documents.stream().mapToInt(one -> one.sentences().size()).sum();
        out.printf(
                Locale.ROOT,
                "Split %s: %d documents and blocks, %d sentences. Brackets: 95%% intervals, 1,000 draws of documents.%n%n",
                split,
                documents.size(),
                sentences);
        figures(board, out);
        types(board, out);
        confusion(comparison, out);
        reliability(comparison, board, out);
        groups(comparison.groups(), out);
        worst(comparison, worst, out);
        if (errors.isPresent()) {
            Files.write(errors.get(), listing(comparison));
        }
    }

    /**
     * Fits what a coder's scores are worth, and gives the table as lines: field, way of telling, least score, share that was right,
     * findings that the share rests on.
     *
     * @param coder one that gives bare scores
     */
    public List<String> calibration(String split, Function<Document, CodedDocument> coder) throws IOException {
        Comparison comparison = new Comparison(new Scoreboard());
        for (GoldDocument gold : labels.documents(split)) {
            comparison.compare(gold, coder.apply(gold.document()));
        }
        List<String> lines = new ArrayList<>();
        lines.add("field\ttold\tfrom\tright\tfindings");
        comparison.judgements().stream()
                .collect(Collectors.groupingBy(Comparison.Judgement::field, TreeMap::new, Collectors.toList()))
                .forEach((field, judgements) -> {
                    String[] names = field.split(":", 2);
                    boolean first = true;
                    for (Isotonic.Step step : Isotonic.fit(judgements)) {
                        lines.add(String.format(
                                Locale.ROOT,
                                "%s\t%s\t%.3f\t%.3f\t%d",
                                names[0],
                                names.length > 1 ? names[1] : "",
                                first ? 0 : step.from(),
                                step.share(),
                                step.findings()));
                        first = false;
                    }
                });
        return lines;
    }

    /** How often findings of a confidence are right, by field; then what remains and how much of it is right above a threshold. */
    private static void reliability(Comparison comparison, Scoreboard board, PrintStream out) {
        out.printf(
                "%nHow often findings of a confidence are right (fields other than the type: where the type is)%n%n");
        out.println("| field | confidence | findings | mean confidence | right |");
        out.println("|---|---|---|---|---|");
        comparison.judgements().stream()
                .collect(Collectors.groupingBy(Comparison.Judgement::field, TreeMap::new, Collectors.toList()))
                .forEach((field, judgements) -> bins(field, judgements, out));
        Tally all = board.total("trigger and type");
        List<Comparison.Judgement> types = comparison.judgements().stream()
                .filter(each -> each.field().equals("type"))
                .toList();
        out.printf("%n| least confidence of the type | events kept | precision | recall |%n|---|---|---|---|%n");
        for (int percent = 0; percent <= 90; percent += 10) {
            double least = percent / 100.0;
            List<Comparison.Judgement> kept =
                    types.stream().filter(each -> each.confidence() >= least).toList();
            long right = kept.stream().filter(Comparison.Judgement::right).count();
            out.printf(
                    Locale.ROOT,
                    "| %.1f | %d of %d | %s | %.3f |%n",
                    least,
                    kept.size(),
                    types.size(),
                    kept.isEmpty() ? "–" : String.format(Locale.ROOT, "%.3f", (double) right / kept.size()),
                    (double) right / Math.max(1, all.right() + all.missed()));
        }
    }

    private static void groups(Scoreboard groups, PrintStream out) {
        out.printf("%nTrigger and type by what the labels' texts are and whom they tell of%n%n");
        out.println("| by | value | P | R | F1 | labelled |");
        out.println("|---|---|---|---|---|---|");
        for (String group : groups.measures()) {
            groups.byClass(group)
                    .forEach((value, tally) -> out.printf(
                            Locale.ROOT,
                            "| %s | %s | %.3f | %.3f | %.3f | %d |%n",
                            group,
                            value,
                            tally.precision(),
                            tally.recall(),
                            tally.f1(),
                            tally.right() + tally.missed()));
        }
    }

    private static void bins(String field, List<Comparison.Judgement> judgements, PrintStream out) {
        double error = 0;
        for (int bin = 0; bin < 5; bin++) {
            double from = bin / 5.0;
            double to = bin == 4 ? 1.01 : from + 0.2;
            List<Comparison.Judgement> inside = judgements.stream()
                    .filter(each -> each.confidence() >= from && each.confidence() < to)
                    .toList();
            if (!inside.isEmpty()) {
                double mean = inside.stream()
                        .mapToDouble(Comparison.Judgement::confidence)
                        .average()
                        .orElse(0);
                double right = (double) inside.stream()
                                .filter(Comparison.Judgement::right)
                                .count()
                        / inside.size();
                error += Math.abs(mean - right) * inside.size() / judgements.size();
                out.printf(
                        Locale.ROOT,
                        "| %s | %.1f–%.1f | %d | %.3f | %.3f |%n",
                        field,
                        from,
                        Math.min(to, 1),
                        inside.size(),
                        mean,
                        right);
            }
        }
        out.printf(Locale.ROOT, "| %s | mean distance | %d | | %.3f |%n", field, judgements.size(), error);
    }

    private static List<String> listing(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("document\tstart\tend\tkind\twhat\tbasis\tsentence");
        comparison.misses().stream()
                .map(miss -> String.join(
                        "\t",
                        miss.document(),
                        String.valueOf(miss.at().start()),
                        String.valueOf(miss.at().end()),
                        miss.kind(),
                        miss.what(),
                        miss.basis(),
                        miss.sentence().replaceAll("\\s+", " ")))
                .forEach(lines::add);
        return lines;
    }

    static void figures(Scoreboard board, PrintStream out) {
        out.println("| measure | P | R | F1 | macro F1 | labelled |");
        out.println("|---|---|---|---|---|---|");
        for (String measure : board.measures()) {
            Tally total = board.total(measure);
            Scoreboard.Figure micro = board.micro(measure);
            Scoreboard.Figure macro = board.macro(measure);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f [%.3f–%.3f] | %.3f [%.3f–%.3f] | %d |%n",
                    measure,
                    total.precision(),
                    total.recall(),
                    micro.value(),
                    micro.low(),
                    micro.high(),
                    macro.value(),
                    macro.low(),
                    macro.high(),
                    total.right() + total.missed());
        }
    }

    private static void types(Scoreboard board, PrintStream out) {
        out.printf("%n| type | P | R | F1 | labelled | coded |%n|---|---|---|---|---|---|%n");
        board.byClass("trigger and type")
                .forEach((type, tally) -> out.printf(
                        Locale.ROOT,
                        "| %s | %.3f | %.3f | %.3f | %d | %d |%n",
                        type,
                        tally.precision(),
                        tally.recall(),
                        tally.f1(),
                        tally.right() + tally.missed(),
                        tally.right() + tally.surplus()));
    }

    private static void confusion(Comparison comparison, PrintStream out) {
        out.printf("%n| labelled, but not coded as | coded instead at those words (– nothing) |%n|---|---|%n");
        comparison
                .confusion()
                .forEach((type, instead) -> out.printf(
                        "| %s | %s |%n",
                        type,
                        instead.entrySet().stream()
                                .sorted(Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", "))));
    }

    private static void worst(Comparison comparison, int worst, PrintStream out) {
        if (worst == 0) {
            return;
        }
        out.printf("%nThe worst errors%n%n");
        comparison.misses().stream()
                .filter(miss -> miss.kind().equals("missed") || miss.kind().equals("surplus"))
                .sorted(Comparator.comparingDouble(Comparison.Miss::confidence).reversed())
                .limit(worst)
                .forEach(miss -> out.printf("- %s: %s in: %s%n", miss.kind(), miss.what(), miss.sentence()));
    }
}
