package entente.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table (RFC 4180), each a report. The first row names the columns, unless a preset says otherwise. A cell in
 * quotation marks may hold line ends; a row that is too long is passed through, never held.
 */
final class Table implements Container {

    private static final char QUOTE = '"';
    static final String SEPARATORS = ",;\t|";

    private record Row(int number, int line, long length, byte[] bytes, boolean unclosed) {}

    private final Piece piece;
    private final Ingest.Settings settings;
    private final Scribe scribe;
    private final DocumentFormat html;
    private final LineReader lines;
    private final boolean tabs;
    private final Optional<String> encoding;
    private List<String> columns = List.of();
    private Mapping mapping = Mapping.NONE;
    private char separator = ',';
    private boolean quotes = true;
    private boolean begun;
    private boolean any;
    private @Nullable Row held;
    private int rows;

    /** @param tabs whether cells are parted by tabs; else it is told by the first row */
    Table(Piece piece, boolean tabs, Ingest.Settings settings, Scribe scribe, DocumentFormat html) throws IOException {
        Wide wide = Wide.of(piece.in());
        this.piece = piece;
        this.tabs = tabs;
        this.settings = settings;
        this.scribe = scribe;
        this.html = html;
        this.encoding = wide.encoding();
        this.lines = new LineReader(wide.in(), settings.limit());
    }

    @Override
    public @Nullable Step next() throws Refusal, IOException {
        if (!begun) {
            begun = true;
            begin();
        }
        Row row = held != null ? held : row();
        held = null;
        if (row == null) {
            if (any) {
                return null;
            }
            any = true;
            throw new Refusal(Reason.EMPTY, "expected a table, found no row beside the one that names its columns");
        }
        any = true;
        Place place = piece.place().at("row %d (line %d)".formatted(row.number(), row.line()));
        try {
            return step(row, place);
        } catch (Refusal refusal) {
            return new Step.Done(place.refused(refusal));
        }
    }

    private void begin() throws Refusal, IOException {
        if (settings.preset().isPresent() && settings.preset().get().form() == Preset.Form.TABLE) {
            quotes = settings.preset().get().quotes();
        }
        Row first = row();
        if (first == null) {
            any = true;
            throw new Refusal(Reason.EMPTY, "expected a table, found no row in it");
        }
        check(first);
        String text = Decoded.of(first.bytes()).text();
        separator = tabs ? '\t' : separator(text);
        List<String> names = cells(text).stream().map(String::strip).toList();
        Optional<Preset> headless = Preset.ofFirstCell(names.getFirst());
        Optional<Preset> preset = settings.preset()
                .filter(given -> given.form() == Preset.Form.TABLE)
                .or(() -> headless)
                .or(() -> Preset.ofHeader(names));
        preset.ifPresent(given -> quotes = given.quotes());
        if (headless.isPresent() && !headless.get().columns().isEmpty()) {
            columns = headless.get().columns();
            held = first;
        } else {
            columns = names;
            rows = 0;
        }
        mapping = settings.mapping().or(preset.map(Preset::mapping).orElse(Preset.usual()));
        checkText();
    }

    private void checkText() throws Refusal {
        Row kept = held;
        boolean found = mapping.of(Field.TEXT).stream().anyMatch(s -> index(s.path()) >= 0)
                || mapping.of(Field.HTML).stream().anyMatch(s -> index(s.path()) >= 0)
                || kept != null;
        if (!found) {
            any = true;
            boolean news = Stream.of(Field.TITLE, Field.DATE, Field.URL, Field.OUTLET)
                    .flatMap(field -> mapping.of(field).stream())
                    .anyMatch(s -> index(s.path()) >= 0);
            if (!piece.named() && !news) {
                throw new Refusal(
                        Reason.PASSED_OVER, "expected a table of reports, found none of the columns that tell of one");
            }
            throw new Refusal(
                    Reason.WRONG_SHAPE,
                    "expected a column with the text (%s), found the columns %s. Name it with --map text=COLUMN"
                            .formatted(
                                    mapping.of(Field.TEXT).stream()
                                            .map(Mapping.Selector::path)
                                            .limit(4)
                                            .reduce((a, b) -> a + ", " + b)
                                            .orElse("text"),
                                    JsonLine.shorten(String.join(", ", columns), 200)));
        }
    }

