package entente.ingest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import entente.model.SourceMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One line of JSON Lines as a report: {@code {"id","text","date"?,"title"?,"outlet"?,"url"?,"clean"?}}. Other keys are
 * passed over; {@code null} is as good as absent.
 */
final class JsonLine {

    private static final String EXAMPLE = "{\"id\":\"a1\",\"text\":\"…\",\"date\":\"2003-12-03\"}";
    private static final int SHOWN = 60;

    private final ObjectReader reader;

    JsonLine(int limit) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(limit)
                        .maxNestingDepth(100)
                        .build());
        this.reader = mapper.readerFor(JsonNode.class);
    }

    /**
     * The report of a line. A line without "text" may be of another make; {@code settings} and the presets tell.
     *
     * @param id where the line is of another make and brings none
     */
    Report read(Decoded line, String id, Material material, Ingest.Settings settings, DocumentFormat html)
            throws Refusal {
        JsonNode node = parse(line.text());
        if (node.isObject()) {
            Fields record = JsonRecords.fields(node);
            boolean chosen = !settings.mapping().isEmpty() || settings.preset().isPresent();
            if (chosen || !node.has("text") && Preset.ofRecord(record).isPresent()) {
                return Fields.reports(
                                record, JsonRecords.mapping(record, settings), id, line.encoding(), material, html)
                        .getFirst();
            }
        }
        return contract(line, node);
    }

    private static Report contract(Decoded line, JsonNode node) throws Refusal {
        if (!node.isObject()) {
            throw new Refusal(
                    Reason.NOT_JSON,
                    "expected one JSON object a line such as %s, found %s".formatted(EXAMPLE, describe(node)));
        }
        String id = id(node);
        String text = string(node, "text")
                .orElseThrow(() -> new Refusal(
                        Reason.WRONG_SHAPE,
                        "expected a field \"text\" with the text of the report, found none. A line looks like "
                                + EXAMPLE));
        check(text);
        return new Report(
                id,
                text,
                SourceMap.identity(text),
                clean(node),
                new Told(
                        words(node, "title"),
                        words(node, "outlet"),
                        Optional.empty(),
                        date(node),
                        List.of(),
                        words(node, "url"),
                        Optional.empty()),
                Optional.empty(),
                line.encoding(),
                Optional.empty(),
                line.notes());
    }

    private JsonNode parse(String line) throws Refusal {
        try {
            return reader.readValue(line);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new Refusal(
                    Reason.NOT_JSON,
                    "expected one JSON object a line such as %s, found broken JSON%s: %s"
                            .formatted(
                                    EXAMPLE,
                                    location == null ? "" : " at column " + location.getColumnNr(),
                                    shorten(e.getOriginalMessage().replaceAll("\\s+", " "), 160)));
        }
    }

    private static String id(JsonNode node) throws Refusal {
        JsonNode id = node.get("id");
        if (id != null && id.isIntegralNumber()) {
            return id.asText();
        }
        Optional<String> given = words(node, "id");
        return given.orElseThrow(() -> new Refusal(
                Reason.WRONG_SHAPE,
                "expected a field \"id\" with a name for the report, found none. A line looks like " + EXAMPLE));
    }

    private static boolean clean(JsonNode node) throws Refusal {
        JsonNode clean = node.get("clean");
        if (clean == null || clean.isNull()) {
            return false;
        }
        if (!clean.isBoolean()) {
            throw new Refusal(Reason.WRONG_SHAPE, "field \"clean\": expected true or false, found " + describe(clean));
        }
        return clean.booleanValue();
    }

    private static Optional<LocalDate> date(JsonNode node) throws Refusal {
        Optional<String> given = words(node, "date");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> date = Dates.given(given.get());
        if (date.isEmpty()) {
            throw new Refusal(
                    Reason.WRONG_DATE,
                    "field \"date\": expected a day such as 2003-12-03, of the years %d to %d, found \"%s\". Leave it out if the day is not known"
                            .formatted(Dates.FIRST_YEAR, Dates.LAST_YEAR, shorten(given.get(), SHOWN)));
        }
        return date;
    }

    /** A field in which blanks do not count; blank is as good as absent. */
    private static Optional<String> words(JsonNode node, String field) throws Refusal {
        Optional<String> value = string(node, field);
        if (value.isPresent()) {
            check(value.get());
        }
        return value.map(words -> words.strip().replaceAll("\\s+", " ")).filter(words -> !words.isEmpty());
    }

    private static Optional<String> string(JsonNode node, String field) throws Refusal {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new Refusal(
                    Reason.WRONG_SHAPE,
                    "field \"%s\": expected a string in quotation marks, found %s".formatted(field, describe(value)));
        }
        return Optional.of(value.textValue());
    }

    /** JSON can write what no text holds: NUL, and halves of characters, which could not be kept as UTF-8. */
    static void check(String value) throws Refusal {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new Refusal(Reason.BINARY, "expected text, found a NUL (\\u0000) at unit %d of it".formatted(i));
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new Refusal(
                        Reason.ENCODING,
                        "expected text, found half a character (\\u%04x without its other half) at unit %d of it"
                                .formatted((int) c, i));
            }
        }
    }

    static String describe(JsonNode node) {
        String kind = switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case BINARY, POJO, MISSING -> "nothing";
        };
        return node.isMissingNode() ? kind : "%s (%s)".formatted(kind, shorten(node.toString(), SHOWN));
    }

    static String shorten(String words, int longest) {
        return words.length() <= longest ? words : words.substring(0, longest) + "…";
    }
}
