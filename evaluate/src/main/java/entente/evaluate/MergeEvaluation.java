package entente.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.ledger.Act;
import entente.ledger.Ledger;
import entente.ledger.MergedEvent;
import entente.ledger.Stories;
import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Scores the merging of reports on the labelled stories: pairs of words that tell one act, or look as if they did.
 *
 * <p>Each story is a record of its own, so that a false merge is one of look-alikes, which the labels were made for.
 */
public final class MergeEvaluation {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A report of a story, as the labels have it. */
    public record Report(String id, String outlet, LocalDate date, String title, String text) {

        /** As a line of JSON that can be read like any report. */
        public String toJson() {
            ObjectNode node = JSON.createObjectNode();
            node.put("id", id);
            node.put("outlet", outlet);
            node.put("date", date.toString());
            if (!title.isEmpty()) {
                node.put("title", title);
            }
            node.put("text", text);
            return node.toString();
        }
    }

    /** The split of each of our own labelled texts. */
    public static Map<String, String> splits(Path training) throws IOException {
        Map<String, String> splits = new TreeMap<>();
        for (String line : Files.readAllLines(training.resolve("splits.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells[0].equals("own")) {
                splits.put(cells[1], cells[2]);
            }
        }
        return splits;
    }

    private record Pair(String one, Span first, String other, Span second, boolean same, String note) {}

    private final Path own;
    private final Map<String, String> splits;

    /** @param training the folder {@code training} of a checkout */
    public MergeEvaluation(Path training) throws IOException {
        this.own = training.resolve("labels/own");
        this.splits = splits(training);
    }

    /**
     * @param wanted names of splits
     * @param errors whether to show each error
     */
    public void report(List<String> wanted, Function<Report, CodedDocument> coder, boolean errors, PrintStream out)
            throws IOException {
        SortedMap<String, List<Pair>> pairs = pairs();
        Scoreboard board = new Scoreboard();
        List<String> wrong = new ArrayList<>();
        int stories = 0;
        int reports = 0;
        int unseen = 0;
        for (Map.Entry<String, List<Pair>> story : pairs.entrySet()) {
            if (!wanted.contains(splits.get(story.getKey()))) {
                continue;
            }
            stories++;
            SortedMap<String, Report> texts = reports(story.getKey());
            reports += texts.size();
            SortedMap<String, CodedDocument> coded = new TreeMap<>();
            texts.forEach((name, report) -> coded.put(name, coder.apply(report)));
            Ledger ledger = Ledger.of(coded.values());
            SortedMap<String, String> byAct = new TreeMap<>();
            for (MergedEvent event : ledger.events()) {
                for (Act act : event.acts()) {
                    byAct.put(act.id(), event.id());
                }
            }
            board.begin();
            SortedMap<String, Boolean> together = new TreeMap<>();
            for (Pair pair : story.getValue()) {
                SortedSet<String> first = events(
                        Objects.requireNonNull(coded.get(pair.one())),
                        Objects.requireNonNull(texts.get(pair.one())),
                        pair.first(),
                        byAct);
                SortedSet<String> second = events(
                        Objects.requireNonNull(coded.get(pair.other())),
                        Objects.requireNonNull(texts.get(pair.other())),
                        pair.second(),
                        byAct);
                boolean merged = !Collections.disjoint(first, second);
                boolean seen = !first.isEmpty() && !second.isEmpty();
                Tally tally = new Tally(
                        merged && pair.same() ? 1 : 0, merged && !pair.same() ? 1 : 0, !merged && pair.same() ? 1 : 0);
                board.count("merged pairs, of all", "", tally);
                if (seen) {
                    board.count("merged pairs, of those with both acts coded", "", tally);
                } else if (pair.same()) {
                    unseen++;
                }
                together.merge(pair.one() + " " + pair.other(), pair.same(), Boolean::logicalOr);
                if (tally.surplus() + tally.missed() > 0) {
                    wrong.add("%s %s–%s: %s: “%s” | “%s” %s"
                            .formatted(
                                    story.getKey(),
                                    pair.one(),
                                    pair.other(),
                                    tally.surplus() > 0
                                            ? "merged wrongly"
                                            : seen ? "not merged" : "not merged, an act not coded",
                                    pair.first()
                                            .in(Objects.requireNonNull(texts.get(pair.one()))
                                                    .text()),
                                    pair.second()
                                            .in(Objects.requireNonNull(texts.get(pair.other()))
                                                    .text()),
                                    pair.note()));
                }
            }
            SortedMap<String, String> grouped = Stories.of(ledger.events());
            together.forEach((key, same) -> {
                String[] names = key.split(" ");
                if (names[0].equals(names[1])) {
                    return;
                }
                String one = grouped.get(Objects.requireNonNull(coded.get(names[0]))
                        .document()
                        .digest()
                        .hex());
                String other = grouped.get(Objects.requireNonNull(coded.get(names[1]))
                        .document()
                        .digest()
                        .hex());
                boolean joined = one != null && one.equals(other);
                board.count(
                        "reports in one story",
                        "",
                        new Tally(joined && same ? 1 : 0, joined && !same ? 1 : 0, !joined && same ? 1 : 0));
            });
        }
        out.printf(
                Locale.ROOT,
                "Stories of %s: %d stories, %d reports. Brackets: 95%% intervals, 1,000 draws of stories.%n%n",
                wanted,
                stories,
                reports);
        out.println("| measure | P | R | F1 | right | false merges | misses |");
        out.println("|---|---|---|---|---|---|---|");
        for (String measure : board.measures()) {
            Tally total = board.total(measure);
            Scoreboard.Figure f1 = board.micro(measure);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f [%.3f–%.3f] | %d | %d | %d |%n",
                    measure,
                    total.precision(),
                    total.recall(),
                    f1.value(),
                    f1.low(),
                    f1.high(),
                    total.right(),
                    total.surplus(),
                    total.missed());
        }
        out.printf("%nOf the misses, %d have an act that was not coded at the labelled words.%n", unseen);
        if (errors) {
            out.println();
            wrong.forEach(line -> out.println("- " + line));
        }
    }

