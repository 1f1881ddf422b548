package entente.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What the user decided about the ledger against its own reckoning.
 *
 * @param kind split or join
 * @param one id of a finding
 * @param other id of the finding it was joined with; empty for a split
 */
public record Choice(long number, String kind, String one, String other, Instant made, Optional<Instant> undone) {}
