package entente.store;

import entente.json.FindingKind;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What findings a view shows. All that is given must hold; of several values of one field, one must.
 *
 * @param text words of the document, as {@link Search} reads them
 * @param actor key of somebody in any part, or a part of a name; with {@code with}, the first of a pair
 * @param with key of the second of a pair
 * @param direction of the pair; empty for both
 * @param types of events and relations; "direct", "indirect", "mixed", "attitude" of statements
 * @param since first day, of the act or else of the report
 * @param saidBy key of the speaker, or a part of a name
 * @param about key of whom a statement is about, or a part of a name
 * @param stance of the statement, "unclear" where none could be told
 * @param place name of the place of an act
 * @param document digest of a document
 */
public record Filter(
        Optional<String> text,
        Optional<String> actor,
        Optional<String> with,
        Optional<Direction> direction,
        Set<FindingKind> kinds,
        SortedSet<String> types,
        SortedSet<String> modalities,
        SortedSet<String> sourceKinds,
        SortedSet<String> outlets,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        Optional<String> saidBy,
        Optional<String> about,
        Optional<String> stance,
        Optional<String> place,
        Optional<String> document) {

    /** Of a pair: the first towards the second, or back. Acts of both together are in either. */
    public enum Direction {
        THERE,
        BACK
    }

    public static final Filter ALL = new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Collections.emptySortedSet(),
            Collections.emptySortedSet(),
            Collections.emptySortedSet(),
            Collections.emptySortedSet(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Filter {
        kinds = Set.copyOf(kinds);
        types = copy(types);
        modalities = copy(modalities);
        sourceKinds = copy(sourceKinds);
        outlets = copy(outlets);
        if (with.isPresent() && actor.isEmpty()) {
            throw new IllegalArgumentException("a pair needs two actors, got only \"%s\"".formatted(with.get()));
        }
        if (direction.isPresent() && with.isEmpty()) {
            throw new IllegalArgumentException("a direction is that of a pair, and only one actor is named");
        }
    }

    /** Whether anything is asked of findings, and not of documents alone. */
    public boolean asksForFindings() {
        return actor.isPresent()
                || !kinds.isEmpty()
                || !types.isEmpty()
                || !modalities.isEmpty()
                || !sourceKinds.isEmpty()
                || saidBy.isPresent()
                || about.isPresent()
                || stance.isPresent()
                || place.isPresent();
    }

    /** What passed between two keys, in either direction. */
    public static Filter between(String first, String second) {
        return new Filter(
                Optional.empty(),
                Optional.of(first),
                Optional.of(second),
                Optional.empty(),
                Set.of(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Filter withKinds(Set<FindingKind> others) {
        return new Filter(
                text,
                actor,
                with,
                direction,
                others,
                types,
                modalities,
                sourceKinds,
                outlets,
                since,
                until,
                saidBy,
                about,
                stance,
                place,
                document);
    }

    /** Narrowed to one type with one modality. */
    public Filter withType(String type, String modality) {
        return new Filter(
                text,
                actor,
                with,
                direction,
                kinds,
                new TreeSet<>(Set.of(type)),
                new TreeSet<>(Set.of(modality)),
                sourceKinds,
                outlets,
                since,
                until,
                saidBy,
                about,
                stance,
                place,
                document);
    }

    private static SortedSet<String> copy(SortedSet<String> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
