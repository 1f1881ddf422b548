package entente.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How two actors stand to one another according to the text: "the six countries which form the CSTO".
 *
 * @param type member_of, partner_in, part_of, leads, hosts, neighbour_of, holds_office, ally_of, party_to …
 * @param subject id of an actor
 * @param object id of an actor; empty for an office
 * @param office the office held, for holds_office
 * @param from first day, where the text says
 * @param to last day, where the text says
 * @param asOf the day of which the text speaks; mostly the document's
 */
public record Relation(
        String id,
        String type,
        String subject,
        Optional<String> object,
        Optional<Evidence> office,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<LocalDate> asOf,
        String basis,
        List<Evidence> evidence)
        implements Finding {
    public Relation {
        evidence = evidence.stream().sorted().distinct().toList();
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("relation %s %s has no words to rest on".formatted(id, type));
        }
    }
}
