package entente.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import entente.model.Document;
import entente.model.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the labelled sentences of {@code training/labels} back onto their texts.
 *
 * <p>The format is the law of {@code training/labels/README.md}. Texts of other projects are read from the folder of reference data;
 * where it is absent, only the sets with texts of our own can be read.
 */
public final class LabelledSet {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path labels;
    private final Texts texts;
    private final Map<String, String> splits;
    private final Function<Path, Optional<Document>> intake;

    /**
     * @param training the folder {@code training} of a checkout
     * @param shared the folder of reference data, the parent of {@code data}
     * @param intake takes in a file as any news is taken in, so that our own texts come with headline, dateline and day; one whose
     *     text is not kept letter by letter, or of which nothing comes, is read plain
     * @throws IOException if the splits cannot be read
     */
    public LabelledSet(Path training, Path shared, Function<Path, Optional<Document>> intake) throws IOException {
        this.labels = training.resolve("labels");
        this.texts = new Texts(labels, shared.resolve("data"));
        this.intake = intake;
        this.splits = new TreeMap<>();
        for (String line : Files.readAllLines(training.resolve("splits.tsv"))) {
            String[] cells = line.split("\t", -1);
            splits.put(cells[0] + " " + cells[1], cells[2]);
        }
    }

    /** The documents of a split, by set and name. */
    List<GoldDocument> documents(String split) throws IOException {
        SortedMap<String, List<JsonNode>> byDocument = new TreeMap<>();
        for (String set : List.of("gmb", "gum", "re3d", "own")) {
            for (JsonNode line : lines(labels.resolve(set))) {
                String key = set + " " + line.path("doc").asText();
                if (splits.getOrDefault(key, "train").equals(split)) {
                    byDocument.computeIfAbsent(key, k -> new ArrayList<>()).add(line);
                }
            }
        }
        List<GoldDocument> documents = new ArrayList<>();
        for (Map.Entry<String, List<JsonNode>> entry : byDocument.entrySet()) {
            documents.add(document(entry.getKey().split(" ")[0], split, entry.getValue()));
        }
        return documents;
    }

    private static List<JsonNode> lines(Path folder) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return lines;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode json = JSON.readTree(line);
                    if (json.has("set") && json.has("events")) {
                        lines.add(json);
                    }
                }
            }
        }
        return lines;
    }

    private GoldDocument document(String set, String split, List<JsonNode> lines) throws IOException {
        lines.sort((a, b) -> Integer.compare(a.path("n").asInt(), b.path("n").asInt()));
        String name = lines.getFirst().path("doc").asText();
        boolean byToken = lines.getFirst().path("unit").asText().equals("token");
        StringBuilder text = new StringBuilder(byToken ? "" : texts.whole(set, name));
        List<GoldDocument.GoldSentence> sentences = new ArrayList<>();
        for (JsonNode line : lines) {
            if (byToken) {
                CanonicalText sentence =
                        texts.sentence(set, name, line.path("n").asInt());
                if (!text.isEmpty()) {
                    text.append(' ');
                }
                int offset = text.length();
                text.append(sentence.text());
                Span span = new Span(offset, text.length());
                sentences.add(sentence(line, span, (start, end) -> {
                    Span within = sentence.span(start, end);
                    return new Span(offset + within.start(), offset + within.end());
                }));
            } else {
                Span span =
                        new Span(line.path("start").asInt(), line.path("end").asInt());
                sentences.add(sentence(line, span, Span::new));
            }
        }
        return new GoldDocument(set, split, asNews(set, name, text.toString()), sentences);
    }

    private Document asNews(String set, String name, String text) {
        Optional<Document> taken = set.equals("own") ? intake.apply(texts.own(name)) : Optional.empty();
        return taken.filter(document -> document.text().equals(text.stripTrailing())
                        || document.text().equals(text))
                .orElseGet(() -> Document.plain(name, text));
    }

    private interface Offsets {
        Span span(int start, int end);
    }

    private static GoldDocument.GoldSentence sentence(JsonNode line, Span span, Offsets offsets) {
        Map<String, GoldDocument.GoldMention> mentions = new LinkedHashMap<>();
        for (JsonNode mention : line.path("mentions")) {
            mentions.put(
                    mention.path("id").asText(),
                    new GoldDocument.GoldMention(
                            at(mention, offsets),
                            mention.path("kind").asText(),
                            text(mention, "code"),
                            text(mention, "sector"),
                            mention.path("how").asText()));
        }
        List<GoldDocument.GoldEvent> events = new ArrayList<>();
        for (JsonNode event : line.path("events")) {
            List<String> modes = new ArrayList<>();
            event.path("mode").forEach(mode -> modes.add(mode.asText()));
            events.add(new GoldDocument.GoldEvent(
                    event.path("type").asText(),
                    modes,
                    at(event.path("trigger"), offsets),
                    event.path("modality").asText(),
                    mentions(event.path("actors"), mentions),
                    mentions(event.path("recipients"), mentions),
                    optional(event, "place", offsets),
                    optional(event, "date", offsets)));
        }
        List<GoldDocument.GoldStatement> statements = new ArrayList<>();
        for (JsonNode statement : line.path("statements")) {
            statements.add(new GoldDocument.GoldStatement(
                    statement.path("kind").asText(),
                    text(statement, "source").map(mentions::get),
                    statement.path("source_kind").asText(),
                    optional(statement, "cue", offsets),
                    at(statement.path("content"), offsets),
                    text(statement, "addressee").map(mentions::get),
                    about(statement.path("about"), mentions),
                    statement.has("within")));
        }
        return new GoldDocument.GoldSentence(
                line.path("n").asInt(), line.path("mix").asText(), span, mentions, events, statements);
    }

    private static List<GoldDocument.GoldAbout> about(JsonNode marks, Map<String, GoldDocument.GoldMention> mentions) {
        List<GoldDocument.GoldAbout> found = new ArrayList<>();
        marks.forEach(mark -> {
            GoldDocument.GoldMention mention = mentions.get(mark.path("mention").asText());
            if (mention != null && mark.hasNonNull("stance")) {
                found.add(
                        new GoldDocument.GoldAbout(mention, mark.path("stance").asText()));
            }
        });
        return found;
    }

    private static List<GoldDocument.GoldMention> mentions(
            JsonNode ids, Map<String, GoldDocument.GoldMention> mentions) {
        List<GoldDocument.GoldMention> found = new ArrayList<>();
        ids.forEach(id -> {
            GoldDocument.GoldMention mention = mentions.get(id.asText());
            if (mention != null) {
                found.add(mention);
            }
        });
        return found;
    }

    private static Span at(JsonNode node, Offsets offsets) {
        return offsets.span(node.path("start").asInt(), node.path("end").asInt());
    }

    private static Optional<Span> optional(JsonNode node, String key, Offsets offsets) {
        return node.has(key) ? Optional.of(at(node.path(key), offsets)) : Optional.empty();
    }

    private static Optional<String> text(JsonNode node, String key) {
        return node.hasNonNull(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
    }
}
