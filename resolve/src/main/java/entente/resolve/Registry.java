package entente.resolve;

import entente.model.ActorKind;
import entente.model.PlaceMention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of states, organisations, offices and roles, as tables that a scholar can read and change.
 *
 * <p>The tables lie beside this class; each row names its source. Names are loaded at once, dated tables (memberships,
 * borders, office holders) when they are first asked for. Immutable and safe for many threads.
 */
public final class Registry {

    /** What kind of name a name is. */
    enum NameKind {
        NAME,
        ACRONYM,
        ADJECTIVE,
        PEOPLE,
        CAPITAL,
        METONYM,
        REGION
    }

    /** An entity under one of its names. */
    record Named(Entity entity, NameKind kind) {}

    private static final class Standard {
        static final Registry REGISTRY = new Registry(UserActors.NONE);
    }

    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final NameIndex<Named> names = new NameIndex<>(true);
    private final Map<String, Set<String>> formal = new HashMap<>();
    private final Map<String, Set<String>> called = new HashMap<>();
    private final NameIndex<Role> roles = new NameIndex<>(false);
    private final Lazy<Memberships> memberships = new Lazy<>(Memberships::load);
    private final Lazy<Borders> borders = new Lazy<>(Borders::load);
    private final Lazy<Offices> offices = new Lazy<>(Offices::load);

    private final UserActors user;
    /** By id: the actor that a merge of the user's puts in its place. */
    private final Map<String, Entity> merged = new LinkedHashMap<>();

    /** By id: the name that the user gave it. */
    private final Map<String, String> renamed = new LinkedHashMap<>();

    private Registry(UserActors user) {
        this.user = user;
        loadStates();
        loadOrganisations();
        loadGroups();
        loadRegions();
        loadRoles();
        user.rows().forEach(this::change);
    }

    private void change(UserActors.Row row) {
        if (row.what().equals("rename")) {
            for (Entity entity : List.copyOf(named(row.name()))) {
                renamed.put(entity.id(), row.other());
                names.add(row.other(), new Named(entity, NameKind.NAME));
            }
        } else if (row.what().equals("merge")) {
            List<Entity> into = named(row.other());
            for (Entity entity : named(row.name())) {
                if (!into.isEmpty() && !entity.id().equals(into.getFirst().id())) {
                    merged.put(entity.id(), into.getFirst());
                }
            }
        }
    }

    /** With a user's own entries, which win over these. */
    public static Registry with(UserActors user) {
        return user.isEmpty() ? standard() : new Registry(user);
    }

    public UserActors user() {
        return user;
    }

    /** An actor as the user's steps leave it. */
    Named changed(Named named) {
        Entity entity = merged.getOrDefault(named.entity().id(), named.entity());
        String name = renamed.get(entity.id());
        if (name == null) {
            return entity == named.entity() ? named : new Named(entity, named.kind());
        }
        return new Named(
                new Entity(
                        entity.id(),
                        entity.type(),
                        entity.kind(),
                        name,
                        entity.country(),
                        entity.organisation(),
                        entity.sectors(),
                        entity.parent(),
                        entity.from(),
                        entity.to(),
                        entity.external(),
                        "your own name; " + entity.source()),
                named.kind());
    }

    /** The registry that comes with this release. */
    public static Registry standard() {
        return Standard.REGISTRY;
    }

    // ------------------------------------------------------------------------------------------------- asking

    /** Everything that bears this name, whenever it existed. Case counts: "Turkey", not "turkey". */
    public List<Entity> named(String name) {
        List<Entity> found = new ArrayList<>();
        user.named(name, Optional.empty()).ifPresent(found::add);
        names.lookup(name).stream()
                .map(this::changed)
                .map(Named::entity)
                .distinct()
                .forEach(found::add);
        return List.copyOf(found);
    }

    /** What bears this name and existed in the year of {@code date}. */
    public List<Entity> named(String name, LocalDate date) {
        List<Entity> found = new ArrayList<>();
        user.named(name, Optional.of(date)).ifPresent(found::add);
        named(name).stream()
                .filter(entity -> !entity.type().equals("user") && entity.existsIn(date.getYear()))
                .forEach(found::add);
        return List.copyOf(found);
    }

    /** @param id as in {@link Entity#id()} */
    public Optional<Entity> entity(String id) {
        return Optional.ofNullable(entities.get(id));
    }

