package entente.ledger;

import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Participant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The codes under which participants are counted: a state's, an organisation's, or those of a plural actor's members. */
final class Parties {

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
}
