package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.json.CodedDocuments;
import entente.store.RecordStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reading that is killed again and again ends in the same record as one that was left alone. */
@Tag("slow")
class KillTest {

    private static final int DOCUMENTS = 240;
    private static final long SEED = 20031203L;

    @TempDir
    Path folder;

    @Test
    void aReadingKilledAtAnyPointGoesOnToTheSameRecord() throws IOException, InterruptedException {
        Path news = Files.createDirectory(folder.resolve("news"));
        for (int i = 0; i < DOCUMENTS; i++) {
            Files.writeString(news.resolve("d%03d.txt".formatted(i)), """
                    Talks on border post %d

                    MINSK, %d May 2009 (Corvane) -- Belarus offered on Monday to open border post %d. Poland rejected the offer, and
                    a Polish official said the post would stay closed.
                    """.formatted(i, 1 + i % 28, i));
        }
        Random random = new Random(SEED);
        Path killed = folder.resolve("killed.db");
        int kills = 0;
        for (int attempt = 0; attempt < 6; attempt++) {
            Process reading = start(news, killed);
            if (!reading.waitFor(1500 + random.nextInt(5000), TimeUnit.MILLISECONDS)) {
                reading.destroyForcibly().waitFor();
                kills++;
            }
            if (Files.exists(killed)) {
                try (RecordStore store = RecordStore.open(killed)) {
                    assertThat(store.examine())
                            .as("after kill %d, seed %d", kills, SEED)
                            .isEmpty();
                }
            }
        }
        assertThat(start(news, killed).waitFor()).isEqualTo(Entente.DONE);
        Path whole = folder.resolve("whole.db");
        assertThat(start(news, whole).waitFor()).isEqualTo(Entente.DONE);

        assertThat(kills).as("readings that were killed").isPositive();
        assertThat(contents(killed)).hasSize(DOCUMENTS).isEqualTo(contents(whole));
    }

    private Process start(Path news, Path record) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "entente.cli.Entente",
                        "read",
                        news.toString(),
                        "--record",
                        record.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile());
        // Not as an argument: native code crashes on command lines of more than some thousand characters.
        builder.environment()
                .put("CLASSPATH", System.getProperty("java.class.path").replace("\n", File.pathSeparator));
        return builder.start();
    }

    private static List<String> contents(Path record) {
        List<String> contents = new ArrayList<>();
        try (RecordStore store = RecordStore.open(record);
                var coded = store.codedDocuments()) {
            coded.forEach(document -> contents.add(CodedDocuments.toJson(document)));
        }
        return contents;
    }
}
