package entente.store;

import entente.json.FindingKind;
import entente.model.CodedDocument;
import entente.model.Digest;
import entente.store.Filter.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * What the page's views show, each in well under a second on a record of millions: lists look at the newest {@link #MOST} and say
 * so, sums come from what triggers keep ({@code migrations/V40__the_views.sql}). An actor's key is its code, or its name after "~".
 */
public final class Views {

    /** How far lists look; beyond it, a total is only told to be more. */
    public static final int MOST = 10_000;

    /** How many of the newest are counted by field where there are more than lists look at. */
    static final int COUNTED = 1_000;

    private static final int STANDS = 5_000;
    private static final int NAMES = 40;
    private static final int FACETS = 30;
    private static final int SAMPLE = 2_000;
    private static final int RECENT_DAYS = 28;

    /** The index {@code finding_by_doubt} is on this very expression. */
    private static final String SURENESS =
            "min(coalesce(json_extract(json, '$.confidence.type'), 2.0), coalesce(json_extract(json, '$.confidence.actors'), 2.0), "
                    + "coalesce(json_extract(json, '$.confidence.recipients'), 2.0), coalesce(json_extract(json, '$.confidence.modality'), 2.0), "
                    + "coalesce(json_extract(json, '$.confidence.source'), 2.0), coalesce(json_extract(json, '$.confidence.content'), 2.0))";

    private static final String ENTRIES = "entry e CROSS JOIN finding f ON f.finding = e.finding";

    private static final String BY_DOUBT = "finding f INDEXED BY finding_by_doubt";

    /** How far the queue looks that nothing narrows. */
    private static final int QUEUE = 2_000;

    static final String LINE =
            "d.id, d.digest, d.title, d.outlet, d.day, (SELECT min(location) FROM sighting s WHERE s.document = d.document)";

    /** In which order findings are listed. */
    public enum Order {
        NEWEST,
        OLDEST,
        /** The least sure first, of the newest {@link #COUNTED} where the list is narrowed to more; what was not judged last. */
        DOUBT
    }

    /** How many there are; not exact where there are more than {@link #MOST}. */
    public record Total(long count, boolean exact) {}

    /** @param label what people call it */
    public record Facet(String value, String label, long count) {}

    /** Counts by field of what was found, or of its newest {@link #MOST}. */
    public record Facets(
            boolean exact,
            List<Facet> kinds,
            List<Facet> actors,
            List<Facet> dyads,
            List<Facet> types,
            List<Facet> modalities,
            List<Facet> sourceKinds,
            List<Facet> outlets,
            List<Facet> months) {}

    /** @param key empty where nobody is named */
    public record PartyLine(String role, String id, Optional<String> key, String name, String kind, String words) {}

    /**
     * @param json the whole finding
     * @param sureness of its least sure field, 0 to 1; empty where none was judged
     */
    public record FindingLine(
            String id,
            FindingKind kind,
            String type,
            Optional<String> modality,
            Optional<LocalDate> day,
            String quote,
            String json,
            OptionalDouble sureness,
            List<PartyLine> parties,
            DocumentLine document) {}

    public record Findings(List<FindingLine> items, Total total, Optional<Facets> facets) {}

    public record Documents(List<DocumentHit> items, Total total) {}

    public record ActorLine(
            String key, String name, String kind, Optional<String> code, Optional<String> country, long findings) {}

    public record Actors(List<ActorLine> items, Total total) {}

    /** @param recent events of the record's last 28 days */
    public record DyadLine(
            String first,
            String firstName,
            String second,
            String secondName,
            long events,
            long statements,
            long recent) {}

    /** Acts by quad class, and statements. */
    public record Sums(long q1, long q2, long q3, long q4, long said) {

        public static final Sums NONE = new Sums(0, 0, 0, 0, 0);

        public long acts() {
            return q1 + q2 + q3 + q4;
        }

        Sums plus(Sums other) {
            return new Sums(q1 + other.q1, q2 + other.q2, q3 + other.q3, q4 + other.q4, said + other.said);
        }
    }

    public record WeekSums(LocalDate week, Sums sums) {}

    /** A week between two: what the first did, what the second did, how many acts were of both together (counted in both). */
    public record PairWeek(LocalDate week, Sums there, Sums back, long together) {}

    /** Something told of an actor, with the first and last day of the reports that tell it. */
    public record Dated(
            String value,
            String label,
            Optional<String> key,
            String type,
            Optional<LocalDate> first,
            Optional<LocalDate> last,
            long findings,
            Optional<String> example) {}

    /** @param intensity mean score */
    public record Edge(String source, String target, Sums sums, long acts, double intensity) {}

    /** @param since first day that is counted: periods are whole months */
    public record Network(List<Edge> edges, long leftOut, Optional<LocalDate> since, Optional<LocalDate> until) {}

    public record PlaceLine(
            String name, String country, double latitude, double longitude, String precision, String type, long acts) {}

    public record Position(
            String actor,
            String target,
            String stance,
            long count,
            Optional<LocalDate> last,
            Optional<String> latest) {}

    public record Positions(List<Position> positions, boolean exact) {}

    /** @param version 1 is the first coding of the text */
    public record Version(
            int version,
            String coder,
            String codebook,
            Optional<String> made,
            boolean current,
            long events,
            long statements,
            long relations) {}

    private record Row(
            long finding,
            long document,
            String digest,
            Optional<String> outlet,
            String kind,
            String type,
            Optional<String> modality,
            Optional<String> source,
            String day,
            double sureness) {}

    /**
     * What a list shows a part of.
     *
     * @param findings all that are listed, in their order
     * @param rows of all of them, or of the first {@link #COUNTED} where there are more than lists look at
     */
    private record Window(List<Long> findings, List<Row> rows, boolean exact) {

        static Window of(List<Row> rows, boolean exact) {
            return new Window(rows.stream().map(Row::finding).toList(), rows, exact);
        }

        Total total() {
            return new Total(Math.min(findings.size(), MOST), exact);
        }
    }

    /** A finding where a list finds it. */
    private record Place(long finding, String day) {}

    /** One way to the findings: from where, on which conditions, by which columns to narrow and sort. */
    private record Branch(String from, List<String> where, String columns, String order) {}

    private final RecordStore store;

    Views(RecordStore store) {
        this.store = store;
    }

    // Lists of findings

    public Findings findings(Filter filter, Order order, int offset, int limit, boolean withFacets) {
        return store.reading(handle -> {
            Window window = window(handle, filter, order);
            List<FindingLine> items = lines(
                    handle, window.findings().stream().skip(offset).limit(limit).toList());
            return new Findings(
                    items, window.total(), withFacets ? Optional.of(facets(handle, window)) : Optional.empty());
        });
    }

    /** Events and statements that a coder has not decided on outside of rounds, the least sure first. */
    public Findings undecided(Filter filter, String coder, int limit) {
        Filter coded =
                filter.kinds().isEmpty() ? filter.withKinds(Set.of(FindingKind.EVENT, FindingKind.STATEMENT)) : filter;
        return store.reading(handle -> {
            Window window = window(handle, coded, Order.DOUBT, Optional.empty(), Optional.of(coder));
            return new Findings(
                    lines(handle, window.findings().stream().limit(limit).toList()), window.total(), Optional.empty());
        });
    }

    /** How many there are of what came after a {@link #mark()}. */
    public Total countAfter(Filter filter, long mark) {
        return store.reading(handle -> window(handle, filter, Order.NEWEST, Optional.of(mark), Optional.empty())
                .total());
    }

    /** The findings of these ids, current or not, in the order of the ids; those that are not there are left out. */
    public List<FindingLine> findings(Collection<String> ids) {
        return store.reading(handle -> {
            List<Long> rows = new ArrayList<>();
            for (String id : new LinkedHashSet<>(ids)) {
                row(handle, id).ifPresent(rows::add);
            }
            return lines(handle, rows);
        });
    }