    private Step step(Row row, Place place) throws Refusal {
        check(row);
        Decoded decoded = Decoded.of(row.bytes());
        List<String> cells = cells(decoded.text());
        if (cells.size() > columns.size()
                && cells.subList(columns.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
            throw new Refusal(
                    Reason.WRONG_SHAPE,
                    "expected %d cells, as many as there are columns, found %d. A cell with %s in it must stand in quotation marks"
                            .formatted(columns.size(), cells.size(), shown(separator)));
        }
        Original original = new Original(row.bytes());
        Material material = new Material(piece.name(), original, Optional.empty(), Optional.empty(), settings.limit());
        Fields record = new Fields() {
            @Override
            public Optional<String> at(String path) {
                int index = index(path);
                return index >= 0 && index < cells.size()
                        ? Optional.of(cells.get(index)).filter(cell -> !cell.isBlank())
                        : Optional.empty();
            }

            @Override
            public List<String> names() {
                return columns;
            }
        };
        Report report = Fields.reports(
                        record,
                        mapping,
                        material.stem() + "-" + row.number(),
                        decoded.encoding().or(() -> encoding),
                        material,
                        html)
                .getFirst();
        return new Step.Done(scribe.intake(report, original, place, Optional.empty()));
    }

    private void check(Row row) throws Refusal {
        if (row.length() > settings.limit()) {
            throw scribe.tooLarge("a row of %,d bytes%s"
                    .formatted(row.length(), row.unclosed() ? "; perhaps a quotation mark is never closed" : ""));
        }
        if (row.unclosed()) {
            throw new Refusal(
                    Reason.WRONG_SHAPE,
                    "expected a quotation mark that closes the one opened in this row, found the end of the table");
        }
    }

    private int index(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    // Rows

    private @Nullable Row row() throws IOException {
        LineReader.Line line = lines.next();
        while (line != null && line.isBlank() && separator != '\t') {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        int first = line.number();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long length = 0;
        boolean open = false;
        while (line != null) {
            length += line.length();
            if (length <= settings.limit()) {
                bytes.writeBytes(line.bytes());
            }
            open = quotes && !line.isTooLong() && goesOn(line.bytes(), open);
            if (!open) {
                break;
            }
            line = lines.next();
            if (line != null) {
                length++;
                bytes.write('\n');
            }
        }
        byte[] kept = length <= settings.limit() ? bytes.toByteArray() : new byte[0];
        rows++;
        return new Row(rows, first, length, kept, open);
    }

    /** Whether a cell in quotation marks is open at the end of a line, as it was at its beginning or not. */
    private boolean goesOn(byte[] line, boolean open) {
        boolean quoted = open;
        boolean atStart = !open;
        for (int i = 0; i < line.length; i++) {
            char c = (char) (line[i] & 0xFF);
            if (quoted) {
                if (c == QUOTE) {
                    if (i + 1 < line.length && line[i + 1] == QUOTE) {
                        i++;
                    } else {
                        quoted = false;
                    }
                }
                atStart = false;
            } else if (c == QUOTE && atStart) {
                quoted = true;
            } else {
                atStart = begun && rows > 0 || tabs ? c == separatorOr(',') : SEPARATORS.indexOf(c) >= 0;
            }
        }
        return quoted;
    }

    private char separatorOr(char usual) {
        return tabs ? '\t' : separator == 0 ? usual : separator;
    }

    private List<String> cells(String row) {
        return cells(row, separator, quotes);
    }

    static List<String> cells(String row, char separator, boolean quotes) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean atStart = true;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (quoted) {
                if (c != QUOTE) {
                    cell.append(c);
                } else if (i + 1 < row.length() && row.charAt(i + 1) == QUOTE) {
                    cell.append(QUOTE);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == QUOTE && atStart && quotes) {
                quoted = true;
                atStart = false;
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
                atStart = true;
            } else {
                cell.append(c);
                atStart = false;
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** The mark that parts the names in the first row: the most frequent one outside of quotation marks. */
    private static char separator(String header) {
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            boolean quoted = false;
            long count = 0;
            for (int i = 0; i < header.length(); i++) {
                quoted ^= header.charAt(i) == QUOTE;
                count += !quoted && header.charAt(i) == candidate ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static String shown(char separator) {
        return separator == '\t' ? "a tab" : "\"" + separator + "\"";
    }

    @Override
    public String reached() {
        return "line " + lines.number();
    }

    @Override
    public void close() {}
}
