package entente.serve;

import entente.evaluate.SyntheticNews;
import entente.ledger.Positions;
import entente.store.Kept;
import entente.store.RecordKind;
import entente.store.RecordStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sqlite.Function;

/**
 * A record of a million invented documents, made in minutes: one week of {@link SyntheticNews} is kept as any news is, and then
 * copied week after week past the code that keeps documents, each copy with texts, digests, ids and days of its own. What the triggers
 * and the ledger would have counted is copied too, moved on by the same number of weeks.
 *
 * <p>The copies are what keeping would have made but for two things: days that stand in sentences ("on 1 October") are not moved,
 * and nothing is merged over the edge of a week.
 */
final class LargeRecord {

    private static final int PER_DAY = 1_700;
    private static final int WEEK = 7 * PER_DAY;

    /** Number of the first document: all have seven digits, so that a copy's text is as long as the original's. */
    private static final int FIRST = 1_701_700;

    private static final LocalDate FIRST_DAY = LocalDate.of(2005, 1, 3);

    private LargeRecord() {}

    /**
     * Command line: the file to make, how many documents at least; perhaps the file of the week, which is made if it is not there.
     * With "add" before it, the tables of contradictions and positions are added to a record that was made before there were any.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("add")) {
            add(Path.of(arguments[1]), Path.of(arguments[2]));
            return;
        }
        make(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Path.of(arguments.length > 2 ? arguments[2] : arguments[0] + ".week"));
    }

    static void make(Path file, int documents, Path week) throws IOException, SQLException {
        if (!Files.exists(week)) {
            keepWeek(week);
        }
        RecordStore.open(file, RecordKind.FICTION).close();
        int copies = (documents + WEEK - 1) / WEEK;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            digests(connection);
            stems(connection);
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("PRAGMA cache_size = -1500000");
            statement.execute("PRAGMA threads = 2");
            statement.execute("ATTACH '" + week + "' AS week");
            List<String> later = putAside(statement, "");
            for (String sql : statements(copies)) {
                run(statement, sql);
            }
            for (String sql : followed()) {
                run(statement, sql);
            }
            for (String sql : compared(copies)) {
                run(statement, sql);
            }
            for (String sql : later) {
                run(statement, sql);
            }
        }
    }

    private static void add(Path file, Path week) throws SQLException {
        try (RecordStore store = RecordStore.open(week, RecordKind.FICTION)) {
            store.updateLedger();
        }
        RecordStore.open(file, RecordKind.FICTION).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            digests(connection);
            stems(connection);
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("PRAGMA cache_size = -1500000");
            statement.execute("ATTACH '" + week + "' AS week");
            int copies;
            try (ResultSet found = statement.executeQuery(
                    "SELECT (SELECT max(document) FROM main.document) / (SELECT max(document) FROM week.document)")) {
                found.next();
                copies = found.getInt(1);
            }
            for (String sql : statements(copies).subList(0, 3)) {
                run(statement, sql);
            }
            List<String> later = putAside(
                    statement, "AND tbl_name IN ('clue', 'tie', 'contradiction', 'contradiction_side', 'stand')");
            for (String sql : compared(copies)) {
                run(statement, sql);
            }
            for (String sql : later) {
                run(statement, sql);
            }
        }
    }

    /** Contradictions and positions. */
    private static List<String> compared(int copies) {
        String clue = "%s + y.k * (SELECT max(clue) FROM week.clue)";
        return List.of(
                "DELETE FROM clue_document_due",
                "DELETE FROM stand_document_due",
                "DELETE FROM clue_due",
                "INSERT INTO clue SELECT " + clue.formatted("c.clue")
                        + ", c.document + y.docs, c.kind, c.reported + y.days, c.day + y.days, c.at, c.start, c.end, c.what, c.value, c.whom, "
                        + "c.stems, c.top, c.actors, c.recipients, c.nearby, c.told, c.beside_start, c.beside_end, c.known, c.source "
                        + "FROM copy y CROSS JOIN week.clue c",
                "INSERT INTO clue_key SELECT c.key, c.day + y.days, " + clue.formatted("c.clue")
                        + " FROM week.clue_key c CROSS JOIN copy y ORDER BY 1, 2, 3",
                "INSERT INTO clue_look SELECT c.key, c.day + y.days, " + clue.formatted("c.clue")
                        + " FROM week.clue_look c CROSS JOIN copy y ORDER BY 1, 2, 3",
                "INSERT INTO tie SELECT " + clue.formatted("t.clue") + ", " + clue.formatted("t.other") + ", "
                        + clue.formatted("t.root") + ", t.start, t.end FROM copy y CROSS JOIN week.tie t",
                "INSERT INTO contradiction SELECT " + clue.formatted("c.contradiction")
                        + ", 'c-' || substr(sha256(c.id || y.k), 1, 12), c.kind, c.about, date(c.day, y.days || ' days'), c.parties, c.more "
                        + "FROM copy y CROSS JOIN week.contradiction c",
                "INSERT INTO contradiction_side SELECT " + clue.formatted("s.contradiction")
                        + ", s.place, s.document + y.docs, s.whose, s.start, s.end, s.words FROM copy y CROSS JOIN week.contradiction_side s",
                "INSERT INTO contradiction_party SELECT p.party, date(p.day, y.days || ' days'), "
                        + clue.formatted("p.contradiction")
                        + " FROM week.contradiction_party p CROSS JOIN copy y ORDER BY 1, 2, 3",
                "INSERT INTO contradiction_count SELECT kind, count * " + copies + " FROM week.contradiction_count",
                "INSERT INTO stand SELECT s.finding + y.findings, s.actor, s.name, "
                        + "replace(s.id, substr(m.digest, 1, 11), substr(m.to_digest, 1, 11)), m.to_document, date(s.day, y.days || ' days'), "
                        + "s.stance, s.about FROM copy y CROSS JOIN week.stand s CROSS JOIN moved m ON m.k = y.k AND m.document = s.document",
                "INSERT INTO stand_about SELECT a.code, date(a.day, y.days || ' days'), a.finding + y.findings, a.actor, a.stance "
                        + "FROM week.stand_about a CROSS JOIN copy y ORDER BY 1, 2, 3, 4",
                "CREATE TEMP TABLE worded AS SELECT finding, stems(quote) AS stems FROM week.finding WHERE current AND finding IN "
                        + "(SELECT finding FROM week.stand) ORDER BY finding",
                "INSERT INTO stand_words (rowid, stems) SELECT w.finding + y.findings, w.stems FROM copy y CROSS JOIN worded w");
    }