    /** All that the tables of states, organisations and groups hold, in their order. */
    public List<Entity> entities() {
        return List.copyOf(entities.values());
    }

    /** The organisation with this usual short name: "NATO". */
    public Optional<Entity> organisation(String code) {
        return entity("org:" + code);
    }

    /**
     * The state that a country code meant on a date: for "RUS" in 1980 the Soviet Union is not meant, since it had a code of
     * its own; for "DEU" in 1980 it is West Germany.
     *
     * @param country ISO 3166 alpha-3, or KOS
     */
    public Optional<Entity> state(String country, LocalDate date) {
        Entity own = entities.get("state:" + country);
        if (own != null && own.existsIn(date.getYear())) {
            return Optional.of(own);
        }
        for (Entity entity : entities.values()) {
            if (entity.isState()
                    && entity.country().equals(Optional.of(country))
                    && entity.to().isPresent()
                    && entity.existsIn(date.getYear())) {
                return Optional.of(entity);
            }
        }
        return Optional.ofNullable(own);
    }

    /** Degrees of a country's middle, by its code. */
    public Optional<PlaceMention.Coordinates> coordinates(String country) {
        return entity("state:" + country)
                .map(Entity::external)
                .filter(known -> known.containsKey("latitude") && known.containsKey("longitude"))
                .map(known -> new PlaceMention.Coordinates(
                        Double.parseDouble(known.get("latitude")), Double.parseDouble(known.get("longitude"))));
    }

    /** Name for display of a country code or an organisation's short name; empty if neither is known. */
    public Optional<String> displayName(String code) {
        return entity("state:" + code).or(() -> organisation(code)).map(Entity::name);
    }

    /**
     * Full members of an organisation on a day, by country code in the order of the alphabet.
     *
     * @param organisation usual short name
     */
    public Set<String> members(String organisation, LocalDate date) {
        return memberships.get().of(organisation, date);
    }

    /** Spells of a country in an organisation, in order of time. */
    public List<Membership> memberships(String country, String organisation) {
        return memberships.get().spells(country, organisation);
    }

    /** Whether anything is known of the members of this organisation. */
    public boolean knowsMembersOf(String organisation) {
        return memberships.get().knows(organisation);
    }

    /** Countries that share a land border with this one, today. */
    public Set<String> neighbours(String country) {
        return borders.get().of(country);
    }

    /** Everybody who is known to have held an office in this country or organisation on that day. */
    public List<OfficeSpell> holders(String side, String office, LocalDate date) {
        return offices.get().holders(side, office, date);
    }

    /** Offices that somebody of this name held on that day. A surname alone finds all who bear it. */
    public List<OfficeSpell> offices(String person, LocalDate date) {
        return offices.get().of(person, date);
    }

    /** All spells in office of people of this full name or surname. */
    public List<OfficeSpell> offices(String person) {
        return offices.get().of(person);
    }

