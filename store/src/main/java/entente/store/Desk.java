package entente.store;

import entente.model.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What readers add to a record: decisions on findings, rounds of double coding, saved searches, stars, notes, feeds. Nothing here
 * changes what the machine coded.
 */
public final class Desk {

    /** What a reviewer says of a finding. */
    public enum Verdict {
        ACCEPT,
        REJECT,
        CORRECT,
        /** The machine missed it. */
        ADD;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param digest of the document
     * @param finding id; empty for what the machine missed
     * @param coding JSON of the finding as it should be; there for {@code correct} and {@code add}
     * @param machine JSON of the finding as it was coded when this was decided
     * @param settles made in adjudication
     * @param undone when it was undone
     */
    public record Decision(
            String id,
            String coder,
            Instant made,
            Optional<String> round,
            Digest digest,
            Optional<String> finding,
            Verdict verdict,
            Optional<String> coding,
            Optional<String> machine,
            Optional<String> note,
            boolean settles,
            Optional<Instant> undone) {

        public Decision {
            if (finding.isEmpty() != (verdict == Verdict.ADD)) {
                throw new IllegalArgumentException(
                        "a decision to add has no finding and every other has one, got %s on %s"
                                .formatted(verdict.code(), finding.orElse("none")));
            }
            if (coding.isPresent() != (verdict == Verdict.ADD || verdict == Verdict.CORRECT)) {
                throw new IllegalArgumentException("a coding goes with add and correct, got %s %s"
                        .formatted(verdict.code(), coding.isPresent() ? "with one" : "without"));
            }
        }
    }

