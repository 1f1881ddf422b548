package entente.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Events of another coder, read from the table that its project publishes: ICEWS (20, 24, 25 or 26 columns with a header), POLECAT
 * (40 columns with a header), GDELT 2.0 (61 columns without one).
 *
 * <p>Columns are found by their names where there is a header. Rows without two parties or a day, or of a type that PLOVER does not
 * have, are counted by reason and left out.
 */
public final class ForeignSeries {

    /** An act between two parties: codes, PLOVER type, month, and what the row says of it. */
    public record Row(YearMonth month, String actor, String recipient, String type, String words) {}

    private final String layout;
    private final List<Row> rows;
    private final SortedMap<String, Integer> leftOut;

    private ForeignSeries(String layout, List<Row> rows, SortedMap<String, Integer> leftOut) {
        this.layout = layout;
        this.rows = List.copyOf(rows);
        this.leftOut = leftOut;
    }

    public String layout() {
        return layout;
    }

    public List<Row> rows() {
        return rows;
    }

    /** How many rows are left out, by reason. */
    public SortedMap<String, Integer> leftOut() {
        return leftOut;
    }

    /** How the columns of a file are to be read. */
    private record Columns(
            String layout, int date, int actor, int recipient, int type, int words, boolean isCameo, int count) {}

    /**
     * @param country ISO 3166 alpha-3 or an organisation's short name, of a country's name or code
     * @param typeOfCameo PLOVER type of a CAMEO code
     * @throws IOException if the file cannot be read, or is in none of the three layouts
     */
    public static ForeignSeries read(
            Path file, Function<String, Optional<String>> country, Function<String, Optional<String>> typeOfCameo)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        SortedMap<String, Integer> leftOut = new TreeMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            Columns columns = columns(file, first == null ? "" : first);
            String line = columns.layout().equals("GDELT") ? first : lines.readLine();
            for (; line != null; line = lines.readLine()) {
                String[] cells = line.replaceAll("\r$", "").split("\t", -1);
                Object read = row(cells, columns, country, typeOfCameo);
                if (read instanceof Row row) {
                    rows.add(row);
                } else {
                    leftOut.merge(String.valueOf(read), 1, Integer::sum);
                }
            }
            return new ForeignSeries(columns.layout(), rows, leftOut);
        }
    }

    private static Columns columns(Path file, String first) throws IOException {
        List<String> header = List.of(first.replace("\uFEFF", "").split("\t", -1));
        if (header.contains("Event Type") && header.contains("Actor Country")) {
            return new Columns(
                    "POLECAT",
                    header.indexOf("Event Date"),
                    header.indexOf("Actor Country"),
                    header.indexOf("Recipient Country"),
                    header.indexOf("Event Type"),
                    header.indexOf("Event Mode"),
                    false,
                    header.size());
        }
        if (header.contains("Source Country") && header.contains("Target Country")) {
            int cameo = header.indexOf("CAMEO Code");
            if (cameo < 0) {
                throw new IOException(
                        "%s line 1: expected an ICEWS file with the column \"CAMEO Code\", which feeds before June 2020 lack, got %s"
                                .formatted(file, header));
            }
            return new Columns(
                    "ICEWS",
                    header.indexOf("Event Date"),
                    header.indexOf("Source Country"),
                    header.indexOf("Target Country"),
                    cameo,
                    header.indexOf("Event Text"),
                    true,
                    header.size());
        }
        if (header.size() == 61 && header.get(1).matches("\\d{8}")) {
            return new Columns("GDELT", 1, 7, 17, 26, 60, true, 61);
        }
        throw new IOException(
                "%s line 1: expected ICEWS or POLECAT with their header, or GDELT 2.0 events (61 columns without one), got %d columns: %s"
                        .formatted(file, header.size(), header.subList(0, Math.min(5, header.size()))));
    }

    private static Object row(
            String[] cells,
            Columns columns,
            Function<String, Optional<String>> country,
            Function<String, Optional<String>> typeOfCameo) {
        if (cells.length < columns.count()) {
            return "fewer columns than the header";
        }
        Optional<YearMonth> month = month(cells[columns.date()]);
        if (month.isEmpty()) {
            return "no day";
        }
        Optional<String> actor = party(cells[columns.actor()], country);
        Optional<String> recipient = party(cells[columns.recipient()], country);
        if (actor.isEmpty() || recipient.isEmpty()) {
            return "a party without a country or organisation that is known here";
        }
        Optional<String> type = columns.isCameo()
                ? typeOfCameo.apply(padded(cells[columns.type()].strip()))
                : Optional.of(cells[columns.type()].strip().toUpperCase(Locale.ROOT))
                        .filter(each -> !each.isEmpty());
        return type.isEmpty()
                ? "a code that PLOVER has no type for"
                : new Row(
                        month.get(),
                        actor.get(),
                        recipient.get(),
                        type.get(),
                        columns.words() < 0 ? "" : cells[columns.words()].strip());
    }

    /** Leading zeros get lost in spreadsheets: "42" is 042. */
    private static String padded(String code) {
        return code.matches("[1-9]\\d?") ? "0" + code : code;
    }

    private static Optional<String> party(String cell, Function<String, Optional<String>> country) {
        String first = cell.strip().split(";")[0].strip();
        return first.isEmpty() ? Optional.empty() : country.apply(first);
    }

    private static Optional<YearMonth> month(String cell) {
        String text = cell.strip();
        try {
            return Optional.of(YearMonth.from(
                    text.matches("\\d{8}")
                            ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                            : LocalDate.parse(text.substring(0, Math.min(10, text.length())))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
