package entente.evaluate;

import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Participant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The codes of an event's parties, in the fashions of the sets that we are held against. */
final class PartyCodes {

    private PartyCodes() {}

    /**
     * @param fashion the code of an actor; an empty one is left out
     * @param nobody stands for parties of which none has a code; empty for no code at all
     */
    static SortedSet<String> of(
            CodedDocument coded, List<Participant> participants, Function<Actor, String> fashion, String nobody) {
        SortedSet<String> codes = new TreeSet<>();
        for (Participant participant : participants) {
            actor(coded, participant)
                    .map(fashion)
                    .filter(code -> !code.isEmpty())
                    .ifPresent(codes::add);
        }
        if (codes.isEmpty() && !nobody.isEmpty()) {
            codes.add(nobody);
        }
        return codes;
    }

    static Optional<Actor> actor(CodedDocument coded, Participant participant) {
        return coded.actors().stream()
                .filter(actor -> actor.id().equals(participant.actor()))
                .findFirst();
    }

    /** Country or organisation with the first sector, as PETRARCH strings them together. */
    static String petrarch(Actor actor) {
        String sector = actor.sectors().isEmpty() ? "" : actor.sectors().getFirst();
        return actor.country()
                .or(actor::organisation)
                .map(code -> code + sector)
                .orElse("---");
    }

    /** PLOVER's country field: ISO 3166, or the code of the kind of international body. */
    static String plover(Actor actor) {
        if (actor.country().isPresent()) {
            return actor.country().get();
        }
        return switch (actor.organisation().orElse("")) {
            case "" -> "";
            case "UN" -> "UNO";
            case "EU" -> "EUR";
            default ->
                switch (actor.kind()) {
                    case NGO -> "NGO";
                    case COMPANY -> "MNC";
                    case STATE, IGO, ALLIANCE, PERSON, GROUP, UNNAMED, UNKNOWN -> "IGO";
                };
        };
    }
}
