package entente.store;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the record holds now; codings that were superseded are not counted but for their own number.
 *
 * @param events by type
 * @param statements by kind: direct, indirect, mixed
 * @param relations by type
 * @param modalities of events
 * @param refusals by reason, of all runs
 */
public record Counts(
        long documents,
        long places,
        SortedMap<String, Long> events,
        SortedMap<String, Long> statements,
        SortedMap<String, Long> relations,
        SortedMap<String, Long> modalities,
        long conflicts,
        long superseded,
        SortedMap<String, Long> refusals) {
    public Counts {
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
        statements = Collections.unmodifiableSortedMap(new TreeMap<>(statements));
        relations = Collections.unmodifiableSortedMap(new TreeMap<>(relations));
        modalities = Collections.unmodifiableSortedMap(new TreeMap<>(modalities));
        refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
    }

    public long findings() {
        return sum(events) + sum(statements) + sum(relations);
    }

    public static long sum(SortedMap<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
