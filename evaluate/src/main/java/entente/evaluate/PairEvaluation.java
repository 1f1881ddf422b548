package entente.evaluate;

import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Event;
import entente.model.Participant;
import entente.model.ResolvedDocument;
import entente.model.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
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

/**
 * Sentences whose source and target are already marked: which PLOVER type holds between the two?
 *
 * <p>Input: tab-separated with a header; columns {@code sentence}, {@code source}, {@code target}, and {@code marked_sentence}
 * ({@code <s>…</s>}, {@code <t>…</t>}), which says where a name that occurs twice is meant; further columns are kept. Output:
 * every input row in order and a column {@code predicted}, empty where nothing was found between the two.
 *
 * <p>Such sets were coded by CAMEO, whose roots were then folded into PLOVER's. They draw some lines otherwise than PLOVER 2021, so
 * the coder is to be one with {@link entente.codebook.Codebook#cameoLines}.
 */
public final class PairEvaluation {

    /** What a reader says that one marked span does to another: a probability for each PLOVER type. */
    public interface PairReader {

        /** @return empty if neither span is among the sentence's words */
        Optional<Map<String, Double>> types(String sentence, Span source, Span target);
    }

    private static final String GOLD = "gold_root";

    /** What a coded act adds to the reader's probability of its type, by how well its parties fit the marks. */
    private static final double BOTH = 1;

    /** Of two acts between the same two, the one in whose clause the target stands is told first. */
    private static final double OUTERMOST = 0.05;

    private static final double SOURCE_AND_CLAUSE = 0.8;
    private static final double ONE = 0.5;
    private static final double NONE = 0.1;

    /** Rules by which the set's own lines are drawn: the reader, who learned PLOVER's, is no witness against them. */
    private static final String OWN_RULE = "rule:line.";

    private static final double OUTWEIGHS = 2;

    private final Function<Document, ResolvedDocument> resolver;
    private final Function<ResolvedDocument, CodedDocument> coder;
    private final PairReader reader;

    public PairEvaluation(
            Function<Document, ResolvedDocument> resolver,
            Function<ResolvedDocument, CodedDocument> coder,
            PairReader reader) {
        this.resolver = resolver;
        this.coder = coder;
        this.reader = reader;
    }

