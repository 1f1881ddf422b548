package entente.json;

import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Event;
import entente.model.Finding;
import entente.model.Relation;
import entente.model.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sheets that lie over a text, each by itself: what a document says of itself, what was coded in it, and each finding.
 * For a store that keeps the text and the findings in columns of their own. The keys are those of the coded document.
 */
public final class Sheets {

    private Sheets() {}

    /** A document without its text and the time of fetching. */
    public static String document(Document document) {
        return CodedDocuments.json(pen -> pen.document(document));
    }

    /**
     * The document of {@link #document(Document)}, with its text and the time of fetching.
     *
     * @throws MalformedCodedDocument if the text does not have the digest that the sheet names, or the sheet is broken
     */
    public static Document document(String sheet, String text, Optional<Instant> fetched) {
        return Reader.document(CodedDocuments.parse(sheet), text, fetched);
    }

    /** Codebook, coder, sentences, actors and conflicts: a coding without its document and its findings. */
    public static String coding(CodedDocument coded) {
        return CodedDocuments.json(pen -> pen.sheet(coded));
    }

    /** The coded document that {@link #coding(CodedDocument)} and its findings were taken from. */
    public static CodedDocument coded(String sheet, Document document, List<? extends Finding> findings) {
        List<Event> events = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (Finding finding : findings) {
            switch (finding) {
                case Event event -> events.add(event);
                case Statement statement -> statements.add(statement);
                case Relation relation -> relations.add(relation);
            }
        }
        return Reader.coded(CodedDocuments.parse(sheet), document, events, statements, relations);
    }

    public static String finding(Finding finding) {
        return CodedDocuments.json(pen -> pen.finding(finding));
    }

    /** @throws MalformedCodedDocument if {@code json} is no finding of this kind */
    public static Finding finding(FindingKind kind, String json) {
        return CodedDocuments.parse(json).made(field -> Reader.finding(kind, field));
    }
}
