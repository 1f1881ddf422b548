package entente.model;

import java.util.List;

/**
 * A document with its sentences: what the reader makes.
 *
 * @param sentences in the order of the text
 * @param reader name and version of what annotated it; part of the coder's name in every record
 */
public record AnnotatedDocument(Document document, List<Sentence> sentences, String reader) {
    public AnnotatedDocument {
        sentences = List.copyOf(sentences);
    }
}
