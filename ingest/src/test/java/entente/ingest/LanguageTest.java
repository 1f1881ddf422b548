package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NATO and CSTO sign border accord | en",
                "Mediator optimistic | en",
                "Le gouvernement a rejeté la proposition des rebelles | fr",
                "Die Regierung hat den Vorschlag abgelehnt | de",
                "Уряд відхилив пропозицію | uk",
                "政府拒绝停火提议 | zh",
                "政府は停戦の提案を拒否した | ja",
                "حکومت نے تجویز مسترد کر دی | ur",
                "Reuters | und",
                "12/13 | und"
            })
    void aFewWordsAreEnough(String text, String language) {
        assertThat(Language.of(text)).isEqualTo(language);
    }

    @Test
    void quotedForeignWordsDoNotMakeAReportForeign() {
        assertThat(
                        Language.of(
                                "The newspaper Le Monde ran the headline “Le gouvernement a rejeté la proposition” on Tuesday, and "
                                        + "the ministry in Paris would not say whether the offer that its envoy had taken to Tripoli still stood."))
                .isEqualTo("en");
    }

    /** The labelled set is small and its shortest headlines are hard: no language may be taken for English unnoticed. */
    @Test
    void theLabelledHeadlinesAreToldApart() throws IOException {
        Path set = Path.of(System.getProperty("entente.root", ".."), "training/labels/own/languages/short.tsv");
        assumeThat(set).as("the labelled set lies in a checkout").exists();
        List<String> wrong = new ArrayList<>();
        List<String> falseEnglish = new ArrayList<>();
        List<String> lines = Files.readAllLines(set);
        for (String line : lines) {
            String[] parts = line.split("\t", 2);
            String found = Language.of(parts[1]);
            if (!found.equals(parts[0])) {
                wrong.add(line + " → " + found);
                if (found.equals("en") || parts[0].equals("en")) {
                    falseEnglish.add(line + " → " + found);
                }
            }
        }
        assertThat(falseEnglish).hasSizeLessThanOrEqualTo(1);
        assertThat(wrong).hasSizeLessThanOrEqualTo(lines.size() / 10);
    }
}
