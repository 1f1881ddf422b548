package entente.model;

import java.util.Locale;

/** What an actor is. */
public enum ActorKind {
    STATE,
    /** Intergovernmental organisation that is no alliance. */
    IGO,
    ALLIANCE,
    NGO,
    COMPANY,
    /** A named person. */
    PERSON,
    /** A party, armed group, body of a state or plural of people with a name or a country: "Israeli soldiers". */
    GROUP,
    /** A source or doer told by role only: "a NATO official who preferred not to be named". */
    UNNAMED,
    /** Words that could not be resolved. */
    UNKNOWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
