package entente.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The layout of an export as an archive or a program writes it, read from a data file in {@code presets/}. See there for the
 * way to write one.
 */
public final class Preset {

    /** What an export is made of. */
    enum Form {
        TABLE,
        JSON,
        TEXT
    }

    private static final List<String> NAMES = DataFile.open("presets/presets.txt").section("").stream()
            .map(DataFile.Line::text)
            .toList();

    /** In the order in which they are tried. */
    private static final List<Preset> ALL = NAMES.stream().map(Preset::open).toList();

    /** The names that columns and keys usually have. */
    private static final Mapping USUAL = open("usual").mapping;

    private final String name;
    private final String about;
    private final Form form;
    private final Mapping mapping;
    private final List<String> knownBy;
    private final List<List<String>> records;
    private final List<String> columns;
    private final Optional<Pattern> firstCell;
    private final boolean quotes;
    private final DataFile file;

    private Preset(String name) {
        String path = "presets/" + name + ".txt";
        this.name = name;
        this.file = DataFile.open(path);
        this.about = String.join(" ", texts("about"));
        this.form = Form.valueOf(String.join("", texts("form")).toUpperCase(Locale.ROOT));
        this.mapping = form == Form.TEXT ? Mapping.NONE : Mapping.of(file.section("fields"), path);
        this.knownBy = texts("known by");
        this.records = texts("records").stream()
                .map(keys -> List.of(keys.split("\\.")))
                .toList();
        this.columns = texts("columns");
        this.firstCell = texts("first cell").stream().findFirst().map(Pattern::compile);
        this.quotes = !texts("quotes").contains("none");
    }

    private static Preset open(String name) {
        return new Preset(name);
    }

    private List<String> texts(String section) {
        return file.has(section)
                ? file.section(section).stream().map(DataFile.Line::text).toList()
                : List.of();
    }

    /** What users can choose, in the order in which they are tried. */
    public static List<Preset> all() {
        return ALL;
    }

    /** The preset of that name. */
    public static Optional<Preset> named(String name) {
        return ALL.stream()
                .filter(preset -> preset.name.equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static Mapping usual() {
        return USUAL;
    }

    /** The name in options: "media-cloud". */
    public String name() {
        return name;
    }

    /** What it is for, in a line. */
    public String about() {
        return about;
    }

    Form form() {
        return form;
    }

    Mapping mapping() {
        return mapping;
    }

    /** The ways to lists of records within a JSON object, as keys. */
    List<List<String>> records() {
        return records;
    }

    /** The names of the columns where the table has no row that names them; else empty. */
    List<String> columns() {
        return columns;
    }

    /** Whether quotation marks may enclose a cell. */
    boolean quotes() {
        return quotes;
    }

    DataFile file() {
        return file;
    }

    /** The table's preset, by the names in its first row. */
    static Optional<Preset> ofHeader(List<String> names) {
        TreeSet<String> have = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        have.addAll(names);
        return ALL.stream()
                .filter(preset -> preset.form == Form.TABLE && !preset.knownBy.isEmpty())
                .filter(preset -> have.containsAll(preset.knownBy))
                .findFirst();
    }

    /** The preset of a table that begins with a record at once. */
    static Optional<Preset> ofFirstCell(String cell) {
        return ALL.stream()
                .filter(preset -> preset.form == Form.TABLE)
                .filter(preset -> preset.firstCell
                        .map(pattern -> pattern.matcher(cell).matches())
                        .orElse(false))
                .findFirst();
    }

    /** The preset of a JSON record, by its keys. */
    static Optional<Preset> ofRecord(Fields record) {
        return ALL.stream()
                .filter(preset -> preset.form == Form.JSON)
                .filter(preset ->
                        preset.knownBy.stream().allMatch(path -> record.at(path).isPresent()))
                .findFirst();
    }
}
