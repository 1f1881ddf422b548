package entente.resolve;

import java.util.Set;

/** "It is clear that", "it seems", "it was raining": an it that is nobody. */
final class Expletives {

    private static final Set<String> SEEMING = Set.of(
            "seem", "appear", "happen", "rain", "snow", "turn", "look", "take", "remain", "matter", "follow", "emerge");

    private Expletives() {}

    static boolean isExpletive(Tree tree, int token) {
        if (tree.is(token, "expl")) {
            return true;
        }
        if (!tree.token(token).deprel().startsWith("nsubj")) {
            return tree.is(token, "obj") && tree.child(tree.head(token), "ccomp", "xcomp") > 0;
        }
        int predicate = tree.head(token);
        if (predicate == 0) {
            return false;
        }
        boolean clause = tree.child(predicate, "csubj", "ccomp", "advcl", "csubj:pass", "acl", "acl:relcl") > 0;
        boolean copula = tree.child(predicate, "cop") > 0;
        if (SEEMING.contains(tree.token(predicate).lemma())) {
            return true;
        }
        return copula && (clause || !tree.token(predicate).upos().equals("NOUN") && tree.child(predicate, "xcomp") > 0);
    }
}
