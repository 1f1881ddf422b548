package entente.store;

import entente.ledger.Clue;
import entente.ledger.Contradiction;
import entente.ledger.Contradictions;
import entente.ledger.Contradictions.Report;
import entente.ledger.Contradictions.Tie;
import entente.model.CodedDocument;
import entente.model.Span;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables of contradictions up to date for the clues that came or went, within one transaction.
 *
 * <p>To which other a clue is tied is a question about it and those near it, of which the best is taken ({@link
 * Contradictions#tie}). So one that comes or goes concerns those only that look under one of its keys within the days of their
 * kind. These are tied anew, and the matters that they left or came to are written anew.
 */
final class ContradictionKeeper implements AutoCloseable {

    private static final int AT_HAND = 40_000;
    private static final int REPORTS = 300;
    private static final int AT_ONCE = 1_000;

    private final Handle handle;
    private final PreparedStatement newest;
    private final Map<Long, Clue> clues = new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Clue> eldest) {
            return size() > AT_HAND;
        }
    };
    private final Map<String, Report> reports = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Report> eldest) {
            return size() > REPORTS;
        }
    };
    private final Map<List<Long>, List<Long>> near = new HashMap<>();
    private final TreeSet<Long> matters = new TreeSet<>();

    /** As the table has it. */
    private record Tied(long other, long root, Optional<Span> at) {}

    ContradictionKeeper(Handle handle) {
        this.handle = handle;
        try {
            this.newest = handle.getConnection()
                    .prepareStatement(
                            "SELECT clue, day FROM clue_key WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day DESC");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static RecordException failed(SQLException e) {
        return new RecordException("the contradictions could not be brought up to date: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            newest.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** @param due rows of clues, of which some may be gone */
    void update(Collection<Long> due) {
        Map<Long, Clue> there = read(due);
        TreeSet<Long> asking = new TreeSet<>(there.keySet());
        for (long row : due) {
            Clue clue = there.get(row);
            matters.add(row);
            if (clue == null) {
                tied(row).ifPresent(old -> matters.add(old.root()));
                handle.execute("DELETE FROM tie WHERE clue = ?", row);
            } else {
                asking.addAll(ClueRows.near(handle, clue));
            }
        }
        Deque<Long> moved = new ArrayDeque<>();
        List<Long> all = List.copyOf(asking);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            read(all.subList(from, Math.min(all.size(), from + AT_ONCE))).forEach((row, clue) -> {
                if (clue.kind().asks() && tie(row, clue)) {
                    moved.add(row);
                }
            });
        }
        follow(moved);
        matters.forEach(this::write);
    }

    // Ties

    /** Whether it was tied to another before, or not at all. */
    private boolean tie(long row, Clue clue) {
        Map<Clue, Long> rows = new IdentityHashMap<>();
        Set<Long> near = near(clue);
        near.remove(row);
        read(near).forEach((other, read) -> rows.put(read, other));
        Optional<Tie> tie = Contradictions.tie(clue, rows.keySet(), this::report);
        Optional<Tied> old = tied(row);
        Optional<Long> other = tie.map(one -> rows.getOrDefault(one.other(), 0L));
        if (old.map(Tied::other).equals(other) && old.flatMap(Tied::at).equals(tie.flatMap(Tie::at))) {
            return false;
        }
        old.ifPresent(one -> matters.add(one.root()));
        matters.add(row);
        if (tie.isEmpty()) {
            handle.execute("DELETE FROM tie WHERE clue = ?", row);
        } else {
            Optional<Span> at = tie.get().at();
            handle.execute(
                    "INSERT OR REPLACE INTO tie VALUES (?,?,0,?,?)",
                    row,
                    other.orElseThrow(),
                    at.map(Span::start).orElse(null),
                    at.map(Span::end).orElse(null));
        }
        return true;
    }

    /** Where a tie changed, the roots of those that lead through it may. */
    private void follow(Deque<Long> moved) {
        while (!moved.isEmpty()) {
            long row = moved.removeFirst();
            Optional<Tied> tied = tied(row);
            Clue clue = clue(row);
            if (tied.isPresent() && clue != null) {
                long other = tied.get().other();
                long ofOther =
                        tied(other).map(Tied::root).filter(root -> root != 0).orElse(other);
                Clue one = clue(other);
                Clue root = clue(ofOther);
                if (one == null || root == null) {
                    throw new RecordException("the contradictions look for a clue that is not there");
                }
                Clue chosen = Contradictions.root(clue, one, root);
                long now = chosen.equals(clue) ? row : chosen.equals(root) ? ofOther : other;
                if (now == tied.get().root()) {
                    continue;
                }
                matters.add(tied.get().root());
                matters.add(now);
                handle.execute("UPDATE tie SET root = ? WHERE clue = ?", now, row);
            }
            moved.addAll(list("SELECT clue FROM tie WHERE other = ?", row));
        }
    }

    private Set<Long> near(Clue clue) {
        if (near.size() > AT_HAND) {
            near.clear();
        }
        Set<Long> found = new HashSet<>();
        long first = clue.day().toEpochDay() - clue.kind().before();
        long last = clue.day().toEpochDay() + clue.kind().after();
        for (String look : clue.looks()) {
            found.addAll(near.computeIfAbsent(
                    List.of(ThreadKeeper.key(look), first, last), asked -> newest(asked.getFirst(), first, last)));
        }
        return found;
    }

    private List<Long> newest(long key, long first, long last) {
        List<Long> found = new ArrayList<>();
        try {
            newest.setLong(1, key);
            newest.setLong(2, first);
            newest.setLong(3, last);
            long at = Long.MAX_VALUE;
            try (ResultSet rows = newest.executeQuery()) {
                while (rows.next()) {
                    if (rows.getLong(2) != at && found.size() >= Contradictions.MOST) {
                        break;
                    }
                    at = rows.getLong(2);
                    found.add(rows.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return found;
    }

    private Optional<Tied> tied(long row) {
        return handle.createQuery("SELECT other, root, start, end FROM tie WHERE clue = ?")
                .bind(0, row)
                .map((rs, context) -> new Tied(rs.getLong(1), rs.getLong(2), span(rs)))
                .findOne();
    }

    private static Optional<Span> span(ResultSet rs) throws SQLException {
        int start = rs.getInt(3);
        return rs.wasNull() ? Optional.empty() : Optional.of(new Span(start, rs.getInt(4)));
    }

    // Matters

    private void write(long root) {
        handle.createQuery("SELECT day, parties FROM contradiction WHERE contradiction = ?")
                .bind(0, root)
                .map((rs, context) -> Map.entry(rs.getString(1), rs.getString(2)))
                .list()
                .forEach(old -> {
                    for (String party : ActRows.words(old.getValue())) {
                        handle.execute(
                                "DELETE FROM contradiction_party WHERE party = ? AND day = ? AND contradiction = ?",
                                party,
                                old.getKey(),
                                root);
                    }
                    handle.execute("DELETE FROM contradiction_side WHERE contradiction = ?", root);
                    handle.execute("DELETE FROM contradiction WHERE contradiction = ?", root);
                });
        Clue clue = clue(root);
        if (clue == null) {
            return;
        }
        List<Tie> ties = new ArrayList<>();
        record Row(long clue, long other, Optional<Span> at) {}
        for (Row row : handle.createQuery("SELECT clue, other, start, end FROM tie WHERE root = ? ORDER BY clue")
                .bind(0, root)
                .map((rs, context) -> new Row(rs.getLong(1), rs.getLong(2), span(rs)))
                .list()) {
            Clue one = clue(row.clue());
            Clue other = clue(row.other());
            if (one != null && other != null) {
                ties.add(new Tie(one, other, row.at()));
            }
        }
        Contradictions.matter(clue, ties, tied(root).isPresent(), this::report).ifPresent(found -> write(root, found));
    }

    private void write(long root, Contradiction found) {
        String day = found.day().map(Object::toString).orElse("");
        handle.execute(
                "INSERT INTO contradiction VALUES (?,?,?,?,?,?,?)",
                root,
                found.id(),
                found.kind(),
                found.about(),
                day,
                String.join("|", found.parties()),
                found.more());
        for (int place = 0; place < found.sides().size(); place++) {
            Contradiction.Side side = found.sides().get(place);
            handle.execute(
                    "INSERT INTO contradiction_side VALUES (?,?,(SELECT document FROM document WHERE digest = ?),?,?,?,?)",
                    root,
                    place,
                    side.digest(),
                    side.whose(),
                    side.start(),
                    side.end(),
                    side.words());
        }
        for (String party : found.parties()) {
            handle.execute("INSERT INTO contradiction_party VALUES (?,?,?)", party, day, root);
        }
    }

    // Reading

    private Map<Long, Clue> read(Collection<Long> wanted) {
        Map<Long, Clue> there = new TreeMap<>();
        List<Long> missing = new ArrayList<>();
        for (long row : wanted) {
            Clue known = clues.get(row);
            if (known == null) {
                missing.add(row);
            } else {
                there.put(row, known);
            }
        }
        missing.sort(null);
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            ClueRows.read(handle, missing.subList(from, Math.min(missing.size(), from + AT_ONCE)))
                    .forEach((row, clue) -> {
                        clues.put(row, clue);
                        there.put(row, clue);
                    });
        }
        return there;
    }

    private @Nullable Clue clue(long row) {
        return read(List.of(row)).get(row);
    }

    private Report report(String digest) {
        return reports.computeIfAbsent(digest, asked -> {
            CodedDocument coded = new Queries(handle)
                    .coded(handle.createQuery("SELECT document FROM document WHERE digest = ?")
                            .bind(0, asked)
                            .mapTo(Long.class)
                            .one());
            return Report.of(coded);
        });
    }

    private List<Long> list(String sql, long value) {
        return handle.createQuery(sql).bind(0, value).mapTo(Long.class).list();
    }
}
