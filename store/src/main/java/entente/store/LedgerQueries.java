package entente.store;

import entente.ledger.Act;
import entente.ledger.MergedEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What can be asked of the ledger's tables. */
final class LedgerQueries {

    private static final String DOCUMENTS_NAMING =
            "SELECT c.document FROM actor x JOIN coding c ON c.coding = x.coding "
                    + "WHERE x.current AND (x.code = :%1$s OR x.country = :%1$s)";

    private final Handle handle;

    LedgerQueries(Handle handle) {
        this.handle = handle;
    }

    /** Every event, by its first telling. */
    List<MergedEvent> events() {
        return events("", Map.of());
    }

    /** Events told in documents that name all of these codes, with all their tellings. */
    List<MergedEvent> events(List<String> codes) {
        List<String> parts = new ArrayList<>();
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < codes.size(); i++) {
            parts.add(DOCUMENTS_NAMING.formatted("code" + i));
            values.put("code" + i, entente.ledger.Parties.country(codes.get(i)));
        }
        return codes.isEmpty()
                ? events()
                : events(
                        "WHERE a.event IN (SELECT event FROM act WHERE document IN ("
                                + String.join(" INTERSECT ", parts) + ")) ",
                        values);
    }

    /** Events told in these documents, by digest. */
    List<MergedEvent> eventsOf(String digest) {
        return events(
                "WHERE a.event IN (SELECT event FROM act WHERE document = (SELECT document FROM document WHERE digest = :digest)) ",
                Map.of("digest", digest));
    }

    /** The event of this id, or of the finding with this id. */
    Optional<MergedEvent> event(String id) {
        return events(
                        "WHERE a.event IN (SELECT event FROM merged WHERE id = :id UNION SELECT event FROM act WHERE id = :id) ",
                        Map.of("id", id))
                .stream()
                .findFirst();
    }

    private List<MergedEvent> events(String where, Map<String, String> values) {
        Query query = handle.createQuery(
                "SELECT " + ActRows.WITH_WORDS + where + (where.isEmpty() ? "WHERE" : "AND") + " a.event IS NOT NULL");
        values.forEach(query::bind);
        TreeMap<Long, List<Act>> byEvent = new TreeMap<>();
        query.map((rs, context) -> ActRows.read(rs))
                .forEach(row -> byEvent.computeIfAbsent(row.event(), key -> new ArrayList<>())
                        .add(row.telling()));
        List<MergedEvent> events = new ArrayList<>();
        byEvent.forEach((event, acts) ->
                events.add(handle.createQuery("SELECT id, independent FROM merged WHERE event = ?")
                        .bind(0, event)
                        .map((rs, context) -> new MergedEvent(rs.getString(1), acts, rs.getInt(2)))
                        .one()));
        return events.stream().sorted().toList();
    }

    /** The last day of which anything was read. */
    Optional<LocalDate> lastDay() {
        return handle.createQuery("SELECT max(day) FROM day_read WHERE documents > 0")
                .mapTo(String.class)
                .findOne()
                .map(LocalDate::parse);
    }

    /** Counts of a pair, both directions together, by week or month. */
    List<PairCount> counts(String one, String other, boolean byMonth) {
        String table = byMonth ? "dyad_month" : "dyad_week";
        String time = byMonth ? "month" : "week";
        return handle.createQuery(
                        "SELECT %s, quad, sum(events), sum(reports), sum(intensity) FROM %s WHERE "
                                        .formatted(time, table)
                                + "(source = :one AND target = :other) OR (source = :other AND target = :one) GROUP BY 1, 2 ORDER BY 1, 2")
                .bind("one", one)
                .bind("other", other)
                .map((rs, context) -> new PairCount(
                        LocalDate.parse(rs.getString(1)),
                        rs.getInt(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5) / 100.0))
                .list();
    }

    /** Events told as done in which somebody of each of two sets of codes takes part. */
    List<Taking> taking(Collection<String> some, Collection<String> others) {
        record Row(String event, LocalDate day, int quad, double intensity, int tellings, Taking.Part part) {}
        TreeMap<String, List<Row>> byEvent = new TreeMap<>();
        handle.createQuery(
                        "SELECT m.id, m.day, m.quad, m.intensity, m.tellings, a.act, p.role, p.code, p.kind, p.via IS NOT NULL "
                                + "FROM participant p JOIN act a ON a.act = p.finding JOIN merged m ON m.event = a.event "
                                + "WHERE m.modality = 'asserted' AND p.code IS NOT NULL "
                                + "AND p.finding IN (SELECT finding FROM participant WHERE code IN (SELECT value FROM json_each(:some))) "
                                + "AND p.finding IN (SELECT finding FROM participant WHERE code IN (SELECT value FROM json_each(:others)))")
                .bind("some", json(some))
                .bind("others", json(others))
                .map((rs, context) -> new Row(
                        rs.getString(1),
                        LocalDate.parse(rs.getString(2)),
                        rs.getInt(3),
                        rs.getLong(4) / 100.0,
                        rs.getInt(5),
                        new Taking.Part(
                                rs.getLong(6), rs.getString(7), rs.getString(8), rs.getString(9), rs.getBoolean(10))))
                .forEach(row -> byEvent.computeIfAbsent(row.event(), key -> new ArrayList<>())
                        .add(row));
        List<Taking> taking = new ArrayList<>();
        byEvent.forEach((event, rows) -> {
            Row first = rows.getFirst();
            taking.add(new Taking(
                    event,
                    first.day(),
                    first.quad(),
                    first.intensity(),
                    first.tellings(),
                    rows.stream().map(Row::part).toList()));
        });
        return taking;
    }

    private static String json(Collection<String> codes) {
        return codes.stream()
                .map(code -> "\"" + code.replace("\\", "").replace("\"", "") + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Relations of a kind of code as they were told: subject, type, object, first and last day, reports. */
    List<ToldRelation> relations(String code) {
        return handle.createQuery("SELECT f.type, s.code, s.name, o.code, o.name, min(f.day), max(f.last_day), "
                        + "count(DISTINCT f.document), min(f.quote) FROM finding f "
                        + "JOIN participant s ON s.finding = f.finding AND s.role = 'subject' AND s.via IS NULL "
                        + "JOIN participant o ON o.finding = f.finding AND o.role = 'object' AND o.via IS NULL "
                        + "WHERE f.current AND f.kind = 'relation' AND (s.code = :code OR o.code = :code) "
                        + "GROUP BY 1, coalesce(s.code, s.name), coalesce(o.code, o.name) ORDER BY 1, 2, 3, 4, 5")
                .bind("code", code)
                .map((rs, context) -> new ToldRelation(
                        rs.getString(1),
                        Optional.ofNullable(rs.getString(2)),
                        rs.getString(3),
                        Optional.ofNullable(rs.getString(4)),
                        rs.getString(5),
                        Optional.ofNullable(rs.getString(6)).map(LocalDate::parse),
                        Optional.ofNullable(rs.getString(7)).map(LocalDate::parse),
                        rs.getLong(8),
                        rs.getString(9)))
                .list();
    }

    /** Counts of a country, by region, week and type. */
    List<PlaceCount> placeCounts(String country) {
        return handle.createQuery(
                        "SELECT region, week, type, events, reports FROM place_week WHERE country = ? ORDER BY week, region, type")
                .bind(0, country)
                .map((rs, context) -> new PlaceCount(
                        rs.getString(1),
                        LocalDate.parse(rs.getString(2)),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getLong(5)))
                .list();
    }

    /** Documents read, by day; days without any are not there. */
    TreeMap<LocalDate, Long> reading() {
        TreeMap<LocalDate, Long> reading = new TreeMap<>();
        handle.createQuery("SELECT day, documents FROM day_read WHERE documents > 0")
                .map((rs, context) -> Map.entry(LocalDate.parse(rs.getString(1)), rs.getLong(2)))
                .forEach(entry -> reading.put(entry.getKey(), entry.getValue()));
        return reading;
    }

    /** The first week in which a code stood in any pair. */
    Optional<LocalDate> firstSeen(String code) {
        return handle.createQuery(
                        "SELECT min(week) FROM (SELECT min(week) AS week FROM dyad_week WHERE source = :code UNION ALL SELECT min(week) FROM dyad_week WHERE target = :code)")
                .bind("code", code)
                .mapTo(String.class)
                .findOne()
                .map(LocalDate::parse);
    }
}
