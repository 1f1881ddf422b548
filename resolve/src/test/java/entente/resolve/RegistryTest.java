package entente.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RegistryTest {

    private final Registry registry = Registry.standard();

    @Test
    void knowsStatesByNameShortFormAndWhatStandsForThem() {
        for (String name : List.of("Russia", "Russian Federation", "Russian", "Moscow", "Kremlin")) {
            assertThat(registry.named(name)).as(name).extracting(Entity::id).contains("state:RUS");
        }
        assertThat(registry.named("U.S.")).extracting(Entity::id).contains("state:USA");
        assertThat(registry.named("turkey")).isEmpty();
        assertThat(registry.named("us")).isEmpty();
    }

    @Test
    void aCodeMeansTheStateOfThatDay() {
        assertThat(registry.state("DEU", LocalDate.of(1980, 5, 1)).orElseThrow().name())
                .isEqualTo("West Germany");
        assertThat(registry.state("DEU", LocalDate.of(2003, 5, 1)).orElseThrow().external())
                .containsEntry("cow", "GMY");
        assertThat(registry.named("Soviet Union", LocalDate.of(2003, 1, 1))).isEmpty();
        assertThat(registry.entity("state:KOS").orElseThrow().external()).containsEntry("cow_number", "347");
    }

    @Test
    void dependenciesAndPartlyRecognisedEntitiesKeepTheirIdentity() {
        Entity abkhazia = registry.named("Abkhazia").getFirst();
        assertThat(abkhazia.id()).isEqualTo("state:ABK");
        assertThat(abkhazia.country()).contains("GEO");
        assertThat(abkhazia.sectors()).containsExactly("PRE");
        Entity greenland = registry.named("Greenland").getFirst();
        assertThat(greenland.id()).isEqualTo("state:GRL");
        assertThat(greenland.country()).contains("DNK");
    }

    @Test
    void membersChangeWithTheDate() {
        assertThat(registry.members("CSTO", LocalDate.of(2003, 12, 3)))
                .containsExactly("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK");
        assertThat(registry.members("CSTO", LocalDate.of(2008, 1, 1))).contains("UZB");
        assertThat(registry.members("NATO", LocalDate.of(2003, 12, 3)))
                .hasSize(19)
                .doesNotContain("EST");
        assertThat(registry.members("NATO", LocalDate.of(2024, 3, 8))).hasSize(32);
        assertThat(registry.members("EU", LocalDate.of(2020, 2, 1))).hasSize(27).doesNotContain("GBR");
        assertThat(registry.members("PfP", LocalDate.of(2003, 12, 3))).contains("TJK", "RUS");
    }

    @Test
    void aBodySpeaksForItsParentAndAnAgencyForItself() {
        assertThat(registry.organisation("UNSC").orElseThrow().organisation()).contains("UN");
        assertThat(registry.organisation("PfP").orElseThrow().organisation()).contains("NATO");
        assertThat(registry.organisation("IAEA").orElseThrow().organisation()).contains("IAEA");
    }

    @Test
    void officesHaveDates() {
        LocalDate day = LocalDate.of(2003, 12, 3);
        assertThat(registry.holders("RUS", "defence minister", day))
                .extracting(OfficeSpell::person)
                .containsExactly("Sergei Ivanov");
        assertThat(registry.offices("Igor Ivanov", day))
                .extracting(OfficeSpell::office)
                .contains("foreign minister");
        assertThat(registry.holders("UN", "secretary-general", day))
                .extracting(OfficeSpell::person)
                .containsExactly("Kofi Annan");
    }

    @Test
    void bordersGoBothWays() {
        assertThat(registry.neighbours("AFG")).contains("TJK").doesNotContain("KGZ", "RUS");
        assertThat(registry.neighbours("TJK")).contains("AFG");
    }

    @Test
    void everyCodeInATableIsKnown() {
        Set<String> unknown = new TreeSet<>();
        for (Table.Row row : Table.load("memberships.tsv").rows()) {
            if (registry.entity("state:" + row.get("member")).isEmpty()) {
                unknown.add("member " + row.get("member"));
            }
            if (registry.organisation(row.get("organisation")).isEmpty()) {
                unknown.add("organisation " + row.get("organisation"));
            }
        }
        for (Table.Row row : Table.load("leaders.tsv").rows()) {
            String side = row.get("side");
            if (registry.entity("state:" + side).isEmpty()
                    && registry.organisation(side).isEmpty()) {
                unknown.add("side " + side);
            }
        }
        for (Table.Row row : Table.load("borders.tsv").rows()) {
            if (registry.entity("state:" + row.get("a")).isEmpty()
                    || registry.entity("state:" + row.get("b")).isEmpty()) {
                unknown.add("border " + row.get("a") + " " + row.get("b"));
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyRowNamesItsSource() {
        for (String table : List.of(
                "states.tsv",
                "state-names.tsv",
                "organisations.tsv",
                "groups.tsv",
                "memberships.tsv",
                "borders.tsv",
                "leaders.tsv")) {
            assertThat(Table.load(table).rows())
                    .as(table)
                    .isNotEmpty()
                    .allMatch(row -> !row.get("source").isBlank());
        }
    }

    @Test
    void holdsAtLeastThreeHundredOrganisations() {
        assertThat(registry.organisations()).hasSizeGreaterThanOrEqualTo(300);
    }
}