    /** Which decisions are asked for; what is empty is not asked. */
    public record Asked(Optional<String> round, Optional<String> coder, Optional<Digest> document, boolean alsoUndone) {
        public static final Asked ALL = new Asked(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public enum State {
        OPEN,
        ADJUDICATION,
        CLOSED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param documents in the order in which they are to be read */
    public record Round(String id, String name, State state, String maker, Instant made, List<Digest> documents) {
        public Round {
            documents = List.copyOf(documents);
        }
    }

    /**
     * @param kind search, actor, dyad or thread
     * @param query of the view's address
     * @param feed key in the address of its feed
     * @param seen mark of the last visit, see {@link Views#mark()}
     */
    public record Saved(
            String id,
            String user,
            String name,
            String kind,
            String query,
            String feed,
            Instant made,
            Optional<Instant> visited,
            long seen) {}

    public record Star(String kind, String key, Instant made) {}

    public record Note(String text, Instant changed) {}

    public record Feed(String id, String url, Instant made, Optional<Instant> lastRead, Optional<String> result) {}

    private final RecordStore store;

    Desk(RecordStore store) {
        this.store = store;
    }

    // Decisions

    public void decide(Decision decision) {
        store.writing(handle -> handle.createUpdate(
                        "INSERT INTO decision (id, coder, made, round, digest, finding, verdict, coding, machine, note, settles, undone) "
                                + "VALUES (:id, :coder, :made, :round, :digest, :finding, :verdict, :coding, :machine, :note, :settles, NULL)")
                .bind("id", decision.id())
                .bind("coder", decision.coder())
                .bind("made", decision.made().toString())
                .bind("round", decision.round().orElse(null))
                .bind("digest", decision.digest().hex())
                .bind("finding", decision.finding().orElse(null))
                .bind("verdict", decision.verdict().code())
                .bind("coding", decision.coding().orElse(null))
                .bind("machine", decision.machine().orElse(null))
                .bind("note", decision.note().orElse(null))
                .bind("settles", decision.settles() ? 1 : 0)
                .execute());
    }

    public Optional<Decision> decision(String id) {
        return store.reading(handle -> handle.createQuery("SELECT * FROM decision WHERE id = :id")
                .bind("id", id)
                .map((rs, context) -> decision(rs))
                .findOne());
    }

    /** The log keeps it. */
    public void undo(String id, Instant when) {
        store.writing(handle ->
                handle.execute("UPDATE decision SET undone = ? WHERE id = ? AND undone IS NULL", when.toString(), id));
    }

    /** In the order in which they were made. */
    public List<Decision> decisions(Asked asked) {
        return store.reading(handle -> {
            List<String> where = new ArrayList<>(List.of(asked.alsoUndone() ? "true" : "undone IS NULL"));
            asked.round().ifPresent(round -> where.add("round = :round"));
            asked.coder().ifPresent(coder -> where.add("coder = :coder"));
            asked.document().ifPresent(digest -> where.add("digest = :digest"));
            Query query = handle.createQuery(
                    "SELECT * FROM decision WHERE " + String.join(" AND ", where) + " ORDER BY decision");
            asked.round().ifPresent(round -> query.bind("round", round));
            asked.coder().ifPresent(coder -> query.bind("coder", coder));
            asked.document().ifPresent(digest -> query.bind("digest", digest.hex()));
            return query.map((rs, context) -> decision(rs)).list();
        });
    }

    /** The last decision of a coder on a finding that was not undone, outside of rounds or in one. */
    public Optional<Decision> last(String finding, String coder, Optional<String> round) {
        return store.reading(
                handle -> handle.createQuery("SELECT * FROM decision WHERE finding = :finding AND coder = :coder "
                                + "AND round IS :round AND undone IS NULL ORDER BY decision DESC LIMIT 1")
                        .bind("finding", finding)
                        .bind("coder", coder)
                        .bind("round", round.orElse(null))
                        .map((rs, context) -> decision(rs))
                        .findOne());
    }

    /** Ids of findings that a coder has decided on. */
    public Set<String> decided(String coder, Optional<String> round) {
        return store.reading(handle -> handle
                .createQuery("SELECT DISTINCT finding FROM decision WHERE coder = :coder AND round IS :round "
                        + "AND undone IS NULL AND finding IS NOT NULL")
                .bind("coder", coder)
                .bind("round", round.orElse(null))
                .mapTo(String.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Decision decision(ResultSet rs) throws SQLException {
        return new Decision(
                rs.getString("id"),
                rs.getString("coder"),
                Instant.parse(rs.getString("made")),
                Optional.ofNullable(rs.getString("round")),
                new Digest(rs.getString("digest")),
                Optional.ofNullable(rs.getString("finding")),
                Verdict.valueOf(rs.getString("verdict").toUpperCase(java.util.Locale.ROOT)),
                Optional.ofNullable(rs.getString("coding")),
                Optional.ofNullable(rs.getString("machine")),
                Optional.ofNullable(rs.getString("note")),
                rs.getBoolean("settles"),
                instant(rs.getString("undone")));
    }

    // Rounds

    /** @throws RecordException if there is a round of this name */
    public void begin(Round round) {
        store.writing(handle -> {
            if (handle.createQuery("SELECT 1 FROM round WHERE name = :name")
                    .bind("name", round.name())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent()) {
                throw new RecordException(
                        "there is a round \"%s\" already; name this one otherwise".formatted(round.name()));
            }
            handle.execute(
                    "INSERT INTO round VALUES (?,?,?,?,?)",
                    round.id(),
                    round.name(),
                    round.state().code(),
                    round.maker(),
                    round.made().toString());
            int place = 0;
            for (Digest digest : round.documents()) {
                handle.execute("INSERT INTO round_document VALUES (?,?,?)", round.id(), place++, digest.hex());
            }
            return place;
        });
    }

    public void put(String round, State state) {
        store.writing(handle -> handle.execute("UPDATE round SET state = ? WHERE round = ?", state.code(), round));
    }

    public List<Round> rounds() {
        return store.reading(handle -> handle.createQuery(
                        "SELECT round, name, state, maker, made FROM round ORDER BY made, round")
                .map((rs, context) -> new Round(
                        rs.getString(1),
                        rs.getString(2),
                        State.valueOf(rs.getString(3).toUpperCase(java.util.Locale.ROOT)),
                        rs.getString(4),
                        Instant.parse(rs.getString(5)),
                        documents(handle, rs.getString(1))))
                .list());
    }

    public Optional<Round> round(String id) {
        return rounds().stream().filter(round -> round.id().equals(id)).findFirst();
    }

    private static List<Digest> documents(Handle handle, String round) {
        return handle.createQuery("SELECT digest FROM round_document WHERE round = :round ORDER BY place")
                .bind("round", round)
                .map((rs, context) -> new Digest(rs.getString(1)))
                .list();
    }

    // One's own

    public void save(Saved saved) {
        store.writing(handle -> handle.execute(
                "INSERT INTO saved VALUES (?,?,?,?,?,?,?,?,?)",
                saved.id(),
                saved.user(),
                saved.name(),
                saved.kind(),
                saved.query(),
                saved.feed(),
                saved.made().toString(),
                saved.visited().map(Instant::toString).orElse(null),
                saved.seen()));
    }

    /** @return whether it was there */
    public boolean unsave(String user, String id) {
        return store.writing(handle -> handle.execute("DELETE FROM saved WHERE user = ? AND saved = ?", user, id)) > 0;
    }

    public void visited(String user, String id, Instant when, long mark) {
        store.writing(handle -> handle.execute(
                "UPDATE saved SET visited = ?, seen = ? WHERE user = ? AND saved = ?",
                when.toString(),
                mark,
                user,
                id));
    }

    public List<Saved> saved(String user) {
        return store.reading(handle -> handle.createQuery("SELECT * FROM saved WHERE user = :user ORDER BY made, saved")
                .bind("user", user)
                .map((rs, context) -> saved(rs))
                .list());
    }

    public Optional<Saved> savedOf(String id) {
        return store.reading(handle -> handle.createQuery("SELECT * FROM saved WHERE saved = :id")
                .bind("id", id)
                .map((rs, context) -> saved(rs))
                .findOne());
    }

    private static Saved saved(ResultSet rs) throws SQLException {
        return new Saved(
                rs.getString("saved"),
                rs.getString("user"),
                rs.getString("name"),
                rs.getString("kind"),
                rs.getString("query"),
                rs.getString("feed"),
                Instant.parse(rs.getString("made")),
                instant(rs.getString("visited")),
                rs.getLong("seen"));
    }

    public void star(String user, String kind, String key, Instant when) {
        store.writing(handle ->
                handle.execute("INSERT OR IGNORE INTO star VALUES (?,?,?,?)", user, kind, key, when.toString()));
    }

    public void unstar(String user, String kind, String key) {
        store.writing(
                handle -> handle.execute("DELETE FROM star WHERE user = ? AND kind = ? AND key = ?", user, kind, key));
    }

    public List<Star> stars(String user) {
        return store.reading(handle -> handle.createQuery(
                        "SELECT kind, key, made FROM star WHERE user = :user ORDER BY made DESC, kind, key")
                .bind("user", user)
                .map((rs, context) -> new Star(rs.getString(1), rs.getString(2), Instant.parse(rs.getString(3))))
                .list());
    }

    public boolean isStarred(String user, String kind, String key) {
        return store.reading(
                handle -> handle.createQuery("SELECT 1 FROM star WHERE user = :user AND kind = :kind AND key = :key")
                        .bind("user", user)
                        .bind("kind", kind)
                        .bind("key", key)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    public Optional<Note> note(String user, String kind, String key) {
        return store.reading(handle -> handle.createQuery(
                        "SELECT text, changed FROM note WHERE user = :user AND kind = :kind AND key = :key")
                .bind("user", user)
                .bind("kind", kind)
                .bind("key", key)
                .map((rs, context) -> new Note(rs.getString(1), Instant.parse(rs.getString(2))))
                .findOne());
    }

    /** A blank text takes the note away. */
    public void write(String user, String kind, String key, String text, Instant when) {
        store.writing(handle -> text.isBlank()
                ? handle.execute("DELETE FROM note WHERE user = ? AND kind = ? AND key = ?", user, kind, key)
                : handle.execute(
                        "INSERT INTO note VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET text = excluded.text, changed = excluded.changed",
                        user,
                        kind,
                        key,
                        text,
                        when.toString()));
    }

    // Feeds

    /** @throws RecordException if it is subscribed already */
    public void subscribe(String id, String url, String user, Instant when) {
        store.writing(handle -> {
            if (handle.execute("INSERT OR IGNORE INTO feed VALUES (?,?,?,?,NULL,NULL)", id, url, user, when.toString())
                    == 0) {
                throw new RecordException("the feed %s is subscribed already".formatted(url));
            }
            return 1;
        });
    }

    public boolean unsubscribe(String id) {
        return store.writing(handle -> handle.execute("DELETE FROM feed WHERE feed = ?", id)) > 0;
    }

    public void read(String id, Instant when, String result) {
        store.writing(handle -> handle.execute(
                "UPDATE feed SET last_read = ?, result = ? WHERE feed = ?", when.toString(), result, id));
    }

    public List<Feed> feeds() {
        return store.reading(handle -> handle.createQuery(
                        "SELECT feed, url, made, last_read, result FROM feed ORDER BY made, feed")
                .map((rs, context) -> new Feed(
                        rs.getString(1),
                        rs.getString(2),
                        Instant.parse(rs.getString(3)),
                        instant(rs.getString(4)),
                        Optional.ofNullable(rs.getString(5))))
                .list());
    }

    private static Optional<Instant> instant(@Nullable String time) {
        return Optional.ofNullable(time).map(Instant::parse);
    }
}
