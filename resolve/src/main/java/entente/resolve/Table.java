package entente.resolve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A table of the registry: tab-separated, UTF-8, no quoting; lines that begin with # are notes, the first other line is the
 * header. A cell that is left out at the end of a row is empty.
 */
final class Table {

    private final String name;
    private final Map<String, Integer> columns;
    private final List<Row> rows;

    private Table(String name, Map<String, Integer> columns, List<Row> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    /** @param name of the file beside this class; one that ends in .gz is unpacked */
    static Table load(String name) {
        InputStream resource = Table.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("the table %s is missing from the jar; build it again".formatted(name));
        }
        try (InputStream stream = name.endsWith(".gz") ? new GZIPInputStream(resource) : resource;
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return read(name, reader);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the table " + name, e);
        }
    }

    private static Table read(String name, BufferedReader reader) throws IOException {
        Map<String, Integer> columns = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        Table table = new Table(name, columns, rows);
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (columns.isEmpty()) {
                for (int i = 0; i < cells.length; i++) {
                    columns.put(cells[i], i);
                }
            } else if (cells.length > columns.size()) {
                throw new IllegalStateException(
                        "%s line %d: expected at most %d cells, found %d. Take out the tab too many."
                                .formatted(name, number, columns.size(), cells.length));
            } else {
                rows.add(table.new Row(number, cells));
            }
        }
        return table;
    }

    List<Row> rows() {
        return rows;
    }

    final class Row {
        private final int line;
        private final String[] cells;

        private Row(int line, String[] cells) {
            this.line = line;
            this.cells = cells;
        }

        /** The cell, "" where it is empty. */
        String get(String column) {
            Integer index = columns.get(column);
            if (index == null) {
                throw new IllegalStateException(
                        "%s: expected a column \"%s\", found %s".formatted(name, column, columns.keySet()));
            }
            return index < cells.length ? cells[index] : "";
        }

        Optional<String> optional(String column) {
            String cell = get(column);
            return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
        }

        /** The parts of a cell between semicolons. */
        List<String> list(String column, String separator) {
            List<String> parts = new ArrayList<>();
            for (String part : get(column).split(separator)) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
            return parts;
        }

        /** Place of this row for messages: "roles.tsv line 12". */
        String place() {
            return name + " line " + line;
        }
    }
}
