package entente.model;

/**
 * An actor in a part: who did, who said, to whom.
 *
 * @param actor id of the actor in the document
 * @param evidence the words that name it in this part
 */
public record Participant(String actor, Evidence evidence) {}
