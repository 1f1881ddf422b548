package entente.ledger;

import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Modality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the findings of many documents say together. The same for the same documents, whatever the order in which they came.
 *
 * @param events merged, by day
 * @param threads by day of opening
 * @param copies id of each near copy with the id of the report it repeats
 */
public record Ledger(List<MergedEvent> events, List<CommitmentThread> threads, SortedMap<String, String> copies) {

    public Ledger {
        events = List.copyOf(events);
        threads = List.copyOf(threads);
        copies = Collections.unmodifiableSortedMap(new TreeMap<>(copies));
    }

    /** Documents without a date take no part: nothing of theirs can be put in order. */
    public static Ledger of(Iterable<CodedDocument> documents) {
        List<Document> texts = new ArrayList<>();
        List<Act> acts = new ArrayList<>();
        for (CodedDocument coded : documents) {
            texts.add(coded.document());
            coded.events().forEach(event -> Act.of(coded, event).ifPresent(acts::add));
        }
        SortedMap<String, String> copies = NearCopies.find(texts);
        List<MergedEvent> events = Merging.merge(acts, copies);
        return new Ledger(events, new Threading(ThreadRules.standard()).threads(events), copies);
    }

    /**
     * Two codes and how much passed between them.
     *
     * @param first the code that comes first in the alphabet
     */
    public record Dyad(String first, String second, int events, int reports) {}

    /** Dyads by number of events, the most active first. Background and negated acts do not count. */
    public List<Dyad> dyads() {
        SortedMap<String, int[]> counts = new TreeMap<>();
        for (MergedEvent event : events) {
            Modality modality = event.first().event().modality();
            if (modality == Modality.BACKGROUND || modality == Modality.NEGATED) {
                continue;
            }
            for (String pair : pairs(event.first())) {
                int[] count = counts.computeIfAbsent(pair, key -> new int[2]);
                count[0]++;
                count[1] += event.acts().size();
            }
        }
        return counts.entrySet().stream()
                .map(entry -> {
                    String[] codes = entry.getKey().split(" ");
                    return new Dyad(codes[0], codes[1], entry.getValue()[0], entry.getValue()[1]);
                })
                .sorted(Comparator.comparingInt(Dyad::events)
                        .reversed()
                        .thenComparing(Dyad::first)
                        .thenComparing(Dyad::second))
                .toList();
    }

    private static SortedSet<String> pairs(Act act) {
        SortedSet<String> pairs = new TreeSet<>();
        SortedSet<String> others = act.recipients().isEmpty() ? act.actors() : act.recipients();
        for (String one : act.actors()) {
            for (String other : others) {
                if (!one.equals(other)) {
                    pairs.add(one.compareTo(other) < 0 ? one + " " + other : other + " " + one);
                }
            }
        }
        return pairs;
    }
}
