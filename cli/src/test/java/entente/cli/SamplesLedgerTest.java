package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.evaluate.ThreadEvaluation;
import entente.ingest.Ingest;
import entente.ingest.Intake;
import entente.ingest.Reading;
import entente.ledger.Ledger;
import entente.model.CodedDocument;
import entente.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each thread of the samples, as its author meant it ({@code samples/THREADS.md}): kind, response, outcome, deadline, parties. A
 * thread that does not come out so stands in {@code samples/threads-todo.tsv} with what is at fault; it is run all the same and
 * told as a known failure.
 */
class SamplesLedgerTest {

    private static final Path SAMPLES =
            Path.of(System.getProperty("entente.root", "..")).resolve("samples");

    @TestFactory
    Stream<DynamicTest> eachThreadComesOutAsItsAuthorMeant() throws IOException {
        SortedMap<String, CodedDocument> coded = new TreeMap<>();
        try (Pipeline pipeline = Readers.pipeline();
                Reading intakes = Ingest.usual().read(List.of(SAMPLES.toString()))) {
            while (intakes.hasNext()) {
                if (intakes.next() instanceof Intake.Kept kept) {
                    coded.put(kept.document().id(), pipeline.code(kept.document()));
                }
            }
        }
        SortedMap<String, String> todo = new TreeMap<>();
        for (String line : Files.readAllLines(SAMPLES.resolve("threads-todo.tsv"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] cells = line.split("\t", 2);
                todo.put(cells[0], cells[1]);
            }
        }
        List<ThreadEvaluation.Verdict> verdicts = ThreadEvaluation.judge(
                ThreadEvaluation.ofSamples(SAMPLES.resolve("threads.json"), coded),
                Ledger.of(coded.values()).threads(),
                coded.values());
        assertThat(verdicts).hasSize(33);
        return verdicts.stream()
                .map(verdict -> DynamicTest.dynamicTest(verdict.meant().id(), () -> check(verdict, todo)));
    }

    private static void check(ThreadEvaluation.Verdict verdict, SortedMap<String, String> todo) {
        String id = verdict.meant().id();
        assumeTrue(
                verdict.isAsMeant() || !todo.containsKey(id),
                () -> "known failure: %s; %s".formatted(todo.get(id), verdict.wrong()));
        assertThat(verdict.ours()).as("the thread %s is found", id).isPresent();
        assertThat(verdict.wrong()).as("the thread %s", id).isEmpty();
    }
}
