package entente.export;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column: its name, its type and its meaning for the dictionary, and its value in a row.
 *
 * @param value a string, a number, a list of optional strings; empty where it is absent
 */
record Column(String name, Type type, String meaning, Function<Row, Optional<?>> value) {

    enum Type {
        TEXT("text"),
        INTEGER("whole number"),
        NUMBER("number"),
        DAY("day, ISO 8601"),
        LIST("list");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The items of a list, each perhaps unknown. */
    record Items(List<Optional<String>> items) {
        Items {
            items = List.copyOf(items);
        }
    }
}
