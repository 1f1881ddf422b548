package entente.model;

import java.util.List;

/**
 * An annotated document with its actors, dates and places: what the resolver makes, and only the resolver.
 *
 * @param actors in the order of first mention
 * @param dates in the order of the text
 * @param places in the order of the text
 * @param relations that a noun phrase alone tells: offices held, memberships listed
 * @param conflicts between what the text says of an actor and what the registry knows
 */
public record ResolvedDocument(
        AnnotatedDocument annotated,
        List<Actor> actors,
        List<DateMention> dates,
        List<PlaceMention> places,
        List<Relation> relations,
        List<Conflict> conflicts) {

    public ResolvedDocument {
        actors = List.copyOf(actors);
        dates = List.copyOf(dates);
        places = List.copyOf(places);
        relations = List.copyOf(relations);
        conflicts = List.copyOf(conflicts);
    }

    public Document document() {
        return annotated.document();
    }
}
