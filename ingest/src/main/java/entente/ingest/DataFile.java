package entente.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The data files of this room: lines in sections. "[name]" opens a section, "#" begins a remark, empty lines say nothing.
 * Lines before the first section are in the section "".
 */
final class DataFile {

    /** @param number of the line in its file, from 1 */
    record Line(int number, String text) {}

    private final String name;
    private final Map<String, List<Line>> sections = new LinkedHashMap<>();

    private DataFile(String name, String content) {
        this.name = name;
        List<Line> section = sections.computeIfAbsent("", key -> new ArrayList<>());
        int number = 0;
        for (String line : content.split("\n", -1)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("# ") || text.equals("#")) {
                continue;
            }
            if (text.matches("\\[[a-z' ]+\\]")) {
                section = sections.computeIfAbsent(text.substring(1, text.length() - 1), key -> new ArrayList<>());
            } else {
                section.add(new Line(number, text));
            }
        }
    }

    static DataFile open(String name) {
        try (InputStream in = DataFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the data file entente/ingest/" + name + " is missing from the jar");
            }
            return new DataFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a section; the file must have it. */
    List<Line> section(String section) {
        List<Line> lines = sections.get(section);
        if (lines == null) {
            throw new IllegalStateException(
                    "%s: expected a section [%s], found %s".formatted(name, section, sections.keySet()));
        }
        return List.copyOf(lines);
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** The lines of a section that may be missing, as patterns. */
    List<Pattern> optional(String section) {
        return has(section) ? patterns(section, 0) : List.of();
    }

    /** The lines of a section as patterns. */
    List<Pattern> patterns(String section, int flags) {
        return section(section).stream()
                .map(line -> compile(line, line.text(), flags))
                .toList();
    }

    Pattern compile(Line line, String regex, int flags) {
        try {
            return Pattern.compile(regex, flags);
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException(
                    "%s line %d: expected a regular expression, found \"%s\": %s"
                            .formatted(name, line.number(), line.text(), e.getDescription()),
                    e);
        }
    }
}
