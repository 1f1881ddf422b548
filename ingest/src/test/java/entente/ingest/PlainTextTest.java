package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text as the wires send it, in our own words. */
class PlainTextTest {

    @Test
    void aWireReportLosesItsSlugsTimesTakesAndSignature() {
        Layout layout = Layout.of("""
                BC-Belarus-Poland, 1st Ld
                URGENT
                05-04-21 1415GMT
                (Adds ministry quote, background)

                Minsk offers Warsaw talks on border
                By JANINA KOWAL
                MINSK, May 4 (HPA) -- Belarus offered Poland talks on the border crossing at
                Brest on Tuesday, its foreign ministry said, and named three envoys who are to
                lead them.
                (MORE)

                Poland has not answered. "We are studying the text," a spokesman in Warsaw said
                when he was asked about the offer by reporters on Tuesday evening.
                bur/jk/al
                -0-
                """);

        assertThat(layout.text()).isEqualTo("""
                        Minsk offers Warsaw talks on border

                        By JANINA KOWAL

                        MINSK, May 4 (HPA) -- Belarus offered Poland talks on the border crossing at Brest on Tuesday, its foreign ministry said, and named three envoys who are to lead them.

                        Poland has not answered. "We are studying the text," a spokesman in Warsaw said when he was asked about the offer by reporters on Tuesday evening.""");
        assertThat(layout.byline()).contains("JANINA KOWAL");
        assertThat(layout.furniture()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NEW DELHI, Dec 3: India agreed.|NEW DELHI, Dec 3:",
                "ISLAMABAD, Dec 3 (APP): Pakistan agreed.|ISLAMABAD, Dec 3 (APP):",
                "DAMASCUS, (SANA)- Syria agreed.|DAMASCUS, (SANA)-",
                "KIEV. December 3. INTERFAX-UKRAINE - Ukraine agreed.|KIEV. December 3. INTERFAX-UKRAINE -",
                "YEREVAN, DECEMBER 3, ARMENPRESS. Armenia agreed.|YEREVAN, DECEMBER 3, ARMENPRESS.",
                "BAKU / Trend / - Azerbaijan agreed.|BAKU / Trend / -",
                "/ITAR-TASS/ Moscow, 3 December -- Russia agreed.|/ITAR-TASS/ Moscow, 3 December --",
                "Accra, Dec. 3, GNA - Ghana agreed.|Accra, Dec. 3, GNA -",
                "3 December 2003, Geneva – The United Nations agreed.|3 December 2003, Geneva –",
                "BOGOTA, Dec 3 (EFE).- Colombia agreed.|BOGOTA, Dec 3 (EFE).-",
                "COLOMBO (AFP) : Sri Lanka agreed.|COLOMBO (AFP) :",
                "Tbilisi. Dec 3. (Interfax) - Georgia agreed.|Tbilisi. Dec 3. (Interfax) -"
            })
    void datelinesOfManyAgencies(String paragraph, String dateline) {
        Datelines.Found found = Datelines.atStartOf(paragraph).orElseThrow();

        assertThat(paragraph.substring(0, found.end())).isEqualTo(dateline);
        assertThat(paragraph.substring(found.rest())).endsWith("agreed.").doesNotContain("-", "–", ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The talks, held on Dec 3: nobody spoke.",
                "Amnesty International, Dec. 3. It said so.",
                "He said (Friday): no.",
                "Nothing was decided. Ministers (NATO) met."
            })
    void sentencesThatOnlyLookLikeThem(String paragraph) {
        assertThat(Datelines.atStartOf(paragraph)).isEmpty();
    }

    @Test
    void aTextOfOneShortSentenceIsKeptWhole() {
        assertThat(Layout.of("Talks failed.").text()).isEqualTo("Talks failed.");
        assertThat(Layout.of("Talks fail\n\nBoth sides left on Friday.").text())
                .isEqualTo("Talks fail\n\nBoth sides left on Friday.");
    }
}
