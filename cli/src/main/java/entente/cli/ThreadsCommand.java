package entente.cli;

import entente.codebook.Codebook;
import entente.ledger.CommitmentThread;
import entente.ledger.Threading;
import entente.store.RecordException;
import entente.store.RecordStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every thread of the record. */
@Command(
        name = "threads",
        mixinStandardHelpOptions = true,
        description = "Offers, pledges, demands, threats, agreements and accusations, and what came of them.")
final class ThreadsCommand implements Callable<Integer> {

    @Mixin
    private RecordOption record = new RecordOption();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "offer, pledge, demand, threat, ultimatum, agreement, programme or accusation")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--of", paramLabel = "CODE", description = "only those of one party")
    private Optional<String> of = Optional.empty();

    @Option(names = "--answered", description = "only those that went on after their opening")
    private boolean answered;

    @Option(names = "--overdue", description = "only those still open after their deadline")
    private boolean overdue;

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            Optional<LocalDate> today = store.lastDay();
            ThreadView view = new ThreadView(screen, Codebook.plover(), today);
            List<CommitmentThread> threads = Threading.threads(
                            of.isPresent()
                                    ? store.events(List.of(of.get().toUpperCase(java.util.Locale.ROOT)))
                                    : store.events())
                    .stream()
                    .filter(thread -> kind.map(thread.kind()::equals).orElse(true))
                    .filter(thread -> !answered || thread.steps().size() > 1)
                    .filter(thread -> !overdue || today.map(thread::isOverdue).orElse(false))
                    .toList();
            threads.forEach(view::show);
            screen.line(screen.ink(
                    Ink.FAINT,
                    Summary.plural(threads.size(), "thread")
                            + today.map(day -> "; read up to " + day).orElse("")));
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }
}
