package entente.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How sure each field of a finding is: probability by field name ("type", "actors", "recipients", "modality"), in the order
 * of the names. A field that is not in the map was not judged.
 */
public record Confidence(SortedMap<String, Double> byField) {

    public static final Confidence NONE = new Confidence(new TreeMap<>());

    public Confidence {
        byField.values().forEach(Confidence::check);
        byField = Collections.unmodifiableSortedMap(new TreeMap<>(byField));
    }

    public static Confidence of(Map<String, Double> byField) {
        return new Confidence(new TreeMap<>(byField));
    }

    static void check(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability lies between 0 and 1, got " + probability);
        }
    }
}
