package entente.store;

/**
 * How much passed between two codes, in either direction; {@code first} comes first in the alphabet.
 *
 * @param events acts of one towards the other, or of both together
 * @param statements of one about or to the other
 */
public record DyadCount(String first, String second, long events, long statements) {}
