package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Block;
import entente.model.Document;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken and malicious inputs. Each gives refusals that say where and why, and the ordinary report after it is read all the
 * same.
 */
class HostileInputTest {

    private static final int LIMIT = 1_000_000;
    private static final String REPORT = "Talks on the border failed on Friday, both sides said.";
    private static final String GOOD_LINE = "{\"id\":\"good\",\"text\":\"Talks on the border failed on Friday.\"}";

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

    @BeforeEach
    void anOrdinaryReportComesLast() throws IOException {
        Files.writeString(folder.resolve("zz-last.txt"), REPORT);
    }

    static Stream<Hostile> files() throws IOException {
        byte[] report = REPORT.getBytes(StandardCharsets.UTF_8);
        byte[] good = (GOOD_LINE + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(joined(good, good, randomLine()));
        return Stream.of(
                // Text files
                new Hostile("no bytes at all", "a.txt", new byte[0], Reason.EMPTY, "found no text"),
                new Hostile("blanks alone", "a.txt", utf8(" \n\t\r\n\u00A0 \u200B\n"), Reason.EMPTY, "found no text"),
                new Hostile(
                        "page furniture alone",
                        "a.txt",
                        utf8("Breaking News\n\nShare | Print\n\nCopyright 2005. All rights reserved.\n"),
                        Reason.EMPTY,
                        "found nothing but page furniture (3 lines)"),
                new Hostile(
                        "a NUL in the midst", "a.txt", utf8("Talks\0 failed."), Reason.BINARY, "found a NUL at byte 5"),
                new Hostile(
                        "UTF-16 without its mark, cut within a unit",
                        "a.txt",
                        cut(REPORT.getBytes(StandardCharsets.UTF_16LE), 1),
                        Reason.BINARY,
                        "save it as UTF-8"),
                new Hostile(
                        "UTF-16 cut within a unit",
                        "a.txt",
                        joined(
                                new byte[] {(byte) 0xFF, (byte) 0xFE},
                                Arrays.copyOf(REPORT.getBytes(StandardCharsets.UTF_16LE), 9)),
                        Reason.ENCODING,
                        "begins with the mark of UTF-16LE, but is not UTF-16LE all through"),
                new Hostile(
                        "UTF-8 that breaks off within a letter",
                        "a.txt",
                        cut(utf8("Çetin, Öz and Ünal met in İzmir, said Ş"), 1),
                        Reason.ENCODING,
                        "4 other sequences are sound UTF-8"),
                new Hostile(
                        "bytes that are letters in no language",
                        "a.txt",
                        highBytes(),
                        Reason.ENCODING,
                        "windows-1252 does not fit either"),
                new Hostile(
                        "a byte that windows-1252 does not have",
                        "a.txt",
                        joined(report, new byte[] {(byte) 0x81}, report),
                        Reason.ENCODING,
                        "it has no 0x81 (byte 54)"),
                new Hostile(
                        "a picture that is called text",
                        "a.txt",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13},
                        Reason.BINARY,
                        "found a NUL at byte 8"),
                new Hostile(
                        "more than the limit",
                        "a.txt",
                        utf8("Talks failed. ".repeat(LIMIT / 14 + 1)),
                        Reason.TOO_LARGE,
                        "expected at most 1,000,000 bytes for a document, found 1,000,006 bytes. Split it, or raise the limit"),
                new Hostile("a kind that is not read", "a.png", utf8("x"), Reason.PASSED_OVER, "found .png"),
                new Hostile("a file without an ending", "a", utf8("x"), Reason.PASSED_OVER, "found no ending"),
                // JSON Lines
                new Hostile(
                        "no line at all", "a.jsonl", new byte[0], Reason.EMPTY, "found no line with anything in it"),
                new Hostile(
                        "empty lines alone",
                        "a.jsonl",
                        utf8("\n \r\n\r\r\n"),
                        Reason.EMPTY,
                        "found no line with anything in it"),
                line("no JSON", "Talks failed.", Reason.NOT_JSON, "found broken JSON at column"),
                line("JSON that breaks off", "{\"id\":\"a\",\"text\":\"Talks", Reason.NOT_JSON, "found broken JSON"),
                line("two objects on a line", GOOD_LINE + GOOD_LINE, Reason.NOT_JSON, "found broken JSON"),
                line("a list", "[1,2]", Reason.NOT_JSON, "found a list ([1,2])"),
                line("a number", "17", Reason.NOT_JSON, "found a number (17)"),
                line("a string", "\"Talks failed.\"", Reason.NOT_JSON, "found a string"),
                line("null", "null", Reason.NOT_JSON, "found null"),
                line("lists within lists", "[".repeat(100_000), Reason.NOT_JSON, "nesting depth"),
                line(
                        "the same key twice",
                        "{\"id\":\"a\",\"text\":\"x\",\"text\":\"y\"}",
                        Reason.NOT_JSON,
                        "Duplicate field 'text'"),
                line("no text", "{\"id\":\"a\",\"body\":\"x\"}", Reason.WRONG_SHAPE, "expected a field \"text\""),
                line(
                        "null for a text",
                        "{\"id\":\"a\",\"text\":null}",
                        Reason.WRONG_SHAPE,
                        "expected a field \"text\""),
                line(
                        "a number for a text",
                        "{\"id\":\"a\",\"text\":5}",
                        Reason.WRONG_SHAPE,
                        "field \"text\": expected a string in quotation marks, found a number (5)"),
                line("an empty text", "{\"id\":\"a\",\"text\":\"\"}", Reason.EMPTY, "found no text"),
                line("no id", "{\"text\":\"Talks failed.\"}", Reason.WRONG_SHAPE, "expected a field \"id\""),
                line(
                        "a blank id",
                        "{\"id\":\"  \",\"text\":\"Talks failed.\"}",
                        Reason.WRONG_SHAPE,
                        "expected a field \"id\""),
                line(
                        "an object for an id",
                        "{\"id\":{},\"text\":\"x\"}",
                        Reason.WRONG_SHAPE,
                        "field \"id\": expected a string in quotation marks, found an object ({})"),
                line(
                        "a list for a title",
                        "{\"id\":\"a\",\"text\":\"x\",\"title\":[]}",
                        Reason.WRONG_SHAPE,
                        "field \"title\""),
                line(
                        "a word for a choice",
                        "{\"id\":\"a\",\"text\":\"x\",\"clean\":\"yes\"}",
                        Reason.WRONG_SHAPE,
                        "field \"clean\": expected true or false, found a string (\"yes\")"),
                line(
                        "a month for a date",
                        "{\"id\":\"a\",\"text\":\"x\",\"date\":\"Dec 2003\"}",
                        Reason.WRONG_DATE,
                        "expected a day such as 2003-12-03, of the years 1500 to 2200, found \"Dec 2003\""),
                line(
                        "a day that no month has",
                        "{\"id\":\"a\",\"text\":\"x\",\"date\":\"2003-02-30\"}",
                        Reason.WRONG_DATE,
                        "found \"2003-02-30\""),
                line(
                        "the year nought",
                        "{\"id\":\"a\",\"text\":\"x\",\"date\":\"0000-01-01\"}",
                        Reason.WRONG_DATE,
                        "found \"0000-01-01\""),
                line(
                        "the year 9999",
                        "{\"id\":\"a\",\"text\":\"x\",\"date\":\"9999-12-31\"}",
                        Reason.WRONG_DATE,
                        "found \"9999-12-31\""),
                line(
                        "an escaped NUL",
                        "{\"id\":\"a\",\"text\":\"Talks\\u0000\"}",
                        Reason.BINARY,
                        "found a NUL (\\u0000) at unit 5"),
                line(
                        "half a character",
                        "{\"id\":\"a\",\"text\":\"Talks \\ud83d failed\"}",
                        Reason.ENCODING,
                        "found half a character (\\ud83d without its other half) at unit 6"),
                line(
                        "half a character in the title",
                        "{\"id\":\"a\",\"text\":\"x\",\"title\":\"\\udc00\"}",
                        Reason.ENCODING,
                        "found half a character"),
                new Hostile(
                        "a NUL on a line",
                        "a.jsonl",
                        joined(utf8("{\"id\":\"a\0\"}\n"), good),
                        Reason.BINARY,
                        "found a NUL at byte 8"),
                new Hostile(
                        "a line beyond the limit",
                        "a.jsonl",
                        joined(utf8("{\"id\":\"a\",\"text\":\""), utf8("x".repeat(LIMIT)), utf8("\"}\n"), good),
                        Reason.TOO_LARGE,
                        "found a line of 1,000,020 bytes"),
                // Packed
                new Hostile(
                        "no gzip",
                        "a.jsonl.gz",
                        good,
                        Reason.BROKEN_ARCHIVE,
                        "found that it is damaged. Fetch it again"),
                new Hostile(
                        "nothing packed",
                        "a.jsonl.gz",
                        new byte[0],
                        Reason.BROKEN_ARCHIVE,
                        "found that it ends too early. Fetch it again"),
                new Hostile(
                        "cut in the midst",
                        "a.jsonl.gz",
                        cut(packed, packed.length / 2),
                        Reason.BROKEN_ARCHIVE,
                        "ends too early after line"),
                new Hostile(
                        "damaged in the midst",
                        "a.jsonl.gz",
                        damaged(packed),
                        Reason.BROKEN_ARCHIVE,
                        "is damaged after line"),
                new Hostile(
                        "a bomb without a line end",
                        "a.jsonl.gz",
                        bomb((byte) 'x', 400),
                        Reason.EXPANDS_TOO_MUCH,
                        "The rest was not unpacked"),
                new Hostile(
                        "a bomb of line ends",
                        "a.jsonl.gz",
                        bomb((byte) '\n', 400),
                        Reason.EXPANDS_TOO_MUCH,
                        "more than 150 times the size"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void givesARefusalWithItsReasonAndTheRunGoesOn(Hostile hostile) throws IOException {
        Files.write(folder.resolve(hostile.file()), hostile.content());

        List<Intake> intakes = read(folder.toString());

        List<Intake.Refused> refused = refused(intakes);
        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().reason()).as(refused.getFirst().message()).isEqualTo(hostile.reason());
        assertThat(refused.getFirst().detail()).contains(hostile.detail());
        assertThat(refused.getFirst().location()).endsWith(hostile.file());
        assertThat(ids(intakes)).last().isEqualTo("zz-last");
    }

    @Test
    void aFaultyLineIsNamedAndTheLinesAroundItAreKept() throws IOException {
        Files.writeString(
                folder.resolve("a.jsonl"), GOOD_LINE + "\n\nnonsense\n" + GOOD_LINE.replace("good", "second"));

        List<Intake> intakes = read(folder.resolve("a.jsonl").toString());

        assertThat(ids(intakes)).containsExactly("good", "second");
        assertThat(refused(intakes).getFirst().record()).contains("line 3");
    }

    @Test
    void whatWasKeptBeforeADamagedPlaceStays() throws IOException {
        byte[] packed = gzip(joined((GOOD_LINE + "\n").getBytes(StandardCharsets.UTF_8), randomLine()));
        Files.write(folder.resolve("a.jsonl.gz"), cut(packed, 40));

        List<Intake> intakes = read(folder.resolve("a.jsonl.gz").toString());

        assertThat(ids(intakes)).containsExactly("good");
        assertThat(refused(intakes)).extracting(Intake.Refused::reason).containsExactly(Reason.BROKEN_ARCHIVE);
    }

    @Test
    void carriageReturnsAloneEndLinesToo() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), GOOD_LINE + "\r" + GOOD_LINE.replace("good", "second") + "\r");
        Files.writeString(folder.resolve("b.txt"), REPORT + "\r\r" + REPORT + "\r");

