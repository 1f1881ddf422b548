package entente.store;

import entente.codebook.Codebook;
import entente.codebook.EventType;
import entente.json.Sheets;
import entente.ledger.Act;
import entente.ledger.Independence;
import entente.ledger.MergedEvent;
import entente.ledger.Merging;
import entente.ledger.Sameness;
import entente.model.Document;
import entente.model.Modality;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Brings the ledger's tables up to date for the acts that have come since, within one transaction.
 *
 * <p>Only neighbourhoods are looked at: acts of a like type by a party in common within {@link Sameness#WINDOW} days. Whether two
 * tellings are one act depends on the two alone, so joining what came to what was there gives what a rebuilding would give. An
 * event that lost a telling is taken apart, and its tellings are compared as if they had just come.
 */
final class LedgerKeeper implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 1_000;

    private static final Comparator<Merging.Look> LOOKS = Comparator.comparing(Merging.Look::block)
            .thenComparing(Merging.Look::before)
            .thenComparing(Merging.Look::after);

    private final Handle handle;
    private final Codebook codebook;
    private final PreparedStatement one;
    private final Map<Long, ActRows.Row> rows = new HashMap<>();
    private final TreeMap<Pair, long[]> weeks = new TreeMap<>(Pair.ORDER);
    private final TreeMap<Pair, long[]> months = new TreeMap<>(Pair.ORDER);
    private final TreeMap<Pair, long[]> places = new TreeMap<>(Pair.ORDER);

    /** The key of a count; of a place the type stands in place of the quad class. */
    private record Pair(String first, String second, String time, String kind) {
        static final Comparator<Pair> ORDER = Comparator.comparing(Pair::first)
                .thenComparing(Pair::second)
                .thenComparing(Pair::time)
                .thenComparing(Pair::kind);
    }

    /** What a merged event counts; the score in hundredths, so that taking out leaves nothing behind. */
    private record Counted(
            LocalDate day,
            String type,
            String modality,
            int quad,
            long intensity,
            SortedSet<String> actors,
            SortedSet<String> recipients,
            Optional<String> country,
            Optional<String> region,
            int tellings) {}

    LedgerKeeper(Handle handle, Codebook codebook) {
        this.handle = handle;
        this.codebook = codebook;
        try {
            this.one = handle.getConnection().prepareStatement("SELECT " + ActRows.WITHOUT_WORDS + "WHERE a.act = ?");
        } catch (SQLException e) {
            throw new RecordException("the ledger could not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            one.close();
        } catch (SQLException e) {
            throw new RecordException("the ledger could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * @param most acts to enter at once; what remains is for the next call
     * @return the rows of the events that are new or changed
     */
    Set<Long> update(int most) {
        takeApart();
        List<Long> due = handle.createQuery("SELECT act FROM act WHERE event IS NULL ORDER BY act LIMIT ?")
                .bind(0, most)
                .mapTo(Long.class)
                .list();
        if (due.isEmpty()) {
            count();
            return Set.of();
        }
        Map<Long, Long> parent = join(due);
        Set<Long> changed = write(due, parent);
        count();
        return changed;
    }

    /** Events that lost a telling: what is left of them is due again. */
    private void takeApart() {
        List<Long> gone = handle.createQuery("SELECT event FROM ledger_gone")
                .mapTo(Long.class)
                .list();
        for (long event : gone) {
            discount(event);
            handle.execute("INSERT OR IGNORE INTO story_due SELECT document FROM act WHERE event = ?", event);
            handle.execute("UPDATE act SET event = NULL WHERE event = ?", event);
            handle.execute("DELETE FROM merged WHERE event = ?", event);
        }
        handle.execute("DELETE FROM ledger_gone");
    }

    // Joining

    /** The event that each event, old or new, becomes a part of; an act that is due is an event of its own at first. */
    private Map<Long, Long> join(List<Long> due) {
        TreeMap<Merging.Look, TreeMap<String, List<ActRows.Row>>> byBlock = new TreeMap<>(LOOKS);
        load(due);
        for (long act : due) {
            ActRows.Row row = row(act);
            for (Merging.Look look : Merging.looks(row.telling())) {
                byBlock.computeIfAbsent(look, key -> new TreeMap<>())
                        .computeIfAbsent(row.telling().day().toString(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Neighbourhood> neighbourhoods = new ArrayList<>();
        try (PreparedStatement near = handle.getConnection()
                .prepareStatement(
                        "SELECT act FROM act_block WHERE block = ? AND day BETWEEN ? AND ? ORDER BY day, act")) {
            for (Map.Entry<Merging.Look, TreeMap<String, List<ActRows.Row>>> block : byBlock.entrySet()) {
                for (List<ActRows.Row> run : runs(block.getValue())) {
                    neighbourhoods.add(new Neighbourhood(run, around(block.getKey(), run, near)));
                }
            }
        } catch (SQLException e) {
            throw new RecordException("the ledger could not look for neighbours: " + e.getMessage(), e);
        }
        load(neighbourhoods.stream()
                .flatMap(neighbourhood -> neighbourhood.neighbours().stream())
                .toList());
        Set<String> apart =
                new TreeSet<>(handle.createQuery("SELECT one FROM choice WHERE kind = 'split' AND undone IS NULL")
                        .mapTo(String.class)
                        .list());
        Map<Long, Long> parent = new HashMap<>();
        for (Neighbourhood neighbourhood : neighbourhoods) {
            join(neighbourhood, apart, parent);
        }
        handle.createQuery("SELECT a.act, b.act FROM choice c JOIN act a ON a.id = c.one JOIN act b ON b.id = c.other "
                        + "WHERE c.kind = 'join' AND c.undone IS NULL ORDER BY c.choice")
                .map((rs, context) -> List.of(rs.getLong(1), rs.getLong(2)))
                .forEach(pair -> {
                    ActRows.Row one = row(pair.getFirst());
                    ActRows.Row other = row(pair.getLast());
                    if ((one.event() == 0 || other.event() == 0)
                            && find(parent, event(one)) != find(parent, event(other))) {
                        unite(parent, event(one), event(other));
                    }
                });
        return parent;
    }

    /** Acts that are due, and the acts of the same block around their days. */
    private record Neighbourhood(List<ActRows.Row> due, List<Long> neighbours) {}

    private static List<Long> around(Merging.Look look, List<ActRows.Row> due, PreparedStatement near)
            throws SQLException {
        near.setString(1, look.block());
        near.setString(
                2, due.getFirst().telling().day().minusDays(look.before()).toString());
        near.setString(3, due.getLast().telling().day().plusDays(look.after()).toString());
        List<Long> neighbours = new ArrayList<>();
        try (ResultSet found = near.executeQuery()) {
            while (found.next()) {
                neighbours.add(found.getLong(1));
            }
        }
        return neighbours;
    }

    /** Reads acts that are not at hand yet, in the order of their rows, which is how they lie on the disk. */
    private void load(List<Long> acts) {
        TreeSet<Long> missing = new TreeSet<>(acts);
        missing.removeAll(rows.keySet());
        List<Long> sorted = List.copyOf(missing);
        for (int from = 0; from < sorted.size(); from += ROWS_AT_ONCE) {
            String some = sorted.subList(from, Math.min(sorted.size(), from + ROWS_AT_ONCE))
                    .toString();
            handle.createQuery("SELECT " + ActRows.WITHOUT_WORDS
                            + "WHERE a.act IN (SELECT value FROM json_each(:some)) ORDER BY a.act")
                    .bind("some", some)
                    .map((rs, context) -> ActRows.read(rs))
                    .forEach(row -> rows.put(row.act(), row));
        }
    }

    /** Days that lie so near to each other that one look finds the neighbours of all. */
    private static List<List<ActRows.Row>> runs(TreeMap<String, List<ActRows.Row>> byDay) {
        List<List<ActRows.Row>> runs = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (Map.Entry<String, List<ActRows.Row>> entry : byDay.entrySet()) {
            LocalDate day = LocalDate.parse(entry.getKey());
            if (last.equals(LocalDate.MIN) || day.isAfter(last.plusDays(2L * Sameness.WINDOW))) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().addAll(entry.getValue());
            last = day;
        }
        return runs;
    }

    private void join(Neighbourhood neighbourhood, Set<String> apart, Map<Long, Long> parent) {
        List<ActRows.Row> neighbours =
                neighbourhood.neighbours().stream().map(this::row).toList();
        for (ActRows.Row one : neighbourhood.due()) {
            for (ActRows.Row other : neighbours) {
                if (one.act() != other.act()
                        && one.mayBe(other)
                        && !apart.contains(one.telling().id())
                        && !apart.contains(other.telling().id())
                        && find(parent, event(one)) != find(parent, event(other))
                        && Sameness.of(one.telling(), other.telling()).same()) {
                    unite(parent, event(one), event(other));
                }
            }
        }
    }

    private static long event(ActRows.Row row) {
        return row.event() == 0 ? row.act() : row.event();
    }

    private static long find(Map<Long, Long> parent, long event) {
        long root = event;
        for (Long up = parent.get(root); up != null; up = parent.get(root)) {
            root = up;
        }
        return root;
    }

    private static void unite(Map<Long, Long> parent, long one, long other) {
        long first = find(parent, one);
        long second = find(parent, other);
        parent.put(Math.max(first, second), Math.min(first, second));
    }

    // Writing

    private Set<Long> write(List<Long> due, Map<Long, Long> parent) {
        TreeMap<Long, TreeSet<Long>> groups = new TreeMap<>();
        for (long act : due) {
            groups.computeIfAbsent(find(parent, act), key -> new TreeSet<>()).add(act);
        }
        TreeMap<Long, TreeSet<Long>> old = new TreeMap<>();
        for (long event : parent.keySet()) {
            long root = find(parent, event);
            if (groups.containsKey(root)) {
                old.computeIfAbsent(root, key -> new TreeSet<>(List.of(root))).add(event);
            }
        }
        Set<Long> changed = new TreeSet<>();
        try (Insert belongs = new Insert(handle, "UPDATE act SET event = ? WHERE act = ?");
                Insert merged = new Insert(handle, "INSERT INTO merged VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
                PreparedStatement tellings =
                        handle.getConnection().prepareStatement("SELECT act FROM act WHERE event = ?")) {
            for (Map.Entry<Long, TreeSet<Long>> group : groups.entrySet()) {
                TreeSet<Long> acts = group.getValue();
                for (long event : old.getOrDefault(group.getKey(), new TreeSet<>(List.of(group.getKey())))) {
                    List<Long> there = tellings(tellings, event);
                    if (!there.isEmpty()) {
                        discount(event);
                        handle.execute("DELETE FROM merged WHERE event = ?", event);
                        acts.addAll(there);
                    }
                }
                changed.add(write(acts, belongs, merged));
            }
        } catch (SQLException e) {
            throw new RecordException("the ledger could not be written: " + e.getMessage(), e);
        }
        return changed;
    }

    private static List<Long> tellings(PreparedStatement statement, long event) throws SQLException {
        statement.setLong(1, event);
        List<Long> acts = new ArrayList<>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                acts.add(found.getLong(1));
            }
        }
        return acts;
    }

    private long write(Set<Long> acts, Insert belongs, Insert merged) {
        List<ActRows.Row> tellings = acts.stream()
                .map(this::row)
                .sorted(Comparator.comparing(ActRows.Row::telling))
                .toList();
        long event = tellings.getFirst().act();
        MergedEvent whole = new MergedEvent(
                MergedEvent.id(tellings.getFirst().telling()),
                tellings.stream().map(ActRows.Row::telling).toList(),
                independent(tellings));
        for (ActRows.Row row : tellings) {
            belongs.row(event, row.act());
            rows.put(row.act(), row.in(event));
        }
        Act fullest = whole.fullest();
        Counted counted = new Counted(
                whole.first().day(),
                fullest.type(),
                fullest.modality().code(),
                codebook.findType(fullest.type()).map(EventType::quad).orElse(0),
                Math.round(100 * whole.intensity()),
                fullest.actors(),
                fullest.recipients(),
                fullest.where(),
                fullest.region(),
                whole.acts().size());
        merged.row(
                event,
                whole.id(),
                counted.day().toString(),
                counted.type(),
                counted.modality(),
                counted.quad(),
                counted.intensity(),
                String.join("|", counted.actors()),
                String.join("|", counted.recipients()),
                counted.country().orElse(null),
                counted.region().orElse(null),
                counted.tellings(),
                whole.reports().size(),
                whole.independent());
        count(counted, 1);
        return event;
    }

    private int independent(List<ActRows.Row> tellings) {
        TreeMap<String, Long> byDigest = new TreeMap<>();
        tellings.forEach(row -> byDigest.put(row.telling().digest(), row.document()));
        return byDigest.size() == 1
                ? 1
                : Independence.count(byDigest.values().stream().map(this::text).toList());
    }

    /** A report as it is compared with others. */
    private Document text(long document) {
        return handle.createQuery("SELECT c.described, d.text FROM document d JOIN coding c ON c.document = d.document "
                        + "WHERE d.document = ? AND c.superseded_by IS NULL")
                .bind(0, document)
                .map((rs, context) -> Sheets.document(rs.getString(1), rs.getString(2), Optional.empty()))
                .one();
    }

    private ActRows.Row row(long act) {
        ActRows.Row known = rows.get(act);
        if (known == null) {
            try {
                one.setLong(1, act);
                try (ResultSet found = one.executeQuery()) {
                    if (!found.next()) {
                        throw new RecordException("the ledger looks for the act %d, which is not there".formatted(act));
                    }
                    known = ActRows.read(found);
                }
            } catch (SQLException e) {
                throw new RecordException("the ledger could not read an act: " + e.getMessage(), e);
            }
            rows.put(act, known);
        }
        return known;
    }

    // Counting

    /** Takes an event as it stands in the record out of the counts. */
    private void discount(long event) {
        handle.createQuery(
                        "SELECT day, type, modality, quad, intensity, actors, recipients, country, region, tellings FROM merged WHERE event = ?")
                .bind(0, event)
                .map((rs, context) -> new Counted(
                        LocalDate.parse(rs.getString(1)),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getInt(4),
                        rs.getLong(5),
                        ActRows.words(rs.getString(6)),
                        ActRows.words(rs.getString(7)),
                        Optional.ofNullable(rs.getString(8)),
                        Optional.ofNullable(rs.getString(9)),
                        rs.getInt(10)))
                .forEach(counted -> count(counted, -1));
    }

    private void count(Counted event, int sign) {
        if (!event.modality().equals(Modality.ASSERTED.code()) || event.type().equals(Act.WORDS)) {
            return;
        }
        String week = event.day()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toString();
        String month = event.day().withDayOfMonth(1).toString();
        long[] sum = {sign, (long) sign * event.tellings(), sign * event.intensity()};
        for (String dyad : Act.dyads(event.actors(), event.recipients())) {
            String[] codes = dyad.split("\\|");
            add(weeks, new Pair(codes[0], codes[1], week, Integer.toString(event.quad())), sum);
            add(months, new Pair(codes[0], codes[1], month, Integer.toString(event.quad())), sum);
        }
        event.country()
                .ifPresent(
                        country -> add(places, new Pair(country, event.region().orElse(""), week, event.type()), sum));
    }

    private static void add(TreeMap<Pair, long[]> counts, Pair key, long[] more) {
        long[] sum = counts.computeIfAbsent(key, unused -> new long[3]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    private void count() {
        upsert("dyad_week", "source, target, week, quad", weeks);
        upsert("dyad_month", "source, target, month, quad", months);
        upsert("place_week", "country, region, week, type", places);
    }

    private void upsert(String table, String key, TreeMap<Pair, long[]> counts) {
        try (Insert insert = new Insert(
                        handle,
                        "INSERT INTO " + table + " VALUES (?,?,?,?,?,?,?) ON CONFLICT (" + key
                                + ") DO UPDATE SET events = events + excluded.events, reports = reports + excluded.reports, "
                                + "intensity = intensity + excluded.intensity");
                Insert empty = new Insert(
                        handle, "DELETE FROM " + table + " WHERE (" + key + ") = (?,?,?,?) AND events <= 0")) {
            counts.forEach((pair, sum) -> {
                if (sum[0] != 0 || sum[1] != 0 || sum[2] != 0) {
                    insert.row(pair.first(), pair.second(), pair.time(), pair.kind(), sum[0], sum[1], sum[2]);
                    if (sum[0] < 0) {
                        empty.row(pair.first(), pair.second(), pair.time(), pair.kind());
                    }
                }
            });
        }
        counts.clear();
    }
}
