package entente.store;

import entente.model.Digest;

/**
 * One of the texts that an address showed over time.
 *
 * @param number from 1, in the order in which they came
 * @param repeated findings of it whose sentence the next version has too
 * @param removed findings of it whose sentence the next version has no more; they are superseded and count no longer
 */
public record Version(String url, int number, Digest digest, String id, int repeated, int removed) {}
