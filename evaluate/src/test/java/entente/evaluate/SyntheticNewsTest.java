package entente.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.CodedDocument;
import entente.model.Evidence;
import entente.model.Finding;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticNewsTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2005, 1, 1);

    @Test
    void aNumberIsAlwaysTheSameDocumentWhateverWasAskedBefore() {
        SyntheticNews news = new SyntheticNews(1, NEW_YEAR, 20);
        CodedDocument asked = news.document(45);

        assertThat(new SyntheticNews(1, NEW_YEAR, 20).documents(40, 50)).contains(asked);
        assertThat(new SyntheticNews(2, NEW_YEAR, 20).document(45)).isNotEqualTo(asked);
        assertThat(asked.document().date()).contains(LocalDate.of(2005, 1, 3));
    }

    @Test
    void everyFindingStandsOnItsWords() {
        List<CodedDocument> day = new SyntheticNews(1, NEW_YEAR, 60).day(2).toList();

        assertThat(day).hasSize(60).allSatisfy(coded -> {
            assertThat(coded.events()).hasSizeGreaterThanOrEqualTo(7);
            for (Finding finding : coded.findings()) {
                for (Evidence evidence : finding.evidence()) {
                    assertThat(evidence.holdsIn(coded.document().text()))
                            .as("%s", evidence)
                            .isTrue();
                }
            }
        });
    }

    @Test
    void severalDocumentsTellTheSameHappening() {
        List<CodedDocument> day = new SyntheticNews(1, NEW_YEAR, 60).day(0).toList();

        long sides = day.stream()
                .map(coded ->
                        coded.actors().getFirst().name() + coded.actors().get(1).name())
                .distinct()
                .count();
        assertThat(sides).isLessThan(30);
    }
}
