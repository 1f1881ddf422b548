package entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.CodedDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed without warning, again and again; what it kept is whole, and the next one goes on. */
@Tag("slow")
class KilledWriterTest {

    private static final int DOCUMENTS = 6_000;
    private static final int BATCH = 8;
    private static final String READY = "ready";
    private static final int KILLS = 12;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aRecordWhoseWriterIsKilledAtAnyMomentIsWholeAndIsResumed() throws IOException, InterruptedException {
        long seed = 20260105;
        Random random = new Random(seed);
        Path file = folder.resolve("entente.db");
        long before = 0;
        int killedInTheMidst = 0;
        for (int i = 0; i < KILLS; i++) {
            Process writer = start(file);
            if (i % 4 != 0) {
                // Three kills in four fall while it writes, the others while it starts.
                awaitFirstWord(writer);
            }
            if (!writer.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS)) {
                writer.destroyForcibly().waitFor();
            }
            try (RecordStore store = RecordStore.open(file, RecordKind.FICTION)) {
                assertThat(store.examine()).as("seed %d, kill %d", seed, i).isEmpty();
                long documents = store.counts().documents();
                assertThat(documents).isGreaterThanOrEqualTo(before);
                assertThat(documents % BATCH == 0 || documents == DOCUMENTS)
                        .as("%d documents are whole batches of %d", documents, BATCH)
                        .isTrue();
                assertWhole(store);
                killedInTheMidst += documents > 0 && documents < DOCUMENTS ? 1 : 0;
                before = documents;
            }
        }
        assertThat(killedInTheMidst)
                .as("kills that fell between the first and the last document")
                .isPositive();

        assertThat(start(file).waitFor()).isZero();
        try (RecordStore store = RecordStore.open(file)) {
            assertThat(store.counts().documents()).isEqualTo(DOCUMENTS);
            assertThat(store.counts().events()).containsEntry("AGREE", (long) DOCUMENTS);
            assertThat(store.mostActive(1)).containsExactly(new DyadCount("BLR", "POL", DOCUMENTS, 0));
            assertWhole(store);
            assertThat(store.examine()).isEmpty();
        }
    }

    private static void assertWhole(RecordStore store) {
        try (Stream<CodedDocument> all = store.codedDocuments()) {
            all.forEach(coded -> {
                int number = Integer.parseInt(coded.document().id().substring(1));
                assertThat(coded).isEqualTo(report(number));
            });
        }
    }

    private Process start(Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriterTest.class.getName(),
                file.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void awaitFirstWord(Process writer) throws IOException {
        try (BufferedReader said = writer.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.equals(READY)) {
                line = said.readLine();
            }
        }
    }

    /** The writer: keeps what is not there yet, in batches. */
    public static void main(String[] arguments) {
        try (RecordStore store = RecordStore.open(Path.of(arguments[0]), RecordKind.FICTION)) {
            List<Kept> batch = new ArrayList<>();
            for (int i = 0; i < DOCUMENTS; i++) {
                CodedDocument report = report(i);
                if (!store.has(report.document().digest())) {
                    batch.add(new Kept(report, Optional.empty()));
                }
                if (batch.size() == BATCH || i == DOCUMENTS - 1) {
                    store.keep(batch);
                    batch.clear();
                    System.out.println(READY);
                }
            }
        }
    }

    private static CodedDocument report(int number) {
        return Report.of(
                        "r" + number,
                        "2005-03-05",
                        "Belarus offered Poland talks number %d on the border.".formatted(number))
                .state("Belarus", "BLR")
                .state("Poland", "POL")
                .event("AGREE", "offered", List.of("Belarus"), List.of("Poland"))
                .relation("neighbour_of", "Belarus", "Poland")
                .coded();
    }
}
