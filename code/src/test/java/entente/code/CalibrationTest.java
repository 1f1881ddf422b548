package entente.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void aSurerScoreIsWorthAtLeastAsMuch() {
        Calibration calibration = Calibration.shipped();

        double before = 0;
        for (double score : new double[] {0.3, 0.5, 0.7, 0.9, 0.99}) {
            double worth = worth(calibration, "type:agreed", score);
            assertThat(worth).isBetween(before, 1.0);
            before = worth;
        }
        assertThat(worth(calibration, "type:agreed", 0.9)).isGreaterThan(worth(calibration, "type:rule", 0.9));
    }

    private static double worth(Calibration calibration, String field, double score) {
        return calibration.of(Map.of(field, score)).getOrDefault("type", Double.NaN);
    }

    @Test
    void withoutATableScoresKeepTheirNamesAndValues() {
        assertThat(Calibration.none().of(Map.of("actors:marked", 0.25)))
                .containsExactly(Map.entry("actors:marked", 0.25));
    }
}
