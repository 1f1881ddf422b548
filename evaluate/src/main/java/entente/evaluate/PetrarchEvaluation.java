package entente.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Event;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gold in PETRARCH's record format: sentences in XML, each with the events that are expected of it (source, target, CAMEO code).
 *
 * <p>The files are not reliably well-formed, so they are read leniently: tags are looked for, the rest is text. Sentences are coded
 * from their raw text. With the dictionaries that the records' Environment names, every record counts: one that expects a discard is
 * met where nothing is coded, one that expects a fault in a tree that came with it is not met, since no such tree is read. Without
 * dictionaries our own actors and rules code, records about invented countries cannot be met, and those that expect an error are
 * left out and counted.
 */
public final class PetrarchEvaluation {

    private static final Pattern SENTENCE = Pattern.compile("<Sentence\\b([^>]*)>(.*?)</Sentence>", Pattern.DOTALL);
    private static final Pattern CODING = Pattern.compile("<EventCoding\\b([^>]*?)/?>");
    private static final Pattern TEXT = Pattern.compile("<Text>(.*?)</Text>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)\\s*=\\s*\"([^\"]*)\"");

    /**
     * How sentences are to be coded from some record on, as its Config lines have it.
     *
     * @param needsTwo whether an event needs both a source and a target
     * @param innerFrom, innerTo words that a clause between commas may have to be passed over
     * @param lastFrom, lastTo the same behind the last comma
     */
    public record Options(boolean needsTwo, int innerFrom, int innerTo, int lastFrom, int lastTo) {}

    /** The files that the Environment of a record file names. */
    public record Environment(Path verbs, List<Path> actors, Path agents, Optional<Path> discards) {}

    /** Codes one record by dictionaries: events as "source target code". */
    public interface ByDictionary {
        SortedSet<String> code(Document document, LocalDate day, Options options);
    }

    private static final Pattern CONFIG =
            Pattern.compile("<Config\\s+option\\s*=\\s*\"(\\w+)\"\\s+value\\s*=\\s*\"(\\w+)\"");

    private interface Coding {
        SortedSet<String> events(Document document, LocalDate day, Options options);
    }

    private final Coding coding;
    private final boolean byDictionary;

    /** Codes with our own actors and rules. */
    public PetrarchEvaluation(Function<Document, CodedDocument> coder) {
        this((document, day, options) -> ours(coder.apply(document)), false);
    }

    /** Codes by the dictionaries that the records name. */
    public static PetrarchEvaluation byDictionary(ByDictionary coder) {
        return new PetrarchEvaluation(coder::code, true);
    }

    private PetrarchEvaluation(Coding coding, boolean byDictionary) {
        this.coding = coding;
        this.byDictionary = byDictionary;
    }

    /**
     * The dictionaries that a record file asks for.
     *
     * @throws IOException if the file cannot be read, names none, or one of them is not in the folder
     */
    public static Environment environment(Path records, Path folder) throws IOException {
        String text = text(records);
        List<Path> actors = new ArrayList<>();
        for (String name : named(text, "Actorfile").orElse("").split(",")) {
            if (!name.isBlank()) {
                actors.add(file(folder, name.strip()));
            }
        }
        Optional<String> verbs = named(text, "Verbfile");
        Optional<String> agents = named(text, "Agentfile");
        if (actors.isEmpty() || verbs.isEmpty() || agents.isEmpty()) {
            throw new IOException(
                    "%s: expected an <Environment> with <Verbfile>, <Actorfile> and <Agentfile>, found verbs %s, actors %s, agents %s"
                            .formatted(records, verbs.orElse("none"), actors, agents.orElse("none")));
        }
        Optional<String> discards = named(text, "Discardfile");
        return new Environment(
                file(folder, verbs.get()),
                actors,
                file(folder, agents.get()),
                discards.isPresent() ? Optional.of(file(folder, discards.get())) : Optional.empty());
    }

