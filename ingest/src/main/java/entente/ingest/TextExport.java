package entente.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Exports of news archives as running text, cut into their reports after the presets of the form "text": where a document
 * begins and ends, which words label its fields, what stands in its head without a label.
 */
final class TextExport {

    private static final int LONGEST_LABEL_LINE = 400;
    private static final int LOOKED_AT = 400_000;

    /** A line of the export, blanks at both ends left out. */
    private record Line(int start, int end, String text) {
        boolean isBlank() {
            return text.isEmpty();
        }
    }

    private record Label(Optional<Field> field, Pattern pattern) {}

    private record HeadRule(Field field, String rule) {}

    private final Preset preset;
    private final List<Pattern> begins;
    private final List<Pattern> ends;
    private final List<Label> labels;
    private final List<Pattern> bodyBegins;
    private final List<HeadRule> head;
    private final List<Pattern> dropped;
    private final List<Pattern> knownBy;

    private static final List<TextExport> ALL = Preset.all().stream()
            .filter(preset -> preset.form() == Preset.Form.TEXT)
            .map(TextExport::new)
            .toList();

    private TextExport(Preset preset) {
        DataFile file = preset.file();
        this.preset = preset;
        this.begins = file.optional("begins");
        this.ends = file.optional("ends");
        this.bodyBegins = file.optional("body begins");
        this.dropped = file.optional("dropped");
        this.knownBy = file.optional("known by");
        this.labels = new ArrayList<>();
        for (DataFile.Line line : file.section("labels")) {
            int equals = line.text().indexOf(" = ");
            String name = line.text().substring(0, Math.max(0, equals)).strip();
            labels.add(new Label(
                    name.equals("none") ? Optional.empty() : Optional.of(field(name, line)),
                    file.compile(line, line.text().substring(equals + 3).strip(), 0)));
        }
        this.head = new ArrayList<>();
        for (DataFile.Line line : file.has("head") ? file.section("head") : List.<DataFile.Line>of()) {
            int equals = line.text().indexOf(" = ");
            head.add(new HeadRule(
                    field(line.text().substring(0, Math.max(0, equals)), line),
                    line.text().substring(equals + 3).strip()));
        }
    }

    private Field field(String name, DataFile.Line line) {
        return Field.named(name)
                .orElseThrow(() -> new IllegalStateException("presets/%s.txt line %d: expected FIELD = …, found \"%s\""
                        .formatted(preset.name(), line.number(), line.text())));
    }

    /**
     * The reports in {@code whole}, if it is an export; else {@code whole} itself.
     *
     * @param given what the user chose; else it is told by the text
     */
    static List<Report> split(Report whole, Optional<Preset> given) throws Refusal {
        Optional<TextExport> export = ALL.stream()
                .filter(candidate -> given.isPresent()
                        ? candidate.preset.name().equals(given.get().name())
                        : candidate.knows(whole.text()))
                .findFirst();
        if (export.isEmpty()) {
            return List.of(whole);
        }
        List<Report> reports = export.get().reports(whole);
        if (reports.isEmpty()) {
            throw new Refusal(
                    Reason.EMPTY,
                    "expected an export of %s, found no report in it"
                            .formatted(export.get().preset.name()));
        }
        return reports;
    }

    private boolean knows(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        List<Line> lines = lines(start);
        return !knownBy.isEmpty()
                && knownBy.stream().allMatch(pattern -> lines.stream().anyMatch(line -> fits(pattern, line)));
    }

