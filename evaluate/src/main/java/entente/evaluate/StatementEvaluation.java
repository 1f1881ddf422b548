package entente.evaluate;

import entente.evaluate.Attributed.Attribution;
import entente.evaluate.StatementComparison.Found;
import entente.evaluate.StatementComparison.Pair;
import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Scores statements against texts with marked attributions, and prints the report. */
public final class StatementEvaluation {

    private final Function<Document, CodedDocument> coder;

    public StatementEvaluation(Function<Document, CodedDocument> coder) {
        this.coder = coder;
    }

    /**
     * PolNeAR by three counts: every attribution in our spans, every attribution in PolNeAR's spans, and reported speech alone.
     *
     * @param split train or dev
     * @param sample how many annotations, drawn with a fixed seed; 0 for all
     * @param examples how many pairs that differ to show, in the order of the texts
     * @throws IOException if the data cannot be read
     */
    public void polnear(Polnear polnear, String split, int sample, int examples, PrintStream out) throws IOException {
        List<Attributed> texts = polnear.read(split, sample);
        Scoreboard board = new Scoreboard();
        PolnearSpans convention = new PolnearSpans();
        int shown = 0;
        for (Attributed one : texts) {
            board.begin();
            CodedDocument coded = coder.apply(one.document());
            String text = one.document().text();
            StatementComparison comparison = new StatementComparison(board, text);
            List<Pair> ours =
                    comparison.pairs(one.attributions(), StatementComparison.found(coded, SpanConvention.OURS));
            comparison.count("our spans", ours, attribution -> true);
            List<Found> wide = StatementComparison.found(coded, convention);
            List<Pair> theirs = comparison.pairs(one.attributions(), wide);
            comparison.count("PolNeAR's spans", theirs, attribution -> true);
            comparison.count("speech", theirs, attribution -> convention.isSpeech(attribution, text));
            for (Pair pair : theirs) {
                if (shown < examples && comparison.differs(pair)) {
                    shown++;
                    comparison.show(pair, out);
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "PolNeAR %s: %d annotations, %d attributions. Brackets: 95%% intervals, 1,000 draws of texts.%n%n",
                split,
                texts.size(),
                texts.stream().mapToInt(one -> one.attributions().size()).sum());
        LabelEvaluation.figures(board, out);
        kinds(board, "PolNeAR's spans", out);
    }

    /**
     * How well two people who marked the same text of PolNeAR agree, by the same measure: what a coder can hope for.
     *
     * @throws IOException if the data cannot be read
     */
    public void agreement(Polnear polnear, PrintStream out) throws IOException {
        Map<String, List<Attributed>> byText = new TreeMap<>();
        for (Attributed one : polnear.read("train", 0)) {
            byText.computeIfAbsent(one.document().text(), text -> new ArrayList<>())
                    .add(one);
        }
        Scoreboard board = new Scoreboard();
        PolnearSpans convention = new PolnearSpans();
        int texts = 0;
        for (Map.Entry<String, List<Attributed>> twice : byText.entrySet()) {
            if (twice.getValue().size() > 1) {
                texts++;
                board.begin();
                List<Attribution> one = twice.getValue().get(0).attributions();
                List<Attribution> other = twice.getValue().get(1).attributions();
                StatementComparison comparison = new StatementComparison(board, twice.getKey());
                List<Pair> pairs =
                        comparison.pairs(one, other.stream().map(Found::marked).toList());
                comparison.count("two people", pairs, attribution -> true);
                comparison.count("two people, speech", pairs, each -> convention.isSpeech(each, twice.getKey()));
            }
        }
        out.printf(
                Locale.ROOT,
                "PolNeAR train: %d texts marked by two people, the second held against the first.%n%n",
                texts);
        LabelEvaluation.figures(board, out);
    }

    /**
     * GUM's discourse trees: an attributing clause is found if the cue of a statement stands in it (or its source, where the
     * statement has no cue) whose content shares words with the attributed clauses; without attitudes, which the trees mark only in part, and with them.
     *
     * @throws IOException if the data cannot be read
     */
    public void gum(GumRst gum, PrintStream out) throws IOException {
        out.println("GUM discourse trees. Brackets: 95% intervals, 1,000 draws of texts.");
        for (String genre : List.of("news", "interview", "speech")) {
            Scoreboard board = new Scoreboard();
            List<Attributed> texts = gum.read(genre);
            for (Attributed one : texts) {
                board.begin();
                List<Found> all = StatementComparison.found(coder.apply(one.document()), SpanConvention.OURS);
                clauses(
                        board,
                        "attribution in " + genre,
                        one,
                        all.stream()
                                .filter(found ->
                                        found.statement().orElseThrow().kind().isWords())
                                .toList());
                clauses(board, "attribution in " + genre + ", attitudes too", one, all);
            }
            LabelEvaluation.figures(board, out);
        }
    }

    private static void clauses(Scoreboard board, String measure, Attributed text, List<Found> all) {
        List<Attribution> open = new ArrayList<>(text.attributions());
        for (Found found : all) {
            List<Span> cue = found.spans().cue().isEmpty()
                    ? found.spans().source()
                    : found.spans().cue();
            Optional<Attribution> match = open.stream()
                    .filter(each -> touch(each.cue(), cue)
                            && touch(each.content(), found.spans().content()))
                    .findFirst();
            match.ifPresent(open::remove);
            board.count(measure, "all", match.isPresent() ? new Tally(1, 0, 0) : new Tally(0, 1, 0));
        }
        open.forEach(missed -> board.count(measure, "all", new Tally(0, 0, 1)));
    }

    private static boolean touch(List<Span> one, List<Span> other) {
        return one.stream().anyMatch(a -> other.stream().anyMatch(a::overlaps));
    }

    private static void kinds(Scoreboard board, String name, PrintStream out) {
        out.printf("%n| source | field | P | R | F1 | marked |%n|---|---|---|---|---|---|%n");
        for (String field : List.of("source", "cue", "content", "whole")) {
            board.byClass(name + " " + field + " exact")
                    .forEach((kind, tally) -> out.printf(
                            Locale.ROOT,
                            "| %s | %s exact | %.3f | %.3f | %.3f | %d |%n",
                            kind,
                            field,
                            tally.precision(),
                            tally.recall(),
                            tally.f1(),
                            tally.right() + tally.missed()));
        }
    }
}
