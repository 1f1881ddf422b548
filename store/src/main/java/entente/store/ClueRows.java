package entente.store;

import entente.ledger.Act;
import entente.ledger.Clue;
import entente.model.CodedDocument;
import entente.model.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Enters what in documents may not go together with others, for the ledger, which compares it later ({@link ContradictionKeeper}). */
final class ClueRows implements AutoCloseable {

    private static final String COLUMNS =
            "c.clue, c.kind, d.digest, c.reported, c.day, c.at, c.start, c.end, c.what, c.value, c.whom, c.stems, c.top, c.actors, "
                    + "c.recipients, c.nearby, c.told, c.beside_start, c.beside_end, c.known, c.source "
                    + "FROM clue c JOIN document d ON d.document = c.document ";

    private final Handle handle;
    private final Insert clues;
    private final Insert keys;
    private final Insert looks;
    private final Insert due;

    ClueRows(Handle handle) {
        this.handle = handle;
        this.clues = new Insert(handle, "INSERT INTO clue VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        this.keys = new Insert(handle, "INSERT OR IGNORE INTO clue_key VALUES (?,?,?)");
        this.looks = new Insert(handle, "INSERT OR IGNORE INTO clue_look VALUES (?,?,?)");
        this.due = new Insert(handle, "INSERT OR IGNORE INTO clue_due VALUES (?)");
    }

    /** @param acts of the document */
    void enter(CodedDocument coded, long document, List<Act> acts) {
        List<Clue> found = Clue.of(coded, acts);
        if (found.isEmpty()) {
            return;
        }
        long row = handle.createQuery(
                        "SELECT max((SELECT coalesce(max(clue), 0) FROM clue), "
                                + "(SELECT coalesce(max(clue), 0) FROM clue_due), (SELECT coalesce(max(contradiction), 0) FROM contradiction))")
                .mapTo(Long.class)
                .one();
        for (Clue clue : found) {
            row++;
            long day = clue.day().toEpochDay();
            clues.row(
                    row,
                    document,
                    clue.kind().name(),
                    clue.reported().toEpochDay(),
                    day,
                    clue.at(),
                    clue.sentence().start(),
                    clue.sentence().end(),
                    clue.what(),
                    clue.value(),
                    clue.whom(),
                    String.join("|", clue.stems()),
                    String.join("|", clue.top()),
                    String.join("|", clue.actors()),
                    String.join("|", clue.recipients()),
                    String.join("|", clue.nearby()),
                    clue.told() ? 1 : 0,
                    clue.beside().map(Span::start).orElse(null),
                    clue.beside().map(Span::end).orElse(null),
                    clue.known(),
                    clue.source());
            for (String key : clue.keys()) {
                keys.row(ThreadKeeper.key(key), day, row);
            }
            if (!clue.kind().isMutual()) {
                for (String look : clue.looks()) {
                    looks.row(ThreadKeeper.key(look), day, row);
                }
            }
            due.row(row);
        }
    }

    /** Enters those of a document that was kept before there were any. */
    static void enterAgain(Handle handle, long document) {
        handle.execute("DELETE FROM clue_document_due WHERE document = ?", document);
        boolean coded = handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM coding WHERE document = :document AND superseded_by IS NULL) "
                                + "AND NOT EXISTS (SELECT 1 FROM clue WHERE document = :document)")
                .bind("document", document)
                .mapTo(Boolean.class)
                .one();
        if (coded) {
            try (ClueRows rows = new ClueRows(handle)) {
                CodedDocument found = new Queries(handle).coded(document);
                rows.enter(found, document, Act.of(found));
            }
        }
    }

    /** Takes those of a document out; what was compared with them is compared again. */
    void retire(long document) {
        Map<Long, Clue> gone = new TreeMap<>();
        handle.createQuery("SELECT " + COLUMNS + "WHERE c.document = ?")
                .bind(0, document)
                .map((rs, context) -> Map.entry(rs.getLong(1), read(rs)))
                .forEach(entry -> gone.put(entry.getKey(), entry.getValue()));
        gone.forEach((row, clue) -> {
            near(handle, clue).forEach(due::row);
            handle.execute("INSERT OR IGNORE INTO clue_due SELECT clue FROM tie WHERE other = ? OR root = ?", row, row);
            due.row(row);
            long day = clue.day().toEpochDay();
            for (String key : clue.keys()) {
                handle.execute(
                        "DELETE FROM clue_key WHERE key = ? AND day = ? AND clue = ?", ThreadKeeper.key(key), day, row);
            }
            for (String look : clue.looks()) {
                handle.execute(
                        "DELETE FROM clue_look WHERE key = ? AND day = ? AND clue = ?",
                        ThreadKeeper.key(look),
                        day,
                        row);
            }
            handle.execute("DELETE FROM clue WHERE clue = ?", row);
        });
    }

    /** Those that may be compared with a clue: of its own kind from its day on, and those that look under its keys. */
    static List<Long> near(Handle handle, Clue clue) {
        List<Long> near = new ArrayList<>();
        long day = clue.day().toEpochDay();
        for (String key : clue.keys()) {
            if (clue.kind().isMutual()) {
                rows(handle, "clue_key", key, day, day + clue.kind().before(), near);
            } else {
                rows(handle, "clue_look", key, day - longest(false), day + longest(true), near);
            }
        }
        return near;
    }

    private static int longest(boolean before) {
        int longest = 0;
        for (Clue.Kind kind : Clue.Kind.values()) {
            longest = Math.max(longest, kind.isMutual() ? 0 : before ? kind.before() : kind.after());
        }
        return longest;
    }

    private static void rows(Handle handle, String table, String key, long from, long to, List<Long> into) {
        handle.createQuery("SELECT clue FROM " + table + " WHERE key = ? AND day BETWEEN ? AND ?")
                .bind(0, ThreadKeeper.key(key))
                .bind(1, from)
                .bind(2, to)
                .mapTo(Long.class)
                .forEach(into::add);
    }

    /** Clues by row; those that are gone are left out. */
    static Map<Long, Clue> read(Handle handle, Collection<Long> wanted) {
        Map<Long, Clue> clues = new TreeMap<>();
        handle.createQuery(
                        "SELECT " + COLUMNS + "WHERE c.clue IN (SELECT value FROM json_each(:wanted)) ORDER BY c.clue")
                .bind("wanted", wanted.toString())
                .map((rs, context) -> Map.entry(rs.getLong(1), read(rs)))
                .forEach(entry -> clues.put(entry.getKey(), entry.getValue()));
        return clues;
    }

    private static Clue read(ResultSet rs) throws SQLException {
        int beside = rs.getInt(18);
        Optional<Span> other = rs.wasNull() ? Optional.empty() : Optional.of(new Span(beside, rs.getInt(19)));
        return new Clue(
                Clue.Kind.valueOf(rs.getString(2)),
                rs.getString(3),
                LocalDate.ofEpochDay(rs.getLong(4)),
                LocalDate.ofEpochDay(rs.getLong(5)),
                rs.getInt(6),
                new Span(rs.getInt(7), rs.getInt(8)),
                rs.getString(9),
                rs.getString(10),
                rs.getString(11),
                ActRows.words(rs.getString(12)),
                ActRows.words(rs.getString(13)),
                ActRows.words(rs.getString(14)),
                ActRows.words(rs.getString(15)),
                ActRows.words(rs.getString(16)),
                rs.getBoolean(17),
                other,
                rs.getString(20),
                rs.getString(21));
    }

    @Override
    public void close() {
        clues.close();
        keys.close();
        looks.close();
        due.close();
    }
}
