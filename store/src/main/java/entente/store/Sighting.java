package entente.store;

import entente.model.Digest;
import java.time.Instant;
import java.util.Optional;

/** A place where a text was found. */
public record Sighting(
        String location, Optional<String> record, Optional<String> url, Digest original, Optional<Instant> fetched) {}
