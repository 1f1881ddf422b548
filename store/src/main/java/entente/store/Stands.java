package entente.store;

import entente.ledger.Positions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Who stands where on an issue, by the record's tables ({@code migrations/V47__stands.sql}). It looks at the newest {@value #MOST}
 * stands, by their arrival, and says so.
 */
public final class Stands {

    public static final int MOST = 10_000;

    /** Of how many reports it is looked who is named there and says nothing. */
    private static final int REPORTS = 100;

    /**
     * @param finding id of what was said or done
     * @param actor the code, or "~" and a name
     * @param name of one who speaks for the actor
     */
    public record Stand(String finding, String actor, Optional<String> name, LocalDate day, String stance) {}

    /**
     * @param stands the latest first
     * @param silent codes of those who are named in reports on the issue, the newest {@value #REPORTS}, and say and do nothing
     * @param exact whether these are all
     */
    public record Found(List<Stand> stands, SortedSet<String> silent, boolean exact) {}

    private record Row(long finding, long document, Stand stand) {
        static final Comparator<Row> NEWEST = Comparator.comparing(
                        (Row row) -> row.stand().day())
                .reversed()
                .thenComparing(row -> row.stand().finding())
                .thenComparing(row -> row.stand().actor());
    }

    private final RecordStore store;

    Stands(RecordStore store) {
        this.store = store;
    }

    /** @param asked words, all of which stand in a sentence, or a code that is spoken about */
    public Found on(String asked, Optional<LocalDate> since, Optional<LocalDate> until) {
        return store.reading(handle -> {
            String first = since.map(LocalDate::toString).orElse("");
            String last = until.map(LocalDate::toString).orElse("9999");
            TreeMap<String, Row> rows = new TreeMap<>();
            boolean exact = true;
            if (asked.matches("[A-Z]{2,10}")) {
                List<Row> about = about(handle, asked, first, last);
                about.stream().limit(MOST).forEach(row -> rows.put(key(row), row));
                exact = about.size() <= MOST;
            }
            List<Long> worded = worded(handle, Positions.Issue.of(asked).stems());
            exact &= worded.size() <= MOST;
            for (Row row : worded(handle, worded.stream().limit(MOST).toList(), first, last)) {
                rows.putIfAbsent(key(row), row);
            }
            List<Row> newest = rows.values().stream().sorted(Row.NEWEST).toList();
            return new Found(newest.stream().map(Row::stand).toList(), silent(handle, newest), exact);
        });
    }

    private static String key(Row row) {
        return row.stand().finding() + " " + row.stand().actor();
    }

    private static List<Row> about(Handle handle, String code, String first, String last) {
        return handle.createQuery("SELECT s.finding, s.document, s.id, s.actor, s.name, s.day, a.stance FROM "
                        + "(SELECT * FROM stand_about WHERE code = :code AND day BETWEEN :first AND :last ORDER BY day DESC LIMIT :most) a "
                        + "CROSS JOIN stand s ON s.finding = a.finding AND s.actor = a.actor")
                .bind("code", code)
                .bind("first", first)
                .bind("last", last)
                .bind("most", MOST + 1)
                .map((rs, context) -> new Row(
                        rs.getLong(1),
                        rs.getLong(2),
                        new Stand(
                                rs.getString(3),
                                rs.getString(4),
                                Optional.ofNullable(rs.getString(5)),
                                LocalDate.parse(rs.getString(6)),
                                rs.getString(7))))
                .list();
    }

    private static List<Long> worded(Handle handle, SortedSet<String> stems) {
        if (stems.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "SELECT rowid FROM stand_words WHERE stand_words MATCH :stems ORDER BY rowid DESC LIMIT :most")
                .bind(
                        "stems",
                        stems.stream()
                                .map(stem -> "\"" + stem.replace("\"", "") + "\"")
                                .collect(Collectors.joining(" AND ")))
                .bind("most", MOST + 1)
                .mapTo(Long.class)
                .list();
    }

    private static List<Row> worded(Handle handle, List<Long> findings, String first, String last) {
        return handle.createQuery(
                        "SELECT s.finding, s.document, s.id, s.actor, s.name, s.day, s.stance "
                                + "FROM json_each(:findings) w CROSS JOIN stand s ON s.finding = w.value WHERE s.day BETWEEN :first AND :last")
                .bind("findings", findings.toString())
                .bind("first", first)
                .bind("last", last)
                .map((rs, context) -> new Row(
                        rs.getLong(1),
                        rs.getLong(2),
                        new Stand(
                                rs.getString(3),
                                rs.getString(4),
                                Optional.ofNullable(rs.getString(5)),
                                LocalDate.parse(rs.getString(6)),
                                rs.getString(7))))
                .list();
    }

    private static SortedSet<String> silent(Handle handle, List<Row> rows) {
        List<Long> documents =
                rows.stream().map(Row::document).distinct().limit(REPORTS).toList();
        SortedSet<String> silent = new TreeSet<>(handle.createQuery(
                        "SELECT DISTINCT a.code FROM json_each(:documents) w CROSS JOIN coding c ON c.document = w.value "
                                + "AND c.superseded_by IS NULL CROSS JOIN actor a ON a.coding = c.coding WHERE a.code IS NOT NULL")
                .bind("documents", documents.toString())
                .mapTo(String.class)
                .list());
        rows.forEach(row -> {
            silent.remove(row.stand().actor());
            silent.remove(entente.ledger.Parties.country(row.stand().actor()));
        });
        return silent;
    }
}
