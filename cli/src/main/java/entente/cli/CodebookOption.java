package entente.cli;

import entente.codebook.Codebook;
import entente.codebook.CodebookException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --codebook}: PLOVER, or a codebook of the user's own. */
final class CodebookOption {

    @Option(
            names = "--codebook",
            paramLabel = "FOLDER",
            description = "a codebook of your own (default: PLOVER 2021); see: entente codebook check")
    private Optional<Path> folder = Optional.empty();

    Codebook codebook() {
        try {
            return folder.map(Codebook::read).orElseGet(Codebook::plover);
        } catch (CodebookException e) {
            throw UsableMessage.of(e);
        }
    }
}
