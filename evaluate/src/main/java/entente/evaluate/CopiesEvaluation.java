package entente.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import entente.ledger.NearCopies;
import entente.model.Document;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Near copies against pairs of reports that are labelled {@code copy} or {@code different}: pair by pair, and as all reports of
 * the folder at once are sorted into copies and parents. Pairs of one report stand in one half, {@code tune} or {@code check}.
 */
public final class CopiesEvaluation {

    private record Pair(String half, String a, String b, boolean copy, String how) {}

    /**
     * Prints precision, recall and F1 with intervals, and what was missed or taken for a copy, by kind.
     *
     * @param folder with {@code reports.jsonl} and {@code pairs.tsv}
     * @param half "tune", "check" or "all"
     * @throws IOException if they cannot be read
     */
    public void report(Path folder, String half, PrintStream out) throws IOException {
        Map<String, Document> reports = reports(folder.resolve("reports.jsonl"));
        List<Pair> pairs = pairs(folder.resolve("pairs.tsv")).stream()
                .filter(pair -> half.equals("all") || pair.half().equals(half))
                .toList();
        SortedMap<String, String> parents = NearCopies.find(List.copyOf(reports.values()));
        Scoreboard board = new Scoreboard();
        SortedMap<String, Tally> kinds = new TreeMap<>();
        for (Pair pair : pairs) {
            Document a = reports.get(pair.a());
            Document b = reports.get(pair.b());
            if (a == null || b == null) {
                throw new IOException(
                        "pairs.tsv: expected the ids of reports, found %s and %s".formatted(pair.a(), pair.b()));
            }
            boolean near = NearCopies.areNear(a, b);
            boolean together =
                    parents.getOrDefault(pair.a(), pair.a()).equals(parents.getOrDefault(pair.b(), pair.b()));
            board.begin();
            board.count("pair by pair", "copy", tally(pair.copy(), near));
            board.count("among all reports", "copy", tally(pair.copy(), together));
            kinds.merge((pair.copy() ? "copy: " : "different: ") + pair.how(), tally(pair.copy(), near), Tally::plus);
        }
        out.printf(Locale.ROOT, "%d pairs (%s), %d reports%n%n", pairs.size(), half, reports.size());
        board.table(out);
        kinds.forEach((kind, tally) -> {
            if (tally.surplus() + tally.missed() > 0) {
                out.printf(
                        Locale.ROOT, "  %s: %d missed, %d taken for a copy%n", kind, tally.missed(), tally.surplus());
            }
        });
    }

    private static Tally tally(boolean copy, boolean found) {
        return new Tally(copy && found ? 1 : 0, !copy && found ? 1 : 0, copy && !found ? 1 : 0);
    }

    private static SortedMap<String, Document> reports(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        SortedMap<String, Document> reports = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = mapper.readTree(line);
            Document plain =
                    Document.plain(node.path("id").asText(), node.path("text").asText());
            reports.put(
                    plain.id(),
                    new Document(
                            plain.id(),
                            plain.digest(),
                            plain.text(),
                            Optional.of(node.path("title").asText()),
                            Optional.of(node.path("outlet").asText()),
                            plain.byline(),
                            Optional.of(LocalDate.parse(node.path("date").asText())),
                            plain.dateline(),
                            plain.language(),
                            plain.source(),
                            plain.sourceMap(),
                            plain.blocks()));
        }
        return reports;
    }

    private static List<Pair> pairs(Path file) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            if (cells.length != 5) {
                throw new IOException("%s: expected five columns (half, a, b, label, how), found %d in \"%s\""
                        .formatted(file.getFileName(), cells.length, line));
            }
            pairs.add(new Pair(cells[0], cells[1], cells[2], cells[3].equals("copy"), cells[4]));
        }
        return pairs;
    }
}
