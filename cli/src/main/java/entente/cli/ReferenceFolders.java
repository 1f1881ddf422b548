package entente.cli;

import java.nio.file.Path;
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
}