        List<Intake> intakes = read(folder.toString());

        assertThat(ids(intakes)).containsExactly("good", "second", "b", "zz-last");
        assertThat(((Intake.Kept) intakes.get(2)).document().text()).isEqualTo(REPORT + "\n\n" + REPORT);
    }

    @Test
    void aLineOfFiftyMillionBytesPassesInBoundedMemory() {
        byte[] start = "{\"id\":\"a\",\"text\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\"}\n" + GOOD_LINE).getBytes(StandardCharsets.UTF_8);
        InputStream huge = new java.io.SequenceInputStream(java.util.Collections.enumeration(List.of(
                new ByteArrayInputStream(start), new Repeated((byte) 'x', 50_000_000), new ByteArrayInputStream(end))));
        List<Intake> intakes = new ArrayList<>();

        try (Reading reading = new Ingest(new Ingest.Settings(Clock.systemUTC(), LIMIT, huge)).read(List.of("-"))) {
            reading.forEachRemaining(intakes::add);
        }

        assertThat(refused(intakes).getFirst().message())
                .startsWith(
                        "standard input line 1: expected at most 1,000,000 bytes for a document, found a line of 50,000,020 bytes");
        assertThat(ids(intakes)).containsExactly("good");
    }

    @Test
    void whatIsNotThereSaysSo() {
        assertThat(refused(read("nowhere/report.txt")).getFirst().message())
                .isEqualTo("nowhere/report.txt: expected a file or a folder, found nothing of this name (not_found)");
        assertThat(refused(read("re\0port.txt")).getFirst().reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aFileThatIsNamedAndNotReadIsAFault() throws IOException {
        Path picture = Files.writeString(folder.resolve("a.png"), "x");

        Intake.Refused refused = refused(read(picture.toString())).getFirst();

        assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refused.reason().isFault()).isTrue();
        assertThat(refused.detail())
                .startsWith("expected a file that ends in .txt, .text, .html, ")
                .endsWith(", found .png");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.txt"), folder.resolve("gone.txt"));

        assertThat(refused(read(folder.toString())).getFirst().detail())
                .isEqualTo("expected a file or a folder, found a link that leads nowhere");
    }

    @Test
    void linksThatLeadToOneAnotherAreRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.txt"), folder.resolve("b.txt"));
        Files.createSymbolicLink(folder.resolve("b.txt"), folder.resolve("a.txt"));

        List<Intake> intakes = read(folder.toString());

        assertThat(refused(intakes)).hasSize(2).allMatch(refused -> refused.reason() == Reason.LOOP);
        assertThat(ids(intakes)).containsExactly("zz-last");
    }

    @Test
    void aFolderThatHoldsALinkToItselfIsReadOnce() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Files.createSymbolicLink(deep.resolve("up"), folder);

        List<Intake> intakes = read(folder.toString());

        assertThat(refused(intakes)).extracting(Intake.Refused::reason).containsExactly(Reason.LOOP);
        assertThat(ids(intakes)).containsExactly("zz-last");
    }

    @Test
    void foldersThatLinkToOneAnotherManyTimesAreReadOnceEach() throws IOException {
        // Ten levels with ten links each would be ten thousand million folders.
        for (int level = 0; level < 10; level++) {
            Files.createDirectories(folder.resolve("level" + level));
        }
        for (int level = 0; level < 9; level++) {
            for (int link = 0; link < 10; link++) {
                Files.createSymbolicLink(
                        folder.resolve("level" + level + "/link" + link), folder.resolve("level" + (level + 1)));
            }
        }

        List<Intake> intakes = read(folder.toString());

        assertThat(intakes).hasSizeLessThan(200);
        assertThat(ids(intakes)).containsExactly("zz-last");
    }

    @Test
    void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no pipes on this system");
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("a.txt").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(refused(read(folder.toString())).getFirst().message())
                .endsWith("a.txt: expected a file or a folder, found a device, a pipe or a socket (unreadable)");
    }

    @Test
    void aFileThatCannotBeReadToItsEndIsRefused() throws IOException {
        Path memory = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.exists(memory), "no file here that opens and cannot be read");
        Files.createSymbolicLink(folder.resolve("a.txt"), memory);
        Files.createSymbolicLink(folder.resolve("b.jsonl"), memory);

        List<Intake> intakes = read(folder.toString());

        assertThat(refused(intakes)).hasSize(2).allMatch(refused -> refused.reason() == Reason.UNREADABLE);
        assertThat(ids(intakes)).containsExactly("zz-last");
        Files.delete(folder.resolve("a.txt"));
        Files.delete(folder.resolve("b.jsonl"));
    }

    @Test
    void aFolderThatMayNotBeReadIsRefused() throws IOException {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, java.util.Set.of());
        Assumptions.assumeFalse(Files.isReadable(closed), "this user may read everything");

        assertThat(refused(read(folder.toString())).getFirst().detail())
                .isEqualTo("expected to be let in, found that reading is not permitted");
    }

    @Test
    void aFileThatVanishesBeforeItsTurnIsRefused() throws IOException {
        Files.writeString(folder.resolve("a.txt"), REPORT);
        Path second = Files.writeString(folder.resolve("b.txt"), REPORT);
        List<Intake> intakes = new ArrayList<>();

        try (Reading reading = ingest().read(List.of(folder.toString()))) {
            intakes.add(reading.next());
            Files.delete(second);
            reading.forEachRemaining(intakes::add);
        }

        assertThat(ids(intakes)).containsExactly("a", "zz-last");
        assertThat(refused(intakes)).extracting(Intake.Refused::reason).containsExactly(Reason.NOT_FOUND);
    }

    @Test
    void whateverTheBytesInIsKeptPlusRefusedAndWhatIsKeptIsSound() throws IOException {
        long seed = 20260105;
        Random random = new Random(seed);
        byte[] page = utf8(
                "Breaking News\n\nMinsk Offers Talks\n\nMINSK, March 4 (BelTA) -- Belarus offered talks.\n\n“We wait,” he said.\n");
        byte[] lines = utf8(GOOD_LINE + "\n" + GOOD_LINE + "\r\n" + GOOD_LINE);
        for (int round = 0; round < 600; round++) {
            Path text = folder.resolve("a.txt");
            Path json = folder.resolve("b.jsonl");
            Path packed = folder.resolve("c.jsonl.gz");
            Files.write(text, mutated(page, random));
            Files.write(json, mutated(lines, random));
            Files.write(packed, mutated(gzip(lines), random));

            List<Intake> intakes = read(folder.toString());

            assertThat(intakes.stream().map(Intake::location).distinct())
                    .as("seed %d, round %d", seed, round)
                    .containsExactly(
                            text.toString(),
                            json.toString(),
                            packed.toString(),
                            folder.resolve("zz-last.txt").toString());
            for (Intake intake : intakes) {
                if (intake instanceof Intake.Kept kept) {
                    assertSound(kept.document());
                }
            }
        }
    }

    private static void assertSound(Document document) {
        document.dateline()
                .ifPresent(dateline ->
                        assertThat(dateline.evidence().holdsIn(document.text())).isTrue());
        assertThat(document.blocks()).anyMatch(block -> block.kind().isRead());
        for (Block block : document.blocks()) {
            assertThat(block.span().in(document.text())).isNotBlank();
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutated = bytes.clone();
        for (int i = random.nextInt(4); i > 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? cut(mutated, random.nextInt(mutated.length)) : mutated;
    }

    private static Hostile line(String name, String line, Reason reason, String detail) {
        return new Hostile(name, "a.jsonl", utf8(GOOD_LINE + "\n" + line + "\n" + GOOD_LINE), reason, detail);
    }

    private List<Intake> read(String path) {
        List<Intake> intakes = new ArrayList<>();
        try (Reading reading = ingest().read(List.of(path))) {
            reading.forEachRemaining(intakes::add);
        }
        return intakes;
    }

    private static Ingest ingest() {
        return new Ingest(new Ingest.Settings(Clock.systemUTC(), LIMIT, InputStream.nullInputStream()));
    }

    private static List<Intake.Refused> refused(List<Intake> intakes) {
        return intakes.stream()
                .filter(Intake.Refused.class::isInstance)
                .map(Intake.Refused.class::cast)
                .toList();
    }

    private static List<String> ids(List<Intake> intakes) {
        return intakes.stream()
                .filter(Intake.Kept.class::isInstance)
                .map(intake -> ((Intake.Kept) intake).document().id())
                .toList();
    }

    private static byte[] highBytes() {
        byte[] bytes = new byte[200];
        Random random = new Random(11);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0xA0 + random.nextInt(0x60));
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cut(byte[] bytes, int fromTheEnd) {
        return Arrays.copyOf(bytes, bytes.length - fromTheEnd);
    }

    private static byte[] damaged(byte[] packed) {
        byte[] damaged = packed.clone();
        for (int i = packed.length / 2; i < packed.length / 2 + 16; i++) {
            damaged[i] ^= (byte) 0xFF;
        }
        return damaged;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** A line that does not shrink, so that damage falls into its midst. */
    private static byte[] randomLine() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("{\"id\":\"long\",\"text\":\"");
        for (int i = 0; i < 40_000; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return utf8(text.append("\"}\n").toString());
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] bomb(byte filling, int megabytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] megabyte = new byte[1_000_000];
        Arrays.fill(megabyte, filling);
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(megabyte);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static final class Repeated extends InputStream {
        private final byte unit;
        private int left;

        Repeated(byte unit, int count) {
            this.unit = unit;
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? unit : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, unit);
            left -= count;
            return count;
        }
    }
}
