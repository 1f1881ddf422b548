package entente.ledger;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.CodedDocument;
import entente.model.Participant;
import entente.model.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The codes under which participants are counted.
 *
 * <p>A state, an organisation, and whoever holds office in one count under its code; a plural actor under the codes of its members.
 * Others of a country, rebels or protesters, are parties of their own and count under the country's code with their sector:
 * {@code PHL/REB}. So a truce between a government and its rebels has two sides, and a country's critics do not speak for it.
 */
public final class Parties {

    /** Sectors that act for their country (PLOVER 2021, section 7). */
    private static final Set<String> OFFICIAL = Set.of("GOV", "MIL", "JUD", "LEG", "COP", "SPY");

    private Parties() {}

    static SortedSet<String> codes(CodedDocument coded, List<Participant> participants) {
        Map<String, Actor> actors = coded.actors().stream().collect(Collectors.toMap(Actor::id, Function.identity()));
        SortedSet<String> codes = new TreeSet<>();
        for (Participant participant : participants) {
            collect(participant.actor(), actors, codes, new HashSet<>());
        }
        return codes;
    }

    private static void collect(String id, Map<String, Actor> actors, SortedSet<String> codes, Set<String> seen) {
        Actor actor = actors.get(id);
        if (actor == null || !seen.add(id)) {
            return;
        }
        Optional<String> code = code(actor);
        if (code.isPresent()) {
            codes.add(code.get().replace('|', '/'));
        } else {
            actor.members().forEach(member -> collect(member, actors, codes, seen));
        }
    }

    /** Codes of those whom a stretch of text names, in its order, each once. */
    static List<String> named(CodedDocument coded, Span stretch) {
        TreeMap<Integer, Actor> found = new TreeMap<>();
        for (Actor actor : coded.actors()) {
            for (ActorMention mention : actor.mentions()) {
                if (stretch.covers(mention.evidence().span())) {
                    found.putIfAbsent(mention.evidence().span().start(), actor);
                    break;
                }
            }
        }
        return found.values().stream()
                .flatMap(actor -> code(actor).stream())
                .map(code -> code.replace('|', '/'))
                .distinct()
                .toList();
    }

    /** The code of one actor, empty where neither country nor organisation is known. */
    public static Optional<String> code(Actor actor) {
        if (actor.kind() == ActorKind.STATE
                || actor.organisation().isPresent()
                || actor.sectors().isEmpty()
                || actor.sectors().stream().anyMatch(OFFICIAL::contains)) {
            return actor.code();
        }
        return actor.code().map(code -> code + "/" + actor.sectors().getFirst());
    }

    /** The country or organisation of a party: "PHL" of "PHL/REB". */
    public static String country(String party) {
        int slash = party.indexOf('/');
        return slash < 0 ? party : party.substring(0, slash);
    }
}
