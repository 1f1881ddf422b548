package entente.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesTest {

    @TempDir
    private Path folder;

    private static final Function<String, Optional<String>> COUNTRY =
            name -> Optional.ofNullable(Map.of("Ruritania", "RUR", "Syldavia", "SYL", "RUR", "RUR", "SYL", "SYL")
                    .get(name));

    private static final Function<String, Optional<String>> CAMEO = code -> code.startsWith("04")
            ? Optional.of("CONSULT")
            : code.equals("190") ? Optional.of("ASSAULT") : Optional.empty();

    private ForeignSeries read(String content) throws IOException {
        Path file = folder.resolve("series.tsv");
        Files.writeString(file, content);
        return ForeignSeries.read(file, COUNTRY, CAMEO);
    }

    @Test
    void icewsIsReadByItsHeaderAndKeepsCountOfWhatIsLeftOut() throws IOException {
        ForeignSeries series = read("""
                Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tTarget Name\tTarget Country
                1\t2003-12-03\tPresident\tRuritania\tConsult\t42\tKing\tSyldavia
                2\t2003-12-04\tPresident\tRuritania\tMake statement\t010\tKing\tSyldavia
                3\t2003-12-05\tArmy\tRuritania\tUse force\t190\tSomebody\t
                """);

        assertThat(series.layout()).isEqualTo("ICEWS");
        assertThat(series.rows())
                .containsExactly(new ForeignSeries.Row(YearMonth.of(2003, 12), "RUR", "SYL", "CONSULT", "Consult"));
        assertThat(series.leftOut())
                .containsOnly(
                        Map.entry("a code that PLOVER has no type for", 1),
                        Map.entry("a party without a country or organisation that is known here", 1));
    }

    @Test
    void polecatAndGdeltAreToldApart() throws IOException {
        ForeignSeries polecat = read("""
                Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Country\tRecipient Country
                7\t2021-05-01\tassault\tdrone\tRUR\tSYL
                """);
        String[] cells = new String[61];
        java.util.Arrays.fill(cells, "");
        cells[1] = "20150218";
        cells[7] = "RUR";
        cells[17] = "SYL";
        cells[26] = "040";
        ForeignSeries gdelt = read(String.join("\t", cells) + "\n");

        assertThat(polecat.rows())
                .containsExactly(new ForeignSeries.Row(YearMonth.of(2021, 5), "RUR", "SYL", "ASSAULT", "drone"));
        assertThat(gdelt.layout()).isEqualTo("GDELT");
        assertThat(gdelt.rows()).extracting(ForeignSeries.Row::type).containsExactly("CONSULT");
    }

    @Test
    void anotherTableIsRefusedWithWhatWasExpected() {
        assertThatThrownBy(() -> read("a\tb\n1\t2\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "line 1: expected ICEWS or POLECAT with their header, or GDELT 2.0 events (61 columns")
                .hasMessageContaining("[a, b]");
    }

    @Test
    void correlationsOfCountsAreThoseOfTheTextbooks() {
        double[] x = {1, 2, 3, 4, 10};
        double[] y = {2, 1, 4, 3, 20};

        assertThat(SeriesComparison.pearson(x, y).orElseThrow()).isCloseTo(0.966, within(0.0005));
        assertThat(SeriesComparison.ranks(new double[] {5, 1, 5, 2})).containsExactly(3.5, 1, 3.5, 2);
        assertThat(SeriesComparison.pearson(new double[] {0.1, 0.1, 0.1, 0.1, 0.1}, y))
                .isEmpty();
    }
}
