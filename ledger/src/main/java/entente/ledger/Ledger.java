package entente.ledger;

import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the findings of many documents say together. The same for the same documents, whatever the order in which they came.
 *
 * @param events merged, by day
 * @param threads by day of opening
 */
public record Ledger(List<MergedEvent> events, List<CommitmentThread> threads) {

    public Ledger {
        events = List.copyOf(events);
        threads = List.copyOf(threads);
    }

    /** Documents without a date take no part: nothing of theirs can be put in order. */
    public static Ledger of(Iterable<CodedDocument> documents) {
        Map<String, Document> texts = new HashMap<>();
        List<Act> acts = new ArrayList<>();
        for (CodedDocument coded : documents) {
            if (texts.put(coded.document().digest().hex(), coded.document()) == null) {
                acts.addAll(Act.of(coded));
            }
        }
        List<MergedEvent> events = Merging.merge(acts).stream()
                .map(tellings -> MergedEvent.of(tellings, independent(tellings, texts)))
                .sorted()
                .toList();
        return new Ledger(events, Threading.threads(events));
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
            Modality modality = event.first().modality();
            if (event.first().type().equals(Act.WORDS)
                    || modality == Modality.BACKGROUND
                    || modality == Modality.NEGATED) {
                continue;
            }
            for (String pair : pairs(event.fullest())) {
                int[] count = counts.computeIfAbsent(pair, key -> new int[2]);
                count[0]++;
                count[1] += event.acts().size();
            }
        }
        return counts.entrySet().stream()
                .map(entry -> {
                    String[] codes = entry.getKey().split("\\|");
                    return new Dyad(codes[0], codes[1], entry.getValue()[0], entry.getValue()[1]);
                })
                .sorted(Comparator.comparingInt(Dyad::events)
                        .reversed()
                        .thenComparing(Dyad::first)
                        .thenComparing(Dyad::second))
                .toList();
    }

    private static int independent(List<Act> tellings, Map<String, Document> texts) {
        return Independence.count(tellings.stream()
                .map(Act::digest)
                .distinct()
                .sorted()
                .map(texts::get)
                .toList());
    }

    private static SortedSet<String> pairs(Act act) {
        SortedSet<String> pairs = new TreeSet<>();
        SortedSet<String> others = act.recipients().isEmpty() ? act.actors() : act.recipients();
        for (String one : act.actors()) {
            for (String other : others) {
                if (!one.equals(other)) {
                    pairs.add(one.compareTo(other) < 0 ? one + "|" + other : other + "|" + one);
                }
            }
        }
        return pairs;
    }
}
