package entente.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodebookTest {

    private final Codebook plover = Codebook.plover();

    @Test
    void ploverHasSixteenTypesAndThirtySevenContexts() {
        assertThat(plover.id()).isEqualTo("PLOVER-2021");
        assertThat(plover.types()).hasSize(16);
        assertThat(plover.contexts()).hasSize(37).contains("military", "trafficking");
        assertThat(plover.sectors()).hasSize(25).contains("GOV", "REB");
    }

    @Test
    void theScoreFarthestFromZeroCounts() {
        assertThat(plover.intensity("AGREE", List.of())).isEqualTo(2.5);
        assertThat(plover.intensity("ASSAULT", List.of("beat", "firearms"))).isEqualTo(-9);
        assertThat(plover.intensity("RETREAT", List.of("resign"))).isEqualTo(4.5);
        assertThat(plover.intensity("ASSAULT", List.of("sideAB"))).isEqualTo(-9);
    }

    @Test
    void anUnknownCodeIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> plover.type("FIGHT"))
                .isInstanceOf(CodebookException.class)
                .hasMessageContaining("\"FIGHT\"")
                .hasMessageContaining("ASSAULT");
        assertThatThrownBy(() -> plover.intensity("AID", List.of("drone")))
                .hasMessageContaining("AID has no mode \"drone\"");
    }

    @Test
    void theCrosswalkSaysWhereItLoses() {
        Crosswalk crosswalk = plover.crosswalk();
        assertThat(crosswalk.fromCameo("0842")).hasValueSatisfying(code -> {
            assertThat(code.type()).hasValue("RETREAT");
            assertThat(code.mode()).hasValue("release");
            assertThat(code.publishedMode()).hasValue("return");
            assertThat(code.loss()).isPresent();
        });
        assertThat(crosswalk.fromCameo("016")).hasValueSatisfying(code -> {
            assertThat(code.type()).isEmpty();
            assertThat(code.loss()).isPresent();
        });
        assertThat(crosswalk.toCameo("PROTEST", List.of("strike"))).hasValueSatisfying(code -> {
            assertThat(code.cameo()).isEqualTo("143");
            assertThat(code.loss()).isPresent();
        });
    }

    @Test
    void everyTypeAndModeHasACameoCodeThatTheTableKnows() {
        for (EventType type : plover.types()) {
            assertThat(plover.crosswalk().toCameo(type.name(), List.of())).isPresent();
            for (Mode mode : type.modes()) {
                String code = plover.crosswalk()
                        .toCameo(type.name(), List.of(mode.name()))
                        .orElseThrow()
                        .cameo();
                assertThat(plover.crosswalk().fromCameo(code)).as(code).isPresent();
            }
        }
    }

    @Test
    void aWrongScoreIsNamedByFileAndLine(@TempDir Path folder) throws IOException {
        copy(folder);
        Files.writeString(
                folder.resolve("modes.tsv"), "type\tmode\tscore\tmeaning\nCONSULT\tvisit\tfour\tTravels there.\n");
        assertThatThrownBy(() -> Codebook.read(folder))
                .hasMessage("modes.tsv line 2, column \"score\": expected a number from -10 to 10, found \"four\". "
                        + "Correct it, or leave it empty if there is no score.");
    }

    @Test
    void aMissingCellIsNamedByFileAndLine(@TempDir Path folder) throws IOException {
        copy(folder);
        Files.writeString(folder.resolve("contexts.tsv"), "context\tmeaning\nmilitary\n");
        assertThatThrownBy(() -> Codebook.read(folder)).hasMessageStartingWith("contexts.tsv line 2: expected 2 cells");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> Codebook.read(folder)).hasMessageContaining("codebook.yaml");
    }

    private static final Path EXAMPLE = Path.of(System.getProperty("entente.root", ".."), "docs/codebook-example");

    @Test
    void aCodebookThatExtendsPloverAddsItsTypesAndKeepsPlovers() {
        Codebook own = Codebook.read(EXAMPLE);

        assertThat(own.id()).isEqualTo("PORTS-1");
        assertThat(own.holdsPlover()).isTrue();
        assertThat(own.types()).hasSize(plover.types().size() + 1);
        assertThat(own.intensity("LEASE", List.of("pipeline"))).isEqualTo(4.5);
        assertThat(own.type("RETREAT")).isEqualTo(plover.type("RETREAT"));
        assertThat(own.rules()).containsOnlyKeys("lease.rules");
        assertThat(own.examples())
                .contains(new Codebook.Example(Optional.of("LEASE"), false, "Greece sold the ships to Cyprus."));
        assertThat(Codebook.read(EXAMPLE.resolve("codebook.yaml")).id()).isEqualTo("PORTS-1");
    }

    @Test
    void aLineOfOnesOwnTakesThePlaceOfPlovers(@TempDir Path folder) throws IOException {
        Files.copy(EXAMPLE.resolve("codebook.yaml"), folder.resolve("codebook.yaml"));
        Files.writeString(
                folder.resolve("types.tsv"),
                "type\tquad\trecipient\tscore\tdefinition\nAID\t2\tyes\t7\tHelp, as we see it.\n");

        assertThat(Codebook.read(folder).type("AID").score()).isEqualTo(7);
        assertThat(Codebook.read(folder).types()).hasSameSizeAs(plover.types());
    }

    @Test
    void anExampleOfATypeThatIsNotThereIsNamedByFileAndLine(@TempDir Path folder) throws IOException {
        Files.copy(EXAMPLE.resolve("codebook.yaml"), folder.resolve("codebook.yaml"));
        Files.writeString(folder.resolve("examples.tsv"), "expected\tsentence\nFIGHT\tThey fought.\n");

        assertThatThrownBy(() -> Codebook.read(folder))
                .hasMessageStartingWith(
                        "examples.tsv line 2, column \"expected\": expected a type, \"not TYPE\" or \"nothing\"")
                .hasMessageContaining("found \"FIGHT\"");
    }

    @Test
    void aCodebookCanExtendPloverOnly(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("codebook.yaml"), "id: X\ntitle: X\nlicence: X\nextends: CAMEO\n");

        assertThatThrownBy(() -> Codebook.read(folder))
                .hasMessage("codebook.yaml: expected \"extends: PLOVER-2021\" or no such line, found \"CAMEO\". Correct"
                        + " it.");
    }

    private static void copy(Path folder) throws IOException {
        for (String file : List.of(
                "codebook.yaml",
                "types.tsv",
                "modes.tsv",
                "contexts.tsv",
                "sectors.tsv",
                "cameo.tsv",
                "plover-to-cameo.tsv")) {
            try (InputStream in = CodebookTest.class.getResourceAsStream("plover-2021/" + file)) {
                Files.write(
                        folder.resolve(file), Objects.requireNonNull(in, file).readAllBytes());
            }
        }
    }

    @Test
    void cameoLinesHavePloversTypesAndRulesThatNameCameosCodes() {
        Codebook lines = Codebook.cameoLines();

        assertThat(lines.id()).isEqualTo("PLOVER-CAMEO-LINES");
        assertThat(lines.types()).isEqualTo(plover.types());
        assertThat(lines.holdsPlover()).isTrue();
        assertThat(lines.rules()).containsOnlyKeys("lines.rules");
        assertThat(lines.rules().getOrDefault("lines.rules", "").lines().filter(line -> line.startsWith("  section ")))
                .isNotEmpty()
                .allMatch(line -> line.matches("  section CAMEO \\d{2,4}: .+"));
        assertThat(lines.shifts()).hasValueSatisfying(table -> assertThat(table).contains("RETREAT\tplanned\tAGREE"));
        assertThat(plover.shifts()).isEmpty();
    }
}
