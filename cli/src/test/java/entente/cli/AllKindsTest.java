package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Digest;
import entente.store.RecordStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** One folder that holds everything: each kind of file, the same words twice, broken things, and things that are no news. */
class AllKindsTest {

    @TempDir
    Path folder;

    @Test
    void oneFolderOfEveryKindGivesTheRightAccount() throws IOException {
        Path news = Files.createDirectories(folder.resolve("news"));
        // Sixteen texts in fifteen kinds of file.
        text(news.resolve("a.txt"), "Minsk offered Warsaw talks on the border on Monday.");
        Files.write(
                news.resolve("b.txt"),
                "Minsk called the offer – “a step” – on Monday evening.".getBytes(Charset.forName("windows-1252")));
        text(
                news.resolve("c.html"),
                page(
                        "Riga and Tallinn signed a ferry accord on Tuesday, the ministers of both states said in the capital."));
        Files.write(news.resolve("d.pdf"), pdf("Oslo rejected the claim of its neighbour on Tuesday."));
        Files.write(
                news.resolve("e.docx"), zip("word/document.xml", word("Accra and Lagos met for talks on Wednesday.")));
        text(news.resolve("f.rtf"), "{\\rtf1\\ansi Lima praised the accord of the ministers on Thursday.\\par}");
        text(
                news.resolve("g.eml"),
                "Subject: Alert\nFrom: Wire <w@example.org>\n\nQuito asked for aid on Friday, officials said.\n");
        text(
                news.resolve("h.mbox"),
                "From w@example.org Tue May  4 10:00:00 2021\nSubject: One\n\nDoha hosted the envoys on Friday.\n\nFrom w@example.org Tue May  4 11:00:00 2021\nSubject: Two\n\nThe envoys left Doha on Saturday.\n");
        text(
                news.resolve("i.warc"),
                crawl(
                        "Amman and Baghdad agreed on Sunday to reopen the road between them, officials of both states said."));
        text(
                news.resolve("j.csv"),
                "headline,pub_date,story\nTalks,2021-05-04,\"Hanoi protested on Monday, its ministry said.\"\n");
        text(news.resolve("k.tsv"), "headline\tstory\nTalks\tManila answered on Tuesday, its ministry said.\n");
        text(news.resolve("l.json"), "{\"headline\":\"Talks\",\"story\":\"Jakarta proposed a truce on Wednesday.\"}");
        text(news.resolve("m.jsonl"), "{\"id\":\"m1\",\"story\":\"Cairo received the delegation on Thursday.\"}\n");
        Files.write(news.resolve("n.txt.gz"), gzip("Tunis and Algiers closed the crossing on Friday."));
        Files.write(news.resolve("o.zip"), zip("deep/o.txt", "Rabat recalled its envoy on Saturday."));
        // The same words once more, in another kind of file.
        Files.write(news.resolve("p.zip"), zip("again.txt", "Minsk offered Warsaw talks on the border on Monday."));
        // In another language: kept, not coded.
        text(
                news.resolve("q.txt"),
                "Die Minister haben am Freitag in Wien über die Öffnung der Grenze gesprochen, ohne sich zu einigen.");
        // Broken, locked, empty, hostile.
        text(news.resolve("r.pdf"), "%PDF-1.4 and nothing more");
        Files.write(news.resolve("s.zip"), Arrays.copyOf(zip("x.txt", "Talks failed.".repeat(99)), 60));
        text(news.resolve("t.txt"), " \n");
        text(news.resolve("u.txt"), "Talks\0failed.");
        text(news.resolve("v.json"), "{\"headline\":\"no text\"}");
        Files.createSymbolicLink(news.resolve("w"), news);
        // No news.
        text(news.resolve("x.png"), "picture");

        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        String record = folder.resolve("r.db").toString();
        int code = run(
                said,
                complained,
                "read",
                news.toString(),
                "--record",
                record,
                "--map",
                "title=headline,text=story,date=pub_date");

        String account = said.toString(StandardCharsets.UTF_8);
        assertThat(account)
                .as(complained.toString(StandardCharsets.UTF_8))
                .contains(
                        "24 documents: 17 new, 0 coded anew, 1 known, 6 refused (binary 1, broken_archive 1, broken_file 1, empty 1, loop 1, wrong_shape 1)")
                .contains("1 file of other kinds passed over")
                .contains("1 document not in English: kept and searchable, not coded");
        assertThat(code).isEqualTo(Entente.SOME_REFUSED);
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("v.json record 1: expected text under \"story\", found none. It has: headline.")
                .contains("s.zip entry x.txt: expected a whole entry, found that it is damaged or ends too early.");
        try (RecordStore store = RecordStore.open(Path.of(record))) {
            try (var documents = store.codedDocuments()) {
                assertThat(documents).hasSize(17);
            }
            assertThat(store.sightings(Digest.of("Minsk offered Warsaw talks on the border on Monday.")))
                    .extracting(place -> news.relativize(Path.of(place.location()))
                            + place.record().map(part -> " " + part).orElse(""))
                    .containsExactlyInAnyOrder("a.txt", "p.zip entry again.txt");
        }
    }

    private static void text(Path file, String words) throws IOException {
        Files.writeString(file, words);
    }

    private static String page(String words) {
        return "<!doctype html><html><head><title>Accord signed</title></head><body><nav><a href=/>Home</a></nav><article><h1>Accord signed</h1><p>"
                + words + "</p></article></body></html>";
    }

    private static String crawl(String words) {
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(words);
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: 2021-05-04T10:00:00Z\r\nWARC-Target-URI: https://press.example.org/road\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
                .formatted(http.getBytes(StandardCharsets.UTF_8).length, http);
    }

    private static String word(String words) {
        return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                + words + "</w:t></w:r></w:p></w:body></w:document>";
    }

    private static byte[] zip(String name, String words) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(words.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return packed.toByteArray();
    }

    private static byte[] gzip(String words) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(words.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] pdf(String words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 11);
                content.newLineAtOffset(72, 720);
                content.showText(words);
                content.endText();
            }
            pdf.save(out);
        }
        return out.toByteArray();
    }

    private static int run(OutputStream said, OutputStream complained, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            CommandLine command = Entente.commandLine().setErr(new PrintWriter(System.err, true));
            return command.execute(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
