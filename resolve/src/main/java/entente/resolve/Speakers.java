package entente.resolve;

import entente.model.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the token that names the speaker of a quoted word, by the verb of saying beside the quotation. */
final class Speakers {

    private static final Set<String> CUES = WordSets.of("speaking verbs");

    /** A word of the document. */
    record Place(int sentence, int token) {}

    private Speakers() {}

    /** The head of the subject of the nearest verb of saying outside the quotation that {@code token} stands in. */
    static Optional<Place> of(List<Tree> trees, int sentence, int token) {
        int paragraph = trees.get(sentence).sentence().paragraph();
        List<Integer> order = new ArrayList<>(List.of(sentence));
        for (int i = sentence + 1; i < trees.size() && paragraph(trees, i) == paragraph; i++) {
            order.add(i);
        }
        for (int i = sentence - 1; i >= 0 && paragraph(trees, i) == paragraph; i--) {
            order.add(i);
        }
        for (int i = sentence - 1; i >= Math.max(0, sentence - 4); i--) {
            if (paragraph(trees, i) == paragraph - 1) {
                order.add(i);
            }
        }
        for (int candidate : order) {
            Optional<Place> subject = subject(trees.get(candidate));
            if (subject.isPresent()) {
                return subject;
            }
        }
        return Optional.empty();
    }

    private static int paragraph(List<Tree> trees, int index) {
        Sentence sentence = trees.get(index).sentence();
        return sentence.paragraph();
    }

    private static Optional<Place> subject(Tree tree) {
        for (int id = 1; id <= tree.size(); id++) {
            if (!tree.isVerb(id)
                    || tree.isQuoted(id)
                    || !CUES.contains(tree.token(id).lemma())) {
                continue;
            }
            int subject = tree.child(id, "nsubj");
            if (subject > 0 && !tree.isQuoted(subject)) {
                return Optional.of(new Place(tree.index(), subject));
            }
        }
        return Optional.empty();
    }
}
