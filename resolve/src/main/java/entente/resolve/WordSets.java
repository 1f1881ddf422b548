package entente.resolve;

import java.util.Set;
import java.util.TreeMap;

/** Sets of words that a scholar may want to read or change, by name: the table {@code word-sets.tsv}. */
final class WordSets {

    private static final TreeMap<String, Set<String>> SETS = read();

    private WordSets() {}

    /**
     * The words of a set.
     *
     * @throws IllegalStateException if the table has no such set
     */
    static Set<String> of(String name) {
        Set<String> words = SETS.get(name);
        if (words == null) {
            throw new IllegalStateException("word-sets.tsv: expected a set \"%s\", found %s. Give it back its name."
                    .formatted(name, SETS.keySet()));
        }
        return words;
    }

    private static TreeMap<String, Set<String>> read() {
        TreeMap<String, Set<String>> sets = new TreeMap<>();
        for (Table.Row row : Table.load("word-sets.tsv").rows()) {
            sets.put(row.get("set"), Set.copyOf(row.list("words", ",")));
        }
        return sets;
    }
}
