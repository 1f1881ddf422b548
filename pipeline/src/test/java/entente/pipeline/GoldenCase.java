package entente.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of {@code cases/}: a short report, and what a careful reader records of it. {@code cases/README.md} tells the form.
 *
 * @param name of the folder, "030-exercise-of-one-navy"
 * @param date on which the report appeared
 * @param why what the case shows, with the section of the codebook
 * @param todo why it is not met today; empty where it must be met
 */
record GoldenCase(
        String name,
        Path article,
        LocalDate date,
        String why,
        List<Wanted> must,
        List<Wanted> mustNot,
        Optional<String> todo) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> FIELDS = Set.of("date", "why", "must", "must_not");

    /** The cases in the order of their numbers. */
    static List<GoldenCase> all(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .sorted()
                    .map(GoldenCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("expected the golden cases in %s".formatted(folder), e);
        }
    }

    private static GoldenCase read(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.matches("\\d{3}(-[a-z0-9]+)+")) {
            throw new IllegalArgumentException(
                    "cases/%s: expected three digits and words, such as \"030-exercise-of-one-navy\"".formatted(name));
        }
        Path article = folder.resolve("article.txt");
        Path todo = folder.resolve("todo.md");
        try {
            if (!Files.isRegularFile(article)) {
                throw fault(name, "has no article.txt");
            }
            JsonNode yaml = YAML.readTree(folder.resolve("case.yaml").toFile());
            Set<String> unknown = new TreeSet<>();
            yaml.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(FIELDS);
            if (!unknown.isEmpty()) {
                throw fault(name, "expected date, why, must, must_not, found %s".formatted(unknown));
            }
            List<Wanted> must = wanted(name, yaml.path("must"));
            List<Wanted> mustNot = wanted(name, yaml.path("must_not"));
            if (must.isEmpty() && mustNot.isEmpty()) {
                throw fault(name, "asks for nothing; name a finding under must: or must_not:");
            }
            String why = yaml.path("why").asText();
            if (why.isBlank()) {
                throw fault(name, "has no line on why");
            }
            return new GoldenCase(
                    name,
                    article,
                    LocalDate.parse(yaml.path("date").asText()),
                    why,
                    must,
                    mustNot,
                    Files.exists(todo) ? Optional.of(Files.readString(todo).strip()) : Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("cases/%s: %s".formatted(name, e.getMessage()), e);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "cases/%s: expected date: as 2003-12-03, found \"%s\"".formatted(name, e.getParsedString()), e);
        }
    }

    private static List<Wanted> wanted(String name, JsonNode list) {
        List<Wanted> wanted = new ArrayList<>();
        for (JsonNode finding : list) {
            try {
                wanted.add(Wanted.of(finding));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("cases/%s: %s".formatted(name, e.getMessage()), e);
            }
        }
        return wanted;
    }

    private static IllegalArgumentException fault(String name, String what) {
        return new IllegalArgumentException("cases/%s %s".formatted(name, what));
    }
}
