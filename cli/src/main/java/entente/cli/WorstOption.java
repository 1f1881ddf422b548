package entente.cli;

import picocli.CommandLine.Option;

/** {@code --worst}: how many errors a score shows. */
final class WorstOption {

    @Option(names = "--worst", defaultValue = "0", paramLabel = "N", description = "errors to show (default: 0)")
    private int count;

    int count() {
        return count;
    }
}
