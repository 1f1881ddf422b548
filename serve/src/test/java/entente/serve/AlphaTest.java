package entente.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlphaTest {

    @Test
    void theTextbooksExampleOfFourCodersAndTwelveUnits() {
        // Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: alpha of the nominal data is
        // 0.743.
        String[] coders = {
            "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
        };
        List<List<String>> units = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<String> unit = new ArrayList<>();
            for (String coder : coders) {
                String value = coder.split(" ", -1)[i];
                if (!value.equals(".")) {
                    unit.add(value);
                }
            }
            units.add(unit);
        }
        assertThat(Alpha.of(units).orElseThrow()).isCloseTo(0.743, within(0.0005));
    }

    @Test
    void fullAgreementIsOneAndWhatNeverVariesTellsNothing() {
        assertThat(Alpha.of(List.of(List.of("a", "a"), List.of("b", "b"))).orElseThrow())
                .isEqualTo(1.0);
        assertThat(Alpha.of(List.of(List.of("a", "a"), List.of("a", "a")))).isEmpty();
        assertThat(Alpha.of(List.of(List.of("a"), List.of("b")))).isEmpty();
    }

    @Test
    void worseThanChanceIsBelowZero() {
        assertThat(Alpha.of(List.of(List.of("a", "b"), List.of("b", "a"))).orElseThrow())
                .isNegative();
    }
}
