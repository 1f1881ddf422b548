package entente.export;

import java.util.List;
import java.util.Locale;

/** What a row is. */
public enum Table {
    DOCUMENTS("a document"),
    EVENTS("an event"),
    STATEMENTS("a statement"),
    RELATIONS("a relation");

    private final String row;

    Table(String row) {
        this.row = row;
    }

    /** What a row of it is, in words. */
    public String row() {
        return row;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of its columns, in order. */
    public List<String> columns() {
        return Columns.of(this).stream().map(Column::name).toList();
    }
}
