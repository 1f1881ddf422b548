package entente.codebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way between PLOVER and CAMEO. It cannot be inverted: each step says what it loses. */
public final class Crosswalk {

    /**
     * What a CAMEO code becomes.
     *
     * @param type empty where PLOVER drops the code (all of 01 and 02: comments and appeals)
     * @param publishedMode as the published table has it, where that differs from the manual's lists
     * @param publishedContexts as the published table has them
     * @param loss what the step bends or drops; empty if nothing
     */
    public record FromCameo(
            String cameo,
            Optional<String> type,
            Optional<String> mode,
            List<String> contexts,
            String title,
            Optional<String> publishedMode,
            List<String> publishedContexts,
            Optional<String> loss) {}

    /** @param loss what the code does not tell any more; empty if nothing */
    public record ToCameo(String cameo, Optional<String> loss) {}

    private final Map<String, FromCameo> fromCameo;
    private final Map<String, ToCameo> toCameo;

    Crosswalk(Map<String, FromCameo> fromCameo, Map<String, ToCameo> toCameo) {
        this.fromCameo = Collections.unmodifiableMap(new LinkedHashMap<>(fromCameo));
        this.toCameo = Collections.unmodifiableMap(new LinkedHashMap<>(toCameo));
    }

    static String key(String type, String mode) {
        return type + "/" + mode;
    }

    /** @param code three or four digits as text, leading zero included; empty for a code the table does not have */
    public Optional<FromCameo> fromCameo(String code) {
        return Optional.ofNullable(fromCameo.get(code));
    }

    /** By the first mode for which there is a code, else by the type alone. */
    public Optional<ToCameo> toCameo(String type, List<String> modes) {
        for (String mode : modes) {
            ToCameo found = toCameo.get(key(type, mode));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.ofNullable(toCameo.get(key(type, "")));
    }

    /** Every CAMEO code of the table, in its order. */
    public List<FromCameo> cameoCodes() {
        return List.copyOf(fromCameo.values());
    }
}
