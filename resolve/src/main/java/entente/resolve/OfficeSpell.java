package entente.resolve;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person's time in an office.
 *
 * @param person full name where known, else the surname
 * @param side ISO 3166 alpha-3 of the state, or short name of the organisation
 * @param office general name, as in roles.tsv: "foreign minister"; "leader" for who governed, whatever the title
 * @param from first day known
 * @param to last day known; empty while in office
 */
public record OfficeSpell(
        String person, String side, String office, Optional<LocalDate> from, Optional<LocalDate> to, String source) {

    public boolean holdsOn(LocalDate date) {
        return from.map(day -> !date.isBefore(day)).orElse(true)
                && to.map(day -> !date.isAfter(day)).orElse(true);
    }

    /** The last word of the name. */
    public String surname() {
        return person.substring(person.lastIndexOf(' ') + 1);
    }
}
