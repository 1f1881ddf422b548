package entente.store;

import entente.model.Digest;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A document in a list.
 *
 * @param location the first place where it was found
 */
public record DocumentLine(
        String id,
        Digest digest,
        Optional<String> title,
        Optional<String> outlet,
        Optional<LocalDate> date,
        String location) {}
