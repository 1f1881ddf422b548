package entente.code;

import entente.code.Cast.Named;
import entente.model.Frame;
import entente.model.Span;
import entente.model.Token;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a speaker stands to an actor that the words name, where a word of {@code stances.tsv} shows it; else nothing. */
final class Stances {

    private final Map<String, String> stances = new HashMap<>();

    Stances() {
        for (WordList.Line line : WordList.read("stances.tsv", "word", "place", "stance")) {
            if (!Set.of("object", "subject", "predicate", "act").contains(line.get(1))) {
                throw line.wrong("object, subject, predicate or act", line.get(1));
            }
            if (!Set.of("favourable", "opposed", "neutral", "mixed").contains(line.get(2))) {
                throw line.wrong("favourable, opposed, neutral or mixed", line.get(2));
            }
            stances.put(line.get(0) + " " + line.get(1), line.get(2));
        }
    }

    /** What the saying itself does to the actor: "accused Minsk of", where the reader sees an act of that type at the cue. */
    Optional<String> byAct(Tree tree, Named named, Span cue) {
        for (Frame frame : tree.sentence().frames()) {
            if (frame.kind() == Frame.Kind.EVENT
                    && frame.predicate() <= tree.tokens().size()
                    && cue.overlaps(tree.token(frame.predicate()).span())) {
                for (Frame.Role role : frame.roles()) {
                    boolean hit = role.name().equals("recipient")
                            && role.first() <= named.mention().head()
                            && named.mention().head() <= role.last();
                    if (hit) {
                        return Optional.ofNullable(stances.get(frame.type().orElse("") + " act"));
                    }
                }
            }
        }
        return Optional.empty();
    }

    Optional<String> of(Tree tree, Named named) {
        Token head = tree.token(named.mention().head());
        if (head.head() == 0) {
            return Optional.empty();
        }
        Token governor = tree.token(head.head());
        String place = null;
        if (Tree.isRelated(head, "nsubj") && tree.child(governor, "cop").isPresent()) {
            place = "predicate";
        } else if (head.deprel().equals("nsubj")) {
            place = "subject";
        } else if (Tree.isRelated(head, "obj", "nsubj:pass")) {
            place = "object";
        }
        if (place == null || isDenied(tree, governor)) {
            return Optional.empty();
        }
        return Optional.ofNullable(stances.get(Tree.lemma(governor) + " " + place));
    }

    private static boolean isDenied(Tree tree, Token governor) {
        return tree.hasChild(
                governor,
                child -> Set.of("not", "n't", "never", "no").contains(tree.lower(child))
                        || Set.of("if", "whether").contains(tree.lower(child))
                        || Set.of("would", "could", "might", "may", "should").contains(tree.lower(child)));
    }
}
