package entente.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a record may tell of a report. */
public enum Field {
    ID,
    TITLE,
    TEXT,
    /** The text as a web page's code. */
    HTML,
    DATE,
    OUTLET,
    BYLINE,
    URL,
    LANGUAGE,
    /** Where it was filed and when, in the words of the agency; put before the text. */
    DATELINE;

    /** The name in options and data files: "title". */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Field> named(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** "id, title, text, …" */
    static String names() {
        return Arrays.stream(values()).map(Field::code).collect(Collectors.joining(", "));
    }
}
