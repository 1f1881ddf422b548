package entente.annotate;

import entente.model.Modality;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sentence says that one marked span does to another.
 *
 * @param none probability, 0 to 1, that the sentence tells no act of the first span towards the second
 * @param types probability of each PLOVER type; they and {@code none} add up to 1
 * @param modality the likeliest modality, should there be an act
 */
public record PairReading(double none, Map<String, Double> types, Modality modality) {

    public PairReading {
        if (none < 0 || none > 1 || types.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a probability and at least one type, got %s and %s".formatted(none, types));
        }
        types = Collections.unmodifiableMap(new TreeMap<>(types));
    }

    /** The likeliest type, on the assumption that there is an act; of equals the first by name. */
    public String type() {
        return types.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    static PairReading of(float[] pair, List<String> labels, Modality modality) {
        Map<String, Double> types = new TreeMap<>();
        for (int i = 1; i < labels.size(); i++) {
            types.put(labels.get(i), Bio.probability(pair, i));
        }
        return new PairReading(Bio.probability(pair, 0), types, modality);
    }
}
