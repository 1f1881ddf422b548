package entente.cli;

import entente.evaluate.CopiesEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Near copies against labelled pairs. */
@Command(
        name = "copies",
        mixinStandardHelpOptions = true,
        description = "Scores near copies against labelled pairs of reports.")
final class EvaluateCopiesCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            defaultValue = "training/labels/own/copies",
            paramLabel = "FOLDER",
            description = "holds reports.jsonl and pairs.tsv (default: training/labels/own/copies)")
    private Path folder = Path.of("training/labels/own/copies");

    @Option(names = "--half", defaultValue = "tune", paramLabel = "HALF", description = "tune (default), check, all")
    private String half = "tune";

    @Override
    public Integer call() {
        try {
            new CopiesEvaluation().report(folder, half, System.out);
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }
}
