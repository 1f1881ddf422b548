package entente.store;

import entente.ledger.Act;
import entente.ledger.MergedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Reads merged events with the words of their tellings; those read lately stay at hand. */
final class EventRows {

    private static final int AT_HAND = 24_000;
    private static final int AT_ONCE = 1_000;

    private final Handle handle;
    private final Map<Long, MergedEvent> atHand = new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, MergedEvent> eldest) {
            return size() > AT_HAND;
        }
    };

    EventRows(Handle handle) {
        this.handle = handle;
    }

    /** The events of these rows, by row; rows that are gone are left out. */
    Map<Long, MergedEvent> events(Collection<Long> wanted) {
        Map<Long, MergedEvent> events = new TreeMap<>();
        List<Long> missing = new ArrayList<>();
        for (long row : new TreeSet<>(wanted)) {
            MergedEvent known = atHand.get(row);
            if (known == null) {
                missing.add(row);
            } else {
                events.put(row, known);
            }
        }
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            read(missing.subList(from, Math.min(missing.size(), from + AT_ONCE)).toString(), events);
        }
        return events;
    }

    private void read(String rows, Map<Long, MergedEvent> events) {
        TreeMap<Long, List<Act>> tellings = new TreeMap<>();
        handle.createQuery("SELECT " + ActRows.WITH_WORDS
                        + "WHERE a.event IN (SELECT value FROM json_each(:rows)) ORDER BY a.event")
                .bind("rows", rows)
                .map((rs, context) -> ActRows.read(rs))
                .forEach(row -> tellings.computeIfAbsent(row.event(), key -> new ArrayList<>())
                        .add(row.telling()));
        record Known(long row, String id, int independent) {}
        handle.createQuery(
                        "SELECT event, id, independent FROM merged WHERE event IN (SELECT value FROM json_each(:rows))")
                .bind("rows", rows)
                .map((rs, context) -> new Known(rs.getLong(1), rs.getString(2), rs.getInt(3)))
                .forEach(known -> {
                    MergedEvent event = new MergedEvent(
                            known.id(), tellings.getOrDefault(known.row(), List.of()), known.independent());
                    atHand.put(known.row(), event);
                    events.put(known.row(), event);
                });
    }
}
