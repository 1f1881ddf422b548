package entente.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import entente.model.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlEvaluationTest {

    @TempDir
    Path folder;

    @Test
    void runsOfFourWordsAreCountedAsOftenAsTheyStand() {
        // Marked: three runs; found: the first two of them, and three that are not marked.
        assertThat(HtmlEvaluation.measure("one two three four five six", "one two three four five share this story"))
                .hasEntrySatisfying("precision", p -> assertThat(p).isCloseTo(2 / 5.0, within(1e-9)))
                .hasEntrySatisfying("recall", r -> assertThat(r).isCloseTo(2 / 3.0, within(1e-9)));
        assertThat(HtmlEvaluation.measure("a b", "a b")).containsEntry("F1", 1.0);
        assertThat(HtmlEvaluation.measure("a b c d", "")).containsEntry("recall", 0.0);
    }

    @Test
    void aFolderOfPagesIsScoredAndItsTextsWritten() throws IOException {
        Files.createDirectories(folder.resolve("html"));
        Files.writeString(
                folder.resolve("ground-truth.json"),
                "{\"k1\":{\"articleBody\":\"The talks failed on Friday in Minsk.\"}}");
        Path predictions = folder.resolve("out.json");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlEvaluation(page -> Optional.of(Document.plain("k1", "The talks failed on Friday in Minsk.")))
                .report(
                        folder,
                        HtmlEvaluation.Half.ALL,
                        5,
                        predictions,
                        new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1 pages, 0 refused", "F1        1.000 [1.000–1.000]");
        assertThat(predictions).content().contains("\"articleBody\" : \"The talks failed");
    }
}
