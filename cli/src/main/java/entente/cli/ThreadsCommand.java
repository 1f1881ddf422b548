package entente.cli;

import entente.codebook.Codebook;
import entente.ledger.Ledger;
import entente.model.CodedDocument;
import entente.store.RecordException;
import entente.store.RecordStore;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every thread of the record. */
@Command(
        name = "threads",
        mixinStandardHelpOptions = true,
        description = "Offers, demands, threats and ceasefires, and what came of them.")
final class ThreadsCommand implements Callable<Integer> {

    @Mixin
    private RecordOption record = new RecordOption();

    @Option(names = "--kind", paramLabel = "KIND", description = "offer, demand, threat or ceasefire")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--answered", description = "only those that went on after their opening")
    private boolean answered;

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing();
                Stream<CodedDocument> coded = store.codedDocuments()) {
            RecordOption.warn(screen, store);
            Summary summary = new Summary(screen, Codebook.plover());
            Ledger.of(coded::iterator).threads().stream()
                    .filter(thread -> kind.map(thread.kind()::equals).orElse(true))
                    .filter(thread -> !answered || thread.steps().size() > 1)
                    .forEach(summary::thread);
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }
}
