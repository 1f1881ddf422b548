package entente.codebook;

import java.util.OptionalDouble;

/**
 * A sub-kind of acts of one type.
 *
 * @param score −10 to +10; empty where the codebook gives none
 */
public record Mode(String type, String name, OptionalDouble score, String meaning) {}
