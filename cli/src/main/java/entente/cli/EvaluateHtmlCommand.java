package entente.cli;

import entente.evaluate.HtmlEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Article text from web pages against what a person marked. */
@Command(
        name = "html",
        mixinStandardHelpOptions = true,
        description = {
            "Scores the text of web pages against what a person marked (runs of four words, as the public benchmark has it).",
            "FOLDER holds ground-truth.json and html/KEY.html.gz, or a folder per page with source.html and expected.html, or pages alone."
        })
final class EvaluateHtmlCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "folders of pages")
    private List<Path> folders = List.of();

    @Option(
            names = "--half",
            defaultValue = "TUNE",
            paramLabel = "HALF",
            description = "tune (default), check, all; each look at check is logged in docs/reports/ingest.md")
    private HtmlEvaluation.Half half = HtmlEvaluation.Half.TUNE;

    @Option(
            names = "--worst",
            defaultValue = "10",
            paramLabel = "N",
            description = "worst pages to name, of tune (default: 10)")
    private int worst;

    @Option(
            names = "--predictions",
            paramLabel = "OUT.json",
            description = "where the texts go: {\"KEY\":{\"articleBody\":\"…\"}}")
    private @Nullable Path predictions;

    @Override
    public Integer call() {
        try {
            for (Path folder : folders) {
                new HtmlEvaluation(ReferenceFolders::takenIn).report(folder, half, worst, predictions, System.out);
            }
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }
}
