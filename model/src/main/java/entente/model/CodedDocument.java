package entente.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that the record holds of one document.
 *
 * @param codebook identifier and version: "PLOVER-2021"
 * @param coder name, version and reader: "entente/0.1.0+corenlp-4.5.10"
 * @param sentences where the sentences stand
 */
public record CodedDocument(
        Document document,
        String codebook,
        String coder,
        List<Span> sentences,
        List<Actor> actors,
        List<Event> events,
        List<Statement> statements,
        List<Relation> relations,
        List<Conflict> conflicts) {

    public CodedDocument {
        sentences = List.copyOf(sentences);
        actors = List.copyOf(actors);
        events = List.copyOf(events);
        statements = List.copyOf(statements);
        relations = List.copyOf(relations);
        conflicts = List.copyOf(conflicts);
    }

    /** Events, statements, relations, each in the order of the text. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(events);
        findings.addAll(statements);
        findings.addAll(relations);
        return List.copyOf(findings);
    }
}
