package entente.store;

import java.util.Optional;

/**
 * Somebody who takes part in a finding.
 *
 * @param role actor, recipient; source, addressee, about; subject, object
 * @param actor id in its document
 * @param code organisation or country, where known
 * @param kind code of the {@link entente.model.ActorKind}
 * @param words that name it here
 */
public record Party(String role, String actor, Optional<String> code, String name, String kind, String words) {

    /** The code, or the name where there is none. */
    public String label() {
        return code.orElse(name);
    }
}
