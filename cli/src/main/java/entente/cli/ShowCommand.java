package entente.cli;

import entente.codebook.Codebook;
import entente.store.DocumentLine;
import entente.store.Lookup;
import entente.store.RecordKind;
import entente.store.RecordStore;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A document with its findings. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "A document with its findings, the words marked.")
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DOCUMENT", description = "its id, the beginning of its digest, or the file it came from")
    private String name = "";

    @Mixin
    private RecordOption record = new RecordOption();

    @Override
    public Integer call() {
        try (RecordStore store = record.existing()) {
            switch (store.lookUp(name)) {
                case Lookup.One one ->
                    new DocumentView(Screen.standard(), Codebook.plover())
                            .show(one.coded(), store.kind() == RecordKind.FICTION);
                case Lookup.Several several ->
                    throw new UsableMessage("\"%s\" is the name of %d documents; say which by its digest:%n%s"
                            .formatted(name, several.candidates().size(), list(several.candidates())));
                case Lookup.None none ->
                    throw new UsableMessage("%s has no document \"%s\"%s"
                            .formatted(
                                    store.file(),
                                    name,
                                    none.near().isEmpty() ? "" : "; did you mean\n" + list(none.near())));
            }
        }
        return Entente.DONE;
    }

    private static String list(List<DocumentLine> documents) {
        return documents.stream()
                .map(line -> "  %s  %s  %s"
                        .formatted(
                                line.digest().prefix(8), line.id(), line.title().orElse(line.location())))
                .collect(Collectors.joining("\n"));
    }
}
