package entente.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fits the weights of {@link CountryChoice} to labelled choices: a log-linear model with a quadratic penalty, by full-batch
 * gradient ascent with a step per weight (Adagrad). Same examples, same weights.
 */
public final class CountryFitting {

    private static final int ROUNDS = 150;
    private static final double STEP = 0.5;
    private static final double PENALTY = 4.0;
    /** A feature of fewer choices than this is left out. */
    private static final int RARE = 12;

    private static final String NOTE =
            "# Weights of the choice of a side for those of whom the words tell none (CountryChoice). Fitted on"
                    + " the train split of training/labels by \"entente evaluate country-weights\"; not to be edited by hand.";

    private record Choice(List<List<String>> candidates, int right) {}

    private final List<Choice> choices = new ArrayList<>();

    /** @param right a candidate of the example; an example without it teaches nothing and is passed over */
    public void add(CountryChoice.Example example, String right) {
        List<String> codes = List.copyOf(example.candidates().keySet());
        if (codes.contains(right)) {
            choices.add(new Choice(List.copyOf(example.candidates().values()), codes.indexOf(right)));
        }
    }

    public int size() {
        return choices.size();
    }

    /** The lines of {@code country-weights.tsv} with its head, in the order of the alphabet; weights near nothing are left out. */
    public List<String> fit() {
        Map<String, Integer> index = new TreeMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Choice choice : choices) {
            Set<String> here = new HashSet<>();
            choice.candidates().forEach(here::addAll);
            here.forEach(name -> counts.merge(name, 1, Integer::sum));
        }
        counts.forEach((name, count) -> {
            if (count >= RARE) {
                index.put(name, 0);
            }
        });
        int size = 0;
        for (Map.Entry<String, Integer> entry : index.entrySet()) {
            entry.setValue(size++);
        }
        Map<String, Integer> positions = new HashMap<>(index);
        List<int[][]> coded = new ArrayList<>();
        for (Choice choice : choices) {
            coded.add(choice.candidates().stream()
                    .map(list -> list.stream()
                            .filter(positions::containsKey)
                            .mapToInt(positions::get)
                            .toArray())
                    .toArray(int[][]::new));
        }
        double[] weights = new double[size];
        double[] squares = new double[size];
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = new double[size];
            for (int i = 0; i < coded.size(); i++) {
                ascend(coded.get(i), choices.get(i).right(), weights, gradient);
            }
            for (int i = 0; i < size; i++) {
                double slope = gradient[i] - PENALTY * weights[i];
                squares[i] += slope * slope;
                weights[i] += squares[i] == 0 ? 0 : STEP * slope / Math.sqrt(squares[i]);
            }
        }
        List<String> lines = new ArrayList<>(List.of(NOTE, "feature\tweight"));
        index.forEach((name, position) -> {
            if (Math.abs(weights[position]) >= 0.02) {
                lines.add(String.format(Locale.ROOT, "%s\t%.2f", name, weights[position]));
            }
        });
        return lines;
    }

    private static void ascend(int[][] candidates, int right, double[] weights, double[] gradient) {
        double[] scores = new double[candidates.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            for (int feature : candidates[i]) {
                scores[i] += weights[feature];
            }
            highest = Math.max(highest, scores[i]);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - highest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            double error = (i == right ? 1 : 0) - scores[i] / sum;
            for (int feature : candidates[i]) {
                gradient[feature] += error;
            }
        }
    }
}
