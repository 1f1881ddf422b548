package entente.model;

import java.util.Locale;

/**
 * A place where an actor is named.
 *
 * @param evidence the whole noun phrase that names it, without relative clauses or trailing appositions
 * @param sentence index of its sentence
 * @param head id of its head token in that sentence
 * @param how by what kind of words
 */
public record ActorMention(Evidence evidence, int sentence, int head, How how) {

    public enum How {
        NAME,
        TITLE,
        DESCRIPTION,
        PRONOUN,
        ACRONYM;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
