package entente.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans told by tags B-X, I-X and O: the best allowed path through the scores, and the spans of a path. */
final class Bio {

    /** Words {@code first} to {@code last} (from 0, inclusive), with the label and the lowest probability of a word in it. */
    record Found(int first, int last, String label, double probability) {}

    private final List<String> tags;
    private final int[][] allowedBefore;

    Bio(List<String> tags) {
        this.tags = List.copyOf(tags);
        this.allowedBefore = new int[tags.size()][];
        for (int after = 0; after < tags.size(); after++) {
            List<Integer> before = new ArrayList<>();
            for (int candidate = 0; candidate < tags.size(); candidate++) {
                if (allowed(tags.get(candidate), tags.get(after))) {
                    before.add(candidate);
                }
            }
            allowedBefore[after] = before.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static boolean allowed(String before, String after) {
        return !after.startsWith("I-")
                || (!before.equals("O") && before.substring(2).equals(after.substring(2)));
    }

    /** @param scores a row a word, a column a tag, as the network gives them (before softmax) */
    List<Found> decode(float[][] scores) {
        int[] path = bestPath(scores);
        List<Found> found = new ArrayList<>();
        int i = 0;
        while (i < path.length) {
            String tag = tags.get(path[i]);
            if (!tag.startsWith("B-")) {
                i++;
                continue;
            }
            int last = i;
            double probability = probability(scores[i], path[i]);
            while (last + 1 < path.length && tags.get(path[last + 1]).equals("I-" + tag.substring(2))) {
                last++;
                probability = Math.min(probability, probability(scores[last], path[last]));
            }
            found.add(new Found(i, last, tag.substring(2), probability));
            i = last + 1;
        }
        return found;
    }

    /** Of several spans of one label, the one that stands out most from O, summed over its words; of equals the first. */
    List<Found> strongest(float[][] scores) {
        Map<String, Found> kept = new LinkedHashMap<>();
        Map<String, Double> weights = new HashMap<>();
        for (Found found : decode(scores)) {
            double weight = weight(found, scores);
            Double before = weights.get(found.label());
            if (before == null || weight > before) {
                kept.put(found.label(), found);
                weights.put(found.label(), weight);
            }
        }
        return kept.values().stream()
                .sorted(Comparator.comparingInt(Found::first))
                .toList();
    }

    private double weight(Found found, float[][] scores) {
        int begins = tags.indexOf("B-" + found.label());
        int goesOn = tags.indexOf("I-" + found.label());
        int outside = tags.indexOf("O");
        double weight = 0;
        for (int i = found.first(); i <= found.last(); i++) {
            weight += scores[i][i == found.first() ? begins : goesOn] - scores[i][outside];
        }
        return weight;
    }

    private int[] bestPath(float[][] scores) {
        int n = scores.length;
        int k = tags.size();
        int[][] from = new int[n][k];
        double[] total = new double[k];
        for (int tag = 0; tag < k; tag++) {
            total[tag] = allowed("O", tags.get(tag)) ? scores[0][tag] : Double.NEGATIVE_INFINITY;
        }
        for (int i = 1; i < n; i++) {
            int best = highest(total);
            double[] next = new double[k];
            for (int tag = 0; tag < k; tag++) {
                int before = best;
                if (allowedBefore[tag].length < k) {
                    before = allowedBefore[tag][0];
                    for (int candidate : allowedBefore[tag]) {
                        before = total[candidate] > total[before] ? candidate : before;
                    }
                }
                next[tag] = total[before] + scores[i][tag];
                from[i][tag] = before;
            }
            total = next;
        }
        int[] path = new int[n];
        path[n - 1] = highest(total);
        for (int i = n - 1; i > 0; i--) {
            path[i - 1] = from[i][path[i]];
        }
        return path;
    }

    /** Index of the highest value, the first of equals. */
    static int highest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** Index of the highest value, the first of equals. */
    static int highest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** Softmax of one row, at one place. */
    static double probability(float[] scores, int index) {
        double highest = scores[highest(scores)];
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - highest);
        }
        return Math.exp(scores[index] - highest) / sum;
    }
}
