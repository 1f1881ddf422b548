package entente.code;

import java.util.Set;
import java.util.TreeMap;

/** Sets of words that a scholar may want to read or change, by name: the table {@code word-sets.tsv}. */
final class WordSets {

    private static final TreeMap<String, Set<String>> SETS = read();

    private WordSets() {}

    /**
     * The words of a set.
     *
     * @throws RuleException if the table has no such set
     */
    static Set<String> of(String name) {
        Set<String> words = SETS.get(name);
        if (words == null) {
            throw new RuleException("word-sets.tsv: expected a set \"%s\", found %s. Give it back its name."
                    .formatted(name, SETS.keySet()));
        }
        return words;
    }

    private static TreeMap<String, Set<String>> read() {
        TreeMap<String, Set<String>> sets = new TreeMap<>();
        for (WordList.Line line : WordList.read("word-sets.tsv", "set", "words", "what")) {
            sets.put(line.get(0), Set.of(line.get(1).split(", ")));
        }
        return sets;
    }
}
