package entente.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The highest-scoring dependency tree with exactly one root (Chu and Liu 1965, Edmonds 1967).
 *
 * <p>{@code scores[d][h]} is the score of head {@code h} for word {@code d}; words count from 1, 0 is the root, row 0 is not used.
 * Of equal scores the lower index wins, so a sentence has one tree.
 */
final class Trees {

    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private Trees() {}

    /** Heads of words 1 to n; index 0 is 0. The best head of each word if that is a tree, else the best tree. */
    static int[] decode(double[][] scores) {
        int n = scores.length;
        double[][] own = copy(scores);
        for (int i = 0; i < n; i++) {
            own[i][i] = NEVER;
        }
        int[] heads = best(own);
        if (n <= 1 || isTree(heads)) {
            return heads;
        }
        int[] free = edmonds(own);
        if (roots(free).size() == 1) {
            return free;
        }
        int[] winner = free;
        double highest = NEVER;
        for (int root : roots(free)) {
            double[][] only = copy(own);
            for (int d = 1; d < n; d++) {
                only[d][0] = NEVER;
            }
            Arrays.fill(only[root], NEVER);
            only[root][0] = own[root][0];
            int[] found = edmonds(only);
            double total = 0;
            for (int d = 1; d < n; d++) {
                total += own[d][found[d]];
            }
            if (total > highest) {
                highest = total;
                winner = found;
            }
        }
        return winner;
    }

    private static double[][] copy(double[][] scores) {
        double[][] copy = new double[scores.length][];
        for (int i = 0; i < scores.length; i++) {
            copy[i] = scores[i].clone();
        }
        return copy;
    }

    private static List<Integer> roots(int[] heads) {
        List<Integer> roots = new ArrayList<>();
        for (int d = 1; d < heads.length; d++) {
            if (heads[d] == 0) {
                roots.add(d);
            }
        }
        return roots;
    }

    private static int[] best(double[][] scores) {
        int[] heads = new int[scores.length];
        for (int d = 1; d < scores.length; d++) {
            for (int h = 1; h < scores.length; h++) {
                if (scores[d][h] > scores[d][heads[d]]) {
                    heads[d] = h;
                }
            }
        }
        return heads;
    }

    private static boolean isTree(int[] heads) {
        return roots(heads).size() == 1 && cycle(heads).isEmpty();
    }

    /** The maximum arborescence from 0, with any number of roots below it. */
    private static int[] edmonds(double[][] scores) {
        int n = scores.length;
        int[] heads = best(scores);
        BitSet cycle = cycle(heads);
        if (cycle.isEmpty()) {
            return heads;
        }
        int[] outside = new int[n - cycle.cardinality()];
        int count = 0;
        for (int v = 0; v < n; v++) {
            if (!cycle.get(v)) {
                outside[count++] = v;
            }
        }
        int c = count;
        double[][] small = new double[c + 1][c + 1];
        for (double[] row : small) {
            Arrays.fill(row, NEVER);
        }
        int[] enter = new int[c + 1];
        int[] leave = new int[c + 1];
        for (int i = 0; i < c; i++) {
            int v = outside[i];
            if (v != 0) {
                for (int j = 0; j < c; j++) {
                    if (i != j) {
                        small[i][j] = scores[v][outside[j]];
                    }
                }
                leave[i] = cycle.nextSetBit(0);
                for (int u = cycle.nextSetBit(0); u >= 0; u = cycle.nextSetBit(u + 1)) {
                    if (scores[v][u] > scores[v][leave[i]]) {
                        leave[i] = u;
                    }
                }
                small[i][c] = scores[v][leave[i]];
            }
            enter[i] = cycle.nextSetBit(0);
            double gain = NEVER;
            for (int d = cycle.nextSetBit(0); d >= 0; d = cycle.nextSetBit(d + 1)) {
                double change = scores[d][v] - scores[d][heads[d]];
                if (change > gain) {
                    gain = change;
                    enter[i] = d;
                }
            }
            small[c][i] = gain;
        }
        int[] contracted = edmonds(small);
        int[] out = heads.clone();
        for (int i = 0; i < c; i++) {
            if (outside[i] != 0) {
                out[outside[i]] = contracted[i] == c ? leave[i] : outside[contracted[i]];
            }
        }
        out[enter[contracted[c]]] = outside[contracted[c]];
        return out;
    }

    /** The words of one cycle, empty if there is none. */
    private static BitSet cycle(int[] heads) {
        BitSet done = new BitSet();
        done.set(0);
        for (int d = 1; d < heads.length; d++) {
            BitSet path = new BitSet();
            int at = d;
            while (!done.get(at) && !path.get(at)) {
                path.set(at);
                at = heads[at];
            }
            if (path.get(at)) {
                BitSet cycle = new BitSet();
                for (int v = at; !cycle.get(v); v = heads[v]) {
                    cycle.set(v);
                }
                return cycle;
            }
            done.or(path);
        }
        return new BitSet();
    }
}