    /** @throws IOException if a file cannot be read or written, or the header lacks a column, saying which */
    public void run(Path input, Writer predictions, PrintStream report) throws IOException {
        Scoreboard board = new Scoreboard();
        boolean hasGold;
        try (BufferedReader lines = Files.newBufferedReader(input)) {
            String headerLine = lines.readLine();
            List<String> header = List.of((headerLine == null ? "" : headerLine).split("\t", -1));
            int sentence = column(input, header, "sentence");
            int source = column(input, header, "source");
            int target = column(input, header, "target");
            int marked = header.indexOf("marked_sentence");
            int gold = header.indexOf(GOLD);
            hasGold = gold >= 0;
            predictions.write(headerLine + "\tpredicted\n");
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] cells = line.split("\t", -1);
                if (cells.length < header.size()) {
                    throw new IOException("%s line %d: expected %d columns, got %d"
                            .formatted(input, number, header.size(), cells.length));
                }
                Marks marks = Marks.of(cells[sentence], cells[source], cells[target], marked < 0 ? "" : cells[marked]);
                String predicted = type(marks).orElse("");
                predictions.write(line + "\t" + predicted + "\n");
                if (hasGold) {
                    count(board, cells[gold], folded(cells[gold], predicted));
                }
            }
        }
        if (hasGold) {
            report(board, report);
        }
    }

    private static int column(Path input, List<String> header, String name) throws IOException {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new IOException("%s line 1: expected a column \"%s\", got %s".formatted(input, name, header));
        }
        return column;
    }

    /** The fifteen roots of PLV fold CONCEDE and RETREAT into YIELD. */
    private static String folded(String gold, String predicted) {
        boolean yields = predicted.equals("CONCEDE") || predicted.equals("RETREAT");
        return yields && !gold.equals(predicted) ? "YIELD" : predicted;
    }

    private static void count(Scoreboard board, String gold, String predicted) {
        board.begin();
        if (gold.equals(predicted)) {
            board.count("type", gold, new Tally(1, 0, 0));
            return;
        }
        board.count("type", gold, new Tally(0, 0, 1));
        if (!predicted.isEmpty()) {
            board.count("type", predicted, new Tally(0, 1, 0));
        }
    }

    /** Where source and target stand in the sentence. */
    private record Marks(String sentence, Optional<Span> source, Optional<Span> target) {

        static Marks of(String sentence, String source, String target, String marked) {
            int s = marked.replace("<t>", "").replace("</t>", "").indexOf("<s>");
            int t = marked.replace("<s>", "").replace("</s>", "").indexOf("<t>");
            return new Marks(sentence, at(sentence, source, Math.max(s, 0)), at(sentence, target, Math.max(t, 0)));
        }

        private static Optional<Span> at(String sentence, String words, int from) {
            int start = sentence.indexOf(words, from);
            if (start < 0) {
                start = sentence.indexOf(words);
            }
            return words.isEmpty() || start < 0
                    ? Optional.empty()
                    : Optional.of(new Span(start, start + words.length()));
        }
    }

    private Optional<String> type(Marks marks) {
        Map<String, Double> scores = new TreeMap<>();
        if (marks.source().isPresent() && marks.target().isPresent()) {
            reader.types(marks.sentence(), marks.source().get(), marks.target().get())
                    .ifPresent(scores::putAll);
        }
        MarkedParties parties = MarkedParties.in(
                resolver.apply(Document.plain("pair", marks.sentence())), marks.source(), marks.target());
        Map<String, Double> coded = new TreeMap<>();
        for (Event event : coder.apply(parties.document()).events()) {
            coded.merge(event.type(), weight(event, parties, marks), Math::max);
        }
        coded.forEach((type, weight) -> scores.merge(type, weight, Double::sum));
        return scores.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private static double weight(Event event, MarkedParties parties, Marks marks) {
        boolean bySource = isAmong(event.actors(), parties.source());
        boolean onTarget = isAmong(event.recipients(), parties.target());
        boolean together = isAmong(event.actors(), parties.target());
        boolean below =
                marks.target().filter(span -> parties.isInClauseOf(event, span)).isPresent();
        boolean between = bySource && (onTarget || together || below) || onTarget;
        if (between && event.basis().startsWith(OWN_RULE)) {
            return OUTWEIGHS;
        }
        if (bySource && (onTarget || together)) {
            return below ? BOTH + OUTERMOST : BOTH;
        }
        boolean touched = bySource || between || together || isAmong(event.recipients(), parties.source());
        return bySource && below ? SOURCE_AND_CLAUSE : touched ? ONE : NONE;
    }

    private static boolean isAmong(List<Participant> participants, Optional<String> marked) {
        return participants.stream().anyMatch(one -> marked.equals(Optional.of(one.actor())));
    }

    private static void report(Scoreboard board, PrintStream out) {
        Scoreboard.Figure macro = board.macro("type");
        Tally total = board.total("type");
        out.printf(
                Locale.ROOT,
                "macro F1 %.3f [%.3f–%.3f]; accuracy %.3f; answered %d of %d%n%n",
                macro.value(),
                macro.low(),
                macro.high(),
                total.recall(),
                total.right() + total.surplus(),
                total.right() + total.missed());
        out.println("| type | P | R | F1 | gold |");
        out.println("|---|---|---|---|---|");
        List<Map.Entry<String, Tally>> classes =
                new ArrayList<>(board.byClass("type").entrySet());
        classes.forEach(entry -> out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %d |%n",
                entry.getKey(),
                entry.getValue().precision(),
                entry.getValue().recall(),
                entry.getValue().f1(),
                entry.getValue().right() + entry.getValue().missed()));
    }
}
