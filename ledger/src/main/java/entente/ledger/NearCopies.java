package entente.ledger;

import entente.model.Document;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reports that repeat another report's text: the same wire story in another outlet, shortened or under another headline.
 *
 * <p>Two reports are near copies if more than half of the runs of five words of the shorter stand in the longer (containment of
 * w-shingles, Broder 1997). The parent is the earliest by date, then digest, so the order of arrival does not matter.
 */
final class NearCopies {

    private static final int WORDS = 5;
    private static final double CONTAINED = 0.5;
    private static final int DAYS_APART = 7;

    private NearCopies() {}

    /** @return id of each near copy with the id of its parent */
    static SortedMap<String, String> find(List<Document> documents) {
        List<Document> byAge = documents.stream()
                .sorted(Comparator.comparing(
                                (Document document) -> document.date().orElse(LocalDate.MAX))
                        .thenComparing(Document::digest))
                .toList();
        List<Integer> sizes = new ArrayList<>();
        Map<Integer, Set<Integer>> reportsByShingle = new HashMap<>();
        SortedMap<String, String> parents = new TreeMap<>();
        for (int i = 0; i < byAge.size(); i++) {
            Set<Integer> shingles = shingles(byAge.get(i).text());
            Map<Integer, Integer> shared = new TreeMap<>();
            for (int shingle : shingles) {
                for (int earlier : reportsByShingle.getOrDefault(shingle, Set.of())) {
                    shared.merge(earlier, 1, Integer::sum);
                }
            }
            for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
                Document earlier = byAge.get(entry.getKey());
                int smaller = Math.min(shingles.size(), sizes.get(entry.getKey()));
                if (entry.getValue() > CONTAINED * smaller && near(earlier, byAge.get(i))) {
                    parents.put(byAge.get(i).id(), parents.getOrDefault(earlier.id(), earlier.id()));
                    break;
                }
            }
            sizes.add(shingles.size());
            for (int shingle : shingles) {
                reportsByShingle
                        .computeIfAbsent(shingle, key -> new HashSet<>())
                        .add(i);
            }
        }
        return parents;
    }

    private static boolean near(Document earlier, Document later) {
        return earlier.date()
                .flatMap(first ->
                        later.date().map(second -> !first.plusDays(DAYS_APART).isBefore(second)))
                .orElse(true);
    }

    private static Set<Integer> shingles(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
        Set<Integer> shingles = new HashSet<>();
        for (int i = 0; i + WORDS <= words.length; i++) {
            int hash = 1;
            for (int j = i; j < i + WORDS; j++) {
                hash = 31 * hash + words[j].hashCode();
            }
            shingles.add(hash);
        }
        return shingles;
    }
}
