package entente.export;

import java.util.Locale;

/** How rows are written. */
public enum Format {
    /** RFC 4180: a header, commas, CR LF, quotation marks where needed; UTF-8 without a mark. */
    CSV,
    /** One JSON object a line with the names of the columns as keys; lists as lists, numbers as numbers, absence as null. */
    JSONL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
