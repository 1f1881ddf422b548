package entente.ingest;

import static entente.ingest.Samples.docx;
import static entente.ingest.Samples.gzip;
import static entente.ingest.Samples.http;
import static entente.ingest.Samples.pdf;
import static entente.ingest.Samples.rtf;
import static entente.ingest.Samples.tar;
import static entente.ingest.Samples.utf8;
import static entente.ingest.Samples.warcRecord;
import static entente.ingest.Samples.zip;
import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Document;
import entente.model.Ground;
import entente.model.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One report in every kind of file comes out as the same text. */
class FormatsTest {

    private static final String FIRST = "Belarus offered Poland talks on the border crossing at Brest on Tuesday.";
    private static final String SECOND = "Poland has not answered, its foreign ministry said on Wednesday.";
    private static final String TEXT = FIRST + "\n\n" + SECOND;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aWordDocumentLosesWhatWasDeletedInIt() throws IOException {
        write(
                "report.docx",
                Samples.docxOf(
                        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Belarus offered </w:t></w:r><w:del><w:r><w:delText>Latvia</w:delText></w:r></w:del><w:ins><w:r><w:t>Poland</w:t></w:r></w:ins><w:r><w:t> talks on the border crossing at Brest on Tuesday.</w:t></w:r></w:p><w:p><w:r><w:t>"
                                + SECOND + "</w:t></w:r></w:p></w:body></w:document>"));

        assertThat(only("report.docx").text()).isEqualTo(TEXT);
    }

    @Test
    void aPdfIsJoinedToParagraphsAndItsDayOfMakingCountsOnlyWhereNothingElseDoes() throws IOException {
        List<String> lines = List.of(
                "Belarus offered Poland talks on the border crossing at Brest on Tuesday, and it said",
                "that the talks could begin within a week if Poland named its envoys before Friday.",
                "",
                "Poland has not answered, its foreign ministry said on Wednesday in Warsaw, where it",
                "had met the ambassadors of the countries that lie along the border and beyond it.");
        write("report.pdf", pdf(List.of(lines, List.of("The talks would be the first in a year, both said."))));

        Document document = only("report.pdf");

        assertThat(document.text())
                .contains("and it said that the talks could begin")
                .contains("\n\nPoland has not answered")
                .endsWith("\n\nThe talks would be the first in a year, both said.");
    }

