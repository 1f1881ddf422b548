package entente.export;

/** The dictionary of all columns, as Markdown: {@code docs/export.md}. A test holds the file to it. */
public final class Dictionary {

    private Dictionary() {}

    public static String markdown() {
        StringBuilder text = new StringBuilder("""
                # Export: the dictionary of columns

                `entente export --what TABLE --format csv|jsonl` writes a table of the record, or of what a search finds in it. This page is
                made from the definitions in `export/src/main/java/entente/export/Columns.java`, and a test holds it to them.

                - **Rows.** As many as the record shows for the same search; nothing is cut. Events that nobody named did (all actors of kind
                  `unknown`) are left out unless asked for, and their number is told. Rows stand by day of publication, then digest of the text.
                - **CSV** follows RFC 4180: a header, commas, CR LF, UTF-8. What is absent is an empty cell. A list stands in one cell with `;`
                  between two items; a `;` inside an item becomes `,`. Lists that describe the same actors have the same length: in `KGZ;;RUS`
                  the second country is not known.
                - **JSON Lines** has one object a line with the same names. What is absent is `null`; lists are lists, numbers are numbers.
                - **Words** are quoted from the kept text; `…_start` and `…_end` say where they stand there, in UTF-16 units, half-open. Each
                  is compared with the text once more while it is written.
                - These are codings of **reports**, not verified incidents.
                """);
        for (Table table : Table.values()) {
            text.append("\n## ")
                    .append(table.code())
                    .append("\n\nA row is ")
                    .append(table.row())
                    .append(".\n\n");
            text.append("| column | type | meaning |\n|---|---|---|\n");
            for (Column column : Columns.of(table)) {
                text.append("| `%s` | %s | %s |%n"
                        .formatted(column.name(), column.type().words(), column.meaning())
                        .replace("\r", ""));
            }
        }
        return text.toString();
    }
}
