package entente.resolve;

import entente.model.ActorKind;
import entente.model.Digest;
import entente.resolve.PetrarchDictionaries.DatedCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a user knows better: actors and role nouns of one's own, names put together, taken apart or changed.
 *
 * <p>Kept as a file of steps, tab-separated, one or more rows a step, that can be read and changed by hand; {@code undo} takes back
 * the last step that stands. Columns: step, what (actor, agent, merge, split, rename, undo), name, other (synonyms between
 * semicolons; the plural of an agent; the other actor; the new name), code, from, to, source. Codes are strung of threes as in
 * PETRARCH ({@code AFGGOV}): a country or IGO, NGO, MNC, IMG, and roles.
 */
public final class UserActors {

    /** None at all. */
    public static final UserActors NONE = new UserActors(List.of(), Optional.empty());

    private static final String HEAD = "step\twhat\tname\tother\tcode\tfrom\tto\tsource";

    /** @param step rows of one step share its number */
    public record Row(
            int step,
            String what,
            String name,
            String other,
            String code,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            String source) {

        String line() {
            return String.join(
                    "\t",
                    String.valueOf(step),
                    what,
                    name,
                    other,
                    code,
                    from.map(LocalDate::toString).orElse(""),
                    to.map(LocalDate::toString).orElse(""),
                    source);
        }
    }

    private record UserActor(String id, String name, List<DatedCode> codes, String source) {}

    private final List<Row> standing;
    private final Optional<Digest> digest;
    private final Map<String, UserActor> actors = new LinkedHashMap<>();
    private final NameIndex<String> names = new NameIndex<>(true);
    private final NameIndex<Role> roles = new NameIndex<>(false);
    private final int lastStep;

    private UserActors(List<Row> rows, Optional<Digest> digest) {
        this.digest = digest;
        this.lastStep = rows.stream().mapToInt(Row::step).max().orElse(0);
        this.standing = standing(rows);
        for (Row row : standing) {
            switch (row.what()) {
                case "actor", "split" -> actor(row);
                case "agent" -> agent(row);
                default -> {}
            }
        }
    }

