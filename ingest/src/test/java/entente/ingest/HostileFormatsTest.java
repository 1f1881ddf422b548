package entente.ingest;

import static entente.ingest.Samples.docxOf;
import static entente.ingest.Samples.gzip;
import static entente.ingest.Samples.http;
import static entente.ingest.Samples.pdf;
import static entente.ingest.Samples.tar;
import static entente.ingest.Samples.utf8;
import static entente.ingest.Samples.warcRecord;
import static entente.ingest.Samples.zip;
import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Block;
import entente.model.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of broken and malicious files of the kinds that hold other things or have a make of their own; plain text and JSON
 * Lines have theirs in {@link HostileInputTest}. Each gives one refusal with its reason and place, and the run goes on.
 */
class HostileFormatsTest {

    private static final int LIMIT = 200_000;
    private static final String REPORT = "Talks on the border failed on Friday, both sides said.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** @param detail words that the refusal must hold */
    private record Hostile(String name, String file, byte[] content, Reason reason, String detail) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hostile> files() {
        byte[] archive = zip(entries("a.txt", noise(9_000), "b.txt", utf8(REPORT)));
        byte[] tape = tar(entries("a.txt", noise(9_000)));
        byte[] sound = pdf(List.of(List.of(REPORT)));
        byte[] crawl = utf8(warcRecord(
                "response",
                "https://press.example.org/a",
                "application/http; msgtype=response",
                http(200, "text/plain", REPORT)));
        return Stream.of(
                // Archives
                new Hostile("no zip", "a.zip", utf8(REPORT), Reason.BROKEN_ARCHIVE, "zip archive"),
                new Hostile("a zip without entries", "a.zip", zip(Map.of()), Reason.BROKEN_ARCHIVE, "found no entry"),
                new Hostile("no bytes for a zip", "a.zip", new byte[0], Reason.BROKEN_ARCHIVE, "found no entry"),
                new Hostile(
                        "a zip of empty folders",
                        "a.zip",
                        zip(entries("a/", new byte[0])),
                        Reason.EMPTY,
                        "no entry with anything"),
                new Hostile(
                        "a zip cut within its first entry",
                        "a.zip",
                        Arrays.copyOf(archive, 4_000),
                        Reason.BROKEN_ARCHIVE,
                        "ends too early"),
                new Hostile(
                        "a zip damaged within an entry",
                        "a.zip",
                        damaged(archive, 3_000),
                        Reason.BROKEN_ARCHIVE,
                        "damaged"),
                new Hostile(
                        "an entry locked by a password", "a.zip", locked(), Reason.ENCRYPTED, "locked by a password"),
                new Hostile(
                        "zip in zip in zip in zip in zip",
                        "a.zip",
                        nested(6),
                        Reason.NESTED_TOO_DEEPLY,
                        "at most 4 archives within one another"),
                new Hostile(
                        "a zip bomb of one long text",
                        "a.zip",
                        zip(entries("a.txt", new byte[50_000_000])),
                        Reason.TOO_LARGE,
                        "expected at most 200,000 bytes for a document"),
                new Hostile(
                        "a zip bomb of line ends",
                        "a.zip",
                        zip(entries("a.jsonl", filled((byte) '\n', 70_000_000))),
                        Reason.EXPANDS_TOO_MUCH,
                        "more than 150 times the size"),
                new Hostile(
                        "a bomb within a bomb",
                        "a.zip",
                        zip(entries("b.zip", zip(entries("a.jsonl", filled((byte) '\n', 70_000_000))))),
                        Reason.EXPANDS_TOO_MUCH,
                        "more than 150 times the size"),
                new Hostile(
                        "gzip in gzip without end",
                        "a.txt.gz.gz.gz.gz.gz.gz",
                        packed(6),
                        Reason.NESTED_TOO_DEEPLY,
                        "4 archives"),
                new Hostile("no tar", "a.tar", noise(2_000), Reason.BROKEN_ARCHIVE, "tar archive"),
                new Hostile(
                        "a tar cut within an entry",
                        "a.tar",
                        Arrays.copyOf(tape, 4_000),
                        Reason.BROKEN_ARCHIVE,
                        "ends too early"),
                new Hostile(
                        "a packed tar cut in the midst",
                        "a.tgz",
                        Arrays.copyOf(gzip(tape), 4_000),
                        Reason.BROKEN_ARCHIVE,
                        "ends too early"),
                new Hostile(
                        "an entry of a kind that is not read",
                        "a.zip",
                        zip(entries("a.png", noise(9))),
                        Reason.PASSED_OVER,
                        "found .png"),
                new Hostile(
                        "an entry with a NUL in it",
                        "a.zip",
                        zip(entries("a.txt", utf8("Talks\0failed"))),
                        Reason.BINARY,
                        "found a NUL"),
                // PDF
                new Hostile("no PDF", "a.pdf", utf8(REPORT), Reason.BROKEN_FILE, "found a damaged one"),
                new Hostile("no bytes for a PDF", "a.pdf", new byte[0], Reason.BROKEN_FILE, "found a damaged one"),
                new Hostile(
                        "a PDF cut after its first bytes",
                        "a.pdf",
                        Arrays.copyOf(sound, 60),
                        Reason.BROKEN_FILE,
                        "found a damaged one"),
                new Hostile(
                        "a PDF without text",
                        "a.pdf",
                        pdf(List.of(List.of(), List.of())),
                        Reason.EMPTY,
                        "found 2 pages without any"),
                new Hostile(
                        "a PDF locked by a password",
                        "a.pdf",
                        lockedPdf(sound),
                        Reason.ENCRYPTED,
                        "locked by a password"),
                new Hostile(
                        "a PDF whose page is a bomb", "a.pdf", bombPdf(), Reason.EXPANDS_TOO_MUCH, "It was not opened"),
                new Hostile("a PDF whose pages hold themselves", "a.pdf", cyclicPdf(), Reason.EMPTY, "without any"),
                new Hostile(
                        "a PDF whose forms call themselves a million times",
                        "a.pdf",
                        formsPdf(),
                        Reason.EXPANDS_TOO_MUCH,
                        "more than 1,000 forms and pictures"),
                // Word and Rich Text
                new Hostile(
                        "no Word document", "a.docx", utf8(REPORT), Reason.BROKEN_FILE, "it has no word/document.xml"),
                new Hostile(
                        "a zip that is no Word document",
                        "a.docx",
                        zip(entries("x.xml", utf8("<x/>"))),
                        Reason.BROKEN_FILE,
                        "it has no word/document.xml"),
                new Hostile(
                        "Word with broken XML",
                        "a.docx",
                        docxOf("<w:document><w:p>"),
                        Reason.BROKEN_FILE,
                        "found a damaged one"),
                new Hostile(
                        "Word that defines entities within entities",
                        "a.docx",
                        docxOf(
                                "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document xmlns:w=\"w\"><w:p><w:t>&b;</w:t></w:p></w:document>"),
                        Reason.BROKEN_FILE,
                        "found a damaged one"),
                new Hostile(
                        "Word that would read a file of this machine",
                        "a.docx",
                        docxOf(
                                "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><w:document xmlns:w=\"w\"><w:p><w:t>&a;</w:t></w:p></w:document>"),
                        Reason.BROKEN_FILE,
                        "found a damaged one"),
                new Hostile(
                        "Word a hundred thousand elements deep",
                        "a.docx",
                        docxOf("<w>".repeat(100_000)),
                        Reason.NESTED_TOO_DEEPLY,
                        "elements 91 deep"),
                new Hostile(
                        "a Word document that is a bomb",
                        "a.docx",
                        docxOf("<w:d xmlns:w=\"w\">" + " ".repeat(70_000_000) + "</w:d>"),
                        Reason.EXPANDS_TOO_MUCH,
                        "more than 150 times"),
                new Hostile("no Rich Text", "a.rtf", utf8(REPORT), Reason.BROKEN_FILE, "which begins with \"{\\rtf\""),
                new Hostile(
                        "Rich Text with braces without end",
                        "a.rtf",
                        utf8("{\\rtf1 " + "{".repeat(90_000)),
                        Reason.NESTED_TOO_DEEPLY,
                        "braces 1,000 deep"),
                new Hostile(
                        "Rich Text that is one picture",
                        "a.rtf",
                        utf8("{\\rtf1{\\pict\\bin99999999 abc}}"),
                        Reason.EMPTY,
                        "found no text"),
                // Letters
                new Hostile("a letter without a head", "a.eml", new byte[0], Reason.WRONG_SHAPE, "found none of it"),
                new Hostile(
                        "a letter without a text",
                        "a.eml",
                        utf8("Subject: x\nContent-Type: image/png\n\nabc"),
                        Reason.EMPTY,
                        "found none"),
                new Hostile(
                        "a letter of the year 9999",
                        "a.eml",
                        utf8("Subject: x\nDate: Fri, 31 Dec 9999 10:00:00 +0000\n\n" + REPORT),
                        Reason.WRONG_DATE,
                        "found 9999-12-31"),
                new Hostile(
                        "a letter in a letter in a letter",
                        "a.eml",
                        letters(40),
                        Reason.NESTED_TOO_DEEPLY,
                        "12 within one another"),
                new Hostile("no mailbox", "a.mbox", utf8(REPORT), Reason.WRONG_SHAPE, "found something else on line 1"),
                new Hostile("an empty mailbox", "a.mbox", utf8("\n\n"), Reason.EMPTY, "found none"),
                new Hostile(
                        "a mailbox with a letter beyond the limit",
                        "a.mbox",
                        utf8("From a@b Tue May  4 10:00:00 2021\nSubject: x\n\n" + "Talks failed. ".repeat(20_000)),
                        Reason.TOO_LARGE,
                        "a letter of 280,"),
                // Web archives
                new Hostile("no web archive", "a.warc", utf8(REPORT), Reason.BROKEN_ARCHIVE, "web archive"),
                new Hostile("no bytes for a web archive", "a.warc", new byte[0], Reason.BROKEN_ARCHIVE, "web archive"),
                new Hostile(
                        "a web archive cut within its head",
                        "a.warc",
                        Arrays.copyOf(crawl, 40),
                        Reason.BROKEN_ARCHIVE,
                        "ends too early"),
                new Hostile(
                        "a web archive cut within a record",
                        "a.warc",
                        Arrays.copyOf(crawl, crawl.length - 30),
                        Reason.BROKEN_ARCHIVE,
                        "ends too early"),
                new Hostile(
                        "a packed web archive cut in the midst",
                        "a.warc.gz",
                        Arrays.copyOf(gzip(crawl), 150),
                        Reason.BROKEN_ARCHIVE,
                        "ends too early"),
                new Hostile(
                        "a response that is no HTTP",
                        "a.warc",
                        utf8(warcRecord(
                                "response",
                                "https://press.example.org/a",
                                "application/http; msgtype=response",
                                "\u0001\u0002 nonsense")),
                        Reason.WRONG_SHAPE,
                        "expected an HTTP response"),
                // Tables
                new Hostile("an empty table", "a.csv", new byte[0], Reason.EMPTY, "found no row in it"),
                new Hostile(
                        "a table of names alone", "a.csv", utf8("id,text\n"), Reason.EMPTY, "no row beside the one"),
                new Hostile(
                        "a table without a text",
                        "a.csv",
                        utf8("id,title\n1,x\n"),
                        Reason.WRONG_SHAPE,
                        "found the columns id, title"),
                new Hostile(
                        "a row with too many cells",
                        "a.csv",
                        utf8("id,text\n1,Talks, failed,again\n"),
                        Reason.WRONG_SHAPE,
                        "expected 2 cells"),
                new Hostile(
                        "a quotation mark that is never closed",
                        "a.csv",
                        utf8("id,text\n1,\"Talks failed\n2,x\n"),
                        Reason.WRONG_SHAPE,
                        "found the end of the table"),
                new Hostile(
                        "a quotation mark that swallows the table",
                        "a.csv",
                        utf8("id,text\n1,\"Talks\n" + "2,failed\n".repeat(30_000)),
                        Reason.TOO_LARGE,
                        "perhaps a quotation mark is never closed"),
                new Hostile("a cell with a NUL", "a.csv", utf8("id,text\n1,Talks\0\n"), Reason.BINARY, "found a NUL"),
                new Hostile(
                        "a day of the year nought",
                        "a.csv",
                        utf8("text,date\nTalks failed on Friday.,0000-01-01\n"),
                        Reason.WRONG_DATE,
                        "found \"0000-01-01\""),
                new Hostile(
                        "a day of the year 9999",
                        "a.tsv",
                        utf8("text\tdate\nTalks failed.\t31 December 9999\n"),
                        Reason.WRONG_DATE,
                        "found \"31 December 9999\""),
                new Hostile(
                        "a day that may be two",
                        "a.csv",
                        utf8("text,date\nTalks failed.,03/04/2005\n"),
                        Reason.WRONG_DATE,
                        "found \"03/04/2005\""),
                // JSON
                new Hostile("no JSON", "a.json", utf8(REPORT), Reason.NOT_JSON, "broken at line 1, column"),
                new Hostile(
                        "JSON that breaks off",
                        "a.json",
                        utf8("{\"text\":\"Talks"),
                        Reason.NOT_JSON,
                        "broken at line 1"),
                new Hostile("nothing for JSON", "a.json", utf8(" \n"), Reason.EMPTY, "found no record"),
                new Hostile("an empty list", "a.json", utf8("[]"), Reason.EMPTY, "found no record"),
                new Hostile(
                        "a number for a record",
                        "a.json",
                        utf8("[17]"),
                        Reason.NOT_JSON,
                        "expected a JSON object, found"),
                new Hostile(
                        "lists within lists",
                        "a.json",
                        utf8("[".repeat(50_000)),
                        Reason.NESTED_TOO_DEEPLY,
                        "The rest was not read"),
                new Hostile(
                        "a record without a text",
                        "a.json",
                        utf8("{\"title\":\"x\"}"),
                        Reason.WRONG_SHAPE,
                        "It has: title"),
                new Hostile(
                        "a list of settings",
                        "a.json",
                        utf8("{\"version\":3,\"options\":[\"a\"]}"),
                        Reason.PASSED_OVER,
                        "none of the keys that tell of one"),
                new Hostile(
                        "a record beyond the limit",
                        "a.json",
                        utf8("{\"text\":\"" + "x".repeat(LIMIT + 9) + "\"}"),
                        Reason.TOO_LARGE,
                        "The rest was not read"),
                // Text
                new Hostile(
                        "letters lost to an earlier program",
                        "a.txt",
                        utf8("Pr\uFFFDsident S\uFFFDr\uFFFD met \uFFFD on Friday."),
                        Reason.ENCODING,
                        "Take the file from before"),
                new Hostile(
                        "a spreadsheet", "a.xlsx", zip(entries("x", utf8("x"))), Reason.PASSED_OVER, "found .xlsx"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void givesARefusalWithItsReasonAndTheRunGoesOn(Hostile hostile) throws IOException {
        Files.writeString(folder.resolve("zz-last.txt"), REPORT);
        Files.write(folder.resolve(hostile.file()), hostile.content());

        List<Intake> intakes = read(folder.toString());

        List<Intake.Refused> refused = refused(intakes);
        assertThat(refused).as(refused.toString()).isNotEmpty();
        assertThat(refused.getFirst().reason()).as(refused.getFirst().message()).isEqualTo(hostile.reason());
        assertThat(refused.getFirst().detail()).contains(hostile.detail());
        assertThat(refused.getFirst().location()).endsWith(hostile.file());
        assertThat(refused).hasSize(1);
        assertThat(intakes.getLast())
                .isInstanceOfSatisfying(
                        Intake.Kept.class,
                        kept -> assertThat(kept.document().id()).isEqualTo("zz-last"));
    }

    @Test
    void whatStandsBeforeADamagedPlaceIsKept() throws IOException {
        byte[] archive = zip(entries("a.txt", utf8(REPORT), "b.txt", noise(9_000)));
        Files.write(folder.resolve("a.zip"), Arrays.copyOf(archive, 4_000));
        byte[] crawl = utf8(warcRecord("conversion", "https://press.example.org/a", "text/plain", REPORT));
        Files.write(folder.resolve("b.warc"), joined(crawl, Arrays.copyOf(crawl, crawl.length - 30)));

        List<Intake> intakes = read(folder.toString());

        assertThat(intakes.stream().filter(Intake.Kept.class::isInstance)).hasSize(2);
        assertThat(refused(intakes)).hasSize(2).allMatch(refusal -> refusal.reason() == Reason.BROKEN_ARCHIVE);
    }

    @Test
    void anEntryThatWouldClimbOutOfItsArchiveIsReadInPlace() throws IOException {
        Files.write(folder.resolve("a.zip"), zip(entries("../../../tmp/escaped.txt", utf8(REPORT))));

        List<Intake> intakes = read(folder.toString());

        assertThat(intakes).singleElement().isInstanceOfSatisfying(Intake.Kept.class, kept -> {
            assertThat(kept.document().id()).isEqualTo("escaped");
            assertThat(kept.document().source().record()).contains("entry ../../../tmp/escaped.txt");
        });
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void aRecordThatIsTooLargeDoesNotTakeItsListWithIt() throws IOException {
        String many = "\"x\":\"" + "y".repeat(1_000) + "\",";
        Files.writeString(
                folder.resolve("a.json"),
                "[{" + many.repeat(300).replace("\"x\"", "\"k\"") + "\"text\":\"z\"},{\"text\":\"" + REPORT + "\"}]");

        List<Intake> intakes = read(folder.toString());

        assertThat(refused(intakes))
                .singleElement()
                .extracting(Intake.Refused::reason)
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(intakes.getLast()).isInstanceOf(Intake.Kept.class);
    }

    /** Seeded damage to sound files of every kind: whatever comes, the run ends, all is accounted for, and what is kept is sound. */
    @Test
    void whateverTheDamageTheRunGoesOnAndWhatIsKeptIsSound() throws IOException {
        Map<String, byte[]> sound = new LinkedHashMap<>();
        String two = REPORT + "\n\nNo date was set for more talks, a spokesman said.";
        sound.put(
                "a.zip",
                zip(entries("a.txt", utf8(two), "b.jsonl", utf8("{\"id\":\"b\",\"text\":\"Talks failed.\"}\n"))));
        sound.put("b.tar", tar(entries("a.txt", utf8(two))));
        sound.put("c.tgz", gzip(tar(entries("a.txt", utf8(two)))));
        sound.put("d.pdf", pdf(List.of(List.of(REPORT))));
        sound.put("e.docx", Samples.docx(REPORT, REPORT));
        sound.put("f.rtf", Samples.rtf(REPORT, "In Chi\\u537?in\\u259?u \\'93no\\'94."));
        sound.put(
                "g.eml",
                utf8(
                        "Subject: =?utf-8?Q?Talks?=\nFrom: a <a@b.c>\nDate: Tue, 4 May 2021 10:00:00 +0000\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGFsa3MgZmFpbGVkLg==\n--x--\n"));
        sound.put(
                "h.mbox",
                utf8("From a@b Tue May  4 10:00:00 2021\nSubject: x\n\n" + two
                        + "\n\nFrom a@b Tue May  4 10:00:00 2021\nSubject: y\n\n" + two));
        sound.put(
                "i.warc",
                utf8(warcRecord(
                        "response",
                        "https://press.example.org/a",
                        "application/http; msgtype=response",
                        http(200, "text/html", "<html><body><article><p>" + REPORT + "</p></article></body></html>"))));
        sound.put("j.warc.gz", gzip(utf8(warcRecord("conversion", "https://press.example.org/a", "text/plain", two))));
        sound.put(
                "k.csv",
                utf8("id,title,text,date\n1,\"a \"\"b\"\"\",\"" + two
                        + "\",2021-05-04\n2,c,Talks failed.,2021-05-05\n"));
        sound.put("l.tsv", utf8("title\ttext\na\tTalks failed on Friday.\n"));
        sound.put(
                "m.json",
                utf8(
                        "[{\"title\":\"a\",\"text\":\"Talks failed on Friday.\",\"date\":\"2021-05-04\"},{\"text\":\"x y\"}]"));
        sound.put(
                "n.txt",
                utf8("1 of 1 DOCUMENTS\n\nThe Courier\n\nDecember 3, 2003\n\nHEADLINE: Talks\n\nLENGTH: 9\n\nBODY:\n"
                        + two));
        sound.put("o.txt.gz", gzip(utf8(two)));
        sound.put("p.html", utf8("<html><body><article><h1>Talks fail</h1><p>" + two + "</p></article></body></html>"));
        long seed = 20260223;
        Random random = new Random(seed);
        int kept = 0;
        for (int round = 0; round < 25; round++) {
            for (Map.Entry<String, byte[]> file : sound.entrySet()) {
                Files.write(folder.resolve(file.getKey()), mutated(file.getValue(), random));
            }
            List<Intake> intakes = read(folder.toString());
            assertThat(intakes.stream().map(Intake::location).distinct())
                    .as("seed %d, round %d", seed, round)
                    .hasSize(sound.size());
            for (Intake intake : intakes) {
                if (intake instanceof Intake.Kept one) {
                    kept++;
                    assertSound(one.document(), seed, round);
                }
            }
        }
        assertThat(kept).as("what survived").isGreaterThan(60);
    }

    private static void assertSound(Document document, long seed, int round) {
        for (Block block : document.blocks()) {
            assertThat(block.span().in(document.text()))
                    .as("seed %d, round %d", seed, round)
                    .isNotBlank();
        }
        document.dateline()
                .ifPresent(dateline ->
                        assertThat(dateline.evidence().holdsIn(document.text())).isTrue());
        assertThat(document.text().chars().noneMatch(c -> c == 0)).isTrue();
        // It must be possible to keep it.
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(document.text()))
                .as("seed %d, round %d, %s", seed, round, document.source())
                .isTrue();
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutated = bytes.clone();
        for (int i = random.nextInt(6); i > 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(mutated, random.nextInt(mutated.length)) : mutated;
    }

    // Makers

    private static Map<String, byte[]> entries(Object... namesAndBytes) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            entries.put((String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
        }
        return entries;
    }

    /** Letters that do not shrink. */
    private static byte[] noise(int length) {
        Random random = new Random(7);
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) ('a' + random.nextInt(26));
        }
        return noise;
    }

    private static byte[] filled(byte filling, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, filling);
        return bytes;
    }

