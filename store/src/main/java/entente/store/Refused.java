package entente.store;

import java.util.Optional;

/**
 * Something that was offered to a run and did not become a document.
 *
 * @param location file or address
 * @param record the place inside a container
 * @param reason its code: "wrong_shape"
 * @param detail what was expected and found
 */
public record Refused(String location, Optional<String> record, String reason, String detail) {}
