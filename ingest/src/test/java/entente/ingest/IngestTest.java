package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Block;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Ground;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static final String PAGE = """
            Breaking News

            Minsk Offers Talks On Border

            MINSK, March 4 (BelTA) -- Belarus offered talks on the border on Friday.

            Poland has not answered.
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aTextFileBecomesADocumentThatBeginsWithItsTitle() throws IOException {
        Files.writeString(folder.resolve("border-2005-03-05.txt"), PAGE);

        Document document = kept(intakes("border-2005-03-05.txt").getFirst());

        assertThat(document.id()).isEqualTo("border-2005-03-05");
        assertThat(document.title()).contains("Minsk Offers Talks On Border");
        assertThat(document.text()).startsWith("Minsk Offers Talks On Border\n\nMINSK, March 4 (BelTA) -- Belarus");
        assertThat(document.outlet()).contains("BelTA");
        assertThat(document.language()).isEqualTo("en");
        assertThat(document.digest()).isEqualTo(Digest.of(document.text()));
        assertThat(document.source().original()).isEqualTo(Digest.of(PAGE));
        assertThat(document.source().fetched()).contains(NOON);
    }

    @Test
    void theFileNameGivesTheDateAndTheDatelineTakesItsYear() throws IOException {
        Files.writeString(folder.resolve("border-2005-03-05.txt"), PAGE);

        Document document = kept(intakes("border-2005-03-05.txt").getFirst());

        assertThat(document.date()).contains(LocalDate.of(2005, 3, 5));
        assertThat(document.dateGround()).contains(new Ground.Inferred("file name"));
        assertThat(document.dateline().orElseThrow().date()).contains(LocalDate.of(2005, 3, 4));
    }

    @Test
    void withoutAnyYearThereIsNoDate() throws IOException {
        Files.writeString(folder.resolve("border.txt"), PAGE);

        Document document = kept(intakes("border.txt").getFirst());

        assertThat(document.date()).isEmpty();
        assertThat(document.dateGround()).isEmpty();
        assertThat(document.dateline().orElseThrow().date()).isEmpty();
        assertThat(document.dateline().orElseThrow().place().orElseThrow().text())
                .isEqualTo("MINSK");
    }

    @Test
    void theFullDateOfTheDatelineGoesBeforeTheFileName() throws IOException {
        Files.writeString(folder.resolve("2005-03-09.txt"), PAGE.replace("March 4", "March 4, 2005"));

        Document document = kept(intakes("2005-03-09.txt").getFirst());

        assertThat(document.date()).contains(LocalDate.of(2005, 3, 4));
        assertThat(document.dateGround())
                .contains(new Ground.Words(document.dateline().orElseThrow().evidence()));
    }

    @Test
    void aRecordOfJsonLinesIsKeptUnitByUnitAndItsFurnitureIsMarked() throws IOException {
        String text =
                "Breaking News\n\nMINSK, March 4 (BelTA) -- Belarus  offered talks on the border.\n\nShare | Print";
        Files.writeString(
                folder.resolve("corpus.jsonl"),
                "{\"id\":\"a1\",\"date\":\"2005-03-05\",\"title\":\" Talks \",\"outlet\":\"Belta\",\"weather\":[1],\"text\":%s}\n"
                        .formatted(quoted(text)));

        Document document = kept(intakes("corpus.jsonl").getFirst());

        assertThat(document.text()).isEqualTo(text);
        assertThat(document.title()).contains("Talks");
        assertThat(document.outlet()).contains("Belta");
        assertThat(document.source().record()).contains("line 1");
        assertThat(document.dateline().orElseThrow().evidence().holdsIn(text)).isTrue();
        assertThat(document.blocks().stream().map(b -> b.kind() + " " + b.span().in(text)))
                .containsExactly(
                        "FURNITURE Breaking News",
                        "DATELINE MINSK, March 4 (BelTA) --",
                        "PARAGRAPH Belarus  offered talks on the border.",
                        "FURNITURE Share | Print");
    }

    @Test
    void aRecordThatAsksForItIsCleaned() throws IOException {
        String text = "Breaking News\n\nBelarus  offered talks on the border.\n";
        Files.writeString(
                folder.resolve("corpus.jsonl"),
                "{\"id\":\"a1\",\"clean\":true,\"url\":\"https://example.org/2005/03/05/x\",\"text\":%s}"
                        .formatted(quoted(text)));

        Document document = kept(intakes("corpus.jsonl").getFirst());

        assertThat(document.text()).isEqualTo("Belarus offered talks on the border.");
        assertThat(document.source().url()).contains("https://example.org/2005/03/05/x");
        assertThat(document.date()).contains(LocalDate.of(2005, 3, 5));
        assertThat(document.dateGround()).contains(new Ground.Inferred("URL"));
        assertThat(document.sourceMap()
                        .toOriginal(document.blocks().getFirst().span())
                        .orElseThrow()
                        .in(text))
                .isEqualTo("Belarus  offered talks on the border.");
    }

    @Test
    void foldersAreReadInTheOrderOfNamesAndWhatIsNoReportIsPassedOverByName() throws IOException {
        Files.createDirectories(folder.resolve("b/deep"));
        Files.writeString(folder.resolve("c.txt"), PAGE);
        Files.writeString(folder.resolve("b/deep/2.txt"), PAGE);
        Files.writeString(folder.resolve("b/10.txt"), PAGE);
        Files.writeString(folder.resolve("a.txt"), PAGE);
        Files.writeString(folder.resolve("map.png"), "x");

        List<Intake> intakes = intakes("");

        assertThat(intakes.stream().map(this::named)).containsExactly("a", "10", "2", "c", "map.png passed_over");
        assertThat(((Intake.Refused) intakes.getLast()).reason().isFault()).isFalse();
    }

    @Test
    void aPackedCorpusReadsLikeAnUnpackedOne() throws IOException {
        Path packed = folder.resolve("corpus.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("{\"id\":\"a1\",\"text\":\"Talks failed.\"}\r\n\r\n{\"id\":2,\"text\":\"Talks resumed.\"}\n"
                    .getBytes(StandardCharsets.UTF_8));
        }

        try (Reading reading = ingest(InputStream.nullInputStream()).read(List.of(packed.toString()))) {
            assertThat(reading.stream().map(this::named)).containsExactly("a1", "2");
            assertThat(reading.bytesRead()).isEqualTo(Files.size(packed));
        }
    }

    @Test
    void standardInputIsJsonLines() {
        InputStream in =
                new ByteArrayInputStream("{\"id\":\"a1\",\"text\":\"Talks failed.\"}".getBytes(StandardCharsets.UTF_8));

        try (Reading reading = ingest(in).read(List.of("-"))) {
            Document document = kept(reading.next());
            assertThat(document.source().location()).isEqualTo("standard input");
            assertThat(document.source().record()).isEmpty();
            assertThat(reading.hasNext()).isFalse();
        }
    }

    @Test
    void aFileInWindows1252IsReadAndSaysSo() throws IOException {
        Files.write(
                folder.resolve("old.txt"),
                "The minister called the offer “a step” – no more – on Friday in Chișinău."
                        .replace('ș', 's')
                        .replace('ă', 'a')
                        .getBytes(Charset.forName("windows-1252")));

        Intake.Kept kept = (Intake.Kept) intakes("old.txt").getFirst();

        assertThat(kept.document().text()).contains("“a step” – no more –");
        assertThat(kept.document().source().encoding()).contains("windows-1252");
        assertThat(kept.notes()).containsExactly("read as windows-1252, since it is not UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoText() throws IOException {
        Files.writeString(folder.resolve("marked.txt"), "\uFEFFTalks failed on Friday.");
        Files.write(
                folder.resolve("wide.txt"), ("\uFEFF" + "Talks failed on Friday.").getBytes(StandardCharsets.UTF_16LE));

        assertThat(intakes("marked.txt").stream().map(i -> kept(i).text())).containsExactly("Talks failed on Friday.");
        assertThat(intakes("wide.txt").stream().map(i -> kept(i).text())).containsExactly("Talks failed on Friday.");
    }

    @Test
    void anotherLanguageIsKeptAndNamed() throws IOException {
        Files.writeString(
                folder.resolve("de.txt"),
                "Die Außenminister haben am Freitag in Minsk über die Öffnung der Grenze gesprochen, ohne sich zu einigen.");

        assertThat(kept(intakes("de.txt").getFirst()).language()).isEqualTo("de");
    }

    @Test
    void theSameInputGivesTheSameDocumentsWhateverTheTime() throws IOException {
        Files.writeString(folder.resolve("border.txt"), PAGE);
        Document first = kept(intakes("border.txt").getFirst());
        Ingest later = new Ingest(new Ingest.Settings(
                Clock.fixed(NOON.plusSeconds(9), ZoneOffset.UTC), Ingest.USUAL_LIMIT, InputStream.nullInputStream()));

        try (Reading reading = later.read(List.of(folder.resolve("border.txt").toString()))) {
            Document second = kept(reading.next());
            assertThat(second.digest()).isEqualTo(first.digest());
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.source().fetched()).isNotEqualTo(first.source().fetched());
        }
    }

    @Test
    void aSurveyTellsHowMuchThereIs() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "1234");
        Files.writeString(folder.resolve("b.txt"), "123456");

        assertThat(ingest(InputStream.nullInputStream()).survey(List.of(folder.toString(), "missing", "-")))
                .isEqualTo(new Ingest.Survey(2, 10));
    }

    @Test
    void theSpecimenReadsAsItsReadingSays() {
        Path specimen = Path.of(System.getProperty("entente.root", "."), "../shared/seed/nato-csto-2003-12-03.txt");
        Assumptions.assumeTrue(Files.exists(specimen), "../shared/seed is not there: the specimen is not read");

        try (Reading reading = ingest(InputStream.nullInputStream()).read(List.of(specimen.toString()))) {
            Document document = kept(reading.next());
            assertThat(document.outlet()).contains("RFE/RL");
            assertThat(document.date()).contains(LocalDate.of(2003, 12, 3));
            assertThat(document.dateline().orElseThrow().place().orElseThrow().text())
                    .isEqualTo("Prague");
            assertThat(document.text()).startsWith("NATO: Alliance Praises").doesNotContain("Accessibility");
            assertThat(document.blocks().getFirst().kind()).isEqualTo(Block.Kind.HEADLINE);
        }
    }

    private List<Intake> intakes(String name) {
        List<Intake> intakes = new ArrayList<>();
        try (Reading reading = ingest(InputStream.nullInputStream())
                .read(List.of(folder.resolve(name).toString()))) {
            reading.forEachRemaining(intakes::add);
        }
        return intakes;
    }

    private static Ingest ingest(InputStream in) {
        return new Ingest(new Ingest.Settings(Clock.fixed(NOON, ZoneOffset.UTC), Ingest.USUAL_LIMIT, in));
    }

    private String named(Intake intake) {
        return switch (intake) {
            case Intake.Kept kept -> kept.document().id();
            case Intake.Refused refused ->
                Optional.ofNullable(Path.of(refused.location()).getFileName()).orElseThrow() + " "
                        + refused.reason().code();
        };
    }

    private static Document kept(Intake intake) {
        return switch (intake) {
            case Intake.Kept kept -> kept.document();
            case Intake.Refused refused -> throw new AssertionError(refused.message());
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