    private static byte[] damaged(byte[] bytes, int at) {
        byte[] damaged = bytes.clone();
        for (int i = at; i < at + 200; i++) {
            damaged[i] ^= (byte) 0xFF;
        }
        return damaged;
    }

    /** The bit that says so. */
    private static byte[] locked() {
        byte[] locked = Samples.stored("a.txt", utf8(REPORT));
        locked[6] |= 1;
        return locked;
    }

    private static byte[] nested(int depth) {
        byte[] content = utf8(REPORT);
        String name = "a.txt";
        for (int i = 0; i < depth; i++) {
            content = zip(entries(name, content));
            name = "a.zip";
        }
        return content;
    }

    private static byte[] packed(int times) {
        byte[] content = utf8(REPORT);
        for (int i = 0; i < times; i++) {
            content = gzip(content);
        }
        return content;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] letters(int depth) {
        StringBuilder letter = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            letter.append("Subject: x\nContent-Type: message/rfc822\n\n");
        }
        return utf8(letter.append("Subject: x\n\n").append(REPORT).toString());
    }

    private static byte[] lockedPdf(byte[] sound) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = Loader.loadPDF(sound)) {
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            pdf.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] pdfOf(List<byte[]> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(utf8("%PDF-1.4\n"));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(out.size());
            out.writeBytes(utf8((i + 1) + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(utf8("\nendobj\n"));
        }
        int table = out.size();
        out.writeBytes(utf8("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n"));
        places.forEach(place -> out.writeBytes(utf8("%010d 00000 n \n".formatted(place))));
        out.writeBytes(
                utf8("trailer\n<</Size " + (objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static byte[] bombPdf() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(filled((byte) ' ', 80_000_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdfOf(List.of(
                utf8("<</Type/Catalog/Pages 2 0 R>>"),
                utf8("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                utf8("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"),
                joined(
                        utf8("<</Filter/FlateDecode/Length " + packed.size() + ">>stream\n"),
                        joined(packed.toByteArray(), utf8("\nendstream")))));
    }

    private static byte[] cyclicPdf() {
        return pdfOf(List.of(
                utf8("<</Type/Catalog/Pages 2 0 R>>"),
                utf8("<</Type/Pages/Kids[3 0 R 2 0 R]/Count 9>>"),
                utf8("<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 9>>")));
    }

    /** Seven forms, each of which calls the next ten times. */
    private static byte[] formsPdf() {
        List<byte[]> objects = new ArrayList<>();
        objects.add(utf8("<</Type/Catalog/Pages 2 0 R>>"));
        objects.add(utf8("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
        objects.add(
                utf8("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>"));
        objects.add(utf8("<</Length 4>>stream\n/F Do\nendstream"));
        for (int i = 0; i < 5; i++) {
            String calls = "/F Do ".repeat(10);
            objects.add(utf8(
                    "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>/Length %d>>stream\n%s\nendstream"
                            .formatted(i < 4 ? i + 6 : 5, calls.length(), calls)));
        }
        return pdfOf(objects);
    }

    private List<Intake> read(String path) {
        List<Intake> intakes = new ArrayList<>();
        Ingest ingest = new Ingest(new Ingest.Settings(Clock.systemUTC(), LIMIT, InputStream.nullInputStream()));
        try (Reading reading = ingest.read(List.of(path))) {
            reading.forEachRemaining(intakes::add);
        }
        return intakes;
    }

    private static List<Intake.Refused> refused(List<Intake> intakes) {
        return intakes.stream()
                .filter(Intake.Refused.class::isInstance)
                .map(Intake.Refused.class::cast)
                .toList();
    }
}
