package entente.cli;

import entente.annotate.Annotator;
import entente.code.Coder;
import entente.codebook.Codebook;
import entente.evaluate.LabelEvaluation;
import entente.resolve.Resolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the table that turns the coder's scores into shares that are right. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Fits what the coder's scores are worth on a split of the labels that serves nothing else,",
            "and writes the table that the coder reads (calibration.tsv of the room code)."
        })
final class CalibrateCommand implements Callable<Integer> {

    @Option(
            names = "--split",
            defaultValue = "calibration",
            paramLabel = "NAME",
            description = "default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String split;

    @Mixin
    private final ReferenceFolders folders = new ReferenceFolders();

    @Option(
            names = "--out",
            defaultValue = "code/src/main/resources/entente/code/calibration.tsv",
            paramLabel = "FILE.tsv",
            description = "default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Override
    public Integer call() {
        try (Annotator reader = Readers.reader()) {
            Resolver resolver = Resolver.standard();
            Coder coder = Coder.uncalibrated(Codebook.plover());
            List<String> lines = new ArrayList<>();
            lines.add(
                    "# What the coder's scores are worth: made by \"entente evaluate calibrate\" on the split \"%s\" of our labels,"
                            .formatted(split));
            lines.add("# reader %s. Not to be changed by hand. from: least score; right: share that was right."
                    .formatted(reader.name()));
            lines.addAll(new LabelEvaluation(folders.labels())
                    .calibration(
                            split,
                            document -> coder.code(resolver.resolve(reader.annotate(document)), "uncalibrated")));
            Files.write(out, lines);
            System.out.printf("%s: %d steps%n", out, lines.size() - 3);
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }
}
