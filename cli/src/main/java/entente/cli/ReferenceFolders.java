package entente.cli;

import entente.evaluate.LabelledSet;
import entente.ingest.Ingest;
import entente.ingest.Intake;
import entente.ingest.Reading;
import entente.model.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a checkout keeps what is measured against: its own folder of training and the reference data beside it. */
final class ReferenceFolders {

    @Option(names = "--training", defaultValue = "training", paramLabel = "DIR", description = "default: training")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path training;

    @Option(names = "--shared", defaultValue = "../shared", paramLabel = "DIR", description = "default: ../shared")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path shared;

    Path training() {
        return training;
    }

    Path shared() {
        return shared;
    }

    /** The labelled sentences; texts of our own are taken in as any news is. */
    LabelledSet labels() throws IOException {
        return new LabelledSet(training, shared, ReferenceFolders::takenIn);
    }

    /** The one document of a file, or nothing where it is refused. */
    static Optional<Document> takenIn(Path file) {
        try (Reading reading = Ingest.usual().read(List.of(file.toString()))) {
            return reading.next() instanceof Intake.Kept kept ? Optional.of(kept.document()) : Optional.empty();
        }
    }
}
