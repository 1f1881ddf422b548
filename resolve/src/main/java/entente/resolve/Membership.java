package entente.resolve;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A spell of a state in an organisation.
 *
 * @param country ISO 3166 alpha-3
 * @param organisation usual short name
 * @param status member, partner, observer
 * @param from first day; the first of January where only the year is known
 * @param to last day, where it has ended
 */
public record Membership(
        String country,
        String organisation,
        String status,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        String source) {

    public boolean holdsOn(LocalDate date) {
        return from.map(day -> !date.isBefore(day)).orElse(true)
                && to.map(day -> !date.isAfter(day)).orElse(true);
    }
}
