package entente.model;

/**
 * Words that tell a time, and the time they tell.
 *
 * @param date what they mean, reckoned from the document's date
 * @param sentence index of their sentence
 */
public record DateMention(Evidence evidence, int sentence, EventDate date) {}
