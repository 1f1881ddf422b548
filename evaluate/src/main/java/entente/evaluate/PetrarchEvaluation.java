package entente.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Event;
import entente.model.Participant;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gold in PETRARCH's record format: sentences in XML, each with the events that are expected of it (source, target, CAMEO code).
 *
 * <p>The files are not reliably well-formed, so they are read leniently: tags are looked for, the rest is text. Records that expect
 * an error of the parser are left out and counted. Sentences are coded from their raw text with our own actors; the dictionaries
 * that a record's Environment names are not read, so records about invented countries cannot be met.
 */
public final class PetrarchEvaluation {

    private static final Pattern SENTENCE = Pattern.compile("<Sentence\\b([^>]*)>(.*?)</Sentence>", Pattern.DOTALL);
    private static final Pattern CODING = Pattern.compile("<EventCoding\\b([^>]*?)/?>");
    private static final Pattern TEXT = Pattern.compile("<Text>(.*?)</Text>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)\\s*=\\s*\"([^\"]*)\"");

    private final Function<Document, CodedDocument> coder;

    public PetrarchEvaluation(Function<Document, CodedDocument> coder) {
        this.coder = coder;
    }

    /**
     * @param predictions one line of JSON a record: {@code {"id","events":[{"source","target","code"}]}}
     * @throws IOException if the file cannot be read or holds no record
     */
    public void run(Path records, Writer predictions, PrintStream out) throws IOException {
        Matcher sentences = SENTENCE.matcher(Files.readString(records));
        Scoreboard board = new Scoreboard();
        int scored = 0;
        int leftOut = 0;
        int met = 0;
        while (sentences.find()) {
            Matcher text = TEXT.matcher(sentences.group(2));
            if (!text.find() || sentences.group(2).contains("error=")) {
                leftOut++;
                continue;
            }
            String id = attributes(sentences.group(1)).getOrDefault("id", "");
            SortedSet<String> gold = gold(sentences.group(2));
            SortedSet<String> ours =
                    ours(coder.apply(Document.plain(id.isBlank() ? "record" : id, plain(text.group(1)))));
            write(predictions, id, ours);
            scored++;
            met += gold.equals(ours) ? 1 : 0;
            board.begin();
            count(board, "source, target, code", gold, ours);
            count(board, "CAMEO root", roots(gold), roots(ours));
        }
        if (scored == 0) {
            throw new IOException(
                    "%s: expected PETRARCH records (<Sentence …> with <Text>), found none".formatted(records));
        }
        report(board, out, scored, leftOut, met);
    }

    private static void report(Scoreboard board, PrintStream out, int scored, int leftOut, int met) {
        out.printf(
                Locale.ROOT,
                "%d records scored, %d left out (no text, or an error is expected); %d have exactly the events expected.%n%n",
                scored,
                leftOut,
                met);
        out.println("| measure | P | R | F1 |");
        out.println("|---|---|---|---|");
        for (String measure : board.measures()) {
            Tally total = board.total(measure);
            Scoreboard.Figure f1 = board.micro(measure);
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

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new TreeMap<>();
        Matcher matcher = ATTRIBUTE.matcher(tag);
        while (matcher.find()) {
            attributes.put(matcher.group(1), matcher.group(2));
        }
        return attributes;
    }

    private static String plain(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static SortedSet<String> gold(String record) {
        SortedSet<String> gold = new TreeSet<>();
        Matcher codings = CODING.matcher(record);
        while (codings.find()) {
            Map<String, String> event = attributes(codings.group(1));
            if (event.containsKey("eventcode")) {
                gold.add("%s %s %s"
                        .formatted(
                                event.getOrDefault("sourcecode", "---"),
                                event.getOrDefault("targetcode", "---"),
                                event.get("eventcode")));
            }
        }
        return gold;
    }

    private static SortedSet<String> ours(CodedDocument coded) {
        SortedSet<String> ours = new TreeSet<>();
        for (Event event : coded.events()) {
            for (String source : codes(coded, event.actors())) {
                for (String target : codes(coded, event.recipients())) {
                    ours.add("%s %s %s".formatted(source, target, event.cameo().orElse("---")));
                }
            }
        }
        return ours;
    }

    /** Country or organisation with the first sector, as PETRARCH strings them together; "---" for nobody. */
    private static SortedSet<String> codes(CodedDocument coded, List<Participant> participants) {
        SortedSet<String> codes = new TreeSet<>();
        for (Participant participant : participants) {
            coded.actors().stream()
                    .filter(actor -> actor.id().equals(participant.actor()))
                    .findFirst()
                    .ifPresent(actor -> codes.add(code(actor)));
        }
        if (codes.isEmpty()) {
            codes.add("---");
        }
        return codes;
    }

    private static String code(Actor actor) {
        String sector = actor.sectors().isEmpty() ? "" : actor.sectors().getFirst();
        return actor.country()
                .or(actor::organisation)
                .map(code -> code + sector)
                .orElse("---");
    }

    private static SortedSet<String> roots(SortedSet<String> events) {
        SortedSet<String> roots = new TreeSet<>();
        for (String event : events) {
            String code = event.substring(event.lastIndexOf(' ') + 1);
            roots.add(code.substring(0, Math.min(2, code.length())));
        }
        return roots;
    }

    private static void count(Scoreboard board, String measure, SortedSet<String> gold, SortedSet<String> ours) {
        SortedSet<String> both = new TreeSet<>(gold);
        both.retainAll(ours);
        board.count(measure, "all", new Tally(both.size(), ours.size() - both.size(), gold.size() - both.size()));
    }

    private static void write(Writer out, String id, SortedSet<String> events) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode line = json.createObjectNode().put("id", id);
        ArrayNode list = line.putArray("events");
        for (String event : events) {
            String[] parts = event.split(" ");
            list.addObject().put("source", parts[0]).put("target", parts[1]).put("code", parts[2]);
        }
        out.write(json.writeValueAsString(line) + "\n");
    }
}
