package entente.codebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import entente.codebook.EventType.RecipientNeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the tables of a codebook and checks that they fit each other. */
final class CodebookReader {

    /** Where a codebook's files are. */
    interface Files {
        /** @throws CodebookException if there is no such file */
        String content(String name);

        boolean has(String name);

        /** Names of the files that end so, sorted. */
        List<String> endingWith(String end);
    }

    private final Files files;
    private final Files plover;
    private final Set<Table.Row> ownRows = new HashSet<>();
    private final Set<String> replaced = new HashSet<>();
    private boolean extendsPlover;

    /** @param plover the files of PLOVER, for a codebook that adds to it */
    CodebookReader(Files files, Files plover) {
        this.files = files;
        this.plover = plover;
    }

    Codebook read() {
        Map<String, String> head = head();
        extendsPlover = extendsPlover(head);
        Map<String, EventType> types = types(modes());
        Map<String, String> contexts = meanings("contexts.tsv", "context");
        Map<String, String> sectors = meanings("sectors.tsv", "sector");
        Crosswalk crosswalk = new Crosswalk(fromCameo(types, contexts), toCameo(types));
        return new Codebook(
                need(head, "id"),
                need(head, "title"),
                need(head, "licence"),
                types,
                contexts,
                sectors,
                crosswalk,
                head.containsKey("extends"),
                rules(),
                files.has("shifts.tsv") ? Optional.of(files.content("shifts.tsv")) : Optional.empty(),
                examples(types));
    }

    private static boolean extendsPlover(Map<String, String> head) {
        String base = head.getOrDefault("extends", "");
        if (!base.isEmpty() && !base.equals("PLOVER-2021")) {
            throw new CodebookException(
                    "codebook.yaml: expected \"extends: PLOVER-2021\" or no such line, found \"%s\". Correct it."
                            .formatted(base));
        }
        return !base.isEmpty();
    }

