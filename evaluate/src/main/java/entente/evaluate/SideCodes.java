package entente.evaluate;

import entente.model.Actor;
import entente.model.ActorKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The codes of actors as the labels write them, so that ours can be held against them: organisations in capitals without blanks,
 * companies and NGOs by their home state.
 */
final class SideCodes {

    static final String NONE = "-";

    /** NGOs that the labels code by a name of their own. */
    private static final Set<String> OWN = Set.of("ICRC");

    private static final Map<String, String> OTHERWISE = Map.of("AL", "ARABLEAGUE", "GLOBALCOALITION", "COALITION");

    private SideCodes() {}

    static String labelled(GoldDocument.GoldMention mention) {
        String code = mention.code().orElse(NONE);
        if (code.startsWith("NGO") || code.startsWith("MNC")) {
            return code.length() > 4 ? code.substring(4) : NONE;
        }
        return code;
    }

    static String ours(Optional<Actor> actor) {
        return actor.flatMap(SideCodes::code)
                .map(code -> code.toUpperCase(Locale.ROOT).replace(" ", ""))
                .map(code -> OTHERWISE.getOrDefault(code, code))
                .orElse(NONE);
    }

    private static Optional<String> code(Actor actor) {
        boolean home = actor.kind() == ActorKind.COMPANY || actor.kind() == ActorKind.NGO;
        boolean own = actor.organisation().map(OWN::contains).orElse(false);
        return home && !own ? actor.country() : actor.code();
    }
}
