package entente.resolve;

import java.util.Set;

/** "It is clear that", "it seems", "it was raining": an it that is nobody. */
final class Expletives {

    private static final Set<String> SEEMING = WordSets.of("seeming verbs");

    private static final Set<String> ACTORS = WordSets.of("acting nouns");

    private Expletives() {}

    static boolean isExpletive(Tree tree, int token) {
        if (tree.is(token, "expl")) {
            return true;
        }
        if (!tree.token(token).deprel().startsWith("nsubj")) {
            return tree.is(token, "obj");
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
        if (copula && tree.token(predicate).upos().equals("NOUN")) {
            // "It is quite a warm relationship": what it is, is no actor.
            return !ACTORS.contains(tree.token(predicate).lemma());
        }
        return copula && (clause || !tree.token(predicate).upos().equals("NOUN") && tree.child(predicate, "xcomp") > 0);
    }
}
