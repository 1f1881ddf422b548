package entente.export;

import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.Finding;
import entente.model.Relation;
import entente.model.Statement;
import entente.store.RecordKind;
import java.util.Map;
import java.util.Optional;

/**
 * What a row is made from.
 *
 * @param finding empty in a table of documents
 * @param actors of the document by id
 */
record Row(RecordKind kind, CodedDocument coded, Optional<Finding> finding, Map<String, Actor> actors) {

    Event event() {
        return (Event) finding.orElseThrow();
    }

    Statement statement() {
        return (Statement) finding.orElseThrow();
    }

    Relation relation() {
        return (Relation) finding.orElseThrow();
    }

    Actor actor(String id) {
        Actor actor = actors.get(id);
        if (actor == null) {
            throw new IllegalStateException("document %s speaks of an actor %s that it does not have"
                    .formatted(coded.document().id(), id));
        }
        return actor;
    }
}