    private List<Report> reports(Report whole) {
        List<List<Line>> documents = new ArrayList<>();
        List<Line> document = new ArrayList<>();
        for (Line line : lines(whole.text())) {
            if (begins.stream().anyMatch(pattern -> fits(pattern, line))) {
                documents.add(document);
                document = new ArrayList<>();
                // A line may begin a document and hold its first field.
                if (label(line).isPresent()) {
                    document.add(line);
                }
            } else if (ends.stream().anyMatch(pattern -> fits(pattern, line))) {
                document.add(line);
                documents.add(document);
                document = new ArrayList<>();
            } else {
                document.add(line);
            }
        }
        documents.add(document);
        List<Report> reports = new ArrayList<>();
        boolean first = true;
        for (List<Line> lines : documents) {
            boolean blank = lines.stream().allMatch(Line::isBlank);
            Optional<Report> report = blank ? Optional.empty() : report(whole, lines, reports.size() + 1);
            // What stands before the first document and has no text is a cover; later it is a document without a text.
            if (report.isPresent() && !(first && report.get().text().isBlank())) {
                reports.add(report.get());
            }
            first = first && reports.isEmpty();
        }
        return reports;
    }

    // One document

    private Optional<Report> report(Report whole, List<Line> lines, int number) {
        List<Line> headLines = new ArrayList<>();
        Map<Field, List<Line>> values = new EnumMap<>(Field.class);
        List<Line> body = new ArrayList<>();
        boolean any = false;
        Optional<Field> current = Optional.empty();
        boolean inHead = true;
        for (Line line : lines) {
            if (dropped.stream().anyMatch(pattern -> fits(pattern, line))) {
                continue;
            }
            Optional<Label> label = label(line);
            if (label.isPresent()) {
                current = label.get().field();
                inHead = false;
                Matcher matcher = label.get().pattern().matcher(line.text());
                if (current.isPresent() && matcher.matches() && matcher.start("value") < matcher.end("value")) {
                    Line rest = new Line(
                            line.start() + matcher.start("value"),
                            line.start() + matcher.end("value"),
                            matcher.group("value"));
                    add(current.get(), rest, values, body);
                }
                any |= current.equals(Optional.of(Field.TEXT));
            } else if (inHead && bodyBegins.stream().anyMatch(pattern -> fits(pattern, line))) {
                headLines.add(line);
                inHead = false;
                any = true;
                current = Optional.of(Field.TEXT);
            } else if (inHead) {
                headLines.add(line);
            } else if (current.isPresent()) {
                if (line.isBlank() && current.get() != Field.TEXT) {
                    current = Optional.empty();
                    inHead = !any;
                } else {
                    add(current.get(), line, values, body);
                }
            } else if (line.isBlank() || !any) {
                inHead = !any;
                headLines.add(line);
            }
        }
        if (!any && !body.isEmpty()) {
            any = true;
        }
        if (!any && headLines.stream().allMatch(Line::isBlank) && values.isEmpty()) {
            return Optional.empty();
        }
        head(headLines, values);
        return Optional.of(report(whole, values, body, number));
    }

    private static void add(Field field, Line line, Map<Field, List<Line>> values, List<Line> body) {
        if (field == Field.TEXT) {
            body.add(line);
        } else if (!line.isBlank()) {
            values.computeIfAbsent(field, key -> new ArrayList<>()).add(line);
        }
    }

    private Optional<Label> label(Line line) {
        if (line.text().length() > LONGEST_LABEL_LINE && labels.isEmpty()) {
            return Optional.empty();
        }
        return labels.stream()
                .filter(label -> label.pattern().matcher(line.text()).matches())
                .findFirst();
    }

    /** What stands in the head without a label. */
    private void head(List<Line> lines, Map<Field, List<Line>> values) {
        List<List<Line>> blocks = new ArrayList<>();
        List<Line> block = new ArrayList<>();
        for (Line line : lines) {
            if (line.isBlank()) {
                if (!block.isEmpty()) {
                    blocks.add(block);
                }
                block = new ArrayList<>();
            } else {
                block.add(line);
            }
        }
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        List<Line> full = lines.stream().filter(line -> !line.isBlank()).toList();
        for (HeadRule rule : head) {
            if (values.containsKey(rule.field())) {
                continue;
            }
            List<Line> found = find(rule.rule(), full, blocks, values);
            if (!found.isEmpty()) {
                values.put(rule.field(), found);
            }
        }
    }