    private static Optional<String> named(String text, String tag) {
        Matcher matcher =
                Pattern.compile("<%s>([^<]*)</%s>".formatted(tag, tag)).matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    private static Path file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IOException("%s: expected the file %s that the records name, found none".formatted(folder, name));
        }
        return file;
    }

    private static String text(Path records) throws IOException {
        return new String(Files.readAllBytes(records), StandardCharsets.UTF_8);
    }

    /**
     * @param predictions one line of JSON a record: {@code {"id","events":[{"source","target","code"}]}}
     * @throws IOException if the file cannot be read or holds no record
     */
    public void run(Path records, Writer predictions, PrintStream out) throws IOException {
        String all = text(records);
        Matcher sentences = SENTENCE.matcher(all);
        Options options = new Options(true, 2, 8, 2, 8);
        Scoreboard board = new Scoreboard();
        SortedMap<String, Tally> categories = new TreeMap<>();
        int scored = 0;
        int leftOut = 0;
        int met = 0;
        int end = 0;
        while (sentences.find()) {
            options = changed(options, all.substring(end, sentences.start()));
            end = sentences.end();
            Matcher text = TEXT.matcher(sentences.group(2));
            if (!text.find() || (!byDictionary && sentences.group(2).contains("error="))) {
                leftOut++;
                continue;
            }
            Map<String, String> attributes = attributes(sentences.group(1));
            String id = attributes.getOrDefault("id", "");
            SortedSet<String> gold = gold(sentences.group(2));
            SortedSet<String> ours = coding.events(
                    Document.plain(id.isBlank() ? "record" : id, plain(text.group(1))), day(attributes), options);
            write(predictions, id, ours);
            boolean right = gold.equals(ours) && !sentences.group(2).contains("bad_input_parse");
            scored++;
            met += right ? 1 : 0;
            categories.merge(
                    attributes.getOrDefault("category", "none"),
                    right ? new Tally(1, 0, 0) : new Tally(0, 0, 1),
                    Tally::plus);
            board.begin();
            count(board, "source, target, code", gold, ours);
            count(board, "CAMEO root", roots(gold), roots(ours));
        }
        if (scored == 0) {
            throw new IOException(
                    "%s: expected PETRARCH records (<Sentence …> with <Text>), found none".formatted(records));
        }
        report(board, out, scored, leftOut, met);
        out.printf("%n| category | met | records |%n|---|---|---|%n");
        categories.forEach((category, tally) ->
                out.printf("| %s | %d | %d |%n", category, tally.right(), tally.right() + tally.missed()));
    }

    private static Options changed(Options options, String between) {
        Options changed = options;
        Matcher matcher = CONFIG.matcher(between);
        while (matcher.find()) {
            String value = matcher.group(2);
            changed = switch (matcher.group(1)) {
                case "require_dyad" ->
                    new Options(
                            value.equalsIgnoreCase("true"),
                            changed.innerFrom(),
                            changed.innerTo(),
                            changed.lastFrom(),
                            changed.lastTo());
                case "comma_min" ->
                    new Options(
                            changed.needsTwo(), number(value), changed.innerTo(), changed.lastFrom(), changed.lastTo());
                case "comma_max" ->
                    new Options(
                            changed.needsTwo(),
                            changed.innerFrom(),
                            number(value),
                            changed.lastFrom(),
                            changed.lastTo());
                case "comma_emin" ->
                    new Options(
                            changed.needsTwo(),
                            changed.innerFrom(),
                            changed.innerTo(),
                            number(value),
                            changed.lastTo());
                case "comma_emax" ->
                    new Options(
                            changed.needsTwo(),
                            changed.innerFrom(),
                            changed.innerTo(),
                            changed.lastFrom(),
                            number(value));
                default -> changed;
            };
        }
        return changed;
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    /** The record's day; the first of 2000, as in gold records of that year, where it has none. */
    private static LocalDate day(Map<String, String> attributes) {
        String date = attributes.getOrDefault("date", "");
        try {
            return LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            return LocalDate.of(2000, 1, 1);
        }
    }

    private static void report(Scoreboard board, PrintStream out, int scored, int leftOut, int met) {
        out.printf(
                Locale.ROOT,
                "%d records scored, %d left out (no text, or an error is expected); %d have exactly the events expected.%n%n",
                scored,
                leftOut,
                met);
        board.table(out);
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
                .replace('_', ' ')
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
            for (String source : PartyCodes.of(coded, event.actors(), PartyCodes::petrarch, "---")) {
                for (String target : PartyCodes.of(coded, event.recipients(), PartyCodes::petrarch, "---")) {
                    ours.add("%s %s %s".formatted(source, target, event.cameo().orElse("---")));
                }
            }
        }
        return ours;
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
