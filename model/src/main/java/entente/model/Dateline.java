package entente.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where and when a report was filed, as it says itself: "Prague, 3 December 2003 (RFE/RL) --".
 *
 * @param evidence the whole dateline, marks included
 */
public record Dateline(
        Evidence evidence, Optional<Evidence> place, Optional<LocalDate> date, Optional<Evidence> agency) {}
