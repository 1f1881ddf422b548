package entente.ingest;

import static entente.ingest.Samples.docx;
import static entente.ingest.Samples.gzip;
import static entente.ingest.Samples.http;
import static entente.ingest.Samples.pdf;
import static entente.ingest.Samples.rtf;
import static entente.ingest.Samples.utf8;
import static entente.ingest.Samples.warcRecord;
import static entente.ingest.Samples.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand files of ten kinds, an article each, on one thread: how fast, and in how much memory. The figures are for
 * docs/reports/ingest.md; only what cannot be missed on any machine is asserted.
 */
@Tag("slow")
class ReadingSpeedTest {

    private static final int FILES = 10_000;
    private static final int SENTENCES = 25;

    /** What annotate takes on one core: about 110 sentences a second. */
    private static final double FIVE_TIMES_ANNOTATE = 5 * 110;

    private static final List<String> WHO =
            List.of("The minister", "A spokesman", "The president", "The union", "An envoy", "The court");
    private static final List<String> DID =
            List.of("offered", "refused", "announced", "signed", "discussed", "rejected");
    private static final List<String> WHAT = List.of(
            "a plan for the border crossing that had been closed since the spring",
            "the terms of a ferry agreement with the neighbouring country",
            "an inquiry into the shots that were fired near the bridge",
            "new talks on gas deliveries before the end of the year",
            "the report of the observers who had watched the election");
    private static final List<String> WHEN = List.of(
            "on Monday",
            "on Tuesday in the capital",
            "after a meeting of two hours",
            "last week",
            "on Friday, officials said");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void tenThousandMixedFilesAreReadAtLeastFiveTimesAsFastAsTheyCanBeAnnotated() throws IOException {
        Random random = new Random(20260301);
        long bytes = 0;
        for (int i = 0; i < FILES; i++) {
            Path file = folder.resolve("%03d/%05d.%s".formatted(i / 100, i, ending(i)));
            Files.createDirectories(file.getParent());
            byte[] content = content(i, article(random));
            bytes += content.length;
            Files.write(file, content);
        }
        int kept = 0;
        long units = 0;
        Ingest ingest =
                new Ingest(new Ingest.Settings(Clock.systemUTC(), Ingest.USUAL_LIMIT, InputStream.nullInputStream()));
        List<String> refusals = new ArrayList<>();
        long started = System.nanoTime();
        try (Reading reading = ingest.read(List.of(folder.toString()))) {
            while (reading.hasNext()) {
                switch (reading.next()) {
                    case Intake.Kept one -> {
                        kept++;
                        units += one.document().text().length();
                    }
                    case Intake.Refused one -> refusals.add(one.message());
                }
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        double sentences = (double) kept * SENTENCES / seconds;
        System.out.printf(
                "%,d files (%.1f MB) in %.1f s: %.0f files, %.0f sentences a second; %,d units of text; heap at most %,d MB%n",
                kept,
                bytes / 1e6,
                seconds,
                kept / seconds,
                sentences,
                units,
                Runtime.getRuntime().maxMemory() >> 20);

        assertThat(refusals).isEmpty();
        assertThat(kept).isEqualTo(FILES);
        assertThat(sentences).isGreaterThan(FIVE_TIMES_ANNOTATE);
    }

    private static List<String> article(Random random) {
        List<String> paragraphs = new ArrayList<>();
        for (int p = 0; p < SENTENCES / 5; p++) {
            StringBuilder paragraph = new StringBuilder();
            for (int s = 0; s < 5; s++) {
                paragraph
                        .append(s == 0 ? "" : " ")
                        .append(pick(WHO, random))
                        .append(' ')
                        .append(pick(DID, random))
                        .append(' ')
                        .append(pick(WHAT, random))
                        .append(' ')
                        .append(pick(WHEN, random))
                        .append('.');
            }
            paragraphs.add(paragraph.toString());
        }
        return paragraphs;
    }

    private static String ending(int i) {
        return List.of("txt", "html", "docx", "pdf", "rtf", "eml", "json", "csv", "warc.gz", "zip")
                .get(i % 10);
    }

    private static byte[] content(int i, List<String> paragraphs) {
        String text = String.join("\n\n", paragraphs);
        return switch (i % 10) {
            case 0 -> i % 20 == 0 ? utf8(wrapped(text)) : wrapped(text).getBytes(Charset.forName("windows-1252"));
            case 1 -> utf8(page(paragraphs));
            case 2 -> docx(paragraphs.toArray(String[]::new));
            case 3 -> pdf(List.of(wrapped(text).lines().toList()));
            case 4 -> rtf(paragraphs.toArray(String[]::new));
            case 5 ->
                utf8("Subject: Report %d\nFrom: Wire <a@example.org>\nDate: Tue, 4 May 2021 10:00:00 +0000\n\n%s\n"
                        .formatted(i, text));
            case 6 ->
                utf8("{\"title\":\"Report\",\"date\":\"2021-05-04\",\"text\":\"" + text.replace("\n", "\\n") + "\"}");
            case 7 -> utf8("id,title,text\n%d,Report,\"%s\"\n".formatted(i, text));
            case 8 ->
                gzip(utf8(warcRecord(
                        "response",
                        "https://press.example.org/" + i,
                        "application/http; msgtype=response",
                        http(200, "text/html; charset=utf-8", page(paragraphs)))));
            default -> zip(Map.of(i + ".txt", utf8(wrapped(text))));
        };
    }

    private static String page(List<String> paragraphs) {
        return "<!doctype html><html><head><title>Talks go on | The Courier</title></head><body><nav><a href=/>Home</a> <a href=/w>World</a></nav><main><article><h1>Talks go on</h1><p>"
                + String.join("</p><p>", paragraphs)
                + "</p></article></main><footer>Copyright The Courier</footer></body></html>";
    }

    private static String wrapped(String text) {
        StringBuilder wrapped = new StringBuilder();
        for (String paragraph : text.split("\n\n")) {
            int width = 0;
            for (String word : paragraph.split(" ")) {
                if (width + word.length() > 78) {
                    wrapped.append('\n');
                    width = 0;
                } else if (width > 0) {
                    wrapped.append(' ');
                }
                wrapped.append(word);
                width += word.length() + 1;
            }
            wrapped.append("\n\n");
        }
        return wrapped.toString();
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
