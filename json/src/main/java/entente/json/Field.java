package entente.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON document together with the way to it ("events[2].date.first"), so that a fault can say where it lies.
 */
record Field(String path, @Nullable JsonNode node) {

    Field get(String key) {
        JsonNode object = node;
        if (object == null || !object.isObject()) {
            throw expected("an object");
        }
        return new Field(path.isEmpty() ? key : path + "." + key, object.get(key));
    }

    boolean isAbsent() {
        return node == null || node.isNull();
    }

    String string() {
        if (node == null || !node.isTextual()) {
            throw expected("a string");
        }
        return node.textValue();
    }

    int integer() {
        if (node == null || !node.isInt()) {
            throw expected("a whole number");
        }
        return node.intValue();
    }

    long whole() {
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw expected("a whole number");
        }
        return node.longValue();
    }

    double number() {
        if (node == null || !node.isNumber()) {
            throw expected("a number");
        }
        return node.doubleValue();
    }

    LocalDate date() {
        String value = string();
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw expected("a day such as \"2003-12-03\"");
        }
    }

    /** The constant that is written in lower case. */
    <E extends Enum<E>> E oneOf(Class<E> kind) {
        String value = string();
        List<String> names = new ArrayList<>();
        for (E constant : kind.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(value)) {
                return constant;
            }
            names.add(name);
        }
        throw expected("one of " + String.join(", ", names));
    }

    <T> Optional<T> optional(Function<Field, T> read) {
        return isAbsent() ? Optional.empty() : Optional.of(made(read));
    }

    <T> List<T> list(Function<Field, T> read) {
        if (node == null || !node.isArray()) {
            throw expected("a list");
        }
        List<T> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            values.add(new Field("%s[%d]".formatted(path, i), node.get(i)).made(read));
        }
        return values;
    }

    <T> SortedMap<String, T> map(Function<Field, T> read) {
        if (node == null || !node.isObject()) {
            throw expected("an object");
        }
        SortedMap<String, T> values = new TreeMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = fields.next();
            values.put(entry.getKey(), new Field(path + "." + entry.getKey(), entry.getValue()).made(read));
        }
        return values;
    }

    /** What {@code read} makes of this field; what the record itself finds wrong is told with the way to it. */
    <T> T made(Function<Field, T> read) {
        try {
            return read.apply(this);
        } catch (MalformedCodedDocument e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new MalformedCodedDocument("%s: %s".formatted(path, e.getMessage()));
        }
    }

    MalformedCodedDocument expected(String what) {
        String found = node == null ? "nothing" : node.toString();
        return new MalformedCodedDocument("%s: expected %s, found %s"
                .formatted(
                        path.isEmpty() ? "the line" : path,
                        what,
                        found.length() <= 80 ? found : found.substring(0, 80) + "…"));
    }
}
