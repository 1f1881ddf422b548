package entente.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.function.Function;

/** Trees of JSON, and the bytes that they are sent as. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** An array of what {@code render} makes of each. */
    static <T> ArrayNode array(Iterable<T> items, Function<T, ? extends JsonNode> render) {
        ArrayNode array = array();
        items.forEach(item -> array.add(render.apply(item)));
        return array;
    }

    static ArrayNode strings(Iterable<String> items) {
        ArrayNode array = array();
        items.forEach(array::add);
        return array;
    }

    /** Text, or null where there is none. */
    static void put(ObjectNode object, String key, Optional<?> value) {
        if (value.isEmpty()) {
            object.putNull(key);
            return;
        }
        switch (value.get()) {
            case JsonNode node -> object.set(key, node);
            case Integer number -> object.put(key, number);
            case Long number -> object.put(key, number);
            case Double number -> object.put(key, number);
            case Boolean truth -> object.put(key, truth);
            case TemporalAccessor time -> object.put(key, time.toString());
            case Object other -> object.put(key, other.toString());
        }
    }

    /** JSON that is known to be well formed, as it stands. */
    static JsonNode raw(String json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own cannot fail to be written", e);
        }
    }

    static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own cannot fail to be written", e);
        }
    }

    /** @throws Problem if it is no JSON object */
    static ObjectNode read(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw Problem.bad("expected one JSON object, found " + (node == null ? "nothing" : node.getNodeType()));
        } catch (JsonProcessingException e) {
            throw Problem.bad("expected one JSON object, found broken JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be read", e);
        }
    }
}