    private Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        for (String file : files.endingWith(".rules")) {
            rules.put(file, files.content(file));
        }
        return rules;
    }

    private List<Codebook.Example> examples(Map<String, EventType> types) {
        List<Codebook.Example> examples = new ArrayList<>();
        if (!files.has("examples.tsv") || files == plover) {
            return examples;
        }
        for (Table.Row row : new Table("examples.tsv", files.content("examples.tsv"), "expected", "sentence").rows()) {
            String expected = row.get("expected");
            boolean not = expected.startsWith("not ");
            String type = not ? expected.substring(4).strip() : expected;
            if (!type.equals("nothing") && !types.containsKey(type)) {
                throw row.wrong(
                        "expected",
                        "a type, \"not TYPE\" or \"nothing\"; the types are " + types.keySet(),
                        expected,
                        "Correct it, or add the type to types.tsv.");
            }
            examples.add(new Codebook.Example(
                    type.equals("nothing") ? Optional.empty() : Optional.of(type), !not, row.get("sentence")));
        }
        return examples;
    }

    private Map<String, String> head() {
        Map<String, String> head = new LinkedHashMap<>();
        try {
            JsonNode tree = new YAMLMapper().readTree(files.content("codebook.yaml"));
            tree.properties()
                    .forEach(each -> head.put(each.getKey(), each.getValue().asText()));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            CodebookException wrong =
                    new CodebookException("codebook.yaml line %d: expected \"key: value\", found: %s. Correct the line."
                            .formatted(line, e.getOriginalMessage()));
            wrong.initCause(e);
            throw wrong;
        }
        return head;
    }

    private static String need(Map<String, String> head, String key) {
        String value = head.get(key);
        if (value == null || value.isBlank()) {
            throw new CodebookException("codebook.yaml: expected a line \"%s: …\", found the keys %s. Add it."
                    .formatted(key, head.keySet()));
        }
        return value;
    }

    private Map<String, List<Mode>> modes() {
        Map<String, List<Mode>> modes = new LinkedHashMap<>();
        for (Table.Row row : rows("modes.tsv", "type", "mode", "score", "meaning")) {
            modes.computeIfAbsent(row.get("type"), type -> new ArrayList<>())
                    .removeIf(known -> known.name().equals(row.get("mode")));
            modes.get(row.get("type"))
                    .add(new Mode(row.get("type"), row.get("mode"), row.number("score"), row.get("meaning")));
        }
        return modes;
    }

    private Map<String, EventType> types(Map<String, List<Mode>> modes) {
        Map<String, EventType> types = new LinkedHashMap<>();
        for (Table.Row row : rows("types.tsv", "type", "quad", "recipient", "score", "definition")) {
            String name = row.get("type");
            EventType type = new EventType(
                    name,
                    quad(row),
                    recipient(row),
                    row.number("score").orElse(0),
                    row.get("definition"),
                    modes.getOrDefault(name, List.of()));
            if (types.put(name, type) != null && !mayReplace(row)) {
                throw row.wrong("type", "each type once", name, "Take one of the lines out.");
            }
        }
        for (String type : modes.keySet()) {
            if (!types.containsKey(type)) {
                throw new CodebookException(
                        "modes.tsv: expected a type of types.tsv (%s), found \"%s\". Correct one of the two."
                                .formatted(types.keySet(), type));
            }
        }
        return types;
    }

    private static int quad(Table.Row row) {
        String quad = row.get("quad");
        if (!quad.matches("[1-4]")) {
            throw row.wrong("quad", "1, 2, 3 or 4", quad, "See the comment at the head of the file.");
        }
        return Integer.parseInt(quad);
    }

    private static RecipientNeed recipient(Table.Row row) {
        for (RecipientNeed need : RecipientNeed.values()) {
            if (need.code().equals(row.get("recipient"))) {
                return need;
            }
        }
        throw row.wrong("recipient", "yes, no or one-sided", row.get("recipient"), "Say whether one is required.");
    }

    private Map<String, String> meanings(String file, String column) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Table.Row row : rows(file, column, "meaning")) {
            if (meanings.put(row.get(column), row.get("meaning")) != null && !mayReplace(row)) {
                throw row.wrong(column, "each code once", row.get(column), "Take one of the lines out.");
            }
        }
        return meanings;
    }

    private Map<String, Crosswalk.FromCameo> fromCameo(Map<String, EventType> types, Map<String, String> contexts) {
        Map<String, Crosswalk.FromCameo> map = new LinkedHashMap<>();
        List<Table.Row> rows = rows(
                "cameo.tsv",
                "cameo",
                "type",
                "mode",
                "contexts",
                "title",
                "published_mode",
                "published_context",
                "loss");
        for (Table.Row row : rows) {
            row.find("type").ifPresent(type -> check(row, types, type));
            for (String context : row.list("contexts")) {
                if (!contexts.containsKey(context)) {
                    throw row.wrong("contexts", "contexts of contexts.tsv", context, "Correct one of the two.");
                }
            }
            map.put(
                    row.get("cameo"),
                    new Crosswalk.FromCameo(
                            row.get("cameo"),
                            row.find("type"),
                            row.find("mode"),
                            row.list("contexts"),
                            row.get("title"),
                            row.find("published_mode"),
                            row.list("published_context"),
                            row.find("loss")));
        }
        return map;
    }

    private Map<String, Crosswalk.ToCameo> toCameo(Map<String, EventType> types) {
        Map<String, Crosswalk.ToCameo> map = new LinkedHashMap<>();
        for (Table.Row row : rows("plover-to-cameo.tsv", "type", "mode", "cameo", "loss")) {
            check(row, types, row.get("type"));
            map.put(
                    Crosswalk.key(row.get("type"), row.find("mode").orElse("")),
                    new Crosswalk.ToCameo(row.get("cameo"), row.find("loss")));
        }
        return map;
    }

    private static void check(Table.Row row, Map<String, EventType> types, String type) {
        EventType known = types.get(type);
        if (known == null) {
            throw row.wrong("type", "one of " + types.keySet(), type, "Correct it, or add the type to types.tsv.");
        }
        row.find("mode").ifPresent(mode -> {
            if (known.findMode(mode).isEmpty()) {
                throw row.wrong("mode", "a mode of " + type, mode, "Correct it, or add the mode to modes.tsv.");
            }
        });
    }

    /** The lines of PLOVER's table first, where the codebook adds to it; a table that is not there adds nothing. */
    private List<Table.Row> rows(String file, String... columns) {
        List<Table.Row> rows = new ArrayList<>();
        if (extendsPlover) {
            rows.addAll(new Table(file, plover.content(file), columns).rows());
        }
        if (!extendsPlover || files.has(file)) {
            Table own = new Table(file, files.content(file), columns);
            ownRows.addAll(own.rows());
            rows.addAll(own.rows());
        }
        return rows;
    }

    /** A line of one's own may put another in the place of PLOVER's, once. */
    private boolean mayReplace(Table.Row row) {
        return extendsPlover && ownRows.contains(row) && replaced.add(row.get(row.firstColumn()));
    }
}