    private static void keepWeek(Path week) {
        try (RecordStore store = RecordStore.open(week, RecordKind.FICTION)) {
            SyntheticNews news = new SyntheticNews(1, FIRST_DAY, PER_DAY);
            store.begin("synthetic", "synthetic-1", Instant.EPOCH);
            List<Kept> batch = new ArrayList<>();
            for (int i = 0; i < WEEK; i++) {
                batch.add(new Kept(news.document(FIRST + i), Optional.empty()));
                if (batch.size() == 500 || i == WEEK - 1) {
                    store.keep(batch);
                    batch.clear();
                }
            }
            store.end(Instant.EPOCH);
            store.updateLedger();
        }
    }

    /** SHA-256 in hexadecimal digits, as {@code entente.model.Digest} has it. */
    private static void digests(Connection connection) throws SQLException {
        Function.create(connection, "sha256", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                try {
                    result(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(value_text(0).getBytes(java.nio.charset.StandardCharsets.UTF_8))));
                } catch (NoSuchAlgorithmException e) {
                    throw new SQLException(e);
                }
            }
        });
    }

    /** The stems of a sentence, as positions on an issue look for them. */
    private static void stems(Connection connection) throws SQLException {
        Function.create(connection, "stems", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(String.join(" ", Positions.stems(value_text(0))));
            }
        });
    }

    /**
     * Takes triggers and indexes away.
     *
     * @param which condition on the schema's rows
     * @return what makes them again
     */
    private static List<String> putAside(Statement statement, String which) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> later = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(
                "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL "
                        + which + " ORDER BY type, name")) {
            while (found.next()) {
                names.add("DROP " + found.getString(1) + " " + found.getString(2));
                later.add(found.getString(3));
            }
        }
        for (String drop : names) {
            statement.execute(drop);
        }
        return later;
    }

    private static void run(Statement statement, String sql) throws SQLException {
        long start = System.nanoTime();
        statement.execute(sql);
        System.out.printf(
                Locale.ROOT,
                "%7.1f s  %s%n",
                (System.nanoTime() - start) / 1e9,
                sql.substring(0, Math.min(90, sql.length())).replaceAll("\\s+", " "));
    }

    /** In copy number k rows are moved on by k times the rows of the week, days by 7 k. */
    private static List<String> statements(int copies) {
        List<String> all = new ArrayList<>(List.of(
                "CREATE TEMP TABLE copy AS WITH RECURSIVE n (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < "
                        + (copies - 1)
                        + ") SELECT k, 7 * k AS days, k * (SELECT max(document) FROM week.document) AS docs, "
                        + "k * (SELECT max(coding) FROM week.coding) AS codings, k * (SELECT max(finding) FROM week.finding) AS findings, "
                        + "k * (SELECT min(0, min(act)) FROM week.act) AS sentences FROM n",
                // Names of a document's days, and what they become: the day of the report and the day before.
                "CREATE TEMP TABLE moved AS SELECT k, d.document, d.document + docs AS to_document, CAST(substr(d.id, 11) AS INTEGER) AS number, "
                        + "CAST(substr(d.id, 11) AS INTEGER) + k * " + WEEK + " AS to_number, d.digest, "
                        + "sha256(replace(replace(d.text, substr(d.id, 11) || '.', (CAST(substr(d.id, 11) AS INTEGER) + k * "
                        + WEEK
                        + ") || '.'), d.day, date(d.day, days || ' days'))) AS to_digest, d.day, date(d.day, days || ' days') AS to_day, "
                        + "date(d.day, '-1 days') AS eve, date(d.day, (days - 1) || ' days') AS to_eve FROM copy CROSS JOIN week.document d",
                "CREATE INDEX temp.moved_document ON moved (k, document)",
                "INSERT INTO run SELECT * FROM week.run",
                "INSERT INTO document SELECT m.to_document, m.to_digest, 'synthetic-' || m.to_number, d.title, d.outlet, m.to_day, d.language, "
                        + "replace(replace(d.text, m.number || '.', m.to_number || '.'), m.day, m.to_day), d.run "
                        + "FROM moved m JOIN week.document d USING (document) ORDER BY m.to_document",
                "INSERT INTO sighting SELECT m.to_document, 'synthetic-' || m.to_number, s.record, s.url, m.to_digest, s.fetched "
                        + "FROM moved m JOIN week.sighting s USING (document) ORDER BY 1",
                "INSERT INTO coding SELECT c.coding + y.codings, m.to_document, c.run, c.codebook, c.coder, "
                        + "sha256(c.digest || y.k), replace(replace(replace(c.described, m.digest, m.to_digest), m.number, m.to_number), m.day, m.to_day), "
                        + "c.sheet, NULL FROM copy y CROSS JOIN week.coding c CROSS JOIN moved m ON m.k = y.k AND m.document = c.document",
                "INSERT INTO finding SELECT f.finding + y.findings, f.coding + y.codings, m.to_document, f.kind, "
                        + "replace(f.id, substr(m.digest, 1, 11), substr(m.to_digest, 1, 11)), f.type, f.modality, f.source, f.words, "
                        + "date(f.day, y.days || ' days'), date(f.last_day, y.days || ' days'), f.quote, "
                        + "replace(replace(replace(f.json, substr(m.digest, 1, 11), substr(m.to_digest, 1, 11)), '\"' || m.day, '\"' || m.to_day), "
                        + "'\"' || m.eve, '\"' || m.to_eve), f.current "
                        + "FROM copy y CROSS JOIN week.finding f CROSS JOIN moved m ON m.k = y.k AND m.document = f.document",
                "INSERT INTO participant SELECT p.finding + y.findings, p.role, p.actor, p.code, p.country, p.name, p.kind, p.words, p.via "
                        + "FROM copy y CROSS JOIN week.participant p",
                "INSERT INTO dyad SELECT d.source, d.target, d.kind, date(d.day, y.days || ' days'), d.finding + y.findings, d.mutual "
                        + "FROM week.dyad d CROSS JOIN copy y ORDER BY 1, 2, 3, 5",
                "INSERT INTO tally SELECT source, target, kind, count * " + copies + " FROM week.tally",
                "INSERT INTO actor SELECT a.coding + y.codings, a.id, a.name, a.kind, a.code, a.country, a.organisation, a.office, a.current "
                        + "FROM copy y CROSS JOIN week.actor a",
                "INSERT INTO actor_name SELECT * FROM week.actor_name",
                "INSERT INTO conflict SELECT c.coding + y.codings, c.place, c.kind, c.claim, c.known, c.source, c.current "
                        + "FROM copy y CROSS JOIN week.conflict c",
                "INSERT INTO words (words) VALUES ('rebuild')",
                "INSERT INTO entry SELECT e.key, date(e.day, y.days || ' days'), e.finding + y.findings, e.role, e.kind, e.type, e.modality "
                        + "FROM week.entry e CROSS JOIN copy y ORDER BY 1, 2, 3, 4",
                "INSERT INTO label SELECT * FROM week.label",
                "INSERT INTO part SELECT key, role, count * " + copies + " FROM week.part",
                "INSERT INTO week SELECT date(w.week, y.days || ' days'), w.kind, w.type, w.modality, sum(w.count) "
                        + "FROM week.week w CROSS JOIN copy y GROUP BY 1, 2, 3, 4",
                "INSERT INTO actor_week SELECT w.key, date(w.week, y.days || ' days'), sum(q1), sum(q2), sum(q3), sum(q4), sum(said) "
                        + "FROM week.actor_week w CROSS JOIN copy y GROUP BY 1, 2",
                "INSERT INTO pair_week SELECT w.source, w.target, date(w.week, y.days || ' days'), w.mutual, sum(q1), sum(q2), sum(q3), sum(q4), "
                        + "sum(acts), sum(said) FROM week.pair_week w CROSS JOIN copy y GROUP BY 1, 2, 3, 4",
                "CREATE TEMP TABLE pair_day AS SELECT c.day, d.source, d.target, sum(c.q1) AS q1, sum(c.q2) AS q2, sum(c.q3) AS q3, sum(c.q4) AS q4, "
                        + "count(*) AS acts, sum(c.intensity) AS intensity FROM week.dyad d JOIN week.finding_counted c USING (finding) "
                        + "WHERE c.kind = 'event' GROUP BY 1, 2, 3",
                "CREATE TEMP TABLE place_day AS SELECT day, place, country, lat, lon, precision, type, count(*) AS acts FROM week.finding_counted "
                        + "WHERE lat IS NOT NULL AND lon IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7"));
        for (int length : new int[] {0, 4, 7}) {
            all.add(
                    "INSERT INTO pair_period SELECT substr(date(p.day, y.days || ' days'), 1, %d), p.source, p.target, sum(q1), sum(q2), sum(q3), "
                                    .formatted(length)
                            + "sum(q4), sum(acts), sum(intensity) FROM pair_day p CROSS JOIN copy y GROUP BY 1, 2, 3");
            all.add(
                    "INSERT INTO place_period SELECT substr(date(p.day, y.days || ' days'), 1, %d), p.place, p.country, p.lat, p.lon, "
                                    .formatted(length)
                            + "p.precision, p.type, sum(acts) FROM place_day p CROSS JOIN copy y GROUP BY 1, 2, 3, 4, 5, 6, 7");
        }
        all.addAll(List.of(
                "INSERT INTO act_place SELECT a.name, date(a.day, y.days || ' days'), a.finding + y.findings FROM week.act_place a CROSS JOIN copy y ORDER BY 1, 2, 3",
                "DELETE FROM ledger_due",
                "DELETE FROM day_read",
                "INSERT INTO day_read SELECT day, count(*) FROM document GROUP BY day",
                "INSERT INTO act SELECT a.act + CASE WHEN a.act > 0 THEN y.findings ELSE y.sentences END, "
                        + "a.event + CASE WHEN a.event > 0 THEN y.findings ELSE y.sentences END, m.to_document, a.coding + y.codings, "
                        + "CASE WHEN a.act > 0 THEN replace(a.id, substr(m.digest, 1, 11), substr(m.to_digest, 1, 11)) ELSE 'w-' || substr(sha256(a.id || y.k), 1, 12) END, "
                        + "m.to_day, date(a.day, y.days || ' days'), a.dated, a.type, a.modes, a.modality, a.intensity, a.actors, a.recipients, a.place, "
                        + "a.country, a.region, a.at, a.cue, a.stems, a.numbers, a.issue, a.condition, a.deadline, a.amount, a.lead, a.said, a.nearby, "
                        + "a.retold, a.words FROM copy y CROSS JOIN week.act a CROSS JOIN moved m ON m.k = y.k AND m.document = a.document",
                "INSERT INTO act_block SELECT b.block, date(b.day, y.days || ' days'), b.act + CASE WHEN b.act > 0 THEN y.findings ELSE y.sentences END "
                        + "FROM week.act_block b CROSS JOIN copy y ORDER BY 1, 2, 3",
                "INSERT INTO merged SELECT g.event + CASE WHEN g.event > 0 THEN y.findings ELSE y.sentences END, "
                        + "'m-' || substr(sha256(a.id), 1, 10), date(g.day, y.days || ' days'), g.type, g.modality, g.quad, g.intensity, g.actors, "
                        + "g.recipients, g.country, g.region, g.tellings, g.reports, g.independent FROM copy y CROSS JOIN week.merged g "
                        + "CROSS JOIN act a ON a.act = g.event + CASE WHEN g.event > 0 THEN y.findings ELSE y.sentences END",
                "INSERT INTO dyad_week SELECT w.source, w.target, date(w.week, y.days || ' days'), w.quad, sum(events), sum(reports), sum(intensity) "
                        + "FROM week.dyad_week w CROSS JOIN copy y GROUP BY 1, 2, 3, 4",
                "INSERT INTO place_week SELECT w.country, w.region, date(w.week, y.days || ' days'), w.type, sum(events), sum(reports), sum(intensity) "
                        + "FROM week.place_week w CROSS JOIN copy y GROUP BY 1, 2, 3, 4",
                // A week that crosses the end of a month is put into the month in which it begins.
                "INSERT INTO dyad_month SELECT source, target, substr(week, 1, 7) || '-01', quad, sum(events), sum(reports), sum(intensity) "
                        + "FROM dyad_week GROUP BY 1, 2, 3, 4",
                "DELETE FROM about WHERE key <> 'kind'"));
        return all;
    }

    /** Threads and stories. */
    private static List<String> followed() {
        String event = "%s + CASE WHEN %<s > 0 THEN y.findings ELSE y.sentences END";
        return List.of(
                "DELETE FROM thread_due",
                "INSERT INTO opening SELECT " + event.formatted("o.event") + ", o.day + y.days, "
                        + event.formatted("o.again") + ", " + event.formatted("o.root")
                        + ", o.keys FROM copy y CROSS JOIN week.opening o",
                "INSERT INTO opening_key SELECT k.key, k.day + y.days, " + event.formatted("k.event")
                        + " FROM week.opening_key k CROSS JOIN copy y ORDER BY 1, 2, 3",
                "INSERT INTO looking SELECT " + event.formatted("o.event")
                        + ", o.day + y.days, o.keys FROM copy y CROSS JOIN week.looking o",
                "INSERT INTO looking_key SELECT k.key, k.day + y.days, " + event.formatted("k.event")
                        + " FROM week.looking_key k CROSS JOIN copy y ORDER BY 1, 2, 3",
                "INSERT INTO step SELECT " + event.formatted("s.event") + ", " + event.formatted("s.opening")
                        + ", s.part, s.result FROM copy y CROSS JOIN week.step s",
                "INSERT INTO thread SELECT " + event.formatted("t.event")
                        + ", 't-' || substr(m.id, 3), t.kind, t.state, t.open, t.doers, t.others, "
                        + "date(t.opened, y.days || ' days'), date(t.last, y.days || ' days'), date(t.due, y.days || ' days'), t.words, t.issue, "
                        + "t.steps FROM copy y CROSS JOIN week.thread t CROSS JOIN merged m ON m.event = "
                        + event.formatted("t.event"),
                "INSERT INTO thread_party SELECT p.party, date(p.opened, y.days || ' days'), "
                        + event.formatted("p.event") + " FROM week.thread_party p CROSS JOIN copy y ORDER BY 1, 2, 3",
                "INSERT INTO story_report SELECT r.document + y.docs, r.story + y.k * (SELECT max(story) FROM week.story) "
                        + "FROM copy y CROSS JOIN week.story_report r",
                "INSERT INTO story SELECT s.story + y.k * (SELECT max(story) FROM week.story), 's-' || substr(sha256(s.id || y.k), 1, 12), s.title, "
                        + "date(s.first, y.days || ' days'), date(s.last, y.days || ' days'), s.reports, s.independent, s.events, s.parties "
                        + "FROM copy y CROSS JOIN week.story s",
                "INSERT INTO story_party SELECT p.party, date(p.last, y.days || ' days'), p.story + y.k * (SELECT max(story) FROM week.story) "
                        + "FROM week.story_party p CROSS JOIN copy y ORDER BY 1, 2, 3");
    }
}
