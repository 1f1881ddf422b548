package entente.store;

import entente.ledger.Act;
import entente.ledger.CommitmentThread;
import entente.ledger.MergedEvent;
import entente.ledger.Threading;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;

/**
 * Brings the tables of threads up to date for the events that are new, changed or gone, within one transaction.
 *
 * <p>Which opening an event says again or carries further is a question about the pairs of the two alone, of which the best is taken
 * ({@link Threading}). So an opening that comes or goes concerns those events only that look under one of its keys, from its day on
 * until so many others have come under that key that they hide it. These are looked at again; what comes out is what a rebuilding
 * would give.
 */
final class ThreadKeeper implements AutoCloseable {

    private static final int BYTES = 6;
    private static final int AT_ONCE = 1_000;

    /** Openings, and lists of openings, that stay in memory: each opening takes some ten kilobytes. */
    private static final int AT_HAND = 24_000;

    private final Handle handle;
    private final EventRows events;
    private final Map<Threading.Opening, Long> rowOf = new IdentityHashMap<>();
    private final Map<Long, Threading.Opening> openings = new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Threading.Opening> eldest) {
            if (size() <= AT_HAND) {
                return false;
            }
            rowOf.remove(eldest.getValue());
            return true;
        }
    };
    private final Map<List<Long>, List<Lying>> near = new HashMap<>();
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final PreparedStatement newest;
    private final PreparedStatement openingsFrom;
    private final PreparedStatement lookersFrom;
    private final PreparedStatement rootOf;
    private final TreeSet<Long> roots = new TreeSet<>();

    /** Openings that came, those that went by their keys, and all that changed in themselves or in their roots. */
    private final Set<Long> fresh = new HashSet<>();

    private final Map<Long, List<Lying>> goneUnder = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();
    private final Map<Long, Long> rootsAtHand = new HashMap<>();
    private final Map<List<Long>, List<Lying>> before = new HashMap<>();

    /** Days from which to which those who look under a key see something else than before. */
    private record Stretch(long from, long to) {}

    ThreadKeeper(Handle handle, EventRows events) {
        this.handle = handle;
        this.events = events;
        this.newest =
                prepare("SELECT event, day FROM opening_key WHERE key = ? AND day <= ? AND day >= ? ORDER BY day DESC");
        this.openingsFrom = prepare("SELECT day, event FROM opening_key WHERE key = ? AND day >= ? ORDER BY day");
        this.lookersFrom = prepare("SELECT event FROM looking_key WHERE key = ? AND day BETWEEN ? AND ?");
        this.rootOf = prepare("SELECT root FROM opening WHERE event = ?");
    }

    private PreparedStatement prepare(String sql) {
        try {
            PreparedStatement statement = handle.getConnection().prepareStatement(sql);
            statements.add(statement);
            return statement;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static RecordException failed(SQLException e) {
        return new RecordException("the threads could not be brought up to date: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : statements) {
                statement.close();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** @param due rows of events, of which some may be gone */
    void update(Collection<Long> due) {
        Map<Long, MergedEvent> there = events.events(due);
        TreeMap<Long, TreeSet<Long>> touched = new TreeMap<>();
        TreeSet<Long> openers = new TreeSet<>();
        TreeSet<Long> lookers = new TreeSet<>(there.keySet());
        for (long event : new TreeSet<>(due)) {
            takeOut(event, touched, openers, lookers);
        }
        there.forEach((event, merged) -> enter(event, merged, touched, openers));
        Map<Long, List<Stretch>> stretches = stretches(touched, openers);
        TreeMap<Long, TreeSet<Long>> moved = new TreeMap<>();
        sayAgain(openers, lookers, moved);
        TreeSet<Long> perhaps = new TreeSet<>();
        // Openings that went over to another thread count as changed for those who choose between threads.
        for (Map<Long, List<Stretch>> one : List.of(stretches, stretches(moved, new TreeSet<>()))) {
            one.forEach((key, some) ->
                    some.forEach(stretch -> rows(lookersFrom, perhaps, key, stretch.from(), stretch.to())));
        }
        perhaps.addAll(lookers);
        List<Long> all = List.copyOf(perhaps);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            events.events(some).forEach((row, event) -> {
                if (lookers.contains(row) || seesOtherThanBefore(event)) {
                    tie(row, event);
                }
            });
        }
        write();
    }

    /** Whether the openings near an event are others than before, or one of them or its root has changed. */
    private boolean seesOtherThanBefore(MergedEvent event) {
        SortedSet<String> looks = Threading.looks(event);
        long day = event.fullest().day().toEpochDay();
        TreeSet<Long> now = nearest(looks, asked -> lying(asked, day, Threading.LONGEST));
        for (long opening : now) {
            if (changed.contains(opening)
                    || changed.contains(rootsAtHand.computeIfAbsent(
                            opening, one -> root(one).orElse(one)))) {
                return true;
            }
        }
        return !now.equals(nearest(looks, asked -> lyingBefore(asked, day)));
    }

    /** What lay under a key before this update. */
    private List<Lying> lyingBefore(long key, long day) {
        List<Lying> gone = goneUnder.getOrDefault(key, List.of());
        List<Lying> now = lying(key, day, Threading.LONGEST);
        if (gone.isEmpty() && now.stream().noneMatch(one -> fresh.contains(one.event()))) {
            return now;
        }
        return before.computeIfAbsent(List.of(key, day), asked -> {
            TreeMap<Long, List<Lying>> days = new TreeMap<>(Comparator.reverseOrder());
            gone.stream()
                    .filter(one -> one.day() <= day && one.day() >= day - Threading.LONGEST)
                    .forEach(one -> days.computeIfAbsent(one.day(), unused -> new ArrayList<>())
                            .add(one));
            int there = 0;
            long at = Long.MAX_VALUE;
            try {
                newest.setLong(1, key);
                newest.setLong(2, day);
                newest.setLong(3, day - Threading.LONGEST);
                try (ResultSet rows = newest.executeQuery()) {
                    while (rows.next() && (rows.getLong(2) == at || there < Threading.MOST)) {
                        at = rows.getLong(2);
                        if (!fresh.contains(rows.getLong(1))) {
                            there++;
                            days.computeIfAbsent(at, unused -> new ArrayList<>())
                                    .add(new Lying(rows.getLong(1), at));
                        }
                    }
                }
            } catch (SQLException e) {
                throw failed(e);
            }
            List<Lying> found = new ArrayList<>();
            for (List<Lying> some : days.values()) {
                if (found.size() >= Threading.MOST) {
                    break;
                }
                found.addAll(some);
            }
            return found;
        });
    }
    // Openings

    private void takeOut(
            long event, TreeMap<Long, TreeSet<Long>> touched, TreeSet<Long> openers, TreeSet<Long> lookers) {
        record Old(long day, long root, byte[] keys) {}
        Optional<Old> old = handle.createQuery("SELECT day, root, keys FROM opening WHERE event = ?")
                .bind(0, event)
                .map((rs, context) -> new Old(rs.getLong(1), rs.getLong(2), rs.getBytes(3)))
                .findOne();
        if (old.isPresent()) {
            roots.add(old.get().root());
            roots.add(event);
            for (long key : keys(old.get().keys())) {
                touched.computeIfAbsent(key, unused -> new TreeSet<>())
                        .add(old.get().day());
                goneUnder
                        .computeIfAbsent(key, unused -> new ArrayList<>())
                        .add(new Lying(event, old.get().day()));
                handle.execute(
                        "DELETE FROM opening_key WHERE key = ? AND day = ? AND event = ?",
                        key,
                        old.get().day(),
                        event);
            }
            openers.addAll(list("SELECT event FROM opening WHERE again = ?", event));
            lookers.addAll(list("SELECT event FROM step WHERE opening = ?", event));
            handle.execute("DELETE FROM opening WHERE event = ?", event);
            openers.remove(event);
        }
        Optional<Old> looked = handle.createQuery("SELECT day, keys FROM looking WHERE event = ?")
                .bind(0, event)
                .map((rs, context) -> new Old(rs.getLong(1), 0, rs.getBytes(2)))
                .findOne();
        if (looked.isPresent()) {
            for (long key : keys(looked.get().keys())) {
                handle.execute(
                        "DELETE FROM looking_key WHERE key = ? AND day = ? AND event = ?",
                        key,
                        looked.get().day(),
                        event);
            }
            handle.execute("DELETE FROM looking WHERE event = ?", event);
        }
        for (long opening : list("SELECT opening FROM step WHERE event = ?", event)) {
            root(opening).ifPresent(roots::add);
        }
        handle.execute("DELETE FROM step WHERE event = ?", event);
    }

    private void touch(long event, TreeMap<Long, TreeSet<Long>> touched) {
        record Place(long day, byte[] keys) {}
        handle.createQuery("SELECT day, keys FROM opening WHERE event = ?")
                .bind(0, event)
                .map((rs, context) -> new Place(rs.getLong(1), rs.getBytes(2)))
                .forEach(place -> {
                    for (long key : keys(place.keys())) {
                        touched.computeIfAbsent(key, unused -> new TreeSet<>()).add(place.day());
                    }
                });
    }

    private void enter(long row, MergedEvent event, TreeMap<Long, TreeSet<Long>> touched, TreeSet<Long> openers) {
        long day = event.fullest().day().toEpochDay();
        byte[] looks = bytes(Threading.looks(event));
        handle.execute("INSERT INTO looking VALUES (?,?,?)", row, day, looks);
        for (long key : keys(looks)) {
            handle.execute("INSERT INTO looking_key VALUES (?,?,?)", key, day, row);
        }
        Optional<Threading.Opening> opening = Threading.opening(event);
        if (opening.isPresent()) {
            know(row, opening.get());
            fresh.add(row);
            changed.add(row);
            byte[] keys = bytes(opening.get().keys());
            long opened = opening.get().day().toEpochDay();
            handle.execute("INSERT INTO opening VALUES (?,?,NULL,?,?)", row, opened, row, keys);
            for (long key : keys(keys)) {
                touched.computeIfAbsent(key, unused -> new TreeSet<>()).add(opened);
                handle.execute("INSERT INTO opening_key VALUES (?,?,?)", key, opened, row);
            }
            openers.add(row);
            roots.add(row);
        }
    }

    /** From when to when what came or went is seen under each key; the openings within reach are noted. */
    private Map<Long, List<Stretch>> stretches(TreeMap<Long, TreeSet<Long>> touched, TreeSet<Long> openers) {
        Map<Long, List<Stretch>> stretches = new TreeMap<>();
        touched.forEach((key, days) -> {
            List<Stretch> some = stretches(key, days, openers);
            stretches.put(key, some);
        });
        return stretches;
    }

    private List<Stretch> stretches(long key, TreeSet<Long> days, TreeSet<Long> openers) {
        TreeMap<Long, List<Long>> later = new TreeMap<>();
        try {
            openingsFrom.setLong(1, key);
            openingsFrom.setLong(2, days.first());
            int after = 0;
            long at = Long.MIN_VALUE;
            try (ResultSet found = openingsFrom.executeQuery()) {
                while (found.next()) {
                    long day = found.getLong(1);
                    if (day > days.last() && day != at && after >= Threading.MOST
                            || day > days.last() + Threading.LONGEST) {
                        break;
                    }
                    after += day > days.last() ? 1 : 0;
                    at = day;
                    later.computeIfAbsent(day, unused -> new ArrayList<>()).add(found.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        List<Stretch> stretches = new ArrayList<>();
        long covered = Long.MIN_VALUE;
        for (long from : days) {
            long to = from + Threading.LONGEST;
            int hidden = 0;
            for (Map.Entry<Long, List<Long>> day : later.tailMap(from, false).entrySet()) {
                hidden += day.getValue().size();
                if (hidden >= Threading.MOST) {
                    to = Math.min(to, day.getKey() - 1);
                    break;
                }
            }
            if (to > covered) {
                stretches.add(new Stretch(Math.max(from, covered + 1), to));
                covered = to;
            }
            later.subMap(from, true, Math.min(to, from + Threading.AGAIN), true)
                    .values()
                    .forEach(openers::addAll);
        }
        return stretches;
    }

    /** Which earlier opening each of these says again; what changes goes on to those that say these again. */
    private void sayAgain(TreeSet<Long> openers, TreeSet<Long> lookers, TreeMap<Long, TreeSet<Long>> movedKeys) {
        Map<Long, Threading.Opening> looked = openings(openers);
        List<Map.Entry<Long, Threading.Opening>> sorted = looked.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Threading.Opening.ORDER))
                .toList();
        Deque<Long> moved = new ArrayDeque<>();
        for (Map.Entry<Long, Threading.Opening> entry : sorted) {
            Threading.Opening opening = entry.getValue();
            Optional<Long> again = Threading.again(
                            opening, near(opening.looks(), opening.day().toEpochDay(), Threading.AGAIN))
                    .map(earlier -> rowOf.getOrDefault(earlier, 0L));
            handle.execute("UPDATE opening SET again = ? WHERE event = ?", again.orElse(null), entry.getKey());
            moved.add(entry.getKey());
        }
        while (!moved.isEmpty()) {
            long event = moved.removeFirst();
            Optional<Long> again = handle.createQuery("SELECT again FROM opening WHERE event = ? AND again IS NOT NULL")
                    .bind(0, event)
                    .mapTo(Long.class)
                    .findOne();
            long root = again.flatMap(this::root).orElse(event);
            long before = root(event).orElse(event);
            if (root != before) {
                roots.add(before);
                roots.add(root);
                roots.add(event);
                handle.execute("UPDATE opening SET root = ? WHERE event = ?", root, event);
                moved.addAll(list("SELECT event FROM opening WHERE again = ?", event));
                touch(event, movedKeys);
                changed.add(event);
                // Whether it opens a thread decides whether it may carry another further.
                lookers.add(event);
            }
        }
    }

    // Steps

    private void tie(long row, MergedEvent event) {
        Optional<Long> root = root(row);
        Optional<Threading.Tied> tied = Optional.empty();
        Optional<Long> opening = Optional.empty();
        if (root.isEmpty() || root.get() == row) {
            tied = Threading.tied(
                    event,
                    root.isPresent(),
                    near(Threading.looks(event), event.fullest().day().toEpochDay(), Threading.LONGEST),
                    this::rootOf);
            opening = tied.map(one -> rowOf.getOrDefault(one.opening(), 0L));
        }
        record Old(long opening, String part, String result) {}
        Optional<Old> old = handle.createQuery("SELECT opening, part, result FROM step WHERE event = ?")
                .bind(0, row)
                .map((rs, context) -> new Old(rs.getLong(1), rs.getString(2), rs.getString(3)))
                .findOne();
        Optional<Old> now = tied.isPresent() && opening.isPresent()
                ? Optional.of(new Old(
                        opening.get(), tied.get().part().code(), tied.get().result()))
                : Optional.empty();
        if (old.equals(now)) {
            return;
        }
        old.flatMap(one -> root(one.opening())).ifPresent(roots::add);
        now.flatMap(one -> root(one.opening())).ifPresent(roots::add);
        if (now.isPresent()) {
            handle.execute(
                    "INSERT OR REPLACE INTO step VALUES (?,?,?,?)",
                    row,
                    now.get().opening(),
                    now.get().part(),
                    now.get().result());
        } else {
            handle.execute("DELETE FROM step WHERE event = ?", row);
        }
    }

    // Threads

    private void write() {
        for (long root : roots) {
            for (Gone gone : handle.createQuery("SELECT opened, doers, others FROM thread WHERE event = ?")
                    .bind(0, root)
                    .map((rs, context) -> new Gone(rs.getString(1), rs.getString(2), rs.getString(3)))
                    .list()) {
                for (String party : gone.parties()) {
                    handle.execute(
                            "DELETE FROM thread_party WHERE party = ? AND opened = ? AND event = ?",
                            party,
                            gone.opened(),
                            root);
                }
                handle.execute("DELETE FROM thread WHERE event = ?", root);
            }
            if (root(root).filter(one -> one == root).isPresent()) {
                write(root);
            }
        }
    }

    private record Gone(String opened, String doers, String others) {
        SortedSet<String> parties() {
            SortedSet<String> parties = ActRows.words(doers);
            parties.addAll(ActRows.words(others));
            return parties;
        }
    }

    private void write(long root) {
        Optional<CommitmentThread> found = thread(handle, events, root);
        if (found.isEmpty()) {
            return;
        }
        CommitmentThread thread = found.get();
        Act opening = thread.steps().getFirst().event().first();
        LocalDate last = thread.steps().stream()
                .map(CommitmentThread.Step::day)
                .max(Comparator.naturalOrder())
                .orElse(opening.day());
        handle.execute(
                "INSERT INTO thread VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                root,
                thread.id(),
                thread.kind(),
                thread.state(),
                thread.outcome().equals("open") ? 1 : 0,
                String.join("|", thread.by()),
                String.join("|", thread.to()),
                opening.day().toString(),
                last.toString(),
                thread.deadline().map(LocalDate::toString).orElse(null),
                opening.words(),
                opening.terms().issue().orElse(null),
                thread.steps().size());
        SortedSet<String> parties = new TreeSet<>(thread.by());
        parties.addAll(thread.to());
        for (String party : parties) {
            handle.execute(
                    "INSERT INTO thread_party VALUES (?,?,?)",
                    party,
                    opening.day().toString(),
                    root);
        }
    }

    /** The thread that an event opened, as the tables have it; empty if it opened none. */
    static Optional<CommitmentThread> thread(Handle handle, EventRows events, long root) {
        record StepRow(long event, long opening, String part, String result) {}
        List<Long> members = handle.createQuery("SELECT event FROM opening WHERE root = ?")
                .bind(0, root)
                .mapTo(Long.class)
                .list();
        List<StepRow> steps = handle.createQuery(
                        "SELECT s.event, s.opening, s.part, s.result FROM opening o CROSS JOIN step s ON s.opening = o.event WHERE o.root = ?")
                .bind(0, root)
                .map((rs, context) -> new StepRow(rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getString(4)))
                .list();
        TreeSet<Long> wanted = new TreeSet<>(members);
        steps.forEach(step -> wanted.add(step.event()));
        Map<Long, MergedEvent> there = events.events(wanted);
        Map<Long, Threading.Opening> openings = new TreeMap<>();
        for (long member : members) {
            Optional.ofNullable(there.get(member))
                    .flatMap(Threading::opening)
                    .ifPresent(opening -> openings.put(member, opening));
        }
        Threading.Opening first = openings.get(root);
        if (first == null || !first.begins()) {
            return Optional.empty();
        }
        List<Threading.Tied> tied = new ArrayList<>();
        for (StepRow step : steps) {
            Threading.Opening opening = openings.get(step.opening());
            MergedEvent event = there.get(step.event());
            if (opening != null && event != null) {
                tied.add(new Threading.Tied(
                        opening, CommitmentThread.Part.ofCode(step.part()).orElseThrow(), step.result(), event));
            }
        }
        String digest = first.event().fullest().digest();
        List<Act> report = handle.createQuery("SELECT " + ActRows.WITH_WORDS
                        + "WHERE a.document = (SELECT document FROM document WHERE digest = :digest)")
                .bind("digest", digest)
                .map((rs, context) -> ActRows.read(rs).telling())
                .list();
        openings.remove(root);
        return Optional.of(Threading.thread(first, openings.values(), tied, report));
    }

    // Looking

    /** Where an opening lies under a key. */
    private record Lying(long event, long day) {}

    /** The keys alone say which are nearest; only those are read. */
    private Collection<Threading.Opening> near(SortedSet<String> looks, long day, int days) {
        return openings(nearest(looks, asked -> lying(asked, day, days))).values();
    }

    private static TreeSet<Long> nearest(SortedSet<String> looks, LongFunction<List<Lying>> lying) {
        TreeSet<Long> found = new TreeSet<>();
        Map<Lying, Integer> shared = new HashMap<>();
        for (String look : looks) {
            List<Lying> there = lying.apply(key(look));
            if (Threading.isOfReport(look)) {
                there.forEach(one -> found.add(one.event()));
            } else {
                there.forEach(one -> shared.merge(one, 1, Integer::sum));
            }
        }
        shared.keySet().removeIf(one -> found.contains(one.event()));
        Threading.nearest(shared, Lying::day).forEach(one -> found.add(one.event()));
        return found;
    }

    private List<Lying> lying(long key, long day, int days) {
        if (near.size() > 4 * AT_HAND) {
            near.clear();
        }
        return near.computeIfAbsent(List.of(key, day, (long) days), asked -> newest(key, day, days));
    }

    private List<Lying> newest(long key, long day, int days) {
        List<Lying> found = new ArrayList<>();
        try {
            newest.setLong(1, key);
            newest.setLong(2, day);
            newest.setLong(3, day - days);
            long at = Long.MAX_VALUE;
            try (ResultSet rows = newest.executeQuery()) {
                while (rows.next()) {
                    if (rows.getLong(2) != at && found.size() >= Threading.MOST) {
                        break;
                    }
                    at = rows.getLong(2);
                    found.add(new Lying(rows.getLong(1), at));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return found;
    }

    private Map<Long, Threading.Opening> openings(Collection<Long> wanted) {
        Map<Long, Threading.Opening> there = new TreeMap<>();
        List<Long> missing = new ArrayList<>();
        for (long event : wanted) {
            Threading.Opening known = openings.get(event);
            if (known == null) {
                missing.add(event);
            } else {
                there.put(event, known);
            }
        }
        events.events(missing)
                .forEach((row, event) -> Threading.opening(event).ifPresent(opening -> {
                    know(row, opening);
                    there.put(row, opening);
                }));
        return there;
    }

    private void know(long row, Threading.Opening opening) {
        openings.put(row, opening);
        rowOf.put(opening, row);
    }

    private MergedEvent rootOf(Threading.Opening opening) {
        long row = rowOf.getOrDefault(opening, 0L);
        long root = root(row).orElse(row);
        return Optional.ofNullable(events.events(List.of(root)).get(root)).orElse(opening.event());
    }

    private Optional<Long> root(long event) {
        try {
            rootOf.setLong(1, event);
            try (ResultSet found = rootOf.executeQuery()) {
                return found.next() ? Optional.of(found.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void rows(PreparedStatement statement, TreeSet<Long> into, long key, long from, long to) {
        try {
            statement.setLong(1, key);
            statement.setLong(2, from);
            statement.setLong(3, to);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    into.add(found.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<Long> list(String sql, long value) {
        return handle.createQuery(sql).bind(0, value).mapTo(Long.class).list();
    }

    // Keys

    /** FNV-1a over UTF-16 units, folded to 48 bits: two keys that fall together only mean that one looks at too much. */
    static long key(String words) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < words.length(); i++) {
            hash = (hash ^ words.charAt(i)) * 0x100000001b3L;
        }
        return (hash ^ hash >>> 48) & 0xffffffffffffL;
    }

    private static byte[] bytes(SortedSet<String> keys) {
        TreeSet<Long> numbers = new TreeSet<>();
        keys.forEach(words -> numbers.add(key(words)));
        ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * BYTES);
        for (long number : numbers) {
            bytes.putShort((short) (number >>> 32)).putInt((int) number);
        }
        return bytes.array();
    }

    private static long[] keys(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long[] keys = new long[bytes.length / BYTES];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (buffer.getShort() & 0xffffL) << 32 | buffer.getInt() & 0xffffffffL;
        }
        return keys;
    }
}
