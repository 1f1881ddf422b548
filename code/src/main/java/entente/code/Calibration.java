package entente.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What scores are worth: for each field and each way in which it was told, the share that was right among findings with such
 * scores, from {@code calibration.tsv}.
 *
 * <p>The table is fitted by {@code entente evaluate calibrate} on a split of the labels that serves nothing else. A score of a way
 * that the table does not have stays as it is.
 */
final class Calibration {

    /** From which score on, the share that was right. */
    private record Step(double from, double right) {}

    private final Map<String, List<Step>> steps;

    private Calibration(Map<String, List<Step>> steps) {
        this.steps = steps;
    }

    static Calibration shipped() {
        Map<String, List<Step>> steps = new HashMap<>();
        for (WordList.Line line : WordList.read("calibration.tsv", "field", "told", "from", "right", "findings")) {
            steps.computeIfAbsent(line.get(0) + ":" + line.get(1), each -> new ArrayList<>())
                    .add(new Step(number(line, 2), number(line, 3)));
        }
        return new Calibration(steps);
    }

    private static double number(WordList.Line line, int column) {
        if (!line.get(column).matches("0|1|0\\.\\d+|1\\.0+")) {
            throw line.wrong("a number from 0 to 1", line.get(column));
        }
        return Double.parseDouble(line.get(column));
    }

    /** Leaves scores as they are, under names that say how each field was told: what a new table is fitted on. */
    static Calibration none() {
        return new Calibration(Map.of());
    }

    /** @param scores by field and way of telling: "type:agreed" */
    Map<String, Double> of(Map<String, Double> scores) {
        if (steps.isEmpty()) {
            return scores;
        }
        Map<String, Double> calibrated = new TreeMap<>();
        scores.forEach((key, score) -> calibrated.put(key.substring(0, key.indexOf(':')), of(key, score)));
        return calibrated;
    }

    private double of(String key, double score) {
        double right = score;
        for (Step step : steps.getOrDefault(key, List.of())) {
            if (score >= step.from()) {
                right = step.right();
            }
        }
        return right;
    }
}