    /** @throws IOException if the file cannot be read, or a row is not understood, with its line */
    public static UserActors read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        byte[] bytes = Files.readAllBytes(file);
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#") || line.equals(HEAD)) {
                continue;
            }
            rows.add(row(file, number, line.split("\t", -1)));
        }
        return new UserActors(rows, Optional.of(Digest.of(bytes)));
    }

    private static Row row(Path file, int number, String[] cells) throws IOException {
        String[] eight = Arrays.copyOf(cells, 8);
        for (int i = 0; i < eight.length; i++) {
            eight[i] = eight[i] == null ? "" : eight[i].strip();
        }
        boolean known =
                List.of("actor", "agent", "merge", "split", "rename", "undo").contains(eight[1]);
        if (cells.length > 8 || !known || !eight[0].matches("\\d+") || eight[2].isEmpty() && !eight[1].equals("undo")) {
            throw new IOException(
                    ("%s line %d: expected step, what (actor, agent, merge, split, rename, undo), name, other,"
                                    + " code, from, to, source between tabs, found \"%s\"")
                            .formatted(file, number, String.join("\t", cells)));
        }
        try {
            return new Row(
                    Integer.parseInt(eight[0]),
                    eight[1],
                    eight[2],
                    eight[3],
                    eight[4],
                    day(eight[5]),
                    day(eight[6]),
                    eight[7]);
        } catch (DateTimeException e) {
            throw new IOException(
                    "%s line %d: expected days as 2003-12-03, found \"%s\" and \"%s\""
                            .formatted(file, number, eight[5], eight[6]),
                    e);
        }
    }

    private static Optional<LocalDate> day(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cell));
    }

    /** Adds rows as one step to a file, which is begun if it is not there. Returns the number of the step. */
    public static int append(Path file, List<Row> rows) throws IOException {
        int step = Files.exists(file) ? read(file).lastStep + 1 : 1;
        StringBuilder text = new StringBuilder();
        if (!Files.exists(file)) {
            text.append(
                    "# Your own actors, which win over those of Entente. Steps in order; \"entente actors undo\" takes back"
                            + " the last.\n");
            text.append(HEAD).append('\n');
        }
        for (Row row : rows) {
            text.append(new Row(
                                    step,
                                    row.what(),
                                    row.name(),
                                    row.other(),
                                    row.code(),
                                    row.from(),
                                    row.to(),
                                    row.source())
                            .line())
                    .append('\n');
        }
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return step;
    }

    /** A row of a step that is yet to be numbered. */
    public static Row row(String what, String name, String other, String code, String source) {
        return new Row(0, what, name, other, code, Optional.empty(), Optional.empty(), source);
    }

    /** The rows of PETRARCH dictionaries; an entry has a row for each of its codes. */
    public static List<Row> rowsOf(PetrarchDictionaries dictionaries) {
        List<Row> rows = new ArrayList<>();
        for (PetrarchDictionaries.Entry entry : dictionaries.entries()) {
            List<String> names = entry.names().stream().map(UserActors::spelled).toList();
            String source = entry.file() + " line " + entry.line();
            for (DatedCode code : entry.codes()) {
                rows.add(new Row(
                        0,
                        "actor",
                        names.getFirst(),
                        String.join("; ", names.subList(1, names.size())),
                        code.code(),
                        code.from(),
                        code.to(),
                        source));
            }
        }
        for (PetrarchDictionaries.Agent agent : dictionaries.agents()) {
            String code = agent.inFront() ? agent.code() + "~" : "~" + agent.code();
            rows.add(row("agent", agent.noun().toLowerCase(Locale.ROOT), agent.plural(), code, "agents"));
        }
        return rows;
    }

    /** "MINAS_TIRITH" is spelled "Minas Tirith", as texts have it. */
    private static String spelled(String name) {
        return Arrays.stream(name.replace('_', ' ').strip().split("\\s+"))
                .map(word -> word.isEmpty()
                        ? word
                        : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** The rows that no undo has taken back. */
    private static List<Row> standing(List<Row> rows) {
        List<Row> standing = new ArrayList<>();
        for (Row row : rows) {
            if (!row.what().equals("undo")) {
                standing.add(row);
            } else if (!standing.isEmpty()) {
                int last = standing.getLast().step();
                standing.removeIf(known -> known.step() == last);
            }
        }
        return List.copyOf(standing);
    }

    public List<Row> rows() {
        return standing;
    }

    public boolean isEmpty() {
        return standing.isEmpty();
    }

    /** What a coder's name says of these entries: the beginning of the file's digest. */
    public Optional<String> version() {
        return isEmpty() ? Optional.empty() : digest.map(known -> known.prefix(8));
    }

    private void actor(Row row) {
        String key = row.name().toLowerCase(Locale.ROOT);
        UserActor known = actors.get(key);
        List<DatedCode> codes = new ArrayList<>(known == null ? List.of() : known.codes());
        if (!row.code().isEmpty() && !row.code().equals("---")) {
            codes.add(new DatedCode(row.code().toUpperCase(Locale.ROOT), row.from(), row.to()));
        }
        actors.put(
                key,
                new UserActor(
                        "user:" + key, known == null ? row.name() : known.name(), List.copyOf(codes), row.source()));
        if (known == null) {
            index(row.name(), key);
            for (String synonym : row.other().split(";")) {
                if (!synonym.isBlank() && row.what().equals("actor")) {
                    index(synonym.strip(), key);
                }
            }
        }
    }

    private void index(String name, String key) {
        if (Words.of(name).size() > 0) {
            names.add(name, key);
        }
    }

    private void agent(Row row) {
        List<String> sectors = sectors(row.code().replace("~", ""), 0);
        Role role = new Role(
                row.name().toLowerCase(Locale.ROOT),
                Role.Kind.PEOPLE,
                row.other().isEmpty(),
                sectors,
                Optional.empty(),
                Optional.empty());
        roles.add(row.name(), role);
        if (!row.other().isEmpty()) {
            roles.add(row.other(), role.inPlural());
        }
    }

    /** Keys of actors by name, for {@link #entity}. */
    NameIndex<String> names() {
        return names;
    }

    NameIndex<Role> roles() {
        return roles;
    }

    /** The user's actor of this name as it is on a day. */
    public Optional<Entity> named(String name, Optional<LocalDate> day) {
        return names.lookup(name).stream().findFirst().map(key -> entity(key, day));
    }

    Entity entity(String key, Optional<LocalDate> day) {
        UserActor actor = actors.get(key);
        if (actor == null) {
            throw new IllegalStateException("no actor of the user's has the key " + key);
        }
        Optional<String> dated = day.flatMap(on -> actor.codes().stream()
                .filter(code -> code.isDated() && code.holdsOn(on, PetrarchDictionaries.Dates.DOCUMENTED))
                .findFirst()
                .map(DatedCode::code));
        Optional<String> code = dated.or(() ->
                actor.codes().stream().filter(one -> !one.isDated()).findFirst().map(DatedCode::code));
        boolean person = actor.codes().stream().anyMatch(DatedCode::isDated);
        return entity(actor, code, person);
    }

    private static final Map<String, ActorKind> HOMELESS = Map.of(
            "IGO", ActorKind.IGO,
            "NGO", ActorKind.NGO,
            "NGM", ActorKind.NGO,
            "MNC", ActorKind.COMPANY,
            "IMG", ActorKind.GROUP,
            "ISM", ActorKind.GROUP);

    private static Entity entity(UserActor actor, Optional<String> code, boolean person) {
        String head = code.map(whole -> whole.substring(0, Math.min(3, whole.length())))
                .orElse("");
        boolean country = head.matches("[A-Z]{3}") && !HOMELESS.containsKey(head);
        List<String> sectors = code.map(whole -> sectors(whole, 3)).orElse(List.of());
        ActorKind kind = person
                ? ActorKind.PERSON
                : HOMELESS.getOrDefault(
                        head, country && head.length() == code.orElse("").length() ? ActorKind.STATE : ActorKind.GROUP);
        TreeMap<String, String> external = new TreeMap<>(Map.of("user", actor.name()));
        code.ifPresent(whole -> external.put("petrarch", whole));
        return new Entity(
                actor.id(),
                "user",
                code.isEmpty() && !person ? ActorKind.UNKNOWN : kind,
                actor.name(),
                country ? Optional.of(head) : Optional.empty(),
                kind == ActorKind.IGO ? Optional.of(actor.name()) : Optional.empty(),
                sectors,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                external,
                "your own entry" + (actor.source().isEmpty() ? "" : " (" + actor.source() + ")"));
    }

    /** PLOVER sectors of the roles in a code, from a place on. */
    private static List<String> sectors(String code, int from) {
        List<String> sectors = new ArrayList<>();
        for (int at = from; at + 3 <= code.length(); at += 3) {
            String sector = Sectors.OF.get(code.substring(at, at + 3));
            if (sector != null && !sectors.contains(sector)) {
                sectors.add(sector);
            }
        }
        return sectors;
    }

    private static final class Sectors {
        static final Map<String, String> OF = load();

        private static Map<String, String> load() {
            Map<String, String> sectors = new HashMap<>();
            Table.load("petrarch-sectors.tsv").rows().forEach(row -> sectors.put(row.get("code"), row.get("sector")));
            return sectors;
        }
    }
}
