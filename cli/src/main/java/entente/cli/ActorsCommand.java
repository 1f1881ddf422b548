package entente.cli;

import entente.resolve.Entity;
import entente.resolve.Membership;
import entente.resolve.OfficeSpell;
import entente.resolve.PetrarchDictionaries;
import entente.resolve.Registry;
import entente.resolve.UserActors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is known of actors, and what a user knows better. */
@Command(
        name = "actors",
        mixinStandardHelpOptions = true,
        description = {
            "What is known of actors, and your own entries, which win over ours.",
            "Your entries lie in a file of steps (--file, or ENTENTE_ACTORS, or entente-actors.tsv in this folder);",
            "whatever reads here afterwards uses them."
        })
final class ActorsCommand {

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "your entries (default: ENTENTE_ACTORS, or entente-actors.tsv)",
            scope = picocli.CommandLine.ScopeType.INHERIT)
    private Optional<Path> file = Optional.empty();

    private Path file() {
        return file.orElseGet(Readers::userFile);
    }

    private Registry registry() {
        return Registry.with(Readers.userActors(file()));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Everything that bears a name, as it was on a day.")
    int show(
            @Parameters(paramLabel = "NAME", description = "\"Kremlin\", NATO, \"Igor Ivanov\"") String name,
            @Option(names = "--on", paramLabel = "DATE", description = "2003-12-03 (default: today)")
                    Optional<LocalDate> on) {
        LocalDate day = on.orElseGet(LocalDate::now);
        Registry registry = registry();
        List<Entity> known = registry.named(name, day);
        List<Entity> elsewhen = registry.named(name).stream()
                .filter(entity -> !entity.type().equals("user") && !entity.existsIn(day.getYear()))
                .toList();
        List<OfficeSpell> offices = registry.offices(name);
        if (known.isEmpty() && elsewhen.isEmpty() && offices.isEmpty()) {
            throw new UsableMessage(
                    "no table has the name \"%s\"; case counts (\"Turkey\"), and your own entries are looked for in %s"
                            .formatted(name, file()));
        }
        for (Entity entity : known) {
            show(registry, entity, day);
        }
        elsewhen.forEach(entity -> System.out.printf(
                "%s (%s): not on that day, but %s to %s%n",
                entity.name(),
                entity.id(),
                entity.from().map(String::valueOf).orElse("?"),
                entity.to().map(String::valueOf).orElse("now")));
        for (OfficeSpell spell : offices) {
            System.out.printf(
                    "%s %s: %s of %s, %s to %s (%s)%n",
                    spell.holdsOn(day) ? "*" : " ",
                    spell.person(),
                    spell.office(),
                    spell.side(),
                    spell.from().map(LocalDate::toString).orElse("?"),
                    spell.to().map(LocalDate::toString).orElse("?"),
                    spell.source());
        }
        return Entente.DONE;
    }

    private static void show(Registry registry, Entity entity, LocalDate day) {
        System.out.printf("%s (%s, %s)%n", entity.name(), entity.id(), entity.type());
        line("country", entity.country());
        line("organisation", entity.organisation());
        line("sectors", Optional.of(String.join(" ", entity.sectors())));
        line("part of", entity.parent());
        line(
                "codes",
                Optional.of(entity.external().entrySet().stream()
                        .filter(code -> !code.getKey().endsWith("itude"))
                        .map(code -> code.getKey() + " " + code.getValue())
                        .collect(Collectors.joining(", "))));
        if (entity.id().startsWith("org:") && entity.organisation().isPresent()) {
            line(
                    "members",
                    Optional.of(String.join(
                            " ", registry.members(entity.organisation().get(), day))));
        }
        if (entity.id().startsWith("state:") && entity.country().isPresent()) {
            String country = entity.country().get();
            line("member of", Optional.of(memberOf(registry, country, day)));
            line("borders", Optional.of(String.join(" ", registry.neighbours(country))));
        }
        line("source", Optional.of(entity.source()));
    }

    private static String memberOf(Registry registry, String country, LocalDate day) {
        List<String> codes = new ArrayList<>();
        for (Entity entity : registry.entities()) {
            boolean organisation = entity.id().startsWith("org:")
                    && registry.knowsMembersOf(entity.id().substring(4));
            if (organisation
                    && registry.memberships(country, entity.id().substring(4)).stream()
                            .anyMatch(spell -> isMember(spell, day))) {
                codes.add(entity.id().substring(4));
            }
        }
        return String.join(" ", codes);
    }

    private static boolean isMember(Membership spell, LocalDate day) {
        return spell.status().equals("member") && spell.holdsOn(day);
    }

    private static void line(String name, Optional<String> value) {
        value.filter(words -> !words.isBlank()).ifPresent(words -> System.out.printf("  %-13s %s%n", name, words));
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Takes in actor and agent files in PETRARCH's format as they are, and tables (.csv) with the columns",
                "name, code, and where wanted synonyms (between semicolons), from, to. Lines that cannot be read are told."
            })
    int importFiles(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "actors, or tables that end in .csv")
                    List<Path> files,
            @Option(names = "--agents", paramLabel = "FILE", description = "role nouns in PETRARCH's format")
                    List<Path> agents) {
        PetrarchDictionaries dictionaries = new PetrarchDictionaries();
        List<UserActors.Row> rows = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try {
            for (Path one : files) {
                if (one.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".csv")) {
                    readTable(one, rows, faults);
                } else {
                    dictionaries.readActors(one);
                }
            }
            for (Path one : agents == null ? List.<Path>of() : agents) {
                dictionaries.readAgents(one);
            }
            rows.addAll(UserActors.rowsOf(dictionaries));
            dictionaries
                    .faults()
                    .forEach(fault -> faults.add(
                            "%s line %d: %s: %s".formatted(fault.file(), fault.line(), fault.problem(), fault.text())));
            faults.forEach(fault -> System.err.println("passed over: " + fault));
            if (rows.isEmpty()) {
                throw new UsableMessage("nothing to take in; %d lines could not be read".formatted(faults.size()));
            }
            int step = UserActors.append(file(), rows);
            System.out.printf(
                    "%,d entries with %,d synonyms and %,d role nouns taken in as step %d of %s; %,d lines passed over%n",
                    rows.stream()
                            .filter(row -> row.what().equals("actor"))
                            .map(UserActors.Row::name)
                            .distinct()
                            .count(),
                    rows.stream()
                            .filter(row -> row.what().equals("actor"))
                            .collect(Collectors.toMap(
                                    UserActors.Row::name, UserActors.Row::other, (a, b) -> a, LinkedHashMap::new))
                            .values()
                            .stream()
                            .filter(other -> !other.isEmpty())
                            .mapToLong(other -> other.split(";").length)
                            .sum(),
                    rows.stream().filter(row -> row.what().equals("agent")).count(),
                    step,
                    file(),
                    faults.size());
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return faults.isEmpty() ? Entente.DONE : Entente.SOME_REFUSED;
    }

    private static void readTable(Path table, List<UserActors.Row> rows, List<String> faults) throws IOException {
        List<String> lines = Files.readAllLines(table);
        Map<String, Integer> columns = new TreeMap<>();
        List<String> head = cells(lines.isEmpty() ? "" : lines.getFirst());
        for (int i = 0; i < head.size(); i++) {
            columns.put(head.get(i).strip().toLowerCase(java.util.Locale.ROOT), i);
        }
        if (!columns.containsKey("name") || !columns.containsKey("code")) {
            throw new UsableMessage(
                    "%s: expected a first line with the columns name and code, found %s".formatted(table, head));
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> cells = cells(lines.get(i));
            try {
                String name = cell(cells, columns, "name");
                if (name.isEmpty()) {
                    throw new IllegalArgumentException("a row needs a name");
                }
                rows.add(new UserActors.Row(
                        0,
                        "actor",
                        name,
                        cell(cells, columns, "synonyms"),
                        cell(cells, columns, "code"),
                        day(cell(cells, columns, "from")),
                        day(cell(cells, columns, "to")),
                        table.getFileName() + " line " + (i + 1)));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                faults.add("%s line %d: %s".formatted(table.getFileName(), i + 1, e.getMessage()));
            }
        }
    }

    private static Optional<LocalDate> day(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cell));
    }

    private static String cell(List<String> cells, Map<String, Integer> columns, String name) {
        Integer index = columns.get(name);
        return index == null || index >= cells.size() ? "" : cells.get(index).strip();
    }

    /** Cells of a line with commas, which may stand in quotation marks with marks inside doubled (RFC 4180). */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    @Command(
            name = "merge",
            mixinStandardHelpOptions = true,
            description = "Makes one actor of two: all names of the first stand for the second from now on.")
    int merge(
            @Parameters(paramLabel = "NAME", description = "whose names are given away") String name,
            @Parameters(paramLabel = "INTO", description = "who gets them") String into) {
        known(name);
        known(into);
        return append(UserActors.row("merge", name, into, "", ""));
    }

    @Command(
            name = "split",
            mixinStandardHelpOptions = true,
            description = "Takes a name from whoever bears it: it stands for somebody of its own from now on.")
    int split(
            @Parameters(paramLabel = "NAME", description = "the name that is taken away") String name,
            @Option(names = "--code", paramLabel = "CODE", description = "its code, as LBNREB (default: none)")
                    Optional<String> code) {
        known(name);
        return append(UserActors.row("split", name, "", code.orElse(""), ""));
    }

    @Command(
            name = "rename",
            mixinStandardHelpOptions = true,
            description = "Shows an actor under another name, which becomes one of its names.")
    int rename(
            @Parameters(paramLabel = "NAME", description = "a name that it has") String name,
            @Parameters(paramLabel = "NEW", description = "its name from now on") String newName) {
        known(name);
        return append(UserActors.row("rename", name, newName, "", ""));
    }

    @Command(name = "undo", mixinStandardHelpOptions = true, description = "Takes back the last step that stands.")
    int undo() {
        UserActors user = Readers.userActors(file());
        if (user.isEmpty()) {
            throw new UsableMessage("%s has no step that could be taken back".formatted(file()));
        }
        UserActors.Row last = user.rows().getLast();
        append(UserActors.row("undo", "", "", "", ""));
        System.out.printf("step %d (%s %s) is taken back%n", last.step(), last.what(), last.name());
        return Entente.DONE;
    }

    private void known(String name) {
        if (registry().named(name).isEmpty()) {
            throw new UsableMessage(
                    "no actor has the name \"%s\"; case counts. \"entente actors import\" takes in new ones."
                            .formatted(name));
        }
    }

    private int append(UserActors.Row row) {
        try {
            int step = UserActors.append(file(), Arrays.asList(row));
            System.out.printf("step %d of %s: %s %s %s%n", step, file(), row.what(), row.name(), row.other());
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }
}
