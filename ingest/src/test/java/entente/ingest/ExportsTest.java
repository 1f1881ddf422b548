package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exports that scholars have, as samples that we wrote after their layouts. */
class ExportsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void lexisNexisInItsClassicLayoutIsCutIntoItsDocuments() throws IOException {
        List<Document> documents = documents(read("lexisnexis.txt"));

        assertThat(documents).extracting(Document::id).containsExactly("lexisnexis-1", "lexisnexis-2");
        Document first = documents.getFirst();
        assertThat(first.title()).contains("Minsk Offers Talks On Border Crossing, Warsaw Waits");
        assertThat(first.byline()).contains("JANINA KOWAL");
        assertThat(first.outlet()).contains("The Baltic Courier");
        assertThat(first.date()).contains(LocalDate.of(2003, 12, 3));
        assertThat(first.source().record()).contains("document 1");
        assertThat(first.dateline().orElseThrow().place().orElseThrow().text()).isEqualTo("MINSK");
        assertThat(first.dateline().orElseThrow().date()).contains(LocalDate.of(2003, 12, 2));
        assertThat(first.text())
                .isEqualTo(
                        "MINSK, Dec. 2 -- Belarus offered Poland talks on the border crossing at Brest on Tuesday, the foreign ministry said.\n\nPoland has not answered. \"We are studying the text,\" a spokesman in Warsaw said on Wednesday.");
        assertThat(documents.get(1).outlet()).contains("Harbour Press");
        assertThat(documents.get(1).date()).contains(LocalDate.of(2004, 1, 12));
        assertThat(documents.get(1).text()).startsWith("TALLINN -- Estonia and Finland signed");
    }

    @Test
    void eachWordOfAnExportLeadsBackToItsPlaceInTheFile() throws IOException {
        String file = sample("lexisnexis.txt");

        for (Document document : documents(read("lexisnexis.txt"))) {
            document.sourceMap()
                    .runs()
                    .forEach(run -> assertThat(file.substring(run.original(), run.original() + run.length()))
                            .isEqualTo(document.text().substring(run.kept(), run.kept() + run.length())));
        }
    }

    @Test
    void nexisUniLosesItsCoverAndKeepsItsDocuments() throws IOException {
        List<Document> documents = documents(read("nexis-uni.txt"));

        assertThat(documents)
                .extracting(document -> document.title().orElse("-"))
                .containsExactly("Envoys meet again over river water", "Harbour strike ends");
        assertThat(documents.getFirst().outlet()).contains("The Delta Gazette (Cairo)");
        assertThat(documents.getFirst().byline()).contains("Amira Sabry");
        assertThat(documents.getFirst().date()).contains(LocalDate.of(2020, 12, 30));
        assertThat(documents.getFirst().text())
                .isEqualTo(
                        "KHARTOUM -- Envoys of Egypt, Sudan and Ethiopia met again on Tuesday over the river's water.\n\nSudan proposed a smaller round of talks. Ethiopia agreed to it.");
    }

    @Test
    void factivaWithCodesAndWithoutTellsTheSame() throws IOException {
        List<Document> coded = documents(read("factiva.txt"));
        List<Document> plain = documents(read("factiva-plain.txt"));

        assertThat(coded)
                .extracting(Document::id)
                .containsExactly("BALKWI0020170117ed1h0004x", "BALKWI0020170118ed1i0001a");
        assertThat(plain)
                .extracting(Document::id)
                .isEqualTo(coded.stream().map(Document::id).toList());
        assertThat(plain)
                .extracting(Document::text)
                .isEqualTo(coded.stream().map(Document::text).toList());
        assertThat(plain)
                .extracting(Document::title)
                .isEqualTo(coded.stream().map(Document::title).toList());
        assertThat(plain)
                .extracting(Document::date)
                .isEqualTo(coded.stream().map(Document::date).toList());
        assertThat(coded.getFirst().title()).contains("Serbia invites Kosovo to talks on trains");
        assertThat(coded.getFirst().byline()).contains("Mila Jovanovic");
        assertThat(coded.getFirst().outlet()).contains("Balkan Wire");
        assertThat(coded.getFirst().date()).contains(LocalDate.of(2017, 1, 17));
        assertThat(coded.getFirst().language()).isEqualTo("en");
        assertThat(coded.getFirst().text())
                .startsWith("BELGRADE, Jan 17 (Balkan Wire) - Serbia invited")
                .endsWith("its prime minister said.");
    }

    @Test
    void anExportInRichTextIsCutLikeOneInPlainText() throws IOException {
        StringBuilder rich = new StringBuilder("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0\\fs20\n");
        for (String line : sample("factiva.txt").split("\n", -1)) {
            rich.append(line.replace("\"", "\\ldblquote ")).append("\\line\n");
        }
        Files.writeString(folder.resolve("export.rtf"), rich + "}");

        List<Document> documents = documents(read(folder.resolve("export.rtf"), settings()));

        assertThat(documents)
                .extracting(Document::id)
                .containsExactly("BALKWI0020170117ed1h0004x", "BALKWI0020170118ed1i0001a");
        assertThat(documents.getFirst().text()).contains("“There is nothing to discuss,“ its prime minister");
        String bytes = Files.readString(folder.resolve("export.rtf"), StandardCharsets.ISO_8859_1);
        int at = documents.getFirst().text().indexOf("Kosovo declined");
        assertThat(documents
                        .getFirst()
                        .sourceMap()
                        .toOriginal(new entente.model.Span(at, at + 15))
                        .orElseThrow()
                        .in(bytes))
                .isEqualTo("Kosovo declined");
    }

    @Test
    void theGuardiansAnswerGivesItsArticlesAndNamesTheOneWithoutText() throws IOException {
        List<Intake> intakes = read("guardian.json");

        Document document = documents(intakes).getFirst();
        assertThat(document.id()).isEqualTo("world/2019/may/02/envoys");
        assertThat(document.title()).contains("Envoys leave the capital in silence");
        assertThat(document.byline()).contains("Ada Marsh");
        assertThat(document.date()).contains(LocalDate.of(2019, 5, 2));
        assertThat(document.source().url()).contains("https://news.example.org/world/2019/may/02/envoys");
        assertThat(refusals(intakes))
                .singleElement()
                .asString()
                .contains("guardian.json record 2: expected text under \"fields.bodyText\", found none")
                .endsWith("(wrong_shape)");
    }

    @Test
    void theNewYorkTimesAnswerGivesFirstParagraphs() throws IOException {
        Document document = documents(read("nyt.json")).getFirst();

        assertThat(document.title()).contains("Envoys Leave in Silence");
        assertThat(document.byline()).contains("Ada Marsh");
        assertThat(document.outlet()).contains("The Example Times");
        assertThat(document.text())
                .isEqualTo("Envoys of both governments left the capital on Thursday without a word.");
    }

    @Test
    void newsPleaseIsReadAsAFileAndAsJsonLines() throws IOException {
        Files.writeString(folder.resolve("crawl.jsonl"), sample("news-please.json"));

        Document file = documents(read("news-please.json")).getFirst();
        Document line =
                documents(read(folder.resolve("crawl.jsonl"), settings())).getFirst();

        assertThat(file.id()).isEqualTo("news-please");
        assertThat(line.id()).isEqualTo("crawl-1");
        assertThat(line.digest()).isEqualTo(file.digest());
        assertThat(line.byline()).contains("Ada Marsh, Ben Field");
        assertThat(line.date()).contains(LocalDate.of(2019, 5, 2));
    }

    @Test
    void mediaCloudWithTextsIsReadAndARowWithoutTextIsNamed() throws IOException {
        List<Intake> intakes = read("media-cloud.csv");

        Document document = documents(intakes).getFirst();
        assertThat(document.id()).isEqualTo("1001");
        assertThat(document.outlet()).contains("The Example");
        assertThat(document.text()).endsWith("Neither side had accepted the \"draft\", they said.");
        assertThat(document.source().record()).contains("row 1 (line 2)");
        assertThat(refusals(intakes)).singleElement().asString().contains("row 2 (line 5): expected text under");
    }

    @Test
    void gdeltsOwnFilesHaveNoNamesOfColumnsAndAreKnownAllTheSame() throws IOException {
        Document document = documents(read("gdelt-gkg.tsv")).getFirst();

        assertThat(document.id()).isEqualTo("20190502110000-12");
        assertThat(document.title()).contains("Envoys leave in silence");
        assertThat(document.byline()).contains("Ada Marsh");
        assertThat(document.outlet()).contains("news.example.org");
        assertThat(document.date()).contains(LocalDate.of(2019, 5, 2));
        assertThat(document.text()).endsWith("without a \"word\".");
    }

    @Test
    void aTableOfOnesOwnNeedsOnlyToSayWhichColumnIsWhich() throws IOException {
        Files.writeString(
                folder.resolve("own.csv"),
                "nr;pub_date;kop;inhoud\n7;3 December 2003;Talks end;The talks on the border ended; nobody spoke.\n"
                        .replace("ended; nobody", "ended and nobody"));

        Document document = documents(read(
                        folder.resolve("own.csv"),
                        settings().withMapping(Mapping.parse("title=kop,text=inhoud,date=pub_date,id=nr"))))
                .getFirst();

        assertThat(document.id()).isEqualTo("7");
        assertThat(document.title()).contains("Talks end");
        assertThat(document.date()).contains(LocalDate.of(2003, 12, 3));
    }

    @Test
    void aTableWithoutAColumnOfTextSaysWhatItHas() throws IOException {
        Files.writeString(folder.resolve("own.csv"), "nr,kop\n7,Talks end\n");

        assertThat(refusals(read(folder.resolve("own.csv"), settings())))
                .singleElement()
                .asString()
                .endsWith(
                        "own.csv: expected a column with the text (text, body, content, fulltext), found the columns nr, kop. Name it with --map text=COLUMN (wrong_shape)");
    }

    @Test
    void aSpreadsheetsUnicodeTextIsReadThoughItIsNoUtf8() throws IOException {
        Files.write(
                folder.resolve("own.tsv"),
                "\uFEFFtitle\ttext\nTalks end\tThe talks in Chișinău ended on Friday.\n"
                        .getBytes(StandardCharsets.UTF_16LE));

        Document document =
                documents(read(folder.resolve("own.tsv"), settings())).getFirst();

        assertThat(document.text()).isEqualTo("The talks in Chișinău ended on Friday.");
    }

    @Test
    void everyPresetCanBeChosenByItsName() {
        assertThat(Preset.all()).hasSizeGreaterThanOrEqualTo(9).allSatisfy(preset -> {
            assertThat(Preset.named(preset.name())).contains(preset);
            assertThat(preset.about()).isNotBlank();
        });
        assertThat(Preset.named("unheard-of")).isEmpty();
    }

    private static String sample(String name) throws IOException {
        try (InputStream in = Optional.ofNullable(ExportsTest.class.getResourceAsStream("exports/" + name))
                .orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Intake> read(String sample) throws IOException {
        Path copy = folder.resolve(sample);
        Files.writeString(copy, sample(sample));
        return read(copy, settings());
    }

    private static List<Intake> read(Path path, Ingest.Settings settings) {
        List<Intake> intakes = new ArrayList<>();
        try (Reading reading = new Ingest(settings).read(List.of(path.toString()))) {
            reading.forEachRemaining(intakes::add);
        }
        return intakes;
    }

    private static Ingest.Settings settings() {
        return new Ingest.Settings(Clock.systemUTC(), 1_000_000, InputStream.nullInputStream());
    }

    private static List<Document> documents(List<Intake> intakes) {
        List<Document> documents = new ArrayList<>();
        for (Intake intake : intakes) {
            if (intake instanceof Intake.Kept kept) {
                documents.add(kept.document());
            }
        }
        assertThat(documents).as(refusals(intakes).toString()).isNotEmpty();
        return documents;
    }

    private static List<String> refusals(List<Intake> intakes) {
        List<String> messages = new ArrayList<>();
        for (Intake intake : intakes) {
            if (intake instanceof Intake.Refused refused) {
                messages.add(refused.message());
            }
        }
        return messages;
    }
}
