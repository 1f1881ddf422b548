package entente.store;

import entente.ledger.Contradiction;
import entente.store.Views.Facet;
import entente.store.Views.Total;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Contradictions as the record's tables have them ({@code migrations/V46__contradictions.sql}). Narrowed lists look at the newest
 * {@link Views#MOST} and say so.
 */
public final class Disagreements {

    /**
     * What is looked for; what is empty is not asked.
     *
     * @param actor code of one whom it concerns
     * @param since latest report on this day or later
     * @param until latest report on this day or earlier
     */
    public record Asked(
            Optional<String> actor, Optional<LocalDate> since, Optional<LocalDate> until, Set<String> kinds) {

        public static final Asked ALL = new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

        public Asked {
            kinds = Set.copyOf(kinds);
        }

        private boolean isNarrow() {
            return actor.isPresent() || since.isPresent() || until.isPresent();
        }
    }

    /** @param document the report; empty for what the registry knows */
    public record SideLine(Contradiction.Side side, Optional<DocumentLine> document) {}

    /** @param contradiction with its sides' words; documents of its sides stand in {@code sides} */
    public record Line(Contradiction contradiction, List<SideLine> sides) {}

    /** @param kinds how many there are of each before the list is narrowed to some of them */
    public record Found(List<Line> items, Total total, List<Facet> kinds) {}

    private record Row(long row, String kind) {}

    private final RecordStore store;

    Disagreements(RecordStore store) {
        this.store = store;
    }

    /** Contradictions by their latest report, the latest first. */
    public Found find(Asked asked, int offset, int limit) {
        return store.reading(handle -> {
            if (asked.isNarrow()) {
                List<Row> found = rows(handle, asked, Views.MOST + 1, 0);
                List<Row> others = found.stream().limit(Views.MOST).toList();
                List<Row> chosen = others.stream()
                        .filter(row -> asked.kinds().isEmpty() || asked.kinds().contains(row.kind()))
                        .toList();
                return new Found(
                        lines(handle, chosen.stream().skip(offset).limit(limit).toList()),
                        new Total(chosen.size(), found.size() <= Views.MOST),
                        facets(others.stream()
                                .collect(Collectors.groupingBy(Row::kind, TreeMap::new, Collectors.counting()))));
            }
            TreeMap<String, Long> counts = counts(handle);
            List<Row> chosen = new ArrayList<>();
            if (asked.kinds().isEmpty()) {
                chosen.addAll(rows(handle, asked, limit, offset));
            } else {
                // Of several kinds the newest of each are put together.
                record Dated(Row row, String day, String id) {}
                List<Dated> some = new ArrayList<>();
                for (String kind : new TreeSet<>(asked.kinds())) {
                    handle.createQuery(
                                    "SELECT contradiction, kind, day, id FROM contradiction INDEXED BY contradiction_by_kind "
                                            + "WHERE kind = :kind ORDER BY day DESC, id LIMIT :limit")
                            .bind("kind", kind)
                            .bind("limit", offset + limit)
                            .map((rs, context) -> new Dated(
                                    new Row(rs.getLong(1), rs.getString(2)), rs.getString(3), rs.getString(4)))
                            .forEach(some::add);
                }
                some.stream()
                        .sorted(Comparator.comparing(Dated::day).reversed().thenComparing(Dated::id))
                        .skip(offset)
                        .limit(limit)
                        .map(Dated::row)
                        .forEach(chosen::add);
            }
            long all = counts.entrySet().stream()
                    .filter(entry -> asked.kinds().isEmpty() || asked.kinds().contains(entry.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return new Found(lines(handle, chosen), new Total(all, true), facets(counts));
        });
    }

    /** How many there are. */
    public long count() {
        return store.reading(handle ->
                counts(handle).values().stream().mapToLong(Long::longValue).sum());
    }

    private static TreeMap<String, Long> counts(Handle handle) {
        TreeMap<String, Long> counts = new TreeMap<>();
        handle.createQuery("SELECT kind, count FROM contradiction_count WHERE count > 0")
                .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static List<Facet> facets(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Facet(entry.getKey(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Row> rows(Handle handle, Asked asked, int limit, int offset) {
        List<String> where = new ArrayList<>();
        Map<String, String> values = new TreeMap<>();
        String table = asked.actor().isPresent() ? "p" : "c";
        asked.actor().ifPresent(actor -> {
            where.add("p.party = :party");
            values.put("party", actor);
        });
        asked.since().ifPresent(day -> {
            where.add(table + ".day >= :since");
            values.put("since", day.toString());
        });
        asked.until().ifPresent(day -> {
            where.add(table + ".day <= :until AND " + table + ".day <> ''");
            values.put("until", day.toString());
        });
        String condition = where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where);
        Query query = handle.createQuery(
                asked.actor().isPresent()
                        ? "SELECT c.contradiction, c.kind FROM (SELECT * FROM contradiction_party p" + condition
                                + " ORDER BY p.day DESC LIMIT :limit OFFSET :offset) p "
                                + "JOIN contradiction c ON c.contradiction = p.contradiction ORDER BY p.day DESC, c.id"
                        : "SELECT c.contradiction, c.kind FROM contradiction c INDEXED BY contradiction_by_day"
                                + condition + " ORDER BY c.day DESC, c.id LIMIT :limit OFFSET :offset");
        values.forEach(query::bind);
        return query.bind("limit", limit)
                .bind("offset", offset)
                .map((rs, context) -> new Row(rs.getLong(1), rs.getString(2)))
                .list();
    }

    private static List<Line> lines(Handle handle, List<Row> rows) {
        String wanted = rows.stream().map(Row::row).toList().toString();
        Map<Long, List<SideLine>> sides = new TreeMap<>();
        handle.createQuery("SELECT " + Views.LINE
                        + ", s.contradiction, s.whose, s.start, s.end, s.words FROM json_each(:wanted) w "
                        + "CROSS JOIN contradiction_side s ON s.contradiction = w.value LEFT JOIN document d ON d.document = s.document "
                        + "ORDER BY s.contradiction, s.place")
                .bind("wanted", wanted)
                .map((rs, context) -> {
                    boolean report = rs.getString(2) != null;
                    return Map.entry(
                            rs.getLong(7),
                            new SideLine(
                                    new Contradiction.Side(
                                            rs.getString(8),
                                            report ? rs.getString(1) : "",
                                            report ? rs.getString(2) : "",
                                            rs.getInt(9),
                                            rs.getInt(10),
                                            rs.getString(11)),
                                    report ? Optional.of(Views.line(rs, 1)) : Optional.empty()));
                })
                .forEach(entry -> sides.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                        .add(entry.getValue()));
        Map<Long, Line> lines = new TreeMap<>();
        handle.createQuery("SELECT contradiction, id, kind, about, day, parties, more FROM contradiction "
                        + "WHERE contradiction IN (SELECT value FROM json_each(:wanted))")
                .bind("wanted", wanted)
                .map((rs, context) -> {
                    List<SideLine> some = sides.getOrDefault(rs.getLong(1), List.of());
                    return Map.entry(
                            rs.getLong(1),
                            new Line(
                                    new Contradiction(
                                            rs.getString(2),
                                            rs.getString(3),
                                            rs.getString(4),
                                            Optional.of(rs.getString(5))
                                                    .filter(day -> !day.isEmpty())
                                                    .map(LocalDate::parse),
                                            ActRows.words(rs.getString(6)),
                                            some.stream().map(SideLine::side).toList(),
                                            rs.getInt(7)),
                                    some));
                })
                .forEach(entry -> lines.put(entry.getKey(), entry.getValue()));
        Function<Row, Optional<Line>> line = row -> Optional.ofNullable(lines.get(row.row()));
        return rows.stream().map(line).flatMap(Optional::stream).toList();
    }
}
