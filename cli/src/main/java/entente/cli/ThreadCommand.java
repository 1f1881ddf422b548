package entente.cli;

import entente.codebook.Codebook;
import entente.ledger.Act;
import entente.ledger.CommitmentThread;
import entente.ledger.MergedEvent;
import entente.ledger.Threading;
import entente.store.RecordException;
import entente.store.RecordStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One thread with all its words. */
@Command(
        name = "thread",
        mixinStandardHelpOptions = true,
        description = "One thread: what was offered, asked or threatened, and every step since with its words.")
final class ThreadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "as the lists of threads show it: t-1a2b3c4d5e")
    private String id = "";

    @Mixin
    private RecordOption record = new RecordOption();

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            Optional<MergedEvent> opening = id.length() > 2 ? store.event("m-" + id.substring(2)) : Optional.empty();
            Act act = opening.map(MergedEvent::fullest)
                    .orElseThrow(() -> new UsableMessage(
                            "there is no thread \"%s\" in %s. entente threads lists them".formatted(id, store.file())));
            List<String> by = act.parties().stream().limit(1).toList();
            CommitmentThread thread = Threading.threads(store.events(by)).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new UsableMessage(
                            "the event of \"%s\" opens no thread of its own in %s. entente threads lists them"
                                    .formatted(id, store.file())));
            new ThreadView(screen, Codebook.plover(), store.lastDay()).show(thread);
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }
}
