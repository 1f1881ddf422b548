package entente.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Event;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Gold in PLOVER JSON: records with a sentence, one event, and actors with codes (the layout of the 2016 gold records, version
 * 0.5b1, whose older types are folded into today's sixteen).
 *
 * <p>Such records hold one event each though their sentences may hold more, so precision is a lower bound; a report says so.
 */
public final class PloverEvaluation {

    /** Types of version 0.5b1 that today's codebook holds under another name. CRIME has none and is left out. */
    private static final Map<String, String> FOLD =
            Map.of("DEMAND", "REQUEST", "DISAPPROVE", "ACCUSE", "INVESTIGATE", "ACCUSE", "FIGHT", "ASSAULT");

    private final Function<Document, CodedDocument> coder;

    public PloverEvaluation(Function<Document, CodedDocument> coder) {
        this.coder = coder;
    }

    /** @throws IOException if the file is no array of PLOVER records, saying which record is wrong */
    public void run(Path file, PrintStream out) throws IOException {
        JsonNode records = new ObjectMapper().readTree(Files.readString(file));
        if (!records.isArray()) {
            throw new IOException(
                    "%s: expected an array of PLOVER records, got %s".formatted(file, records.getNodeType()));
        }
        Scoreboard board = new Scoreboard();
        int number = 0;
        int scored = 0;
        for (JsonNode record : records) {
            number++;
            if (!record.has("event")) {
                continue;
            }
            String text = record.path("text").asText();
            if (text.isBlank()) {
                throw new IOException(
                        "%s record %d: expected a text, got %s".formatted(file, number, record.path("text")));
            }
            score(record, coder.apply(Document.plain("record " + number, text)), board);
            scored++;
        }
        out.printf(
                Locale.ROOT, "%d records. One event is labelled in each, so precision is a lower bound.%n%n", scored);
        out.println("| measure | P | R | F1 | macro F1 |");
        out.println("|---|---|---|---|---|");
        for (String measure : board.measures()) {
            Tally total = board.total(measure);
            Scoreboard.Figure micro = board.micro(measure);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f [%.3f–%.3f] | %.3f |%n",
                    measure,
                    total.precision(),
                    total.recall(),
                    micro.value(),
                    micro.low(),
                    micro.high(),
                    board.macro(measure).value());
        }
    }

    private static void score(JsonNode record, CodedDocument coded, Scoreboard board) {
        board.begin();
        String type = record.path("event").asText();
        String folded = FOLD.getOrDefault(type, type);
        Map<String, Integer> found = new TreeMap<>();
        coded.events().forEach(event -> found.merge(event.type(), 1, Integer::sum));
        boolean right = found.containsKey(folded);
        board.count("type in sentence", folded, new Tally(right ? 1 : 0, 0, right ? 0 : 1));
        found.forEach((other, count) -> {
            int surplus = other.equals(folded) ? count - 1 : count;
            board.count("type in sentence", other, new Tally(0, surplus, 0));
        });
        SortedSet<String> gold = triples(codes(record.path("source")), folded, codes(record.path("target")));
        SortedSet<String> ours = new TreeSet<>();
        for (Event event : coded.events()) {
            ours.addAll(triples(
                    PartyCodes.of(coded, event.actors(), PartyCodes::plover, ""),
                    event.type(),
                    PartyCodes.of(coded, event.recipients(), PartyCodes::plover, "")));
        }
        for (String triple : gold) {
            board.count("triple", folded, ours.contains(triple) ? new Tally(1, 0, 0) : new Tally(0, 0, 1));
        }
        for (String triple : ours) {
            if (!gold.contains(triple)) {
                board.count("triple", triple.split(" ")[1], new Tally(0, 1, 0));
            }
        }
    }

    private static SortedSet<String> triples(Collection<String> actors, String type, Collection<String> recipients) {
        SortedSet<String> triples = new TreeSet<>();
        for (String actor : actors) {
            for (String recipient : recipients) {
                triples.add(actor + " " + type + " " + recipient);
            }
        }
        return triples;
    }

    /** Three-letter codes of a list of actors; a plain string, as nine of the records have it, gives none. */
    private static SortedSet<String> codes(JsonNode actors) {
        SortedSet<String> codes = new TreeSet<>();
        for (JsonNode actor : actors) {
            String code = actor.path("code").asText();
            if (code.matches("[A-Z]{3}")) {
                codes.add(code);
            }
        }
        return codes;
    }
}
