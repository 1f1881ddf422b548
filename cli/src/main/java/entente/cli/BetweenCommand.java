package entente.cli;

import entente.codebook.Codebook;
import entente.ledger.CommitmentThread;
import entente.ledger.Parties;
import entente.ledger.Threading;
import entente.store.FindingHit;
import entente.store.Found;
import entente.store.RecordException;
import entente.store.RecordStore;
import entente.store.Search;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What passed between two. */
@Command(
        name = "between",
        mixinStandardHelpOptions = true,
        description =
                "What passed between two, by time; --threads for offers, demands and threats and what came of them.")
final class BetweenCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "CODE", description = "a state (RUS) or an organisation (NATO)")
    private String one = "";

    @Parameters(index = "1", paramLabel = "CODE", description = "another")
    private String other = "";

    @Mixin
    private RecordOption record = new RecordOption();

    @Option(names = "--threads", description = "threads instead of single events")
    private boolean threads;

    @Mixin
    private Days days = new Days();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "how many to show (default: 200); how many there are is told")
    private int limit = 200;

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        String first = one.toUpperCase(Locale.ROOT);
        String second = other.toUpperCase(Locale.ROOT);
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            screen.heading("Between %s and %s".formatted(first, second));
            if (threads) {
                threads(screen, store, first, second);
            } else {
                events(screen, store, first, second);
            }
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private void events(Screen screen, RecordStore store, String first, String second) {
        Search.Builder search = Search.builder().between(first, second).limit(limit);
        days.narrow(search);
        Found<FindingHit> found = store.findings(search.build());
        if (found.total() == 0) {
            screen.line("Nothing between %s and %s in %s. Codes are ISO 3166 (RUS) or short names (NATO)."
                    .formatted(first, second, store.file()));
            return;
        }
        new FindingList(screen, Codebook.plover()).show(found);
    }

    private static void threads(Screen screen, RecordStore store, String first, String second) {
        ThreadView view = new ThreadView(screen, Codebook.plover(), store.lastDay());
        List<CommitmentThread> threads = Threading.threads(store.events(List.of(first, second))).stream()
                .filter(thread -> isBetween(thread, first, second))
                .toList();
        threads.forEach(view::show);
        screen.line(screen.ink(Ink.FAINT, Summary.plural(threads.size(), "thread")));
    }

    private static boolean isBetween(CommitmentThread thread, String first, String second) {
        Set<String> parties = Stream.concat(thread.by().stream(), thread.to().stream())
                .flatMap(code -> Stream.of(code, Parties.country(code)))
                .collect(Collectors.toSet());
        return parties.containsAll(Set.of(first, second));
    }
}
