package entente.store;

/**
 * A document in which searched words stand.
 *
 * @param snippet some of its words, those that were searched between {@link #MARK_START} and {@link #MARK_END}
 */
public record DocumentHit(DocumentLine document, String snippet) {

    /** Stands before a searched word; a character that no text has. */
    public static final char MARK_START = '\u0002';

    /** Stands after a searched word. */
    public static final char MARK_END = '\u0003';
}
