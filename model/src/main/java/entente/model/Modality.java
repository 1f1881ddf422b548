package entente.model;

import java.util.Locale;

/** Whether an act is told as done (PLOVER's auxiliary modes, kept in a field of their own and never mixed with topics). */
public enum Modality {
    /** Reported as happened or happening. */
    ASSERTED,
    /** Announced or intended for later. Not for AGREE, whose nature is the future. */
    PLANNED,
    /** Reported as not happening, where the type itself does not say it. */
    NEGATED,
    /** Under an if, could, might. */
    CONDITIONAL,
    /** Older history, told as background. */
    BACKGROUND;

    /** The name in the coded document: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the five, if {@code code} is none of them */
    public static Modality ofCode(String code) {
        for (Modality modality : values()) {
            if (modality.code().equals(code)) {
                return modality;
            }
        }
        throw new IllegalArgumentException(
                "expected a modality (asserted, planned, negated, conditional, background), got \"%s\""
                        .formatted(code));
    }
}
