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
        worst(comparison, worst, out);
        if (errors.isPresent()) {
            Files.write(errors.get(), listing(comparison));
        }
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
