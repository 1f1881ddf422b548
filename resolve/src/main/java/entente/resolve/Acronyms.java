package entente.resolve;

import entente.resolve.Registry.NameKind;
import entente.resolve.Registry.Named;
import java.util.List;

/** Learns from a document the short names that it puts in brackets: "Collective Security Treaty Organization (CSTO)". */
final class Acronyms {

    private Acronyms() {}

    /** The short names of this document for what the registry knows by its long name only. */
    static NameIndex<Named> learn(List<Tree> trees, Registry registry) {
        NameIndex<Named> learned = new NameIndex<>(true);
        for (Tree tree : trees) {
            Words words = Words.of(tree.formsInOrder());
            for (int id = 3; id < tree.size(); id++) {
                if (!isBracketed(tree, id)) {
                    continue;
                }
                String acronym = tree.form(id);
                for (int i = 0; i < words.size() && words.token(i) < id - 1; i++) {
                    NameIndex.Match<Named> match = registry.names().longest(words, i);
                    if (match != null
                            && words.token(match.last()) == id - 2
                            && abbreviates(acronym, words, i, match.last())) {
                        learned.add(acronym, new Named(match.values().getFirst().entity(), NameKind.ACRONYM));
                        break;
                    }
                }
            }
        }
        return learned;
    }

    private static boolean isBracketed(Tree tree, int id) {
        String form = tree.form(id);
        return form.length() >= 2
                && form.length() <= 10
                && Character.isUpperCase(form.charAt(0))
                && Character.isUpperCase(form.charAt(1))
                && List.of("(", "-LRB-").contains(tree.form(id - 1))
                && List.of(")", "-RRB-").contains(tree.form(id + 1));
    }

    /** Whether the letters of the acronym begin words of the name, in order, the first word among them. */
    private static boolean abbreviates(String acronym, Words words, int first, int last) {
        int at = first;
        boolean begins = false;
        for (char letter : acronym.toLowerCase(java.util.Locale.ROOT).toCharArray()) {
            while (at <= last && words.lower(at).charAt(0) != letter) {
                at++;
            }
            if (at > last) {
                return false;
            }
            begins |= at == first;
            at++;
        }
        return begins;
    }
}