    /** Events at the words of a label: those that a report tells there, be it for the first time or again. */
    private static SortedSet<String> events(
            CodedDocument coded, Report report, Span words, SortedMap<String, String> byAct) {
        Span span = LabelledWords.in(coded.document().text(), report.text(), words);
        SortedSet<String> events = new TreeSet<>();
        for (Event event : coded.events()) {
            boolean there =
                    event.evidence().stream().anyMatch(telling -> telling.span().overlaps(span));
            if (there && byAct.containsKey(event.id())) {
                events.add(byAct.get(event.id()));
            }
        }
        return events;
    }

    private SortedMap<String, Report> reports(String story) throws IOException {
        SortedMap<String, Report> reports = new TreeMap<>();
        for (String line : Files.readAllLines(own.resolve("stories/" + story + ".jsonl"))) {
            JsonNode json = JSON.readTree(line);
            reports.put(
                    json.path("report").asText(),
                    new Report(
                            story + "-" + json.path("report").asText(),
                            json.path("outlet").asText(),
                            LocalDate.parse(json.path("date").asText()),
                            json.path("title").asText(),
                            json.path("text").asText()));
        }
        return reports;
    }

    private SortedMap<String, List<Pair>> pairs() throws IOException {
        SortedMap<String, List<Pair>> pairs = new TreeMap<>();
        try (Stream<String> lines = Files.lines(own.resolve("pairs.tsv"))) {
            lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> pairs.computeIfAbsent(cells[0], key -> new ArrayList<>())
                            .add(new Pair(
                                    cells[1],
                                    new Span(Integer.parseInt(cells[2]), Integer.parseInt(cells[3])),
                                    cells[5],
                                    new Span(Integer.parseInt(cells[6]), Integer.parseInt(cells[7])),
                                    cells[9].equals("same"),
                                    cells[10])));
        }
        return pairs;
    }
}
