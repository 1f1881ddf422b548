package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextDiffTest {

    private static String told(String before, String after) {
        StringBuilder told = new StringBuilder();
        TextDiff.of(before, after)
                .forEach(line ->
                        told.append(line.kind().mark()).append(line.paragraph()).append('|'));
        return told.toString();
    }

    @Test
    void paragraphsStayGoAndComeInOrder() {
        assertThat(told(
                        "Talks began.\n\nLatvia rejected them.\n\nThey go on.",
                        "Talks began.\n\nLatvia agreed.\n\nThey go on."))
                .isEqualTo(" Talks began.|-Latvia rejected them.|+Latvia agreed.| They go on.|");
    }

    @Test
    void aParagraphThatMovedWentAndCame() {
        assertThat(told("A\n\nB\n\nC", "C\n\nA\n\nB")).isEqualTo("+C| A| B|-C|");
    }

    @Test
    void nothingChangedInTheSameText() {
        assertThat(told("A\n\nB", "A\n\n B".replace(" ", ""))).isEqualTo(" A| B|");
    }
}
