package entente.annotate;

import entente.model.AnnotatedDocument;
import entente.model.Document;

/**
 * Makes sentences, tokens, trees, mentions and frames of a document.
 *
 * <p>An annotator is a pure function of the document: the same document gives the same sheet, alone or among others, from one
 * thread or many. Implementations are safe for use by several threads at once.
 */
public interface Annotator extends AutoCloseable {

    /** A document with nothing to read in it gives an annotated document without sentences. */
    AnnotatedDocument annotate(Document document);

    /** Name and version, as it stands in every record: "corenlp-4.5.10". */
    String name();

    @Override
    void close();
}
