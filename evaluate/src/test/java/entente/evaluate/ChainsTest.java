package entente.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChainsTest {

    private static final Offset<Double> NEAR = Offset.offset(1e-9);

    @Test
    void theSameChainsAreRightByEveryMeasure() {
        List<Set<Integer>> chains = List.of(Set.of(1, 2, 3), Set.of(4, 5));
        Chains.counts(chains, chains)
                .forEach((measure, four) ->
                        assertThat(Chains.f1(four)).as(measure).isEqualTo(1, NEAR));
    }

    @Test
    void oneChainOfTwoLosesWhatTheMeasuresSay() {
        // Key {a b c} {d e}, response {a b c d e}: the values by hand.
        Map<String, double[]> counts =
                Chains.counts(List.of(Set.of(1, 2, 3), Set.of(4, 5)), List.of(Set.of(1, 2, 3, 4, 5)));
        double[] muc = Objects.requireNonNull(counts.get("MUC"));
        assertThat(muc[0] / muc[1]).isEqualTo(1, NEAR);
        assertThat(muc[2] / muc[3]).isEqualTo(0.75, NEAR);
        double[] cubed = Objects.requireNonNull(counts.get("B³"));
        assertThat(cubed[0] / cubed[1]).isEqualTo(1, NEAR);
        assertThat(cubed[2] / cubed[3]).isEqualTo((3 * 0.6 + 2 * 0.4) / 5, NEAR);
        double[] lea = Objects.requireNonNull(counts.get("LEA"));
        assertThat(lea[2] / lea[3]).isEqualTo((3.0 + 1.0) / 10, NEAR);
        double[] ceaf = Objects.requireNonNull(counts.get("CEAF-e"));
        assertThat(ceaf[0] / ceaf[1]).isEqualTo(2 * 3.0 / 8 / 2, NEAR);
    }

    @Test
    void noAnswerIsNothingAndNoFault() {
        Chains.counts(List.of(Set.of(1, 2)), List.of())
                .forEach((measure, four) ->
                        assertThat(Chains.f1(four)).as(measure).isZero());
    }
}
