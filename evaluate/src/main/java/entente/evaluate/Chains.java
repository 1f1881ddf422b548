package entente.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The measures of coreference, as counts that can be summed over documents: recall over and under, precision over and under. */
final class Chains {

    private Chains() {}

    static Map<String, double[]> counts(List<Set<Integer>> key, List<Set<Integer>> response) {
        double[] muc = join(muc(key, response), muc(response, key));
        double[] cubed = join(cubed(key, response), cubed(response, key));
        double[] lea = join(lea(key, response), lea(response, key));
        double similar = aligned(key, response);
        double[] ceaf = {similar, key.size(), similar, response.size()};
        return Map.of("MUC", muc, "B³", cubed, "LEA", lea, "CEAF-e", ceaf);
    }

    static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    static double f1(double[] four) {
        double recall = share(four[0], four[1]);
        double precision = share(four[2], four[3]);
        return recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision);
    }

    private static double[] join(double[] recall, double[] precision) {
        return new double[] {recall[0], recall[1], precision[0], precision[1]};
    }

    private static Map<Integer, Integer> byMention(List<Set<Integer>> chains) {
        Map<Integer, Integer> byMention = new HashMap<>();
        for (int i = 0; i < chains.size(); i++) {
            for (int mention : chains.get(i)) {
                byMention.putIfAbsent(mention, i);
            }
        }
        return byMention;
    }

    /** Links kept: a chain's mentions less the parts into which the other side cuts it. */
    private static double[] muc(List<Set<Integer>> of, List<Set<Integer>> against) {
        Map<Integer, Integer> other = byMention(against);
        double over = 0;
        double under = 0;
        for (Set<Integer> chain : of) {
            Set<Integer> parts = new HashSet<>();
            int alone = 0;
            for (int mention : chain) {
                Integer part = other.get(mention);
                if (part == null) {
                    alone++;
                } else {
                    parts.add(part);
                }
            }
            over += chain.size() - parts.size() - alone;
            under += chain.size() - 1;
        }
        return new double[] {over, under};
    }

    private static double[] cubed(List<Set<Integer>> of, List<Set<Integer>> against) {
        Map<Integer, Integer> other = byMention(against);
        double over = 0;
        double under = 0;
        for (Set<Integer> chain : of) {
            for (int mention : chain) {
                Integer part = other.get(mention);
                if (part != null) {
                    over += (double) shared(chain, against.get(part)) / chain.size();
                }
                under++;
            }
        }
        return new double[] {over, under};
    }

    private static double[] lea(List<Set<Integer>> of, List<Set<Integer>> against) {
        double over = 0;
        double under = 0;
        for (Set<Integer> chain : of) {
            double kept = 0;
            for (Set<Integer> other : against) {
                int shared = shared(chain, other);
                kept += shared * (shared - 1) / 2.0;
            }
            over += chain.size() * kept / (chain.size() * (chain.size() - 1) / 2.0);
            under += chain.size();
        }
        return new double[] {over, under};
    }

    /** The sum of similarities of chains aligned one to one, the most similar first. */
    private static double aligned(List<Set<Integer>> key, List<Set<Integer>> response) {
        record Pair(int key, int response, double similarity) {}
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            for (int j = 0; j < response.size(); j++) {
                int shared = shared(key.get(i), response.get(j));
                if (shared > 0) {
                    pairs.add(new Pair(
                            i,
                            j,
                            2.0 * shared / (key.get(i).size() + response.get(j).size())));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::similarity)
                .reversed()
                .thenComparingInt(Pair::key)
                .thenComparingInt(Pair::response));
        Set<Integer> keys = new HashSet<>();
        Set<Integer> responses = new HashSet<>();
        double sum = 0;
        for (Pair pair : pairs) {
            if (!keys.contains(pair.key()) && !responses.contains(pair.response())) {
                keys.add(pair.key());
                responses.add(pair.response());
                sum += pair.similarity();
            }
        }
        return sum;
    }

    private static int shared(Set<Integer> one, Set<Integer> other) {
        Set<Integer> both = new HashSet<>(one);
        both.retainAll(other);
        return both.size();
    }
}
