package entente.cli;

import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.EventDate;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Modality;
import entente.model.Participant;
import entente.model.Relation;
import entente.model.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings in one line each, the same on every view. */
final class Lines {

    private static final int MOST_WORDS = 160;

    private Lines() {}

    /** "AGREE  CSTO → NATO · 2003-11-19 · Bishkek": absent fields are left out. */
    static String event(CodedDocument coded, Event event) {
        StringBuilder line = new StringBuilder(parties(coded, event.actors()));
        if (!event.recipients().isEmpty()) {
            line.append(" → ").append(parties(coded, event.recipients()));
        }
        event.modes().forEach(mode -> line.append(" · ").append(mode));
        if (event.modality() != Modality.ASSERTED) {
            line.append(" · ").append(event.modality().code());
        }
        event.date().ifPresent(when -> line.append(" · ").append(date(when)));
        event.place().ifPresent(where -> line.append(" · ").append(where.name()));
        return line.toString();
    }

    private static String date(Event.When when) {
        String value = when.date().value();
        boolean inferred = when.ground() instanceof Ground.Inferred;
        boolean vague = when.date().precision() != EventDate.Precision.DAY;
        return inferred && vague ? value + "?" : value;
    }

    /** Codes where they are known, words where not; several are joined. "—" for nobody. */
    static String parties(CodedDocument coded, List<Participant> participants) {
        return participants.isEmpty()
                ? "—"
                : participants.stream().map(one -> party(coded, one)).distinct().collect(Collectors.joining(", "));
    }

    private static String party(CodedDocument coded, Participant participant) {
        Optional<Actor> actor = actor(coded, participant.actor());
        String words = actor.map(Actor::name).orElse(participant.evidence().text());
        Optional<String> code = actor.flatMap(Actor::code);
        if (code.isEmpty() || code.get().equals(words)) {
            return code.orElse(words);
        }
        return switch (actor.orElseThrow().kind()) {
            case STATE, IGO, ALLIANCE -> code.get();
            case NGO, COMPANY, PERSON, GROUP, UNNAMED, UNKNOWN -> code.get() + " (" + words + ")";
        };
    }

    static Optional<Actor> actor(CodedDocument coded, String id) {
        return coded.actors().stream().filter(actor -> actor.id().equals(id)).findFirst();
    }

    /** "Robert Pszczel (NATO): “…”"; of an attitude its word, and nothing in quotation marks: "Minsk (BLR) wants: to leave". */
    static String statement(CodedDocument coded, Statement statement) {
        String who = statement.source().map(source -> who(coded, source)).orElse("nobody named");
        String within = statement.within().isPresent() ? " (as told by another)" : "";
        String addressee =
                statement.addressee().map(to -> " to " + to.evidence().text()).orElse("");
        if (!statement.kind().isWords()) {
            return who + within + " " + statement.cue().map(Evidence::text).orElse("") + ": "
                    + shortened(statement.content().text());
        }
        return who + addressee + within + ": " + quoted(statement.content().text());
    }

    /** In quotation marks, but for words that bring their own. */
    private static String quoted(String words) {
        String shown = shortened(words);
        return "\"“‘'".indexOf(shown.charAt(0)) >= 0 ? shown : "“" + shown + "”";
    }

    private static String who(CodedDocument coded, Participant source) {
        Optional<Actor> actor = actor(coded, source.actor());
        String name = actor.map(Actor::name).orElse(source.evidence().text());
        return actor.flatMap(Actor::code)
                .filter(code -> !code.equals(name))
                .map(code -> name + " (" + code + ")")
                .orElse(name);
    }

    static String relation(CodedDocument coded, Relation relation) {
        String subject = name(coded, relation.subject());
        Optional<String> object = relation.object().map(id -> name(coded, id));
        return relation.office()
                .map(office -> subject + ": " + office.text()
                        + object.map(of -> " (" + of + ")").orElse(""))
                .orElseGet(() -> subject + " " + relation.type().replace('_', ' ') + " " + object.orElse("—"));
    }

    private static String name(CodedDocument coded, String actor) {
        return actor(coded, actor).map(Actor::name).orElse(actor);
    }

    static String shortened(String words) {
        String oneLine = words.replaceAll("\\s+", " ").strip();
        if (oneLine.length() <= MOST_WORDS) {
            return oneLine;
        }
        int cut = oneLine.lastIndexOf(' ', MOST_WORDS);
        return oneLine.substring(0, cut > 0 ? cut : MOST_WORDS) + " …";
    }
}
