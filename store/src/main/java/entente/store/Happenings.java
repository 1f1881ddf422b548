package entente.store;

import entente.ledger.CommitmentThread;
import entente.model.Digest;
import entente.store.Views.Facet;
import entente.store.Views.Total;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Threads and stories as the record's tables have them ({@code migrations/V43__threads_and_stories.sql}). Lists look at the newest
 * {@link Views#MOST} and say so.
 */
public final class Happenings {

    private static final int MOST = Views.MOST;

    private static final String LINE =
            "t.id, t.kind, t.state, t.open, t.doers, t.others, t.opened, t.last, t.due, t.words, t.issue, t.steps";

    private static final String STORY = "s.id, s.title, s.first, s.last, s.reports, s.independent, s.events, s.parties";

    /**
     * @param state the outcome, or the response while it is open
     * @param due the day by which it is to be done
     * @param words of the sentence that opened it
     * @param steps how many, the opening among them
     */
    public record ThreadLine(
            String id,
            String kind,
            String state,
            boolean open,
            SortedSet<String> by,
            SortedSet<String> to,
            LocalDate opened,
            LocalDate last,
            Optional<LocalDate> due,
            String words,
            Optional<String> issue,
            int steps) {

        public boolean isOverdue(LocalDate today) {
            return open && due.map(today::isAfter).orElse(false);
        }
    }

    /**
     * What threads are looked for; what is empty is not asked.
     *
     * @param since last step on this day or later
     * @param until opened on this day or earlier
     * @param due open, and due on this day or earlier
     */
    public record Asked(
            Optional<String> actor,
            Optional<String> with,
            Optional<LocalDate> since,
            Optional<LocalDate> until,
            Optional<LocalDate> due,
            Set<String> kinds,
            Set<String> states) {

        public static final Asked ALL = new Asked(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of());

        public Asked {
            kinds = Set.copyOf(kinds);
            states = Set.copyOf(states);
        }

        public static Asked of(String actor) {
            return new Asked(
                    Optional.of(actor),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Set.of());
        }

        public static Asked between(String actor, String with) {
            return new Asked(
                    Optional.of(actor),
                    Optional.of(with),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Set.of());
        }
    }

    /** @param states and kinds: how many there are of each before the list is narrowed to some of them */
    public record Threads(List<ThreadLine> items, Total total, List<Facet> states, List<Facet> kinds) {}

    /** @param independent how many reports of one of its acts stand by themselves, at most */
    public record StoryLine(
            String id,
            String title,
            LocalDate first,
            LocalDate last,
            int reports,
            int independent,
            int events,
            SortedSet<String> actors) {}

    public record Stories(List<StoryLine> items, Total total) {}

    /**
     * @param documents its reports, the earliest first, at most so many as were asked for
     * @param findings ids of the first tellings of events that several of its reports tell
     */
    public record Story(StoryLine line, List<DocumentLine> documents, List<String> findings) {}

    private final RecordStore store;

    Happenings(RecordStore store) {
        this.store = store;
    }

    // Threads

    /** Threads by day of opening, the latest first. */
    public Threads threads(Asked asked, int offset, int limit) {
        return store.reading(handle -> {
            List<ThreadLine> found = found(handle, asked);
            List<ThreadLine> others = found.stream().limit(MOST).toList();
            List<ThreadLine> chosen = others.stream()
                    .filter(thread -> (asked.kinds().isEmpty() || asked.kinds().contains(thread.kind()))
                            && (asked.states().isEmpty() || asked.states().contains(thread.state())))
                    .toList();
            return new Threads(
                    words(handle, chosen.stream().skip(offset).limit(limit).toList()),
                    new Total(chosen.size(), found.size() <= MOST),
                    facets(others, ThreadLine::state),
                    facets(others, ThreadLine::kind));
        });
    }

    /** Without their words, which are read for those that are shown. */
    private static List<ThreadLine> found(Handle handle, Asked asked) {
        List<String> where = new ArrayList<>();
        Map<String, String> values = new TreeMap<>();
        String from;
        String order = "t.opened DESC, t.id";
        if (asked.actor().isPresent() || asked.with().isPresent()) {
            String lead = asked.actor().or(asked::with).orElseThrow();
            if (asked.actor().isPresent() && asked.with().isPresent()) {
                // The one with fewer threads leads.
                String other = asked.with().get();
                if (size(handle, other) < size(handle, lead)) {
                    other = lead;
                    lead = asked.with().get();
                }
                where.add(
                        "EXISTS (SELECT 1 FROM thread_party o WHERE o.party = :other AND o.opened = p.opened AND o.event = p.event)");
                values.put("other", other);
            }
            from = "thread_party p CROSS JOIN thread t ON t.event = p.event";
            where.add("p.party = :party");
            values.put("party", lead);
            order = "p.opened DESC, t.id";
        } else if (asked.due().isPresent()) {
            from = "thread t INDEXED BY thread_by_due";
            order = "t.due DESC, t.id";
        } else if (asked.since().isPresent()) {
            from = "thread t INDEXED BY thread_by_last";
            order = "t.last DESC, t.id";
        } else {
            from = "thread t INDEXED BY thread_by_opened";
        }
        asked.since().ifPresent(day -> {
            where.add("t.last >= :since");
            values.put("since", day.toString());
        });
        asked.until().ifPresent(day -> {
            where.add("t.opened <= :until");
            values.put("until", day.toString());
        });
        asked.due().ifPresent(day -> {
            where.add("t.open AND t.due IS NOT NULL AND t.due <= :due");
            values.put("due", day.toString());
        });
        Query query = handle.createQuery(
                "SELECT t.id, t.kind, t.state, t.open, '', '', t.opened, t.last, t.due, '', NULL, t.steps FROM "
                        + from + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where)) + " ORDER BY " + order
                        + " LIMIT " + (MOST + 1));
        values.forEach(query::bind);
        return query.map((rs, context) -> thread(rs)).list().stream()
                .sorted(Comparator.comparing(ThreadLine::opened).reversed().thenComparing(ThreadLine::id))
                .toList();
    }

    private static long size(Handle handle, String party) {
        return handle.createQuery(
                        "SELECT count(*) FROM (SELECT 1 FROM thread_party WHERE party = :party LIMIT " + MOST + ")")
                .bind("party", party)
                .mapTo(Long.class)
                .one();
    }

    private static List<ThreadLine> words(Handle handle, List<ThreadLine> lines) {
        List<ThreadLine> whole = new ArrayList<>();
        for (ThreadLine line : lines) {
            handle.createQuery("SELECT " + LINE + " FROM thread t WHERE t.id = :id")
                    .bind("id", line.id())
                    .map((rs, context) -> thread(rs))
                    .forEach(whole::add);
        }
        return whole;
    }

    private static <T> List<Facet> facets(List<T> items, Function<T, String> value) {
        Map<String, Long> counts =
                items.stream().collect(Collectors.groupingBy(value, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Facet(entry.getKey(), entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The latest threads of a code. */
    public List<ThreadLine> threadsOf(String actor, int limit) {
        return store.reading(handle -> handle.createQuery("SELECT " + LINE
                        + " FROM thread_party p CROSS JOIN thread t ON t.event = p.event WHERE p.party = :party "
                        + "ORDER BY p.opened DESC, t.id LIMIT :limit")
                .bind("party", actor)
                .bind("limit", limit)
                .map((rs, context) -> thread(rs))
                .list());
    }

    /** Open threads with a deadline, the earliest due first. */
    public List<ThreadLine> due(int limit) {
        return lines(
                "thread t INDEXED BY thread_by_due WHERE t.open AND t.due IS NOT NULL ORDER BY t.due, t.id", limit);
    }

    /** Threads by last step, the latest first. */
    public List<ThreadLine> moved(int limit) {
        return lines("thread t INDEXED BY thread_by_last WHERE true ORDER BY t.last DESC, t.id", limit);
    }

    /** Threads opened within a stretch, the latest first. */
    public List<ThreadLine> opened(LocalDate since, LocalDate until, int limit) {
        return lines(
                "thread t INDEXED BY thread_by_opened WHERE t.opened BETWEEN '%s' AND '%s' ORDER BY t.opened DESC, t.id"
                        .formatted(since, until),
                limit);
    }

    /** Threads opened before a stretch, with their last step within it. */
    public List<ThreadLine> moved(LocalDate since, LocalDate until, int limit) {
        return lines(
                "thread t INDEXED BY thread_by_last WHERE t.last BETWEEN '%1$s' AND '%2$s' AND t.opened < '%1$s' ORDER BY t.last DESC, t.id"
                        .formatted(since, until),
                limit);
    }

    /** Open threads that are due within a stretch. */
    public List<ThreadLine> due(LocalDate since, LocalDate until, int limit) {
        return lines(
                "thread t INDEXED BY thread_by_due WHERE t.open AND t.due BETWEEN '%s' AND '%s' ORDER BY t.due DESC, t.id"
                        .formatted(since, until),
                limit);
    }

    private List<ThreadLine> lines(String from, int limit) {
        return store.reading(handle -> handle.createQuery("SELECT " + LINE + " FROM " + from + " LIMIT " + limit)
                .map((rs, context) -> thread(rs))
                .list());
    }

    /** How many threads there are: all are counted, which takes tens of milliseconds in a large record. */
    public long count() {
        return store.reading(handle -> handle.createQuery("SELECT count(*) FROM thread INDEXED BY thread_by_opened")
                .mapTo(Long.class)
                .one());
    }

    /** The line of a thread; empty if there is none of this id. */
    public Optional<ThreadLine> line(String id) {
        return store.reading(handle -> handle.createQuery("SELECT " + LINE + " FROM thread t WHERE t.id = :id")
                .bind("id", id)
                .map((rs, context) -> thread(rs))
                .findFirst());
    }

    /** A thread with its steps. */
    public Optional<CommitmentThread> thread(String id) {
        return store.reading(handle -> handle.createQuery("SELECT event FROM thread WHERE id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findFirst()
                .flatMap(root -> ThreadKeeper.thread(handle, new EventRows(handle), root)));
    }

    private static ThreadLine thread(ResultSet rs) throws SQLException {
        return new ThreadLine(
                rs.getString(1),
                rs.getString(2),
                rs.getString(3),
                rs.getBoolean(4),
                ActRows.words(rs.getString(5)),
                ActRows.words(rs.getString(6)),
                LocalDate.parse(rs.getString(7)),
                LocalDate.parse(rs.getString(8)),
                Optional.ofNullable(rs.getString(9)).map(LocalDate::parse),
                rs.getString(10),
                Optional.ofNullable(rs.getString(11)),
                rs.getInt(12));
    }

    // Stories

    /** Stories by last day, the latest first. @param actor a code in their events */
    public Stories stories(
            Optional<String> actor, Optional<LocalDate> since, Optional<LocalDate> until, int offset, int limit) {
        return store.reading(handle -> {
            String from = actor.isPresent()
                    ? "story_party p CROSS JOIN story s ON s.story = p.story WHERE p.party = :party"
                    : "story s INDEXED BY story_by_last WHERE true";
            Query query = handle.createQuery("SELECT " + STORY + " FROM " + from
                    + (since.isPresent() ? " AND s.last >= :since" : "")
                    + (until.isPresent() ? " AND s.first <= :until" : "")
                    + (actor.isPresent() ? " ORDER BY p.last DESC, s.id" : " ORDER BY s.last DESC, s.id") + " LIMIT "
                    + (MOST + 1));
            actor.ifPresent(key -> query.bind("party", key));
            since.ifPresent(day -> query.bind("since", day.toString()));
            until.ifPresent(day -> query.bind("until", day.toString()));
            List<StoryLine> all = query.map((rs, context) -> story(rs)).list();
            return new Stories(
                    all.stream().skip(offset).limit(limit).toList(),
                    new Total(Math.min(all.size(), MOST), all.size() <= MOST));
        });
    }

    /** The latest stories of a code. */
    public List<StoryLine> storiesOf(String actor, int limit) {
        return store.reading(handle -> handle.createQuery("SELECT " + STORY
                        + " FROM story_party p CROSS JOIN story s ON s.story = p.story WHERE p.party = :party "
                        + "ORDER BY p.last DESC, s.id LIMIT :limit")
                .bind("party", actor)
                .bind("limit", limit)
                .map((rs, context) -> story(rs))
                .list());
    }

    /** A story with its reports. */
    public Optional<Story> story(String id, int reports, int findings) {
        return store.reading(handle -> handle.createQuery("SELECT " + STORY + ", s.story FROM story s WHERE s.id = :id")
                .bind("id", id)
                .map((rs, context) -> {
                    long row = rs.getLong(9);
                    return new Story(
                            story(rs),
                            documents(
                                    handle,
                                    "(SELECT document FROM story_report WHERE story = %d)".formatted(row),
                                    reports),
                            handle.createQuery(
                                            "SELECT a.id FROM story_report r CROSS JOIN act a ON a.document = r.document "
                                                    + "CROSS JOIN merged m ON m.event = a.act WHERE r.story = :story AND m.reports > 1 "
                                                    + "ORDER BY m.day, a.reported, a.id LIMIT :most")
                                    .bind("story", row)
                                    .bind("most", findings)
                                    .mapTo(String.class)
                                    .list());
                })
                .findFirst());
    }

    /** Other reports of the happening that a document reports, the earliest first. */
    public List<DocumentLine> copies(Digest digest, int limit) {
        return store.reading(handle -> handle.createQuery(
                        "SELECT r.story, d.document FROM document d JOIN story_report r ON r.document = d.document WHERE d.digest = :digest")
                .bind("digest", digest.hex())
                .map((rs, context) -> documents(
                        handle,
                        "(SELECT document FROM story_report WHERE story = %d AND document <> %d)"
                                .formatted(rs.getLong(1), rs.getLong(2)),
                        limit))
                .findFirst()
                .orElse(List.of()));
    }

    private static List<DocumentLine> documents(Handle handle, String which, int limit) {
        return handle.createQuery("SELECT " + Views.LINE + " FROM document d WHERE d.document IN " + which
                        + " ORDER BY d.day, d.digest LIMIT " + limit)
                .map((rs, context) -> Views.line(rs, 1))
                .list();
    }

    private static StoryLine story(ResultSet rs) throws SQLException {
        return new StoryLine(
                rs.getString(1),
                rs.getString(2),
                day(rs.getString(3)),
                day(rs.getString(4)),
                rs.getInt(5),
                rs.getInt(6),
                rs.getInt(7),
                new TreeSet<>(ActRows.words(rs.getString(8))));
    }

    private static LocalDate day(String day) {
        return day.isEmpty() ? LocalDate.MIN : LocalDate.parse(day);
    }
}
