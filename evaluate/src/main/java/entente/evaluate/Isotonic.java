package entente.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A rising step function from scores to the share that was right: pool adjacent violators (Ayer and others 1955), with steps of at
 * least {@value #LEAST} findings, and one right and one wrong added to each so that no step is quite sure.
 */
final class Isotonic {

    static final int LEAST = 15;

    /** @param from the least score of the step */
    record Step(double from, int right, int findings) {
        double share() {
            return (right + 1.0) / (findings + 2.0);
        }

        private Step with(Step next) {
            return new Step(from, right + next.right, findings + next.findings);
        }
    }

    private Isotonic() {}

    static List<Step> fit(List<Comparison.Judgement> judgements) {
        List<Comparison.Judgement> sorted = judgements.stream()
                .sorted(Comparator.comparingDouble(Comparison.Judgement::confidence))
                .toList();
        List<Step> steps = new ArrayList<>();
        for (Comparison.Judgement each : sorted) {
            Step last = steps.isEmpty() ? new Step(0, 0, 0) : steps.getLast();
            boolean open = !steps.isEmpty() && (last.findings() < LEAST || last.from() == each.confidence());
            Step one = new Step(each.confidence(), each.right() ? 1 : 0, 1);
            if (open) {
                steps.set(steps.size() - 1, last.with(one));
            } else {
                steps.add(one);
            }
        }
        if (steps.size() > 1 && steps.getLast().findings() < LEAST) {
            Step last = steps.removeLast();
            steps.set(steps.size() - 1, steps.getLast().with(last));
        }
        return pooled(steps);
    }

    private static List<Step> pooled(List<Step> steps) {
        List<Step> pooled = new ArrayList<>();
        for (Step step : steps) {
            Step each = step;
            while (!pooled.isEmpty() && pooled.getLast().share() >= each.share()) {
                each = pooled.removeLast().with(each);
            }
            pooled.add(each);
        }
        return pooled;
    }
}
