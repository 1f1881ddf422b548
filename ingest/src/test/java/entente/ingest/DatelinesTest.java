package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatelinesTest {

    private static final String REPORT = "Ministers met behind closed doors and agreed to meet again.";

    /** dateline | place | day (year perhaps absent) | agency */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            Prague, 3 December 2003 (RFE/RL) --        | Prague              | 2003-12-03 | RFE/RL
            KABUL (Reuters) -                          | KABUL               | none       | Reuters
            BISHKEK, Nov 19 (Xinhua) --                | BISHKEK             | --11-19    | Xinhua
            BISHKEK, Nov. 19 (Xinhua) --               | BISHKEK             | --11-19    | Xinhua
            afrol News, 27 January -                   | none                | --01-27    | afrol News
            WASHINGTON —                               | WASHINGTON          | none       | none
            WASHINGTON, D.C. –                         | WASHINGTON, D.C.    | none       | none
            PARIS, Dec 3, 2003 (AFP) -                 | PARIS               | 2003-12-03 | AFP
            Paris, 3 Dec (AFP) -                       | Paris               | --12-03    | AFP
            MOSCOW. Nov 19 (Interfax) -                | MOSCOW              | --11-19    | Interfax
            TASHKENT, November 19. /TASS/.             | TASHKENT            | --11-19    | TASS
            TEHRAN, Nov. 19 (MNA) –                    | TEHRAN              | --11-19    | MNA
            LONDON (AP) _                              | LONDON              | none       | AP
            BAKU, Azerbaijan, Dec. 3 -                 | BAKU, Azerbaijan    | --12-03    | none
            GENEVA (3 December 2003) –                 | GENEVA              | 2003-12-03 | none
            ANKARA, Wednesday, 3 December 2003 (AA) -- | ANKARA              | 2003-12-03 | AA
            BULAWAYO, Zimbabwe , Jun 21 2022 (IPS) -   | BULAWAYO, Zimbabwe  | 2022-06-21 | IPS
            SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) - | SYDNEY and KUALA LUMPUR | 2022-07-26 | IPS
            CAIRO – 26 July 2022:                      | CAIRO               | 2022-07-26 | none
            MINSK, 12.03.2004 (BelTA) -                | MINSK               | 2004-03-12 | BelTA
            MINSK, 2004-03-12 (BelTA) -                | MINSK               | 2004-03-12 | BelTA
            Tehran, Nov 19, IRNA –                     | Tehran              | --11-19    | IRNA
            Nairobi —                                  | Nairobi             | none       | none
            Doha:                                      | Doha                | none       | none
            KUALA LUMPUR:                              | KUALA LUMPUR        | none       | none
            Colombo, Sri Lanka –                       | Colombo, Sri Lanka  | none       | none
            SEOUL—                                     | SEOUL               | none       | none
            (Reuters) -                                | none                | none       | Reuters
            UNITED NATIONS (AP) --                     | UNITED NATIONS      | none       | AP
            """)
    void agenciesBeginTheirReportsInManyWays(String dateline, String place, String day, String agency) {
        String paragraph = dateline + " " + REPORT;

        Datelines.Found found = Datelines.atStartOf(paragraph).orElseThrow();

        assertThat(paragraph.substring(0, found.end())).isEqualTo(dateline);
        assertThat(paragraph.substring(found.rest())).isEqualTo(REPORT);
        assertThat(found.place().map(range -> words(paragraph, range))).isEqualTo(Optional.ofNullable(place));
        assertThat(found.agency().map(range -> words(paragraph, range))).isEqualTo(Optional.ofNullable(agency));
        assertThat(found.day().map(DatelinesTest::written)).isEqualTo(Optional.ofNullable(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Amnesty International – which had sent observers – called the verdict unfair.",
                "Ten mothers —including two ministers— went to the square.",
                "EXCLUSIVE - The treaty will be signed on Monday.",
                "NATO: the offer was noted, an official said.",
                "President Aliyev (Azerbaijan) - who was late - did not speak.",
                "The talks, held on 3 December 2003 (a Wednesday) -- and not before -- failed.",
                "Minsk and Warsaw agreed to reopen the crossing.",
                "Analysts said: nobody knows.",
            })
    void aSentenceWithADashIsNoDateline(String sentence) {
        assertThat(Datelines.atStartOf(sentence)).isEmpty();
    }

    @Test
    void aDayThatTheCalendarDoesNotHaveIsNoDate() {
        assertThat(Datelines.atStartOf("Ankara, 31 November 2003 (AA) -- " + REPORT))
                .isEmpty();
    }

    private static String words(String paragraph, Datelines.Range range) {
        return paragraph.substring(range.start(), range.end());
    }

    private static String written(Dates.Day day) {
        return day.full().map(Object::toString).orElseGet(() -> day.day().toString());
    }
}
