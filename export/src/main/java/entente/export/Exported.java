package entente.export;

/**
 * What was written.
 *
 * @param rows without the header
 * @param leftOut events that were found and not written, since only an actor that nobody named did them
 */
public record Exported(long rows, long leftOut) {}
