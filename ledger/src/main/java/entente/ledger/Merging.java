package entente.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reports become events: tellings that are one act, directly or by way of others, are one event (the connected parts of the graph
 * that {@link Sameness} spans). Since a pair is judged by itself, the order of arrival cannot change the outcome.
 */
public final class Merging {

    private Merging() {}

    /**
     * The keys under which tellings of one act can be found: its type with each party, or with the country of its place where no
     * party is known. Two acts that are one have a key in common, but for the type.
     */
    public static SortedSet<String> blocks(Act act) {
        SortedSet<String> blocks = new TreeSet<>();
        act.parties().forEach(party -> blocks.add(act.type() + " " + party));
        return blocks;
    }

    /** The keys at which to look for tellings of this act: those of every type that it may be confused with. */
    public static SortedSet<String> blocksToSearch(Act act) {
        SortedSet<String> blocks = new TreeSet<>();
        for (String type : MergeRules.standard().family(act.type())) {
            act.parties().forEach(party -> blocks.add(type + " " + party));
        }
        return blocks;
    }

    /** All events of these acts, each act in one of them, by their first telling. */
    static List<List<Act>> merge(List<Act> acts) {
        List<Act> sorted = acts.stream().sorted().toList();
        int[] parent = new int[sorted.size()];
        Map<String, List<Integer>> byBlock = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            for (String block : blocksToSearch(sorted.get(i))) {
                for (int earlier : byBlock.getOrDefault(block, List.of())) {
                    if (find(parent, earlier) != find(parent, i)
                            && Sameness.of(sorted.get(earlier), sorted.get(i)).same()) {
                        int first = Math.min(find(parent, earlier), find(parent, i));
                        int second = Math.max(find(parent, earlier), find(parent, i));
                        parent[second] = first;
                    }
                }
            }
            for (String block : blocks(sorted.get(i))) {
                byBlock.computeIfAbsent(block, key -> new ArrayList<>()).add(i);
            }
        }
        Map<Integer, List<Act>> groups = new TreeMap<>();
        for (int i = 0; i < parent.length; i++) {
            groups.computeIfAbsent(find(parent, i), key -> new ArrayList<>()).add(sorted.get(i));
        }
        return List.copyOf(groups.values());
    }

    private static int find(int[] parent, int i) {
        int root = i;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
