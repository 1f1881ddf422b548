package entente.model;

import java.util.Optional;

/**
 * What was said beside what is known, where the two do not agree. Nothing is corrected.
 *
 * @param kind office, membership, border, number, party, date
 * @param claim the words
 * @param subject id of the actor it is about
 * @param known what the registry or another report holds, in a sentence
 * @param source where that knowledge comes from
 */
public record Conflict(String kind, Evidence claim, Optional<String> subject, String known, String source) {}
