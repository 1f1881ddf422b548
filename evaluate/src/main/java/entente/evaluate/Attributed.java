package entente.evaluate;

import entente.model.Document;
import entente.model.Span;
import java.util.List;

/**
 * A text whose attributions are marked by hand.
 *
 * @param name of the annotation: a text that two people have marked comes twice
 */
record Attributed(String name, Document document, List<Attribution> attributions) {

    /**
     * Who is cited, by which words, for what. Each may stand in several stretches, in the order of the text.
     *
     * @param source empty where nobody is given
     */
    record Attribution(List<Span> source, List<Span> cue, List<Span> content) {
        Attribution {
            source = source.stream().sorted().toList();
            cue = cue.stream().sorted().toList();
            content = content.stream().sorted().toList();
        }
    }

    Attributed {
        attributions = List.copyOf(attributions);
    }
}
