package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DatesTest {

    @Test
    void aDayWithoutAYearFallsIntoTheYearNextToThePublication() {
        Dates.Day newYearsEve = Dates.parse("Dec. 31").orElseThrow();

        assertThat(newYearsEve.near(LocalDate.of(2004, 1, 2))).contains(LocalDate.of(2003, 12, 31));
        assertThat(newYearsEve.near(LocalDate.of(2003, 12, 30))).contains(LocalDate.of(2003, 12, 31));
    }

    @Test
    void aFileNameTellsItsDate() {
        assertThat(Dates.inFileName("gulf-talks-2003-12-03.txt")).contains(LocalDate.of(2003, 12, 3));
        assertThat(Dates.inFileName("20031203_gulf.txt")).contains(LocalDate.of(2003, 12, 3));
        assertThat(Dates.inFileName("report-2003-13-03.txt")).isEmpty();
        assertThat(Dates.inFileName("docket-1200312031.txt")).isEmpty();
    }

    @Test
    void anAddressTellsItsDateUnlessDayAndMonthCouldBeSwapped() {
        assertThat(Dates.inUrl("https://example.org/2009/05/14/talks")).contains(LocalDate.of(2009, 5, 14));
        assertThat(Dates.inUrl("https://example.org/news/2009/5/4/talks")).contains(LocalDate.of(2009, 5, 4));
        assertThat(Dates.inUrl("https://example.org/a/13/07/2022/talks")).contains(LocalDate.of(2022, 7, 13));
        assertThat(Dates.inUrl("https://example.org/a/03/07/2022/talks")).isEmpty();
        assertThat(Dates.inUrl("https://example.org/a/38449")).isEmpty();
    }

    @Test
    void aGivenDateIsADayOrAnInstantOfTheLastCenturies() {
        assertThat(Dates.given("2003-12-03")).contains(LocalDate.of(2003, 12, 3));
        assertThat(Dates.given("2003-12-03T23:59:00Z")).contains(LocalDate.of(2003, 12, 3));
        assertThat(Dates.given("Dec 2003")).isEmpty();
        assertThat(Dates.given("0000-01-01")).isEmpty();
        assertThat(Dates.given("9999-12-31")).isEmpty();
    }
}
