package entente.store;

import entente.model.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place where a text was found.
 *
 * @param notes of its intake there, in sentences: "read as windows-1252, since it is not UTF-8"; mostly none
 */
public record Sighting(
        String location,
        Optional<String> record,
        Optional<String> url,
        Digest original,
        Optional<Instant> fetched,
        List<String> notes) {
    public Sighting {
        notes = List.copyOf(notes);
    }
}
