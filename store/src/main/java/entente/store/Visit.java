package entente.store;

import java.time.Instant;
import java.util.Optional;

/**
 * When an address was asked for last, and what it said then.
 *
 * @param stamp what the feed that names it said of its last change
 * @param failures in a row
 * @param notBefore when it may be asked again after a failure
 */
public record Visit(
        Instant at,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<String> stamp,
        int failures,
        Optional<Instant> notBefore) {}