    private List<Line> find(String rule, List<Line> full, List<List<Line>> blocks, Map<Field, List<Line>> values) {
        Matcher beside = Pattern.compile("(line|block) (before|after) (\\w+)").matcher(rule);
        if (rule.equals("first block")) {
            return blocks.isEmpty() ? List.of() : blocks.getFirst();
        }
        if (rule.equals("first line")) {
            return full.isEmpty() ? List.of() : List.of(full.getFirst());
        }
        if (beside.matches()) {
            Optional<Line> anchor =
                    Field.named(beside.group(3)).map(values::get).map(List::getFirst);
            if (anchor.isEmpty()) {
                return List.of();
            }
            int step = beside.group(2).equals("before") ? -1 : 1;
            if (beside.group(1).equals("line")) {
                int at = index(full, anchor.get()) + step;
                return at >= 0 && at < full.size() ? List.of(full.get(at)) : List.of();
            }
            for (int i = 0; i < blocks.size(); i++) {
                if (index(blocks.get(i), anchor.get()) >= 0) {
                    return i + step >= 0 && i + step < blocks.size() ? blocks.get(i + step) : List.of();
                }
            }
            return List.of();
        }
        Pattern pattern = Pattern.compile(rule);
        for (Line line : full) {
            Matcher matcher = pattern.matcher(line.text());
            if (matcher.matches()) {
                return List.of(new Line(
                        line.start() + matcher.start("value"),
                        line.start() + matcher.end("value"),
                        matcher.group("value")));
            }
        }
        return List.of();
    }

    private static int index(List<Line> lines, Line part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).start() <= part.start()
                    && part.end() <= lines.get(i).end()) {
                return i;
            }
        }
        return -1;
    }

    private Report report(Report whole, Map<Field, List<Line>> values, List<Line> body, int number) {
        Strand text = new Strand();
        List<Line> dateline = values.getOrDefault(Field.DATELINE, List.of());
        boolean textBegins = body.stream().anyMatch(line -> !line.isBlank());
        if (!dateline.isEmpty() && textBegins) {
            copy(whole.text(), dateline.getFirst(), text);
            text.make(" -- ");
        }
        boolean leading = true;
        for (Line line : body) {
            if (leading && line.isBlank()) {
                continue;
            }
            leading = false;
            copy(whole.text(), line, text);
            text.make("\n");
        }
        Optional<String> id = words(values, Field.ID);
        Optional<LocalDate> date = words(values, Field.DATE).flatMap(Dates::told);
        List<String> notes = new ArrayList<>(whole.notes());
        notes.add("taken from an export of " + preset.name());
        Told told = new Told(
                words(values, Field.TITLE),
                words(values, Field.OUTLET),
                words(values, Field.BYLINE).map(by -> by.replaceFirst("^(?:By|BY)\\s+", "")),
                date,
                List.of(),
                words(values, Field.URL),
                words(values, Field.LANGUAGE).flatMap(Told::languageCode));
        return new Report(
                id.orElse(whole.id() + "-" + number),
                text.text(),
                Maps.through(text.map(), whole.map()),
                true,
                told,
                Optional.empty(),
                whole.encoding(),
                Optional.of("document " + number),
                notes);
    }

    private static Optional<String> words(Map<Field, List<Line>> values, Field field) {
        return Optional.ofNullable(values.get(field)).map(lines -> {
            StringBuilder words = new StringBuilder();
            for (Line line : lines) {
                words.append(words.isEmpty() ? "" : " ").append(line.text());
            }
            return words.toString();
        });
    }

    private static void copy(String original, Line line, Strand strand) {
        for (int i = line.start(); i < line.end(); i++) {
            strand.copy(original.charAt(i), i);
        }
    }

    private static boolean fits(Pattern pattern, Line line) {
        return line.text().length() <= LONGEST_LABEL_LINE
                && pattern.matcher(line.text()).matches();
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r' || text.charAt(i) == '\f') {
                int from = start;
                int to = i;
                while (from < to && isBlank(text.charAt(from))) {
                    from++;
                }
                while (to > from && isBlank(text.charAt(to - 1))) {
                    to--;
                }
                lines.add(new Line(from, to, text.substring(from, to)));
                if (i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        return lines;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }
}
