package entente.resolve;

import java.util.Set;

/** Tells a place from an actor by what stands before the name. */
final class Places {

    private static final Set<String> AT = Set.of(
            "in",
            "at",
            "near",
            "inside",
            "outside",
            "across",
            "throughout",
            "around",
            "within",
            "off",
            "along",
            "through",
            "over",
            "via",
            "into",
            "onto",
            "in front of",
            "beyond",
            "north",
            "south",
            "east",
            "west");

    static final Set<String> PLACE_NOUNS = WordSets.of("place nouns");

    private Places() {}

    /** "in Brussels", "the capital, Bishkek": where something is, and nobody who acts. */
    static boolean isPlaceOnly(Tree tree, NounPhrase phrase) {
        int head = phrase.head();
        if (tree.is(head, "appos")) {
            int explained = tree.head(head);
            return PLACE_NOUNS.contains(tree.token(explained).lemma());
        }
        int before = phrase.first() - 1;
        if (tree.lowerOr(before).equals(",") && PLACE_NOUNS.contains(tree.lowerOr(before - 1))) {
            return true;
        }
        return isPlace(tree, head);
    }

    /** "along with Russia" */
    private static boolean isAlongWith(Tree tree, int head) {
        for (int child : tree.children(head)) {
            if (child < head && tree.lower(child).equals("with")) {
                return true;
            }
        }
        return tree.lowerOr(head - 1).equals("with");
    }

    /** Whether a noun stands in a phrase of place. */
    static boolean isPlace(Tree tree, int head) {
        String role = tree.role(head);
        if (!role.startsWith("obl") && !role.startsWith("nmod") || role.equals("nmod:poss")) {
            return false;
        }
        return AT.contains(tree.preposition(head)) && !isAlongWith(tree, head);
    }
}
