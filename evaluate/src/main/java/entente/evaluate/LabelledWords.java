package entente.evaluate;

import entente.model.Span;

/** Where words that a label names in one form of a text stand in another: below a title, or with its lines joined. */
final class LabelledWords {

    private static final int BEGINNING = 30;

    private LabelledWords() {}

    /** The span of the same words, told from others like them by how often they came before; the label's own span where they are lost. */
    static Span in(String kept, String labelled, Span span) {
        String words = span.in(labelled);
        int body = Math.max(0, kept.indexOf(labelled.substring(0, Math.min(BEGINNING, labelled.length()))));
        int before = 0;
        for (int at = labelled.indexOf(words); at >= 0 && at < span.start(); at = labelled.indexOf(words, at + 1)) {
            before++;
        }
        int found = kept.indexOf(words, body);
        for (int i = 0; i < before && found >= 0; i++) {
            found = kept.indexOf(words, found + 1);
        }
        return found < 0 ? span : new Span(found, found + words.length());
    }
}
