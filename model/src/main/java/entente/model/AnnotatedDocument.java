package entente.model;

import java.util.List;

/**
 * A document with its sentences: what the reader makes.
 *
 * @param sentences in the order of the text
 * @param reader name and version of what annotated it; part of the coder's name in every record
 * @param tellsFrames whether the reader looks for frames, so that a sentence without any says something
 */
public record AnnotatedDocument(Document document, List<Sentence> sentences, String reader, boolean tellsFrames) {
    public AnnotatedDocument {
        sentences = List.copyOf(sentences);
    }

    /** By a reader that knows nothing of frames. */
    public AnnotatedDocument(Document document, List<Sentence> sentences, String reader) {
        this(document, sentences, reader, false);
    }
}
