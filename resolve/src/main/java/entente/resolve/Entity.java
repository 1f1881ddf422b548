package entente.resolve;

import entente.model.ActorKind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that the registry knows: a state, an organisation, a body, a party, an armed group.
 *
 * @param id unique in the registry: "state:RUS", "org:NATO", "group:hamas"
 * @param type its table's word for what it is: state, alliance, igo, body, programme, bloc, institution, ngo, company, media,
 *     party, armed
 * @param name for display
 * @param country ISO 3166 alpha-3 that codes it, where it has one
 * @param organisation usual short name that codes it: its own, or for a body or programme its parent's
 * @param sectors PLOVER sectors, the primary one first
 * @param parent id of what it is part of, or folds into
 * @param from first year, where known
 * @param to last year, where it has ended
 * @param external codes elsewhere: cow, cow_number, gw, wikidata
 * @param source of the row
 */
public record Entity(
        String id,
        String type,
        ActorKind kind,
        String name,
        Optional<String> country,
        Optional<String> organisation,
        List<String> sectors,
        Optional<String> parent,
        Optional<Integer> from,
        Optional<Integer> to,
        SortedMap<String, String> external,
        String source) {

    public Entity {
        sectors = List.copyOf(sectors);
        external = Collections.unmodifiableSortedMap(new TreeMap<>(external));
    }

    boolean isState() {
        return kind == ActorKind.STATE;
    }

    /** A region or a people at large: no actor that a code could stand for. */
    boolean isRegion() {
        return type.equals("region");
    }

    /** Whether the registry says that it existed in that year; no year given means it did. */
    public boolean existsIn(int year) {
        return from.map(first -> first <= year).orElse(true)
                && to.map(last -> year <= last).orElse(true);
    }
}
