package entente.codebook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A type of act.
 *
 * @param quad 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
 * @param score −10 to +10
 */
public record EventType(
        String name, int quad, RecipientNeed recipient, double score, String definition, List<Mode> modes) {

    /** Whether an act of the type must have a recipient. */
    public enum RecipientNeed {
        YES,
        NO,
        /** Only where one side acts upon another. */
        ONE_SIDED;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public EventType {
        if (quad < 1 || quad > 4 || !(Math.abs(score) <= 10)) {
            throw new IllegalArgumentException(
                    "type %s: expected quad 1 to 4 and a score within ±10, got %d and %s".formatted(name, quad, score));
        }
        modes = List.copyOf(modes);
    }

    public Optional<Mode> findMode(String mode) {
        return modes.stream().filter(each -> each.name().equals(mode)).findFirst();
    }

    /** @throws CodebookException naming the modes there are, if the type has no such mode */
    public Mode mode(String mode) {
        return findMode(mode)
                .orElseThrow(() -> new CodebookException("%s has no mode \"%s\"; it has %s"
                        .formatted(name, mode, modes.stream().map(Mode::name).toList())));
    }
}