    @Test
    void richTextIsReadWithItsUnicodeAndLeadsBackToItsBytes() throws IOException {
        byte[] file = rtf(
                "{\\*\\generator x;}{\\info{\\title no}}\\b Belarus\\b0  offered Poland talks in Chi\\u537?in\\u259?u \\endash  \\ldblquote a step\\rdblquote , it said.",
                "Poland\\'92s answer was short.");
        write("report.rtf", file);

        Document document = only("report.rtf");

        assertThat(document.text())
                .isEqualTo(
                        "Belarus offered Poland talks in Chișinău – “a step”, it said.\n\nPoland’s answer was short.");
        int at = document.text().indexOf("offered");
        assertThat(document.sourceMap()
                        .toOriginal(new Span(at, at + 7))
                        .orElseThrow()
                        .in(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1)))
                .isEqualTo("offered");
    }

    @Test
    void aLetterGivesItsSubjectSenderAndDay() throws IOException {
        write(
                "alert.eml",
                utf8(
                        "From: Harbour Press <alerts@press.example.org>\r\nTo: you@example.org\r\nSubject: =?utf-8?Q?Talks_in_Chi=C8=99in=C4=83u?=\r\nDate: Tue, 4 May 2021 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nBelarus offered Poland talks on the border crossing at Brest on=\r\n Tuesday.\r\n\r\nPoland has not answered, its foreign ministry said on Wednesday.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Other words</p>\r\n--b--\r\n"));

        Document document = only("alert.eml");

        assertThat(document.title()).contains("Talks in Chișinău");
        assertThat(document.outlet()).contains("Harbour Press");
        assertThat(document.date()).contains(LocalDate.of(2021, 5, 4));
        assertThat(document.text()).isEqualTo(TEXT);
    }

    @Test
    void aMailboxGivesItsLettersOneByOne() throws IOException {
        String letter = "Subject: %s\nDate: Tue, 4 May 2021 10:00:00 +0000\nFrom: a@example.org\n\n%s\n\n";
        write(
                "alerts.mbox",
                utf8("From a@example.org Tue May  4 10:00:00 2021\n" + letter.formatted("One", FIRST)
                        + "From a@example.org Tue May  4 11:00:00 2021\n"
                        + letter.formatted("Two", SECOND + "\n\n>From Minsk came no word.")));

        List<Intake> intakes = read("alerts.mbox");

        assertThat(documents(intakes))
                .extracting(document -> document.title().orElse("-"))
                .containsExactly("One", "Two");
        assertThat(documents(intakes).get(1).text()).endsWith("From Minsk came no word.");
        assertThat(documents(intakes).get(1).source().record()).contains("letter 2 (line 8)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWebArchiveGivesItsPagesOfTextAndPassesOverTheRest(boolean packed) throws IOException {
        List<String> records = List.of(
                warcRecord("warcinfo", "urn:x", "application/warc-fields", "software: x\r\n"),
                warcRecord(
                        "request",
                        "https://press.example.org/a.txt",
                        "application/http; msgtype=request",
                        "GET / HTTP/1.1\r\n\r\n"),
                warcRecord(
                        "response",
                        "https://press.example.org/2021/05/04/talks",
                        "application/http; msgtype=response",
                        http(200, "text/plain; charset=utf-8", TEXT)),
                warcRecord(
                        "response",
                        "https://press.example.org/a.png",
                        "application/http; msgtype=response",
                        http(200, "image/png", "x")),
                warcRecord(
                        "response",
                        "https://press.example.org/gone",
                        "application/http; msgtype=response",
                        http(404, "text/plain", "Not found")),
                warcRecord("conversion", "https://press.example.org/b", "text/plain", SECOND));
        java.io.ByteArrayOutputStream file = new java.io.ByteArrayOutputStream();
        for (String record : records) {
            file.writeBytes(packed ? gzip(utf8(record)) : utf8(record));
        }
        String name = packed ? "crawl.warc.gz" : "crawl.warc";
        write(name, file.toByteArray());

        List<Intake> intakes = read(name);

        List<Document> documents = documents(intakes);
        assertThat(documents).extracting(Document::text).containsExactly(TEXT, SECOND);
        assertThat(documents.getFirst().source().url()).contains("https://press.example.org/2021/05/04/talks");
        assertThat(documents.getFirst().date()).contains(LocalDate.of(2021, 5, 4));
        assertThat(documents.getFirst().dateGround()).contains(new Ground.Inferred("URL"));
        assertThat(documents.getFirst().source().record())
                .contains("record 3 https://press.example.org/2021/05/04/talks");
        assertThat(refusals(intakes)).hasSize(2).allMatch(refusal -> refusal.reason() == Reason.PASSED_OVER);
    }

    @Test
    void archivesAreReadEntryByEntryAndNamedByTheirPlace() throws IOException {
        Map<String, byte[]> inner = new LinkedHashMap<>();
        inner.put("wire/a.txt", utf8(TEXT));
        inner.put("wire/b.txt.gz", gzip(utf8(SECOND)));
        inner.put("wire/c.jsonl", utf8("{\"id\":\"c1\",\"text\":\"Talks failed on Friday, both said.\"}\n"));
        inner.put("wire/map.png", new byte[] {1, 2, 3});
        Map<String, byte[]> outer = new LinkedHashMap<>();
        outer.put("2021/inner.zip", zip(inner));
        outer.put("2021/d.docx", docx(FIRST, SECOND));
        write("corpus.tar.gz", gzip(tar(outer)));

        List<Intake> intakes = read("corpus.tar.gz");

        assertThat(documents(intakes))
                .extracting(document ->
                        document.id() + " | " + document.source().record().orElse("-"))
                .containsExactly(
                        "a | entry 2021/inner.zip, entry wire/a.txt",
                        "b | entry 2021/inner.zip, entry wire/b.txt.gz",
                        "c1 | entry 2021/inner.zip, entry wire/c.jsonl, line 1",
                        "d | entry 2021/d.docx");
        assertThat(refusals(intakes))
                .singleElement()
                .extracting(Intake.Refused::message)
                .asString()
                .contains("corpus.tar.gz entry 2021/inner.zip, entry wire/map.png: expected a file that ends in");
    }

    @Test
    void theSameWordsInSixKindsOfFileAreOneText() throws IOException {
        write("a.txt", utf8(TEXT));
        write("b.docx", docx(FIRST, SECOND));
        write("c.rtf", rtf(FIRST, SECOND));
        write("d.eml", utf8("Subject: Talks\nFrom: a@example.org\n\n" + TEXT + "\n"));
        write("e.txt.gz", gzip(utf8(TEXT)));
        write("f.csv", utf8("id,text\n1,\"" + TEXT + "\"\n"));
        write("g.json", utf8("{\"title\":\"Talks\",\"text\":\"" + TEXT.replace("\n", "\\n") + "\"}"));

        List<Document> documents = documents(read(""));

        assertThat(documents).hasSize(7);
        assertThat(documents.stream().map(Document::digest).distinct()).hasSize(1);
    }

    @Test
    void fromTheKeptBytesOfEveryKindTheOriginalPlaceIsFoundAgain() throws IOException {
        write("a.txt", ("Breaking News\n\n" + TEXT).getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        write("b.docx", docx(FIRST, SECOND));
        write("c.rtf", rtf(FIRST, SECOND));
        write(
                "d.eml",
                utf8("Subject: Talks\nFrom: a@example.org\nContent-Transfer-Encoding: quoted-printable\n\n" + TEXT
                        + "\n"));
        write("e.pdf", pdf(List.of(List.of(FIRST))));
        write("f.csv", utf8("id,text\n1,\"" + TEXT + "\"\n"));
        write("g.json", utf8("{\"title\":\"Talks\",\"body\":\"" + TEXT.replace("\n", "\\n") + "\"}"));
        write("h.jsonl", utf8("{\"id\":\"h\",\"text\":\"" + TEXT.replace("\n", "\\n") + "\"}"));
        write("i.html", utf8("<html><body><article><p>" + FIRST + "</p><p>" + SECOND + "</p></article></body></html>"));
        write("j.zip", zip(Map.of("a.txt", utf8(TEXT))));

        List<Intake> intakes = read("");

        assertThat(intakes).hasSize(10).allSatisfy(intake -> {
            Intake.Kept kept = (Intake.Kept) intake;
            Document document = kept.document();
            int at = document.text().indexOf("border crossing");
            String original = OriginalText.of(document, kept.original().bytes()).orElseThrow();
            assertThat(document.sourceMap()
                            .toOriginal(new Span(at, at + 15))
                            .orElseThrow()
                            .in(original))
                    .isEqualTo("border crossing");
        });
        Document first = ((Intake.Kept) intakes.getFirst()).document();
        assertThat(OriginalText.of(
                        first, utf8("Other words of about the same length as those before, or longer.".repeat(9))))
                .isEmpty();
    }

    @Test
    void jsonMayBeAListOrOneAfterTheOther() throws IOException {
        String record = "{\"headline\":\"T%d\",\"body\":\"Talks failed on Friday, both sides said.\"}";
        write("list.json", utf8("[" + record.formatted(1) + "," + record.formatted(2) + "]"));
        write("lines.json", utf8(record.formatted(1) + "\n" + record.formatted(2)));

        assertThat(documents(read("list.json"))).extracting(Document::id).containsExactly("list-1", "list-2");
        assertThat(documents(read("lines.json")))
                .extracting(document -> document.title().orElse("-"))
                .containsExactly("T1", "T2");
    }

    @Test
    void standardInputIsWhateverItIsSaidToBe() throws IOException {
        InputStream in = new ByteArrayInputStream(utf8("title,text\nTalks,Talks failed on Friday.\n"));
        List<Intake> intakes = new ArrayList<>();
        Ingest.Settings settings = new Ingest.Settings(Clock.systemUTC(), 1_000_000, in).withAs(Optional.of(Kind.CSV));

        try (Reading reading = new Ingest(settings).read(List.of("-"))) {
            reading.forEachRemaining(intakes::add);
        }

        assertThat(documents(intakes)).extracting(Document::text).containsExactly("Talks failed on Friday.");
    }

    @Test
    void aFileWithoutAnEndingIsKnownByItsFirstBytes() throws IOException {
        write("report", pdf(List.of(List.of(FIRST))));

        assertThat(only("report").text()).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void wideEncodingsAreReadWithAMarkAndWithout(String encoding) throws IOException {
        Charset charset = Charset.forName(encoding);
        write("with.txt", ("\uFEFF" + TEXT).getBytes(charset));
        write("without.txt", TEXT.getBytes(charset));

        assertThat(documents(read(""))).extracting(Document::text).as(encoding).containsExactly(TEXT, TEXT);
        assertThat(only("without.txt").source().encoding()).contains(encoding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KOI8-R", "windows-1251", "ISO-8859-5"})
    void cyrillicIsToldByItsLetters(String encoding) throws IOException {
        String words =
                "Белоруссия предложила Польше переговоры о пограничном переходе в Бресте. Министерство иностранных дел Польши пока не ответило на это предложение, сообщил представитель ведомства в среду вечером.";
        write("report.txt", words.getBytes(Charset.forName(encoding)));

        assertThat(only("report.txt").text()).isEqualTo(words);
    }

    @Test
    void polishInItsOwnEncodingIsNotReadAsFrench() throws IOException {
        String words =
                "Białoruś zaproponowała Polsce rozmowy o przejściu granicznym w Brześciu. Rzecznik polskiego ministerstwa spraw zagranicznych powiedział w środę, że Warszawa jeszcze nie odpowiedziała na tę propozycję, ponieważ analizuje jej treść.";
        write("a.txt", words.getBytes(Charset.forName("windows-1250")));
        write("b.txt", words.getBytes(Charset.forName("ISO-8859-2")));

        assertThat(documents(read(""))).extracting(Document::text).containsExactly(words, words);
    }

    @Test
    void garbledLettersArePutRightAndSaidSo() throws IOException {
        String meant = "The minister’s offer – “a step” – was made in Chișinău on Friday, officials said.";
        String garbled = new String(utf8(meant), Charset.forName("windows-1252")).replace('\uFFFD', '\u009D');
        write("report.txt", utf8(garbled));

        Intake.Kept kept = (Intake.Kept) read("report.txt").getFirst();

        assertThat(kept.document().text()).isEqualTo(meant);
        assertThat(kept.notes())
                .containsExactly("7 garbled characters put right: UTF-8 that was once read as windows-1252");
        int at = meant.indexOf("was made");
        assertThat(kept.document()
                        .sourceMap()
                        .toOriginal(new Span(at, at + 8))
                        .orElseThrow()
                        .in(garbled))
                .isEqualTo("was made");
    }

    @Test
    void honestAccentsAreLeftAlone() throws IOException {
        String words = "Ambassador Ã was no name, but André and Zoë met in Málaga on Friday.";
        write("report.txt", utf8(words));

        assertThat(only("report.txt").text()).isEqualTo(words);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private Document only(String name) {
        List<Intake> intakes = read(name);
        assertThat(documents(intakes)).as(refusals(intakes).toString()).hasSize(1);
        return documents(intakes).getFirst();
    }

    private List<Intake> read(String name) {
        List<Intake> intakes = new ArrayList<>();
        Ingest.Settings settings = new Ingest.Settings(Clock.systemUTC(), 1_000_000, InputStream.nullInputStream());
        try (Reading reading =
                new Ingest(settings).read(List.of(folder.resolve(name).toString()))) {
            reading.forEachRemaining(intakes::add);
        }
        return intakes;
    }

    private static List<Document> documents(List<Intake> intakes) {
        List<Document> documents = new ArrayList<>();
        for (Intake intake : intakes) {
            if (intake instanceof Intake.Kept kept) {
                documents.add(kept.document());
            }
        }
        return documents;
    }

    private static List<Intake.Refused> refusals(List<Intake> intakes) {
        List<Intake.Refused> refused = new ArrayList<>();
        for (Intake intake : intakes) {
            if (intake instanceof Intake.Refused one) {
                refused.add(one);
            }
        }
        return refused;
    }
}
