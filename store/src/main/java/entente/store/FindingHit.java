package entente.store;

import entente.json.FindingKind;
import entente.model.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A finding in a list, with enough of its document to be read by itself.
 *
 * @param day of the act, or of the report where the act has none
 * @param quote the sentence that carries it
 * @param parties those that take part, collectives as themselves
 */
public record FindingHit(
        DocumentLine document,
        FindingKind kind,
        Finding finding,
        Optional<LocalDate> day,
        String quote,
        List<Party> parties) {
    public FindingHit {
        parties = List.copyOf(parties);
    }

    /** Those in one part. */
    public List<Party> in(String role) {
        return parties.stream().filter(party -> party.role().equals(role)).toList();
    }
}
