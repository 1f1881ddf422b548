package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyphensTest {

    @ParameterizedTest
    @CsvSource({
        "the two states spoke of coop-,eration and,coop|eration",
        "it was an interna-,tional court,interna|tional",
        "the NATO-,led force,NATO-|led",
        "a Russian-,brokered truce,Russian-|brokered",
        "the two-,day visit,two-|day",
        "the oil-,rich region,oil-|rich",
        "an anti-,corruption court,anti-|corruption",
        "the 40-,member council,40-|member",
        "the Lukash-,enko government,Lukash-|enko"
    })
    void theHyphenOfADividedWordGoesAndThatOfACompoundStays(String line, String next, String expected) {
        boolean belongs = Hyphens.of(line + "\n" + next).belongs(line, next);

        assertThat(belongs).as(line + "|" + next).isEqualTo(expected.contains("-|"));
    }

    @Test
    void whatTheTextHasElsewhereDecides() {
        String text =
                "President Lukashenko spoke.\nThe Lukash-\nenko government and the green-line\ncrossing; the green-\nline";

        assertThat(Hyphens.of(text).belongs("The Lukash-", "enko government")).isFalse();
        assertThat(Hyphens.of(text).belongs("the green-", "line")).isTrue();
    }

    @Test
    void wrappedTextIsJoinedWithItsDividedWordsPutTogether() {
        String page = "Belarus and Poland spoke on Monday about the reopening of the border cross-\n"
                + "ing at Brest, which the two governments had closed in the spring after ship-\n"
                + "ments were stopped; a NATO-led mission had asked both of them to do so by the\n"
                + "end of the month, officials of the two states said in a statement on Monday.\n";

        Layout layout = Layout.of(page);

        assertThat(layout.text())
                .contains("border crossing at Brest", "after shipments were stopped", "a NATO-led mission")
                .doesNotContain("\n");
        assertThat(layout.map()
                        .toOriginal(new entente.model.Span(
                                layout.text().indexOf("ing at Brest"),
                                layout.text().indexOf("ing at Brest") + 12))
                        .orElseThrow()
                        .in(page))
                .isEqualTo("ing at Brest");
    }

    @Test
    void aSoftHyphenAtALinesEndIsNoWordsOwn() {
        String page = "Belarus and Poland spoke on Monday about the reopening of the border cross\u00AD\n"
                + "ing at Brest, which the two governments had closed in the spring after a dis\u00AD\n"
                + "pute over the transit of goods that neither of them would talk about before.\n";

        assertThat(Layout.of(page).text()).contains("crossing at Brest", "after a dispute over");
    }
}
