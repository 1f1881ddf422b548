package entente.ledger;

import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Participant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The codes under which participants are counted.
 *
 * <p>A state, an organisation, and whoever holds office in one count under its code; a plural actor under the codes of its members.
 * Others of a country, rebels or protesters, are parties of their own and count under the country's code with their sector:
 * {@code PHL.REB}. So a truce between a government and its rebels has two sides, and a country's critics do not speak for it.
 */
final class Parties {

    private static final Set<String> OFFICIAL = Set.of("GOV", "MIL", "JUD", "LEG", "COP", "SPY");

    private Parties() {}

    static SortedSet<String> codes(CodedDocument coded, List<Participant> participants) {
        Map<String, Actor> actors = coded.actors().stream().collect(Collectors.toMap(Actor::id, Function.identity()));
        SortedSet<String> codes = new TreeSet<>();
        for (Participant participant : participants) {
            Actor actor = actors.get(participant.actor());
            if (actor == null) {
                continue;
            }
            actor.code()
                    .ifPresentOrElse(
                            codes::add,
                            () -> actor.members().stream()
                                    .map(actors::get)
                                    .filter(Objects::nonNull)
                                    .flatMap(member -> member.code().stream())
                                    .forEach(codes::add));
        }
        return codes;
    }

    private static Optional<String> code(Actor actor) {
        boolean official = actor.sectors().isEmpty() || actor.sectors().stream().anyMatch(OFFICIAL::contains);
        return official || actor.organisation().isPresent()
                ? actor.code()
                : actor.code().map(code -> code + "." + actor.sectors().getFirst());
    }
}
