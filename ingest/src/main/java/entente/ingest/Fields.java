package entente.ingest;

import entente.model.SourceMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A record whose values are found by the names of columns or keys, and what it comes to as a report. */
interface Fields {

    /** The value there; empty if there is none or it is blank. */
    Optional<String> at(String path);

    /** The names that it has, for a message. */
    List<String> names();

    /**
     * The report.
     *
     * @param id where the record has none of its own
     * @param html reads text that is given as a page's code
     * @throws Refusal if it has no text, or a date that is none
     */
    static List<Report> reports(
            Fields record,
            Mapping mapping,
            String id,
            Optional<String> encoding,
            Material material,
            DocumentFormat html)
            throws Refusal {
        Told told = new Told(
                value(record, mapping, Field.TITLE).map(Fields::legible),
                value(record, mapping, Field.OUTLET).map(Fields::legible),
                value(record, mapping, Field.BYLINE).map(Fields::legible).map(Fields::withoutBy),
                date(record, mapping),
                List.of(),
                value(record, mapping, Field.URL).map(Fields::legible),
                value(record, mapping, Field.LANGUAGE).flatMap(Told::languageCode));
        String name = value(record, mapping, Field.ID)
                .map(Fields::legible)
                .map(String::strip)
                .orElse(id);
        Optional<String> text = value(record, mapping, Field.TEXT);
        if (text.isPresent()) {
            check(text.get());
            return List.of(new Report(
                    name,
                    text.get(),
                    SourceMap.identity(text.get()),
                    true,
                    told,
                    Optional.empty(),
                    encoding,
                    Optional.empty(),
                    List.of()));
        }
        Optional<String> page = value(record, mapping, Field.HTML);
        if (page.isPresent()) {
            List<Report> reports = new ArrayList<>();
            Original code = new Original(page.get().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Material inner = new Material(material.name(), code, Optional.of("utf-8"), told.url(), material.limit());
            for (Report report : html.read(inner)) {
                reports.add(report.told(told).named(name));
            }
            return reports;
        }
        List<String> names = record.names();
        throw new Refusal(
                Reason.WRONG_SHAPE,
                "expected text under %s, found none. It has: %s. Name the right one with --map text=…"
                        .formatted(
                                mapping.of(Field.TEXT).stream()
                                        .map(selector -> "\"" + selector.path() + "\"")
                                        .limit(4)
                                        .reduce((a, b) -> a + ", " + b)
                                        .orElse("\"text\""),
                                String.join(", ", names.subList(0, Math.min(names.size(), 12)))
                                        + (names.size() > 12 ? ", …" : "")));
    }

    /** Whether the record has anything that a report has; programs keep settings and lists in the same kinds of file. */
    static boolean isNews(Fields record, Mapping mapping) {
        return Stream.of(Field.TEXT, Field.HTML, Field.TITLE, Field.DATE, Field.URL, Field.OUTLET)
                .flatMap(field -> mapping.of(field).stream())
                .anyMatch(selector -> record.at(selector.path()).isPresent());
    }

    private static Optional<String> value(Fields record, Mapping mapping, Field field) {
        return mapping.of(field).stream()
                .flatMap(selector -> record.at(selector.path()).flatMap(selector::of).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static Optional<LocalDate> date(Fields record, Mapping mapping) throws Refusal {
        Optional<String> given = value(record, mapping, Field.DATE);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> date = Dates.told(given.get());
        if (date.isEmpty()) {
            throw new Refusal(
                    Reason.WRONG_DATE,
                    "expected a day such as 2003-12-03, 20031203 or 3 December 2003, of the years %d to %d, found \"%s\""
                            .formatted(
                                    Dates.FIRST_YEAR,
                                    Dates.LAST_YEAR,
                                    JsonLine.shorten(given.get().strip(), 60)));
        }
        return date;
    }

    private static String legible(String words) {
        return words.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ");
    }

    private static String withoutBy(String words) {
        return words.replaceFirst("^\\s*(?:By|BY|by)\\s+", "");
    }

    private static void check(String text) throws Refusal {
        JsonLine.check(text);
        Mojibake.checkLost(text);
    }
}