    private static Optional<Long> row(Handle handle, String id) {
        return handle.createQuery(
                        "SELECT finding FROM finding WHERE id = :id ORDER BY current DESC, finding DESC LIMIT 1")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    private Window window(Handle handle, Filter filter, Order order) {
        return window(handle, filter, order, Optional.empty(), Optional.empty());
    }

    private Window window(
            Handle handle, Filter filter, Order order, Optional<Long> after, Optional<String> undecidedBy) {
        if (order == Order.DOUBT) {
            return doubted(handle, filter, after, undecidedBy);
        }
        Map<String, Object> values = new TreeMap<>();
        Set<Place> found = new LinkedHashSet<>();
        boolean all = true;
        for (Branch branch : branches(handle, filter, order, values)) {
            List<String> conditions = conditions(handle, filter, branch, after, Optional.empty(), values);
            String where = String.join(" AND ", conditions);
            // Where its own table tells all, the finding itself is not read.
            boolean entriesAlone = branch.from().equals(ENTRIES) && !where.contains("f.") && !where.contains("d.");
            Query query = handle.createQuery(
                    "SELECT %1$s.finding, coalesce(%1$s.day, '') FROM %2$s%3$s WHERE %4$s ORDER BY %5$s LIMIT %6$d"
                            .formatted(
                                    branch.columns(),
                                    entriesAlone ? "entry e" : branch.from(),
                                    where.contains("d.") ? " CROSS JOIN document d ON d.document = f.document" : "",
                                    where,
                                    branch.order(),
                                    MOST + 1));
            query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
            values.forEach(query::bind);
            List<Place> some = query.map((rs, context) -> new Place(rs.getLong(1), rs.getString(2)))
                    .list();
            found.addAll(some);
            all &= some.size() <= MOST;
        }
        Comparator<Place> byDay = Comparator.comparing(Place::day).thenComparing(Place::finding);
        List<Long> places = found.stream()
                .sorted(order == Order.NEWEST ? byDay.reversed() : byDay)
                .limit(MOST)
                .map(Place::finding)
                .toList();
        if (!all || found.size() > MOST) {
            return new Window(
                    places, rows(handle, places.stream().limit(COUNTED).toList()), false);
        }
        Comparator<Row> byReport = Comparator.comparing(Row::day);
        return Window.of(
                rows(handle, places).stream()
                        .sorted((order == Order.NEWEST ? byReport.reversed() : byReport)
                                .thenComparing(Row::digest)
                                .thenComparing(Row::finding))
                        .toList(),
                true);
    }

    private List<String> conditions(
            Handle handle,
            Filter filter,
            Branch branch,
            Optional<Long> after,
            Optional<String> undecidedBy,
            Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(branch.where());
        narrow(handle, filter, branch.columns(), conditions, values);
        after.ifPresent(mark -> {
            conditions.add(branch.columns() + ".finding > :mark");
            values.put("mark", mark);
        });
        undecidedBy.ifPresent(coder -> {
            conditions.add("NOT EXISTS (SELECT 1 FROM decision x WHERE x.finding = f.id AND x.coder = :undecided "
                    + "AND x.round IS NULL AND x.undone IS NULL)");
            values.put("undecided", coder);
        });
        return conditions;
    }

    private static final String ROW =
            "f.finding, f.document, d.digest, d.outlet, f.kind, f.type, f.modality, f.source, coalesce(f.day, ''), ";

    private static List<Row> rows(Handle handle, List<Long> findings) {
        return handle.createQuery(
                        "SELECT " + ROW
                                + "2.0 FROM json_each(:ids) w CROSS JOIN finding f ON f.finding = w.value CROSS JOIN document d ON d.document = f.document")
                .bind("ids", findings.toString())
                .map((rs, context) -> row(rs))
                .list();
    }

    private static Row row(ResultSet rs) throws SQLException {
        return new Row(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                Optional.ofNullable(rs.getString(4)),
                rs.getString(5),
                rs.getString(6),
                Optional.ofNullable(rs.getString(7)),
                Optional.ofNullable(rs.getString(8)),
                rs.getString(9),
                rs.getDouble(10));
    }

    /** Of what an actor, a pair or words lead to, the least sure of the newest. */
    private Window doubted(Handle handle, Filter filter, Optional<Long> after, Optional<String> undecidedBy) {
        Map<String, Object> values = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (Branch branch : branches(handle, filter, Order.DOUBT, values)) {
            List<String> conditions = conditions(handle, filter, branch, after, undecidedBy, values);
            int most = branch.from().equals(BY_DOUBT) && undecidedBy.isPresent() ? QUEUE : COUNTED + 1;
            Query query = handle.createQuery("SELECT " + ROW + SURENESS + " FROM " + branch.from()
                    + " CROSS JOIN document d ON d.document = f.document WHERE " + String.join(" AND ", conditions)
                    + " ORDER BY " + branch.order() + " LIMIT " + most);
            query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
            values.forEach(query::bind);
            query.map((rs, context) -> row(rs)).forEach(rows::add);
        }
        Window window = cut(rows.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Row::sureness).thenComparing(Row::finding))
                .toList());
        return undecidedBy.isPresent() && rows.size() == QUEUE
                ? new Window(window.findings(), window.rows(), false)
                : window;
    }

    private static Window cut(List<Row> rows) {
        return rows.size() > COUNTED ? Window.of(rows.subList(0, COUNTED), false) : Window.of(rows, true);
    }

    /** The narrowest way in: a document, a pair, a place, an actor, words, an outlet, a type; else the newest of all. */
    private List<Branch> branches(Handle handle, Filter filter, Order order, Map<String, Object> values) {
        String way = order == Order.OLDEST ? "ASC" : "DESC";
        boolean doubt = order == Order.DOUBT;
        String byFinding = "f.day %1$s, f.finding %1$s".formatted(way);
        String byEntry = "e.day %1$s, e.finding %1$s".formatted(way);
        if (filter.document().isPresent()) {
            values.put("digest", filter.document().get());
            return List.of(new Branch(
                    "finding f",
                    List.of("f.document = (SELECT document FROM document WHERE digest = :digest)", "f.current"),
                    "f",
                    byFinding));
        }
        if (filter.with().isPresent()) {
            String first = filter.actor().orElseThrow();
            String second = filter.with().get();
            values.put("there", first + ">" + second);
            values.put("back", second + ">" + first);
            boolean there = filter.direction().map(Direction.THERE::equals).orElse(true);
            boolean back = filter.direction().map(Direction.BACK::equals).orElse(true);
            return List.of(
                    new Branch(
                            ENTRIES,
                            List.of(there ? "e.key = :there" : "e.key = :there AND e.role = 'together'"),
                            "e",
                            byEntry),
                    new Branch(
                            ENTRIES,
                            List.of(back ? "e.key = :back" : "e.key = :back AND e.role = 'together'"),
                            "e",
                            byEntry));
        }
        if (filter.place().isPresent()) {
            values.put("place", filter.place().get());
            return List.of(new Branch(
                    "act_place e CROSS JOIN finding f ON f.finding = e.finding",
                    List.of("e.name = :place", "f.current"),
                    "f",
                    byEntry));
        }
        Optional<String> text = filter.text();
        if (text.isPresent() && !isCommon(handle, text.get())) {
            values.put("match", Queries.match(text.get()));
            return List.of(new Branch(
                    "finding f",
                    List.of("f.document IN (SELECT rowid FROM words WHERE words MATCH :match)", "f.current"),
                    "f",
                    byFinding));
        }
        List<Branch> branches = new ArrayList<>();
        if (filter.saidBy().isPresent()) {
            entries(handle, filter.saidBy().get(), "said", "e.role = 'source'", ENTRIES, byEntry, values, branches);
            return branches;
        }
        if (filter.about().isPresent()) {
            entries(handle, filter.about().get(), "about", "e.role = 'about'", ENTRIES, byEntry, values, branches);
            return branches;
        }
        if (filter.actor().isPresent()) {
            entries(handle, filter.actor().get(), "actor", "true", ENTRIES, byEntry, values, branches);
            return branches;
        }
        if (doubt) {
            return List.of(new Branch(BY_DOUBT, List.of("f.current"), "f", SURENESS + ", f.finding"));
        }
        if (filter.types().size() == 1 && filter.modalities().size() == 1) {
            values.put("one_type", filter.types().first());
            values.put("one_modality", filter.modalities().first());
            return List.of(new Branch(
                    "finding f INDEXED BY finding_by_type_and_modality",
                    List.of("f.current", "f.type = :one_type", "f.modality = :one_modality"),
                    "f",
                    byFinding));
        }
        if (filter.types().size() == 1) {
            values.put("one_type", filter.types().first());
            return List.of(new Branch("finding f", List.of("f.current", "f.type = :one_type"), "f", byFinding));
        }
        if (filter.modalities().size() == 1) {
            values.put("one_modality", filter.modalities().first());
            return List.of(new Branch("finding f", List.of("f.current", "f.modality = :one_modality"), "f", byFinding));
        }
        if (filter.kinds().size() == 1) {
            values.put("one_kind", filter.kinds().iterator().next().code());
            return List.of(new Branch("finding f", List.of("f.current", "f.kind = :one_kind"), "f", byFinding));
        }
        return List.of(new Branch("finding f INDEXED BY finding_newest", List.of("f.current"), "f", byFinding));
    }

    /** Whether words stand in more documents than lists look at: then other conditions lead, and the words narrow. */
    private static boolean isCommon(Handle handle, String text) {
        return handle.createQuery("SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH :match LIMIT "
                                + (MOST + 1) + ")")
                        .bind("match", Queries.match(text))
                        .mapTo(Long.class)
                        .one()
                > MOST;
    }

    private void entries(
            Handle handle,
            String actor,
            String name,
            String role,
            String from,
            String order,
            Map<String, Object> values,
            List<Branch> branches) {
        int number = 0;
        for (String key : keys(handle, actor)) {
            String value = name + "_" + number++;
            values.put(value, key);
            branches.add(new Branch(from, List.of("e.key = :" + value, role), "e", order));
        }
    }

    /** The key itself if there is such an actor, else the keys of those whose names hold these words. */
    private static List<String> keys(Handle handle, String actor) {
        List<String> exact = handle.createQuery("SELECT DISTINCT key FROM part WHERE key IN (:typed, :upper, :name)")
                .bind("typed", actor)
                .bind("upper", actor.toUpperCase(Locale.ROOT))
                .bind("name", "~" + actor)
                .mapTo(String.class)
                .list();
        if (!exact.isEmpty()) {
            return exact;
        }
        return handle.createQuery(
                        "SELECT key FROM label WHERE name LIKE :part ESCAPE '\\' AND EXISTS (SELECT 1 FROM part p WHERE p.key = label.key) ORDER BY name, key LIMIT :most")
                .bind("part", "%" + escaped(actor) + "%")
                .bind("most", NAMES)
                .mapTo(String.class)
                .list();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** What the way in does not see to itself. */
    private void narrow(Handle handle, Filter filter, String columns, List<String> where, Map<String, Object> values) {
        if (!filter.kinds().isEmpty()) {
            where.add(columns + ".kind IN ("
                    + filter.kinds().stream()
                            .map(kind -> "'" + kind.code() + "'")
                            .sorted()
                            .collect(Collectors.joining(","))
                    + ")");
        }
        in(filter.types(), columns + ".type", "type", where, values);
        in(filter.modalities(), columns + ".modality", "modality", where, values);
        in(filter.sourceKinds(), "f.source", "source_kind", where, values);
        in(filter.outlets(), "d.outlet", "outlet", where, values);
        String day = columns + ".day";
        if (filter.since().isPresent()) {
            where.add(day + " >= :since");
            values.put("since", filter.since().get().toString());
        }
        if (filter.until().isPresent()) {
            where.add(day + " <= :until");
            values.put("until", filter.until().get().toString());
        }
        if (filter.text().isPresent() && !leads(where, "match")) {
            // The plus keeps SQLite from beginning with the words: there are very many of them.
            where.add("+f.document IN (SELECT rowid FROM words WHERE words MATCH :match)");
            values.put("match", Queries.match(filter.text().get()));
        }
        if (filter.actor().isPresent() && filter.with().isEmpty() && !leads(where, "actor_")) {
            takesPart(handle, filter.actor().get(), "", "takes", where, values);
        }
        if (filter.saidBy().isPresent() && !leads(where, "said_")) {
            takesPart(handle, filter.saidBy().get(), " AND p.role = 'source'", "speaks", where, values);
        }
        if (filter.about().isPresent() && !leads(where, "about_")) {
            takesPart(handle, filter.about().get(), " AND p.role = 'about'", "told", where, values);
        }
        if (filter.stance().isPresent()) {
            where.add("f.kind = 'statement' AND EXISTS (SELECT 1 FROM json_each(f.json, '$.about') a "
                    + "WHERE coalesce(json_extract(a.value, '$.stance'), 'unclear') = :stance)");
            values.put("stance", filter.stance().get());
        }
    }

    private static boolean leads(List<String> where, String name) {
        return where.stream().anyMatch(one -> one.contains(":" + name));
    }

    private static void takesPart(
            Handle handle, String actor, String role, String name, List<String> where, Map<String, Object> values) {
        List<String> ways = new ArrayList<>();
        int number = 0;
        for (String key : keys(handle, actor)) {
            String value = name + "_" + number++;
            values.put(value, key.startsWith("~") ? key.substring(1) : key);
            ways.add((key.startsWith("~") ? "p.name = :" : "p.code = :") + value);
        }
        where.add(
                ways.isEmpty()
                        ? "false"
                        : "EXISTS (SELECT 1 FROM participant p WHERE p.finding = f.finding AND ("
                                + String.join(" OR ", ways) + ")" + role + ")");
    }

    private static void in(
            Set<String> wanted, String column, String name, List<String> where, Map<String, Object> values) {
        if (wanted.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (String value : wanted) {
            String bound = name + "_" + names.size() + "_";
            values.put(bound, value);
            names.add(":" + bound);
        }
        where.add(column + " IN (" + String.join(",", names) + ")");
    }

    private static List<FindingLine> lines(Handle handle, List<Long> rows) {
        List<FindingLine> lines = new ArrayList<>();
        for (long row : rows) {
            List<PartyLine> parties = handle.createQuery(
                            "SELECT role, actor, code, name, kind, words FROM participant WHERE finding = :finding AND via IS NULL ORDER BY rowid")
                    .bind("finding", row)
                    .map((rs, context) -> new PartyLine(
                            rs.getString(1),
                            rs.getString(2),
                            key(rs.getString(3), rs.getString(4), rs.getString(5)),
                            rs.getString(4),
                            rs.getString(5),
                            rs.getString(6)))
                    .list();
            lines.add(handle.createQuery(
                            "SELECT " + LINE + ", f.id, f.kind, f.type, f.modality, f.day, f.quote, f.json, " + SURENESS
                                    + " FROM finding f JOIN document d ON d.document = f.document WHERE f.finding = :finding")
                    .bind("finding", row)
                    .map((rs, context) -> new FindingLine(
                            rs.getString(7),
                            FindingKind.valueOf(rs.getString(8).toUpperCase(Locale.ROOT)),
                            rs.getString(9),
                            Optional.ofNullable(rs.getString(10)),
                            day(rs.getString(11)),
                            rs.getString(12),
                            rs.getString(13),
                            rs.getDouble(14) > 1 ? OptionalDouble.empty() : OptionalDouble.of(rs.getDouble(14)),
                            parties,
                            line(rs, 1)))
                    .one());
        }
        return lines;
    }

    /** A person's own key where there is a name, else the code; nobody's where nobody is named. */
    private static Optional<String> key(@Nullable String code, String name, String kind) {
        if (kind.equals("person")) {
            return Optional.of("~" + name);
        }
        if (code != null) {
            return Optional.of(code);
        }
        return kind.equals("unnamed") || kind.equals("unknown") ? Optional.empty() : Optional.of("~" + name);
    }

    /** Key of each actor of a document's coding, by its id there. */
    public SortedMap<String, Optional<String>> keys(Digest digest) {
        return store.reading(handle -> {
            SortedMap<String, Optional<String>> keys = new TreeMap<>();
            handle.createQuery(
                            "SELECT a.id, a.code, a.name, a.kind FROM actor a JOIN coding c ON c.coding = a.coding "
                                    + "JOIN document d ON d.document = c.document WHERE d.digest = :digest AND c.superseded_by IS NULL")
                    .bind("digest", digest.hex())
                    .map((rs, context) ->
                            Map.entry(rs.getString(1), key(rs.getString(2), rs.getString(3), rs.getString(4))))
                    .forEach(entry -> keys.put(entry.getKey(), entry.getValue()));
            return keys;
        });
    }

    private Facets facets(Handle handle, Window window) {
        Map<String, Long> kinds = new HashMap<>();
        Map<String, Long> types = new HashMap<>();
        Map<String, Long> modalities = new HashMap<>();
        Map<String, Long> sources = new HashMap<>();
        Map<String, Long> outlets = new HashMap<>();
        Map<String, Long> months = new HashMap<>();
        StringBuilder ids = new StringBuilder("[");
        for (Row row : window.rows()) {
            kinds.merge(row.kind(), 1L, Long::sum);
            types.merge(row.type(), 1L, Long::sum);
            row.modality().ifPresent(modality -> modalities.merge(modality, 1L, Long::sum));
            row.source().ifPresent(source -> sources.merge(source, 1L, Long::sum));
            row.outlet().ifPresent(outlet -> outlets.merge(outlet, 1L, Long::sum));
            if (row.day().length() > 7) {
                months.merge(row.day().substring(0, 7), 1L, Long::sum);
            }
            ids.append(ids.length() > 1 ? "," : "").append(row.finding());
        }
        ids.append(']');
        Map<String, Long> actors = counts(
                handle,
                "SELECT p.code, count(DISTINCT p.finding) FROM json_each(:ids) w CROSS JOIN participant p ON p.finding = w.value "
                        + "WHERE p.code IS NOT NULL GROUP BY p.code",
                ids.toString());
        Map<String, Long> dyads = counts(
                handle,
                "SELECT min(y.source, y.target) || ' ' || max(y.source, y.target), count(DISTINCT y.finding) FROM json_each(:ids) w "
                        + "CROSS JOIN dyad y ON y.finding = w.value GROUP BY 1",
                ids.toString());
        return new Facets(
                window.exact(),
                top(kinds, value -> value),
                top(actors, value -> name(handle, value)),
                top(
                        dyads,
                        value -> name(handle, value.substring(0, value.indexOf(' '))) + " – "
                                + name(handle, value.substring(value.indexOf(' ') + 1))),
                top(types, value -> value),
                top(modalities, value -> value),
                top(sources, value -> value),
                top(outlets, value -> value),
                months.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Facet(entry.getKey(), entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Map<String, Long> counts(Handle handle, String sql, String ids) {
        Map<String, Long> counts = new HashMap<>();
        handle.createQuery(sql)
                .bind("ids", ids)
                .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static List<Facet> top(Map<String, Long> counts, java.util.function.UnaryOperator<String> label) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(FACETS)
                .map(entry -> new Facet(entry.getKey(), label.apply(entry.getKey()), entry.getValue()))
                .toList();
    }

    // Documents

    /** Documents by words, outlet and days, or those in which findings are found. */
    public Documents documents(Filter filter, int offset, int limit) {
        return store.reading(handle -> {
            if (filter.asksForFindings()) {
                Window window = window(handle, filter, Order.NEWEST);
                List<Long> rows = (window.exact() ? window.rows() : rows(handle, window.findings()))
                        .stream().map(Row::document).distinct().toList();
                return new Documents(
                        hits(handle, rows.stream().skip(offset).limit(limit).toList(), filter.text()),
                        new Total(rows.size(), window.exact()));
            }
            Map<String, Object> values = new TreeMap<>();
            List<String> where = documentsWhere(filter, values);
            String order = "d.day DESC, d.digest";
            String from = "document d";
            if (filter.text().isPresent()) {
                where.removeIf(one -> one.contains(":match"));
                where.add("words MATCH :match");
                boolean common = isCommon(handle, filter.text().get());
                from = "words " + (common ? "CROSS " : "") + "JOIN document d ON d.document = words.rowid";
                order = common ? "words.rowid DESC" : "words.rank, d.digest";
            }
            Query query = handle.createQuery("SELECT d.document FROM " + from + " WHERE " + String.join(" AND ", where)
                    + " ORDER BY " + order + " LIMIT " + (MOST + 1));
            values.forEach(query::bind);
            List<Long> rows = query.mapTo(Long.class).list();
            return new Documents(
                    hits(handle, rows.stream().skip(offset).limit(limit).toList(), filter.text()),
                    new Total(Math.min(rows.size(), MOST), rows.size() <= MOST));
        });
    }

    private static List<String> documentsWhere(Filter filter, Map<String, Object> values) {
        List<String> where = new ArrayList<>(List.of("true"));
        in(filter.outlets(), "d.outlet", "outlet", where, values);
        if (filter.since().isPresent()) {
            where.add("d.day >= :since");
            values.put("since", filter.since().get().toString());
        }
        if (filter.until().isPresent()) {
            where.add("d.day <= :until");
            values.put("until", filter.until().get().toString());
        }
        if (filter.document().isPresent()) {
            where.add("d.digest = :digest");
            values.put("digest", filter.document().get());
        }
        if (filter.text().isPresent()) {
            where.add("d.document IN (SELECT rowid FROM words WHERE words MATCH :match)");
            values.put("match", Queries.match(filter.text().get()));
        }
        return where;
    }

    private static List<DocumentHit> hits(Handle handle, List<Long> rows, Optional<String> text) {
        Optional<String> match = text.map(Queries::match);
        List<DocumentHit> hits = new ArrayList<>();
        for (long row : rows) {
            DocumentLine line = handle.createQuery("SELECT " + LINE + " FROM document d WHERE d.document = :row")
                    .bind("row", row)
                    .map((rs, context) -> line(rs, 1))
                    .one();
            Optional<String> snippet = match.flatMap(words -> handle.createQuery(
                            "SELECT snippet(words, 1, char(2), char(3), '…', 24) FROM words WHERE words MATCH :match AND rowid = :row")
                    .bind("match", words)
                    .bind("row", row)
                    .mapTo(String.class)
                    .findOne());
            hits.add(new DocumentHit(
                    line,
                    snippet.orElseGet(
                            () -> handle.createQuery("SELECT substr(text, 1, 200) FROM document WHERE document = :row")
                                    .bind("row", row)
                                    .mapTo(String.class)
                                    .one())));
        }
        return hits;
    }

    /** The documents that came last, the latest first. */
    public List<DocumentLine> newest(int limit) {
        return store.reading(handle -> handle.createQuery(
                        "SELECT " + LINE + " FROM document d ORDER BY d.day DESC, d.digest LIMIT :limit")
                .bind("limit", limit)
                .map((rs, context) -> line(rs, 1))
                .list());
    }

    /** The line of a document; empty if there is none of this digest. */
    public Optional<DocumentLine> line(Digest digest) {
        return store.reading(
                handle -> handle.createQuery("SELECT " + LINE + " FROM document d WHERE d.digest = :digest")
                        .bind("digest", digest.hex())
                        .map((rs, context) -> line(rs, 1))
                        .findOne());
    }

    /** Lines of documents by the ids that users gave them. */
    public List<DocumentLine> linesOf(Collection<String> ids) {
        return store.reading(handle -> {
            List<DocumentLine> lines = new ArrayList<>();
            for (String id : new TreeSet<>(ids)) {
                handle.createQuery(
                                "SELECT " + LINE + " FROM document d WHERE d.id = :id ORDER BY d.day, d.digest LIMIT 1")
                        .bind("id", id)
                        .map((rs, context) -> line(rs, 1))
                        .forEach(lines::add);
            }
            return lines;
        });
    }

    /** Every coding of a text, the first first. */
    public List<Version> versions(Digest digest) {
        return store.reading(handle -> {
            List<Version> versions = new ArrayList<>();
            handle.createQuery("SELECT c.coder, c.codebook, r.started, c.superseded_by IS NULL, "
                            + "(SELECT count(*) FROM finding f WHERE f.coding = c.coding AND f.kind = 'event'), "
                            + "(SELECT count(*) FROM finding f WHERE f.coding = c.coding AND f.kind = 'statement'), "
                            + "(SELECT count(*) FROM finding f WHERE f.coding = c.coding AND f.kind = 'relation') "
                            + "FROM coding c JOIN document d ON d.document = c.document LEFT JOIN run r ON r.run = c.run "
                            + "WHERE d.digest = :digest ORDER BY c.coding")
                    .bind("digest", digest.hex())
                    .map((rs, context) -> new Version(
                            versions.size() + 1,
                            rs.getString(1),
                            rs.getString(2),
                            Optional.ofNullable(rs.getString(3)),
                            rs.getBoolean(4),
                            rs.getLong(5),
                            rs.getLong(6),
                            rs.getLong(7)))
                    .forEach(versions::add);
            return versions;
        });
    }

    /** A coding of a text as it was, current or not; empty if there is no such version. */
    public Optional<CodedDocument> version(Digest digest, int version) {
        return store.reading(
                handle -> handle.createQuery("SELECT c.coding FROM coding c JOIN document d ON d.document = c.document "
                                + "WHERE d.digest = :digest ORDER BY c.coding LIMIT 1 OFFSET :before")
                        .bind("digest", digest.hex())
                        .bind("before", Math.max(0, version - 1))
                        .mapTo(Long.class)
                        .findOne()
                        .filter(coding -> version > 0)
                        .map(coding -> new Queries(handle).codedAs(coding)));
    }

    /**
     * All that a filter finds, nothing cut: each document whole, with the ids of what was found in it, by day (those without
     * first), then digest. One document is in memory at a time.
     *
     * @param withFindings whether findings are selected; else documents alone
     */
    public Stream<Selection> select(Filter filter, boolean withFindings) {
        record Pairs(long[] documents, long[] findings) {}
        Pairs pairs = store.reading(handle -> {
            LongStream.Builder documents = LongStream.builder();
            LongStream.Builder findings = LongStream.builder();
            if (!withFindings && !filter.asksForFindings()) {
                Map<String, Object> values = new TreeMap<>();
                List<String> where = documentsWhere(filter, values);
                Query query = handle.createQuery("SELECT d.document FROM document d WHERE "
                        + String.join(" AND ", where) + " ORDER BY d.day, d.digest");
                values.forEach(query::bind);
                query.mapTo(Long.class).forEach(documents::add);
                return new Pairs(documents.build().toArray(), new long[0]);
            }
            Map<String, Object> values = new TreeMap<>();
            Set<Long> seen = new HashSet<>();
            List<Branch> branches = branches(handle, filter, Order.NEWEST, values);
            for (Branch branch : branches) {
                List<String> conditions = new ArrayList<>(branch.where());
                narrow(handle, filter, branch.columns(), conditions, values);
                Query query = handle.createQuery("SELECT f.document, f.finding FROM " + branch.from()
                        + " CROSS JOIN document d ON d.document = f.document WHERE " + String.join(" AND ", conditions)
                        + " ORDER BY d.day, d.digest, f.finding");
                query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
                values.forEach(query::bind);
                query.map((rs, context) -> new long[] {rs.getLong(1), rs.getLong(2)})
                        .forEach(row -> {
                            if (branches.size() == 1 || seen.add(row[1])) {
                                documents.add(row[0]);
                                findings.add(row[1]);
                            }
                        });
            }
            return new Pairs(documents.build().toArray(), findings.build().toArray());
        });
        if (pairs.findings().length == 0) {
            return Arrays.stream(pairs.documents())
                    .mapToObj(row -> store.reading(handle -> new Selection(new Queries(handle).coded(row), Set.of())));
        }
        // From several ways in, a document may come twice; its findings are put together.
        Map<Long, List<Long>> byDocument = new LinkedHashMap<>();
        for (int i = 0; i < pairs.documents().length; i++) {
            byDocument
                    .computeIfAbsent(pairs.documents()[i], key -> new ArrayList<>())
                    .add(pairs.findings()[i]);
        }
        return byDocument.entrySet().stream()
                .map(entry -> store.reading(handle -> withFindings
                        ? new Queries(handle)
                                .selection(
                                        entry.getKey(),
                                        entry.getValue().stream().mapToLong(Long::longValue))
                        : new Selection(new Queries(handle).coded(entry.getKey()), Set.of())));
    }

    // Actors

    /** The codes and names that hold these words, those with most findings first; all without words. */
    public Actors actors(Optional<String> words, int offset, int limit) {
        return store.reading(handle -> {
            Query query = handle.createQuery(
                    words.isPresent()
                            ? "SELECT l.key, l.name, l.kind, l.country, (SELECT sum(count) FROM part p WHERE p.key = l.key) AS findings "
                                    + "FROM label l WHERE (l.name LIKE :part ESCAPE '\\' OR l.key = :code) AND findings > 0 "
                                    + "ORDER BY findings DESC, l.key LIMIT " + (MOST + 1)
                            : "SELECT p.key, coalesce(l.name, ltrim(p.key, '~')), coalesce(l.kind, 'group'), l.country, p.findings FROM "
                                    + "(SELECT key, sum(count) AS findings FROM part GROUP BY key HAVING findings > 0 "
                                    + "ORDER BY findings DESC, key LIMIT " + (MOST + 1)
                                    + ") p LEFT JOIN label l ON l.key = p.key "
                                    + "ORDER BY p.findings DESC, p.key");
            words.ifPresent(
                    text -> query.bind("part", "%" + escaped(text) + "%").bind("code", text.toUpperCase(Locale.ROOT)));
            List<ActorLine> all = query.map((rs, context) -> actor(rs)).list();
            return new Actors(
                    all.stream().skip(offset).limit(limit).toList(),
                    new Total(Math.min(all.size(), MOST), all.size() <= MOST));
        });
    }

    /** The actor of this key; empty if no finding names it. */
    public Optional<ActorLine> actor(String key) {
        return store.reading(handle -> {
            Optional<ActorLine> known = handle.createQuery(
                            "SELECT l.key, l.name, l.kind, l.country, "
                                    + "coalesce((SELECT sum(count) FROM part p WHERE p.key = l.key), 0) FROM label l WHERE l.key = :key")
                    .bind("key", key)
                    .map((rs, context) -> actor(rs))
                    .findOne();
            if (known.isPresent()) {
                return known;
            }
            long findings = handle.createQuery("SELECT coalesce(sum(count), 0) FROM part WHERE key = :key")
                    .bind("key", key)
                    .mapTo(Long.class)
                    .one();
            return findings == 0
                    ? Optional.empty()
                    : Optional.of(new ActorLine(
                            key,
                            key.startsWith("~") ? key.substring(1) : key,
                            "group",
                            Optional.of(key).filter(code -> !code.startsWith("~")),
                            Optional.empty(),
                            findings));
        });
    }

    private static ActorLine actor(ResultSet rs) throws SQLException {
        String key = rs.getString(1);
        return new ActorLine(
                key,
                rs.getString(2),
                rs.getString(3),
                Optional.of(key).filter(code -> !code.startsWith("~")),
                Optional.ofNullable(rs.getString(4)),
                rs.getLong(5));
    }

    /** What the actor of a key is called; the key itself where nothing better is known. */
    public String name(String key) {
        return store.reading(handle -> name(handle, key));
    }

    private static String name(Handle handle, String key) {
        return handle.createQuery("SELECT name FROM label WHERE key = :key")
                .bind("key", key)
                .mapTo(String.class)
                .findOne()
                .orElse(key.startsWith("~") ? key.substring(1) : key);
    }

    /** In how many findings the actor stands, by part. */
    public SortedMap<String, Long> parts(String key) {
        return store.reading(handle -> {
            SortedMap<String, Long> parts = new TreeMap<>();
            handle.createQuery("SELECT role, count FROM part WHERE key = :key AND count > 0")
                    .bind("key", key)
                    .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
                    .forEach(entry -> parts.put(entry.getKey(), entry.getValue()));
            return parts;
        });
    }

    /** The words by which the newest findings name the actor. */
    public List<Facet> names(String key) {
        boolean person = key.startsWith("~");
        return store.reading(
                handle -> handle.createQuery("SELECT p.words, count(*) AS n FROM (SELECT DISTINCT finding FROM entry "
                                + "WHERE key = :key ORDER BY day DESC LIMIT 2000) e CROSS JOIN participant p ON p.finding = e.finding WHERE "
                                + (person ? "p.name" : "p.code")
                                + " = :name AND p.via IS NULL AND length(p.words) < 120 "
                                + "GROUP BY p.words ORDER BY n DESC, p.words LIMIT " + FACETS)
                        .bind("key", key)
                        .bind("name", person ? key.substring(1) : key)
                        .map((rs, context) -> new Facet(rs.getString(1), rs.getString(1), rs.getLong(2)))
                        .list());
    }

    /** For a person, the offices it held by the reports; for a code, who held which office there. */
    public List<Dated> offices(String key) {
        boolean person = key.startsWith("~");
        return store.reading(handle -> handle.createQuery("SELECT a.office, " + (person ? "a.code" : "'~' || a.name")
                        + " AS other, min(d.day), max(d.day), count(*) AS n FROM (SELECT * FROM actor WHERE "
                        + (person ? "name = :name COLLATE NOCASE" : "code = :name")
                        + " AND current AND office IS NOT NULL ORDER BY coding DESC LIMIT " + SAMPLE
                        + ") a JOIN coding c ON c.coding = a.coding JOIN document d ON d.document = c.document "
                        + "WHERE a.kind = 'person' GROUP BY a.office, other ORDER BY n DESC, a.office, other LIMIT "
                        + FACETS)
                .bind("name", person ? key.substring(1) : key)
                .map((rs, context) -> new Dated(
                        rs.getString(1),
                        rs.getString(1),
                        Optional.ofNullable(rs.getString(2)),
                        "office",
                        day(rs.getString(3)),
                        day(rs.getString(4)),
                        rs.getLong(5),
                        Optional.empty()))
                .list());
    }

    /** Who speaks or acts for a code, most often named first. */
    public List<ActorLine> people(String code) {
        return store.reading(handle -> handle.createQuery(
                        "SELECT '~' || a.name, a.name, 'person', min(a.country), count(*) AS n FROM "
                                + "(SELECT * FROM actor WHERE code = :code AND current AND kind = 'person' LIMIT "
                                + SAMPLE
                                + ") a GROUP BY a.name ORDER BY n DESC, a.name LIMIT " + FACETS)
                .bind("code", code)
                .map((rs, context) -> actor(rs))
                .list());
    }

    /** What relations the reports tell of an actor. */
    public List<Dated> relations(String key) {
        return store.reading(handle -> handle.createQuery(
                        "SELECT f.type, e.role, p.code, p.name, p.kind, min(f.day), max(f.last_day), "
                                + "count(*) AS n, min(f.id) FROM (SELECT * FROM entry INDEXED BY entry_of_relation WHERE key = :key AND kind = 'relation' ORDER BY day DESC LIMIT 2000) e "
                                + "CROSS JOIN finding f ON f.finding = e.finding LEFT JOIN participant p ON p.finding = f.finding AND p.via IS NULL "
                                + "AND p.role = CASE e.role WHEN 'subject' THEN 'object' ELSE 'subject' END WHERE e.role IN ('subject', 'object') "
                                + "GROUP BY f.type, e.role, p.code, p.name ORDER BY n DESC, f.type, p.name LIMIT "
                                + FACETS)
                .bind("key", key)
                .map((rs, context) -> {
                    Optional<String> name = Optional.ofNullable(rs.getString(4));
                    String kind = rs.getString(5);
                    String code = rs.getString(3);
                    return new Dated(
                            rs.getString(2),
                            name.orElse(""),
                            name.flatMap(known -> key(code, known, kind)),
                            rs.getString(1),
                            day(rs.getString(6)),
                            day(rs.getString(7)),
                            rs.getLong(8),
                            Optional.ofNullable(rs.getString(9)));
                })
                .list());
    }

    /** Acts and statements of an actor by week, the first first. */
    public List<WeekSums> weeksOf(String key) {
        return store.reading(handle -> handle.createQuery(
                        "SELECT week, q1, q2, q3, q4, said FROM actor_week WHERE key = :key AND week <> '' AND q1 + q2 + q3 + q4 + said > 0 ORDER BY week")
                .bind("key", key)
                .map((rs, context) -> new WeekSums(LocalDate.parse(rs.getString(1)), sums(rs, 2)))
                .list());
    }

    // Dyads

    /** Pairs with most acts between them. @param of a code that is in every pair */
    public List<DyadLine> dyads(Optional<String> of, int limit) {
        return store.reading(handle -> {
            String where = of.isPresent()
                    ? "(SELECT source, target, acts FROM pair_period WHERE period = '' AND source = :key UNION ALL "
                            + "SELECT source, target, acts FROM pair_period WHERE period = '' AND target = :key)"
                    : "(SELECT source, target, acts FROM pair_period WHERE period = '')";
            Query query =
                    handle.createQuery("SELECT min(source, target) AS a, max(source, target) AS b, sum(acts) AS n FROM "
                            + where + " GROUP BY a, b HAVING n > 0 ORDER BY n DESC, a, b LIMIT " + limit);
            of.ifPresent(key -> query.bind("key", key));
            record Pair(String a, String b, long acts) {}
            List<Pair> pairs = query.map((rs, context) -> new Pair(rs.getString(1), rs.getString(2), rs.getLong(3)))
                    .list();
            LocalDate last = lastDay(handle).orElse(LocalDate.EPOCH);
            return pairs.stream()
                    .map(pair -> dyad(handle, pair.a(), pair.b(), pair.acts(), last))
                    .toList();
        });
    }

    /** One pair, whatever passed between them. */
    public DyadLine dyad(String one, String other) {
        return store.reading(handle -> {
            String a = one.compareTo(other) < 0 ? one : other;
            String b = one.compareTo(other) < 0 ? other : one;
            long acts = handle.createQuery(
                            "SELECT coalesce(sum(acts), 0) FROM pair_period WHERE period = '' AND (source, target) IN ((:a, :b), (:b, :a))")
                    .bind("a", a)
                    .bind("b", b)
                    .mapTo(Long.class)
                    .one();
            return dyad(handle, a, b, acts, lastDay(handle).orElse(LocalDate.EPOCH));
        });
    }

    private static DyadLine dyad(Handle handle, String a, String b, long acts, LocalDate last) {
        long statements = handle.createQuery(
                        "SELECT coalesce(sum(count), 0) FROM tally WHERE kind = 'statement' AND (source, target) IN ((:a, :b), (:b, :a))")
                .bind("a", a)
                .bind("b", b)
                .mapTo(Long.class)
                .one();
        long recent = handle.createQuery(
                        "SELECT coalesce(sum(acts), 0) FROM pair_week WHERE (source, target) IN ((:a, :b), (:b, :a)) "
                                + "AND week > :since AND week <= :until")
                .bind("a", a)
                .bind("b", b)
                .bind("since", last.minusDays(RECENT_DAYS).toString())
                .bind("until", last.toString())
                .mapTo(Long.class)
                .one();
        return new DyadLine(a, name(handle, a), b, name(handle, b), acts, statements, recent);
    }

    /** What passed between two by week, the first first; weeks of nothing are left out. */
    public List<PairWeek> weeksBetween(
            String first, String second, Optional<LocalDate> since, Optional<LocalDate> until) {
        return store.reading(handle -> {
            SortedMap<String, PairWeek> weeks = new TreeMap<>();
            handle.createQuery("SELECT week, source = :first, mutual, q1, q2, q3, q4, said FROM pair_week "
                            + "WHERE (source, target) IN ((:first, :second), (:second, :first)) AND week >= :since AND week <= :until "
                            + "AND acts + said > 0")
                    .bind("first", first)
                    .bind("second", second)
                    .bind("since", since.map(day -> day.minusDays(6).toString()).orElse("0"))
                    .bind("until", until.map(LocalDate::toString).orElse("9999"))
                    .map((rs, context) -> {
                        LocalDate week = LocalDate.parse(rs.getString(1));
                        Sums sums = sums(rs, 4);
                        boolean there = rs.getBoolean(2);
                        boolean mutual = rs.getBoolean(3);
                        return new PairWeek(
                                week,
                                there || mutual ? sums : Sums.NONE,
                                !there || mutual ? sums : Sums.NONE,
                                mutual ? sums.acts() : 0);
                    })
                    .forEach(week -> weeks.merge(
                            week.week().toString(),
                            week,
                            (one, other) -> new PairWeek(
                                    one.week(),
                                    one.there().plus(other.there()),
                                    one.back().plus(other.back()),
                                    one.together() + other.together())));
            return List.copyOf(weeks.values());
        });
    }

    /** Acts of weeks that begin within a stretch by unordered pair ("NATO RUS"). */
    public SortedMap<String, Long> actsOfPairs(LocalDate since, LocalDate until) {
        return store.reading(handle -> {
            SortedMap<String, Long> acts = new TreeMap<>();
            handle.createQuery(
                            "SELECT min(source, target) || ' ' || max(source, target), sum(acts) FROM pair_week INDEXED BY pair_week_by_week "
                                    + "WHERE week >= :since AND week <= :until GROUP BY 1 HAVING sum(acts) > 0")
                    .bind("since", since.toString())
                    .bind("until", until.toString())
                    .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
                    .forEach(entry -> acts.put(entry.getKey(), entry.getValue()));
            return acts;
        });
    }

    /** Quad class of a type in the sums; 0 if it counts in none. */
    public int quadOf(String type) {
        return store.reading(handle -> handle.createQuery("SELECT quad FROM quad WHERE type = :type")
                .bind("type", type)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    /** The parts that an actor takes in a finding, by itself or in a collective. */
    public List<String> rolesOf(String finding, String key) {
        return store.reading(handle -> handle.createQuery(
                        "SELECT DISTINCT p.role FROM participant_key p JOIN finding f ON f.finding = p.finding "
                                + "WHERE f.id = :id AND f.current AND p.key = :key ORDER BY p.role")
                .bind("id", finding)
                .bind("key", key)
                .mapTo(String.class)
                .list());
    }

    /** Who acts on whom. @param around a code that is in every edge */
    public Network network(
            Optional<LocalDate> since,
            Optional<LocalDate> until,
            Set<Integer> quads,
            long least,
            int limit,
            Optional<String> around) {
        return store.reading(handle -> {
            List<String> periods = periods(handle, since, until);
            String acts = quads.isEmpty()
                    ? "sum(acts)"
                    : quads.stream().sorted().map(quad -> "sum(q" + quad + ")").collect(Collectors.joining(" + "));
            Query query = handle.createQuery("SELECT source, target, sum(q1), sum(q2), sum(q3), sum(q4), " + acts
                    + " AS n, sum(intensity), sum(acts) FROM json_each(:periods) w CROSS JOIN pair_period p ON p.period = w.value WHERE "
                    + (around.isPresent() ? "(p.source = :around OR p.target = :around)" : "true")
                    + " GROUP BY source, target HAVING n >= :least ORDER BY n DESC, source, target");
            query.bind("periods", quoted(periods)).bind("least", Math.max(1, least));
            around.ifPresent(key -> query.bind("around", key));
            List<Edge> edges = new ArrayList<>();
            long[] all = {0};
            query.map((rs, context) -> new Edge(
                            rs.getString(1),
                            rs.getString(2),
                            new Sums(rs.getLong(3), rs.getLong(4), rs.getLong(5), rs.getLong(6), 0),
                            rs.getLong(7),
                            rs.getDouble(8) / Math.max(1, rs.getLong(9))))
                    .forEach(edge -> {
                        all[0]++;
                        if (edges.size() < limit) {
                            edges.add(edge);
                        }
                    });
            return new Network(List.copyOf(edges), all[0] - edges.size(), first(since), last(until));
        });
    }

    private static Optional<LocalDate> first(Optional<LocalDate> since) {
        return since.map(day -> day.withDayOfMonth(1));
    }

    private static Optional<LocalDate> last(Optional<LocalDate> until) {
        return until.map(day -> YearMonth.from(day).atEndOfMonth());
    }

    /** The fewest periods that make up the months from the one to the other. */
    private static List<String> periods(Handle handle, Optional<LocalDate> since, Optional<LocalDate> until) {
        if (since.isEmpty() && until.isEmpty()) {
            return List.of("");
        }
        Optional<String> earliest = handle.createQuery("SELECT min(day) FROM finding WHERE current AND day IS NOT NULL")
                .mapTo(String.class)
                .findOne();
        Optional<String> latest = handle.createQuery("SELECT max(day) FROM finding WHERE current AND day IS NOT NULL")
                .mapTo(String.class)
                .findOne();
        if (earliest.isEmpty() || latest.isEmpty()) {
            return List.of();
        }
        YearMonth from = latest(YearMonth.from(LocalDate.parse(earliest.get())), since.map(YearMonth::from));
        YearMonth to = earliest(YearMonth.from(LocalDate.parse(latest.get())), until.map(YearMonth::from));
        List<String> periods = new ArrayList<>();
        YearMonth month = from;
        while (!month.isAfter(to)) {
            if (month.getMonthValue() == 1 && ChronoUnit.MONTHS.between(month, to) >= 11) {
                periods.add("%04d".formatted(month.getYear()));
                month = month.plusYears(1);
            } else {
                periods.add(month.toString());
                month = month.plusMonths(1);
            }
        }
        return periods;
    }

    private static YearMonth latest(YearMonth one, Optional<YearMonth> other) {
        return other.filter(month -> month.isAfter(one)).orElse(one);
    }

    private static YearMonth earliest(YearMonth one, Optional<YearMonth> other) {
        return other.filter(month -> month.isBefore(one)).orElse(one);
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    // Places and positions

    /** Acts by place and type; periods are whole months. */
    public List<PlaceLine> places(Optional<LocalDate> since, Optional<LocalDate> until, Set<String> types) {
        return store.reading(handle -> {
            Map<String, Object> values = new LinkedHashMap<>();
            List<String> where = new ArrayList<>(List.of("p.acts > 0"));
            in(types, "p.type", "type", where, values);
            Query query = handle.createQuery(
                    "SELECT p.name, p.country, p.lat, p.lon, p.precision, p.type, sum(p.acts) FROM json_each(:periods) w "
                            + "CROSS JOIN place_period p ON p.period = w.value WHERE " + String.join(" AND ", where)
                            + " GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6");
            values.forEach(query::bind);
            return query.bind("periods", quoted(periods(handle, since, until)))
                    .map((rs, context) -> new PlaceLine(
                            rs.getString(1),
                            rs.getString(2),
                            rs.getDouble(3),
                            rs.getDouble(4),
                            rs.getString(5),
                            rs.getString(6),
                            rs.getLong(7)))
                    .list();
        });
    }

    /** Acts of all weeks or of those of a stretch, by type. */
    public SortedMap<String, Long> acts(Optional<LocalDate> since, Optional<LocalDate> until) {
        return store.reading(handle -> {
            SortedMap<String, Long> acts = new TreeMap<>();
            handle.createQuery(
                            "SELECT type, sum(count) FROM week WHERE kind = 'event' AND week >= :since AND week <= :until GROUP BY type HAVING sum(count) > 0")
                    .bind("since", since.map(LocalDate::toString).orElse(""))
                    .bind("until", until.map(LocalDate::toString).orElse("9999"))
                    .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
                    .forEach(entry -> acts.put(entry.getKey(), entry.getValue()));
            return acts;
        });
    }

    /** Who said what of whom, by the newest {@value #STANDS} statements that fit. */
    public Positions positions(Filter filter) {
        return store.reading(handle -> {
            Window window = window(handle, filter.withKinds(Set.of(FindingKind.STATEMENT)), Order.NEWEST);
            String ids = window.findings().stream().limit(STANDS).toList().toString();
            record Said(String actor, String target, String stance, Optional<LocalDate> day, String id) {}
            Map<List<String>, Position> positions = new TreeMap<>(Comparator.comparing(Object::toString));
            Set<List<String>> seen = new HashSet<>();
            handle.createQuery(
                            "SELECT coalesce(s.code, '~' || s.name), coalesce(t.code, '~' || t.name), "
                                    + "coalesce(json_extract(a.value, '$.stance'), 'unclear'), f.day, f.id FROM json_each(:ids) w "
                                    + "CROSS JOIN finding f ON f.finding = w.value CROSS JOIN json_each(f.json, '$.about') a "
                                    + "JOIN participant t ON t.finding = f.finding AND t.role = 'about' AND t.actor = json_extract(a.value, '$.id') "
                                    + "JOIN participant s ON s.finding = f.finding AND s.role = 'source' "
                                    + "WHERE (s.code IS NOT NULL OR s.kind NOT IN ('unnamed', 'unknown')) AND (t.code IS NOT NULL OR t.kind NOT IN ('unnamed', 'unknown'))")
                    .bind("ids", ids)
                    .map((rs, context) -> new Said(
                            rs.getString(1), rs.getString(2), rs.getString(3), day(rs.getString(4)), rs.getString(5)))
                    .forEach(said -> {
                        if (said.actor().equals(said.target())
                                || !seen.add(List.of(said.actor(), said.target(), said.stance(), said.id()))) {
                            return;
                        }
                        positions.merge(
                                List.of(said.actor(), said.target(), said.stance()),
                                new Position(
                                        said.actor(),
                                        said.target(),
                                        said.stance(),
                                        1,
                                        said.day(),
                                        Optional.of(said.id())),
                                (old, more) -> new Position(
                                        old.actor(),
                                        old.target(),
                                        old.stance(),
                                        old.count() + 1,
                                        old.last(),
                                        old.latest()));
                    });
            return new Positions(
                    List.copyOf(positions.values()),
                    window.exact() && window.findings().size() <= STANDS);
        });
    }

    // The record

    /** Acts and statements of all actors by week, the last so many weeks up to the last report. */
    public List<WeekSums> weeks(int last) {
        return store.reading(handle -> {
            Optional<LocalDate> day = lastDay(handle);
            if (day.isEmpty()) {
                return List.of();
            }
            SortedMap<String, Sums> weeks = new TreeMap<>();
            handle.createQuery(
                            "SELECT w.week, sum((kind = 'event' AND quad = 1) * count), sum((kind = 'event' AND quad = 2) * count), "
                                    + "sum((kind = 'event' AND quad = 3) * count), sum((kind = 'event' AND quad = 4) * count), "
                                    + "sum((kind = 'statement') * count) FROM week w LEFT JOIN quad q ON q.type = w.type "
                                    + "WHERE w.week > :since AND w.week <= :until GROUP BY w.week")
                    .bind("since", day.get().minusWeeks(last).toString())
                    .bind("until", day.get().toString())
                    .map((rs, context) -> Map.entry(rs.getString(1), sums(rs, 2)))
                    .forEach(entry -> weeks.put(entry.getKey(), entry.getValue()));
            return weeks.entrySet().stream()
                    .map(entry -> new WeekSums(LocalDate.parse(entry.getKey()), entry.getValue()))
                    .toList();
        });
    }

    /** The day of the latest dated report. */
    public Optional<LocalDate> lastDay() {
        return store.reading(Views::lastDay);
    }

    /** The day of the earliest dated report. */
    public Optional<LocalDate> firstDay() {
        return store.reading(handle -> handle.createQuery("SELECT min(day) FROM document WHERE day IS NOT NULL")
                .mapTo(String.class)
                .findOne()
                .map(LocalDate::parse));
    }

    private static Optional<LocalDate> lastDay(Handle handle) {
        return handle.createQuery("SELECT max(day) FROM document")
                .mapTo(String.class)
                .findOne()
                .map(LocalDate::parse);
    }

    /** Findings by kind, from the weekly counts; contradictions, documents and refusals. */
    public SortedMap<String, Long> counts() {
        return store.reading(handle -> {
            SortedMap<String, Long> counts = new TreeMap<>();
            for (FindingKind kind : FindingKind.values()) {
                counts.put(kind.code(), 0L);
            }
            handle.createQuery("SELECT kind, sum(count) FROM week GROUP BY kind")
                    .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            // Documents are never taken away, so that the last row is their number.
            counts.put("document", number(handle, "SELECT coalesce(max(document), 0) FROM document"));
            counts.put("conflict", number(handle, "SELECT coalesce(sum(count), 0) FROM contradiction_count"));
            counts.put("refusal", number(handle, "SELECT coalesce(max(refusal), 0) FROM refusal"));
            return counts;
        });
    }

    /** Changes whenever anything is written into the record, by whichever process. */
    public String revision() {
        return store.reading(handle -> String.join(
                ".",
                handle.createQuery(
                                "SELECT coalesce(max(coding), 0) FROM coding UNION ALL SELECT coalesce(max(run), 0) FROM run "
                                        + "UNION ALL SELECT count(*) + count(undone) FROM decision UNION ALL SELECT count(*) + count(undone) FROM choice")
                        .mapTo(String.class)
                        .list()));
    }

    /** What is new since a mark, and the mark of now. */
    public long mark() {
        return store.reading(handle -> number(handle, "SELECT coalesce(max(finding), 0) FROM finding"));
    }

    private static long number(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    // Rows

    private static Sums sums(ResultSet rs, int first) throws SQLException {
        return new Sums(
                rs.getLong(first),
                rs.getLong(first + 1),
                rs.getLong(first + 2),
                rs.getLong(first + 3),
                rs.getLong(first + 4));
    }

    static DocumentLine line(ResultSet rs, int first) throws SQLException {
        return new DocumentLine(
                rs.getString(first),
                new Digest(rs.getString(first + 1)),
                Optional.ofNullable(rs.getString(first + 2)),
                Optional.ofNullable(rs.getString(first + 3)),
                day(rs.getString(first + 4)),
                rs.getString(first + 5));
    }

    private static Optional<LocalDate> day(@Nullable String day) {
        return Optional.ofNullable(day).map(LocalDate::parse);
    }
}
