package entente.store;

/**
 * A saved question.
 *
 * @param kind dyad, actor or search
 * @param one code, or the words of a search
 * @param other the second code of a dyad; else empty
 * @param seen the last finding that was in the record when it was asked last
 */
public record Question(String name, String kind, String one, String other, long seen) {}
