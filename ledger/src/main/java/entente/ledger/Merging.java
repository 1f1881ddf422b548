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
     * The keys under which tellings of one act are found: its type with each party; its type with its words where a side is not
     * known; its type with both sides, and with each party and the family of its word, by which an act told again weeks later finds the act.
     */
    public static SortedSet<String> blocks(Act act) {
        return keys(act, act.type(), act.retold() ? "told again" : "told");
    }

    /** A key to look at, and how many days before and after the act. */
    public record Look(String block, int before, int after) {}

    /** Where to look for tellings of this act: under every type that it may be confused with. */
    public static List<Look> looks(Act act) {
        List<Look> looks = new ArrayList<>();
        for (String type : MergeRules.standard().family(act.type())) {
            for (String key : keys(act, type, "")) {
                if (!key.endsWith("|")) {
                    looks.add(new Look(key, Sameness.WINDOW, Sameness.WINDOW));
                } else {
                    looks.add(new Look(key + "told again", Sameness.WINDOW, Sameness.AGAIN));
                    if (act.retold()) {
                        looks.add(new Look(key + "told", Sameness.AGAIN, Sameness.WINDOW));
                    }
                }
            }
        }
        return looks;
    }

    private static SortedSet<String> keys(Act act, String type, String how) {
        SortedSet<String> keys = new TreeSet<>();
        if (act.type().equals(Act.WORDS)) {
            return keys;
        }
        act.parties().forEach(party -> keys.add(type + " " + party));
        if (!act.isBetween()) {
            act.nearby().forEach(party -> keys.add(type + " " + party));
        }
        if (!act.isBetween() && act.parties().size() < 2) {
            act.stems().forEach(stem -> keys.add(type + " ~" + stem));
        } else {
            keys.add(type + " " + String.join(",", act.parties()) + "|" + how);
        }
        for (String family : MergeRules.standard().families(Sameness.stems(act.trigger()))) {
            act.parties().forEach(party -> keys.add(type + " " + party + " " + family + "|" + how));
        }
        return keys;
    }

    /** All events of these acts, each act in one of them, by their first telling. */
    static List<List<Act>> merge(List<Act> acts) {
        List<Act> sorted = acts.stream().sorted().toList();
        int[] parent = new int[sorted.size()];
        Map<String, List<Integer>> byBlock = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            for (Look look : looks(sorted.get(i))) {
                for (int earlier : byBlock.getOrDefault(look.block(), List.of())) {
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