    /**
     * Looks up a million mentions, round after round: every name of the tables, shuffled with a fixed seed, and after each three
     * names a word that is none. The words are cut beforehand, as they are when a text is read.
     *
     * @return names, rounds, and lookups a second of the middle round
     */
    public String measureLookups(int rounds) {
        List<String> all = new ArrayList<>(names.all());
        java.util.Collections.shuffle(all, new java.util.Random(20031203L));
        List<Words> mentions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            mentions.add(Words.of(all.get(i)));
            if (i % 3 == 2) {
                mentions.add(Words.of("Quellbrook"));
            }
        }
        double[] rates = new double[rounds + 2];
        int found = 0;
        for (int round = 0; round < rates.length; round++) {
            found = 0;
            long begin = System.nanoTime();
            for (int i = 0; i < 1_000_000; i++) {
                found += names.longest(mentions.get(i % mentions.size()), 0) == null ? 0 : 1;
            }
            rates[round] = 1e6 / ((System.nanoTime() - begin) / 1e9);
        }
        double[] counted = Arrays.copyOfRange(rates, 2, rates.length);
        Arrays.sort(counted);
        return String.format(
                Locale.ROOT,
                "%,d names; %d rounds of 1,000,000 lookups after two to warm up, %,d found in each; %,.0f lookups a second",
                all.size(),
                rounds,
                found,
                counted[counted.length / 2]);
    }

    NameIndex<Named> names() {
        return names;
    }

    NameIndex<Role> roles() {
        return roles;
    }

    // ------------------------------------------------------------------------------------------------ loading

    private void loadStates() {
        for (Table.Row row : Table.load("states.tsv").rows()) {
            SortedMap<String, String> external = new TreeMap<>();
            for (String column : List.of("cow", "cow_number", "gw", "wikidata", "latitude", "longitude")) {
                row.optional(column).ifPresent(value -> external.put(column, value));
            }
            Optional<String> parent = row.optional("parent").map(id -> "state:" + id);
            boolean partlyRecognised = row.get("source").contains("PRE");
            add(new Entity(
                    "state:" + row.get("id"),
                    "state",
                    ActorKind.STATE,
                    row.get("name"),
                    row.optional("country"),
                    Optional.empty(),
                    partlyRecognised ? List.of("PRE") : List.of(),
                    parent,
                    year(row, "from"),
                    year(row, "to"),
                    external,
                    row.get("source")));
        }
        for (Table.Row row : Table.load("state-names.tsv").rows()) {
            Entity state = entities.get("state:" + row.get("state"));
            if (state == null) {
                throw new IllegalStateException("%s: expected the id of a state in states.tsv, found \"%s\""
                        .formatted(row.place(), row.get("state")));
            }
            NameKind kind = kindOf(row);
            names.add(row.get("name"), new Named(state, kind));
            if (kind == NameKind.NAME
                    && state.country().isPresent()
                    && row.get("name").contains(" ")) {
                formal.computeIfAbsent(state.country().get(), country -> new TreeSet<>())
                        .addAll(List.of(row.get("name").toLowerCase(Locale.ROOT).split(" ")));
            }
        }
    }

    /** Whether a name of the state holds the noun as a word: "kingdom" of "Kingdom of Saudi Arabia". */
    boolean isFormally(String country, String noun) {
        return formal.getOrDefault(country, Set.of()).contains(noun);
    }

    private static NameKind kindOf(Table.Row row) {
        String kind = row.get("kind").toUpperCase(Locale.ROOT);
        for (NameKind known : NameKind.values()) {
            if (known.name().equals(kind)) {
                return known;
            }
        }
        throw new IllegalStateException("%s: expected a kind of name %s, found \"%s\""
                .formatted(row.place(), Arrays.toString(NameKind.values()), row.get("kind")));
    }

    private void loadOrganisations() {
        Map<String, Table.Row> rows = new LinkedHashMap<>();
        for (Table.Row row : Table.load("organisations.tsv").rows()) {
            if (rows.put(row.get("code"), row) != null) {
                throw new IllegalStateException(row.place() + ": the code " + row.get("code") + " stands twice");
            }
        }
        for (Table.Row row : rows.values()) {
            String type = row.get("kind");
            String code = row.get("code");
            Entity organisation = new Entity(
                    "org:" + code,
                    type,
                    kind(row, rows),
                    row.get("name"),
                    row.optional("country"),
                    type.equals("institution") ? Optional.empty() : Optional.of(codingParent(row, rows)),
                    row.list("sectors", ","),
                    row.optional("parent").map(parent -> "org:" + parent),
                    year(row, "from"),
                    year(row, "to"),
                    new TreeMap<>(Map.of("registry", code)),
                    row.get("source"));
            add(organisation);
            Set<String> own = new LinkedHashSet<>();
            own.add(row.get("name"));
            own.add(code);
            own.addAll(row.list("aliases", ";"));
            for (String name : own) {
                boolean acronym = name.equals(code) && !name.contains(" ") && NameIndex.isUpper(name);
                names.add(name, new Named(organisation, acronym ? NameKind.ACRONYM : NameKind.NAME));
                List<String> words = Words.of(name).lowers();
                called.computeIfAbsent(organisation.id(), id -> new TreeSet<>()).add(words.getLast());
            }
        }
    }

    /** Whether the name of an organisation ends in this noun, in any of its forms: NATO is the "Atlantic alliance". */
    boolean isCalled(Entity organisation, String noun) {
        return called.getOrDefault(organisation.id(), Set.of()).contains(noun);
    }

    /** The short name that codes an organisation: a body's or a programme's parent does. */
    private static String codingParent(Table.Row row, Map<String, Table.Row> rows) {
        Table.Row at = row;
        while (List.of("body", "programme", "force").contains(at.get("kind"))
                && at.optional("parent").isPresent()) {
            Table.Row parent = rows.get(at.get("parent"));
            if (parent == null) {
                throw new IllegalStateException("%s: expected the code of another row as parent, found \"%s\""
                        .formatted(at.place(), at.get("parent")));
            }
            at = parent;
        }
        return at.get("code");
    }

    private static ActorKind kind(Table.Row row, Map<String, Table.Row> rows) {
        return switch (row.get("kind")) {
            case "alliance" -> ActorKind.ALLIANCE;
            case "igo", "bloc" -> ActorKind.IGO;
            case "ngo" -> ActorKind.NGO;
            case "company", "media" -> ActorKind.COMPANY;
            case "institution", "force" -> ActorKind.GROUP;
            case "body", "programme" -> {
                Table.Row parent = rows.get(row.get("parent"));
                yield parent == null ? ActorKind.IGO : kind(parent, rows);
            }
            default ->
                throw new IllegalStateException(
                        "%s: expected alliance, igo, bloc, body, programme, force, institution, ngo, company or media, found \"%s\""
                                .formatted(row.place(), row.get("kind")));
        };
    }

    private void loadGroups() {
        for (Table.Row row : Table.load("groups.tsv").rows()) {
            Entity group = new Entity(
                    "group:" + row.get("id"),
                    row.get("kind"),
                    row.get("kind").equals("ngo") ? ActorKind.NGO : ActorKind.GROUP,
                    row.get("name"),
                    row.optional("country"),
                    Optional.empty(),
                    row.list("sectors", ","),
                    Optional.empty(),
                    year(row, "from"),
                    year(row, "to"),
                    new TreeMap<>(Map.of("registry", row.get("id"))),
                    row.get("source"));
            add(group);
            Set<String> own = new LinkedHashSet<>(List.of(row.get("name")));
            own.addAll(row.list("aliases", ";"));
            own.forEach(name -> names.add(name, new Named(group, NameKind.NAME)));
        }
    }

    private void loadRegions() {
        for (Table.Row row : Table.load("regions.tsv").rows()) {
            Entity region = new Entity(
                    "region:" + row.get("name"),
                    "region",
                    ActorKind.UNKNOWN,
                    row.get("name"),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new TreeMap<>(),
                    "hand-kept");
            add(region);
            names.add(row.get("name"), new Named(region, NameKind.NAME));
        }
    }

    private void loadRoles() {
        for (Table.Row row : Table.load("sole-offices.tsv").rows()) {
            soleOffices.put(row.get("noun"), row.get("side"));
        }
        for (String table : List.of("roles.tsv", "role-nouns.tsv")) {
            for (Table.Row row : Table.load(table).rows()) {
                Role role = Role.of(row);
                roles.add(row.get("role"), role);
                row.optional("plural").ifPresent(plural -> roles.add(plural, role.inPlural()));
            }
        }
    }

    private final Map<String, String> soleOffices = new LinkedHashMap<>();

    /** The side of an office of which there is one in the world: "the pope". */
    Optional<String> soleOffice(String noun) {
        return Optional.ofNullable(soleOffices.get(noun));
    }

    private void add(Entity entity) {
        if (entities.put(entity.id(), entity) != null) {
            throw new IllegalStateException("the registry holds " + entity.id() + " twice");
        }
    }

    private static Optional<Integer> year(Table.Row row, String column) {
        return row.optional(column).map(cell -> {
            if (!cell.matches("[12][0-9]{3}")) {
                throw new IllegalStateException(
                        "%s, column \"%s\": expected a year, found \"%s\"".formatted(row.place(), column, cell));
            }
            return Integer.valueOf(cell);
        });
    }

    /** Codes of all countries, for tests and exports. */
    Set<String> countries() {
        Set<String> codes = new TreeSet<>();
        entities.values().stream()
                .filter(Entity::isState)
                .forEach(state -> state.country().ifPresent(codes::add));
        return codes;
    }

    List<Entity> organisations() {
        List<Entity> found = new ArrayList<>();
        for (Entity entity : entities.values()) {
            if (entity.id().startsWith("org:")) {
                found.add(entity);
            }
        }
        return found;
    }
}
