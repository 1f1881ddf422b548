package entente.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the longest name that begins at a place of a text, in time that does not depend on how many names there are.
 *
 * <p>Names and text are cut into the same {@link Words}; a name is a path through a trie of word numbers, kept as one hash
 * table from (node, word) to node. Case is checked last: a name's capital must be a capital in the text, and a word of the
 * name in capitals throughout ("US", "WHO") must be so in the text.
 *
 * @param <T> what a name stands for; a name may stand for several things, in the order in which they were added
 */
final class NameIndex<T> {

    /** A name that was found. */
    record Match<T>(int first, int last, List<T> values) {}

    private record Name<T>(String[] forms, T value) {}

    private final boolean caseSensitive;
    private final Map<String, Integer> numbers = new HashMap<>(4096);
    private long[] keys = new long[1 << 12];
    private int[] targets = new int[1 << 12];
    private int edges;
    private int nodes = 1;
    private final List<List<Name<T>>> names = new ArrayList<>();

    NameIndex(boolean caseSensitive) {
        this.caseSensitive = caseSensitive;
        names.add(List.of());
    }

    void add(String name, T value) {
        Words words = Words.of(name);
        if (words.size() == 0) {
            throw new IllegalArgumentException("a name needs at least one word, got \"%s\"".formatted(name));
        }
        String[] forms = new String[words.size()];
        int node = 0;
        for (int i = 0; i < forms.length; i++) {
            forms[i] = words.form(i);
            String key = words.lower(i);
            Integer number = numbers.get(key);
            if (number == null) {
                number = numbers.size() + 1;
                numbers.put(key, number);
            }
            int next = target(node, number);
            if (next == 0) {
                next = nodes++;
                names.add(List.of());
                put(node, number, next);
            }
            node = next;
        }
        List<Name<T>> here = names.get(node);
        if (here.isEmpty()) {
            here = new ArrayList<>(1);
            names.set(node, here);
        }
        here.add(new Name<>(forms, value));
    }

    /** The longest name that begins with word {@code first} and ends where a token ends; {@code null} if there is none. */
    @org.jspecify.annotations.Nullable
    Match<T> longest(Words words, int first) {
        Match<T> best = null;
        int node = 0;
        for (int i = first; i < words.size(); i++) {
            Integer number = numbers.get(words.lower(i));
            node = number == null ? 0 : target(node, number);
            if (node == 0) {
                break;
            }
            if (words.endsToken(i)) {
                List<T> values = fitting(names.get(node), words, first);
                if (!values.isEmpty()) {
                    best = new Match<>(first, i, values);
                }
            }
        }
        return best;
    }

    /** Every name as it was added, in the order of the tables. */
    List<String> all() {
        return namesOf(value -> true);
    }

    /** Every name of what fits, word by word, in the order of the tables. */
    List<String> namesOf(Predicate<T> fits) {
        List<String> all = new ArrayList<>();
        for (List<Name<T>> here : names) {
            for (Name<T> name : here) {
                if (fits.test(name.value)) {
                    all.add(String.join(" ", name.forms));
                }
            }
        }
        return all;
    }

    /** What {@code name} stands for, as a whole. */
    List<T> lookup(String name) {
        Words words = Words.of(name);
        int node = 0;
        for (int i = 0; i < words.size(); i++) {
            Integer number = numbers.get(words.lower(i));
            node = number == null ? 0 : target(node, number);
            if (node == 0) {
                return List.of();
            }
        }
        return fitting(names.get(node), words, 0);
    }

    private List<T> fitting(List<Name<T>> candidates, Words words, int first) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<T> values = new ArrayList<>(candidates.size());
        for (Name<T> name : candidates) {
            if ((!caseSensitive || fits(name.forms, words, first)) && !values.contains(name.value)) {
                values.add(name.value);
            }
        }
        return values;
    }

    private static boolean fits(String[] forms, Words words, int first) {
        for (int i = 0; i < forms.length; i++) {
            String form = forms[i];
            String word = words.form(first + i);
            if (!Character.isUpperCase(form.charAt(0))) {
                continue;
            }
            if (!Character.isUpperCase(word.charAt(0))) {
                return false;
            }
            if (form.length() > 1 && isUpper(form) && !isUpper(word)) {
                return false;
            }
            // A short name in a headline of capitals could be any word.
            if (form.length() > 1 && form.length() < 4 && isUpper(form) && words.shouts()) {
                return false;
            }
        }
        return true;
    }

    static boolean isUpper(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT));
    }

    private int target(int node, int number) {
        long key = ((long) node << 32 | number) + 1;
        int mask = keys.length - 1;
        for (int slot = slot(key, mask); keys[slot] != 0; slot = slot + 1 & mask) {
            if (keys[slot] == key) {
                return targets[slot];
            }
        }
        return 0;
    }

    private void put(int node, int number, int target) {
        if (edges * 2 >= keys.length) {
            long[] oldKeys = keys;
            int[] oldTargets = targets;
            keys = new long[oldKeys.length * 2];
            targets = new int[oldKeys.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    insert(oldKeys[i], oldTargets[i]);
                }
            }
        }
        insert(((long) node << 32 | number) + 1, target);
        edges++;
    }

    private void insert(long key, int target) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != 0) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        targets[slot] = target;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}
