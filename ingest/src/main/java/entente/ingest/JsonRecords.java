package entente.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file: one record, a list of them, or the answer of a news archive's interface with its records within. A list is
 * read record by record; one that is too large is passed through.
 */
final class JsonRecords implements Container {

    private static final int DEEPEST = 100;

    private final Piece piece;
    private final Ingest.Settings settings;
    private final Scribe scribe;
    private final DocumentFormat html;
    private final JsonParser parser;
    private final Deque<JsonNode> waiting = new ArrayDeque<>();
    private int records;
    private boolean inList;
    private boolean ended;

    JsonRecords(Piece piece, Ingest.Settings settings, Scribe scribe, DocumentFormat html) throws IOException {
        this.piece = piece;
        this.settings = settings;
        this.scribe = scribe;
        this.html = html;
        this.parser = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(settings.limit())
                        .maxNestingDepth(DEEPEST)
                        .build())
                .build()
                .createParser(piece.in());
        parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    @Override
    public @Nullable Step next() throws Refusal, IOException {
        try {
            JsonNode record = record();
            if (record == null) {
                if (records > 0 || ended) {
                    return null;
                }
                ended = true;
                throw new Refusal(Reason.EMPTY, "expected JSON, found no record in it");
            }
            records++;
            Place place = piece.place().at("record " + records);
            try {
                return new Step.Done(intake(record, place));
            } catch (Refusal refusal) {
                return new Step.Done(place.refused(refusal));
            }
        } catch (TooLarge e) {
            records++;
            return new Step.Done(piece.place().at("record " + records).refused(scribe.tooLarge("more in one record")));
        } catch (StreamConstraintsException e) {
            throw new Refusal(
                    Opener.firstWords(e).contains("nesting") ? Reason.NESTED_TOO_DEEPLY : Reason.TOO_LARGE,
                    "expected records of reports, found: %s. The rest was not read".formatted(Opener.firstWords(e)));
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new Refusal(
                    Reason.NOT_JSON,
                    "expected JSON, found it broken%s: %s"
                            .formatted(
                                    location == null
                                            ? ""
                                            : " at line %d, column %d"
                                                    .formatted(location.getLineNr(), location.getColumnNr()),
                                    JsonLine.shorten(
                                            String.valueOf(e.getOriginalMessage())
                                                    .replaceAll("\\s+", " "),
                                            160)));
        }
    }

    private Intake intake(JsonNode node, Place place) throws Refusal {
        if (!node.isObject()) {
            throw new Refusal(Reason.NOT_JSON, "expected a JSON object, found %s".formatted(JsonLine.describe(node)));
        }
        Fields record = fields(node);
        Mapping mapping = mapping(record, settings);
        if (!piece.named() && !Fields.isNews(record, mapping)) {
            throw new Refusal(
                    Reason.PASSED_OVER, "expected a record of a report, found none of the keys that tell of one");
        }
        Original original = new Original(node.toString().getBytes(StandardCharsets.UTF_8));
        Material material = new Material(piece.name(), original, Optional.empty(), Optional.empty(), settings.limit());
        boolean alone = records == 1 && !inList;
        Report report = Fields.reports(
                        record,
                        mapping,
                        alone ? material.stem() : material.stem() + "-" + records,
                        Optional.empty(),
                        material,
                        html)
                .getFirst();
        return scribe.intake(report, original, place, Optional.empty());
    }

    /** What the user said, then what the preset says that fits, then the usual names. */
    static Mapping mapping(Fields record, Ingest.Settings settings) {
        Optional<Preset> preset = settings.preset()
                .filter(given -> given.form() == Preset.Form.JSON)
                .or(() -> Preset.ofRecord(record));
        return settings.mapping().or(preset.map(Preset::mapping).orElse(Preset.usual()));
    }

    private @Nullable JsonNode record() throws IOException, TooLarge {
        if (!waiting.isEmpty()) {
            return waiting.removeFirst();
        }
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return null;
            }
            if (token == JsonToken.START_ARRAY && !inList) {
                inList = true;
            } else if (token == JsonToken.END_ARRAY) {
                inList = false;
            } else {
                JsonNode node = node();
                List<JsonNode> within = within(node);
                if (within.isEmpty()) {
                    return node;
                }
                inList = inList || within.size() > 1;
                waiting.addAll(within);
                return waiting.removeFirst();
            }
        }
    }

    /** The records within an archive's answer; empty if it is a record itself. */
    private List<JsonNode> within(JsonNode node) {
        List<Preset> presets = settings.preset().map(List::of).orElse(Preset.all());
        for (Preset preset : presets) {
            for (List<String> way : preset.records()) {
                JsonNode at = node;
                for (String key : way) {
                    at = at == null ? null : at.get(key);
                }
                if (at == null || at.isEmpty()) {
                    continue;
                }
                List<JsonNode> found = new ArrayList<>();
                if (at.isArray()) {
                    at.forEach(found::add);
                } else if (at.isObject()) {
                    found.add(at);
                }
                if (!found.isEmpty()
                        && (settings.preset().isPresent()
                                || Preset.ofRecord(fields(found.getFirst())).isPresent())) {
                    return found;
                }
            }
        }
        return List.of();
    }

    static Fields fields(JsonNode node) {
        return new Fields() {
            @Override
            public Optional<String> at(String path) {
                JsonNode at = node.get(path);
                if (at == null) {
                    at = node;
                    for (String key : path.split("\\.")) {
                        at = at == null ? null : at.get(key);
                    }
                }
                return Optional.ofNullable(at).flatMap(JsonRecords::words).filter(words -> !words.isBlank());
            }

            @Override
            public List<String> names() {
                List<String> names = new ArrayList<>();
                node.fieldNames().forEachRemaining(names::add);
                return names;
            }
        };
    }

    private static Optional<String> words(JsonNode node) {
        if (node.isTextual() || node.isNumber() || node.isBoolean()) {
            return Optional.of(node.asText());
        }
        if (node.isArray() && !node.isEmpty()) {
            List<String> all = new ArrayList<>();
            for (JsonNode one : node) {
                if (!one.isTextual()) {
                    return Optional.empty();
                }
                all.add(one.asText());
            }
            return Optional.of(String.join(all.stream().anyMatch(words -> words.length() > 200) ? "\n\n" : ", ", all));
        }
        return Optional.empty();
    }

    // Nodes, counted

    private static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1;
    }

    private JsonNode node() throws IOException, TooLarge {
        int depth = parser.getParsingContext().getNestingDepth();
        boolean structured = parser.currentToken().isStructStart();
        long[] left = {settings.limit()};
        try {
            return node(left);
        } catch (TooLarge e) {
            while (structured && parser.getParsingContext().getNestingDepth() >= depth) {
                if (parser.nextToken() == null) {
                    break;
                }
            }
            throw e;
        }
    }

    private JsonNode node(long[] left) throws IOException, TooLarge {
        JsonToken token = parser.currentToken();
        left[0] -= 4;
        if (left[0] < 0) {
            throw new TooLarge();
        }
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    left[0] -= key.length();
                    parser.nextToken();
                    object.set(key, node(left));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(left));
                }
                yield array;
            }
            case VALUE_STRING -> {
                String text = parser.getText();
                left[0] -= text.length();
                yield JsonNodeFactory.instance.textNode(text);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                // As it is written: a number of a million digits need not be understood.
                JsonNodeFactory.instance.textNode(parser.getText());
            case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
            case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    @Override
    public String reached() {
        return records == 1 ? "1 record" : "%,d records".formatted(records);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
