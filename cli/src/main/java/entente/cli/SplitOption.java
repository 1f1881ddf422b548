package entente.cli;

import picocli.CommandLine.Option;

/** {@code --split}: which part of the committed split is scored; the same on every command that has one part at a time. */
final class SplitOption {

    @Option(
            names = "--split",
            defaultValue = "dev",
            paramLabel = "NAME",
            description = "dev (default), train, calibration, test")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    String name() {
        return name;
    }
}
