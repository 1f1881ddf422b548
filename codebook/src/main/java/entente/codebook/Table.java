package entente.codebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A table of a codebook: tab-separated, UTF-8, the first line that is no comment holds the names of the columns.
 *
 * <p>Lines that begin with {@code #} are comments. Every other line has as many cells as there are columns; an empty cell means
 * that there is no value.
 */
final class Table {

    private final String file;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    Table(String file, String content, String... expectedColumns) {
        this.file = file;
        this.columns = List.of(expectedColumns);
        boolean headed = false;
        int number = 0;
        for (String line : content.split("\n", -1)) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.strip().equals(line) ? line.split("\t", -1) : trimmed(line));
            if (!headed) {
                if (!cells.equals(columns)) {
                    throw new CodebookException(
                            "%s line %d: expected the columns %s, separated by tabs, found %s. Put this line first."
                                    .formatted(file, number, columns, cells));
                }
                headed = true;
                continue;
            }
            if (cells.size() != columns.size()) {
                throw new CodebookException(
                        "%s line %d: expected %d cells separated by tabs (%s), found %d. Leave a cell empty if there is no value."
                                .formatted(file, number, columns.size(), String.join(", ", columns), cells.size()));
            }
            rows.add(new Row(number, cells));
        }
        if (!headed) {
            throw new CodebookException(
                    "%s: expected a first line with the columns %s, found no line. Add it.".formatted(file, columns));
        }
    }

    private static String[] trimmed(String line) {
        return line.replaceAll("[\r ]+$", "").split("\t", -1);
    }

    List<Row> rows() {
        return rows;
    }

    /** One line of the table. */
    final class Row {
        private final int line;
        private final List<String> cells;

        Row(int line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        String get(String column) {
            String value = cells.get(columns.indexOf(column));
            if (value.isBlank()) {
                throw wrong(column, "a value", value, "Fill it in, or take the line out.");
            }
            return value.strip();
        }

        Optional<String> find(String column) {
            String value = cells.get(columns.indexOf(column)).strip();
            return value.isEmpty() ? Optional.empty() : Optional.of(value);
        }

        String firstColumn() {
            return columns.getFirst();
        }

        /** Values separated by semicolons. */
        List<String> list(String column) {
            return find(column).map(value -> List.of(value.split("\\s*;\\s*"))).orElse(List.of());
        }

        OptionalDouble number(String column) {
            Optional<String> value = find(column);
            if (value.isEmpty()) {
                return OptionalDouble.empty();
            }
            try {
                double number = Double.parseDouble(value.get());
                if (Math.abs(number) <= 10) {
                    return OptionalDouble.of(number);
                }
            } catch (NumberFormatException e) {
                throw score(column, value.get(), e);
            }
            throw score(column, value.get(), null);
        }

        private CodebookException score(
                String column, String found, @org.jspecify.annotations.Nullable Exception cause) {
            CodebookException wrong = wrong(
                    column, "a number from -10 to 10", found, "Correct it, or leave it empty if there is no score.");
            if (cause != null) {
                wrong.initCause(cause);
            }
            return wrong;
        }

        CodebookException wrong(String column, String expected, String found, String remedy) {
            return new CodebookException("%s line %d, column \"%s\": expected %s, found \"%s\". %s"
                    .formatted(file, line, column, expected, found, remedy));
        }
    }
}
