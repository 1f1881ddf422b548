package entente.cli;

import entente.export.Exported;
import entente.export.Exporter;
import entente.export.Format;
import entente.export.Table;
import entente.store.RecordException;
import entente.store.RecordKind;
import entente.store.RecordStore;
import entente.store.Search;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A record, or a part of it, as a table. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes documents, events, statements or relations as a table, with places and words.",
            "docs/export.md tells what each column means. The rows are counted on standard error."
        })
final class ExportCommand implements Callable<Integer> {

    @Option(
            names = "--what",
            paramLabel = "TABLE",
            defaultValue = "events",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Table what = Table.EVENTS;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.JSONL;

    @Option(names = "--out", paramLabel = "FILE", description = "default: standard output")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private RecordOption record = new RecordOption();

    @Mixin
    private Narrowing narrowing = new Narrowing();

    @Option(names = "--with-unknown", description = "also violence and protest by nobody named")
    private boolean withUnknown;

    @Override
    public Integer call() {
        Search.Builder search = Search.builder();
        narrowing.actor().ifPresent(search::actor);
        narrowing.type().ifPresent(search::type);
        narrowing.narrow(search);
        try (RecordStore store = record.existing();
                Writer out = writer()) {
            Exported exported = new Exporter(store).write(what, format, search.build(), withUnknown, out);
            System.err.printf(
                    "entente: %s written%s%s%n",
                    Summary.plural(exported.rows(), "row"),
                    exported.leftOut() == 0
                            ? ""
                            : ", %d left out, whose doer is unknown (--with-unknown writes them too)"
                                    .formatted(exported.leftOut()),
                    store.kind() == RecordKind.FICTION ? "; FICTION: nothing in them happened" : "");
        } catch (RecordException | IllegalArgumentException | IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private Writer writer() throws IOException {
        return file.isPresent()
                ? Files.newBufferedWriter(file.get())
                : new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    }
}
