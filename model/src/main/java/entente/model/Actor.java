package entente.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who acts, speaks, or is acted upon in one document, as it was on the document's date.
 *
 * @param id unique in the document: "a1", "a2" … in the order of first mention
 * @param name the fullest name the document or the registry gives: "Askar Aitmatov", "NATO"; the words themselves where nothing
 *     better is known
 * @param country ISO 3166 alpha-3 (and KOS), as of the document's date
 * @param organisation usual short name of the organisation it is, or speaks or acts for: "NATO"
 * @param sectors PLOVER sectors, the primary one first
 * @param office as the text gives it: "foreign minister"
 * @param external identifiers by system: "cow", "gw", "wikidata", "registry"
 * @param members ids of the actors that a plural or collective actor consists of, where the text or the registry says
 * @param grounds by field name ("country", "organisation", "office", "sectors", "kind"): what the field rests on; of an unnamed
 *     source also "anonymity": the words that say that the name is kept back, or why
 * @param mentions in the order of the text, at least one
 */
public record Actor(
        String id,
        String name,
        ActorKind kind,
        Optional<String> country,
        Optional<String> organisation,
        List<String> sectors,
        Optional<String> office,
        SortedMap<String, String> external,
        List<String> members,
        SortedMap<String, Ground> grounds,
        List<ActorMention> mentions) {

    public Actor {
        country.ifPresent(code -> {
            if (!code.matches("[A-Z]{3}")) {
                throw new IllegalArgumentException(
                        "actor %s (%s): a country is three capital letters, got \"%s\"".formatted(id, name, code));
            }
        });
        sectors = List.copyOf(sectors);
        external = Collections.unmodifiableSortedMap(new TreeMap<>(external));
        members = List.copyOf(members);
        grounds = Collections.unmodifiableSortedMap(new TreeMap<>(grounds));
        mentions = List.copyOf(mentions);
        if (mentions.isEmpty()) {
            throw new IllegalArgumentException("actor %s (%s) is mentioned nowhere".formatted(id, name));
        }
    }

    /** Country and organisation as one word for tables: "NATO", "KGZ"; empty where neither is known. */
    public Optional<String> code() {
        return organisation.or(this::country);
    }
}
