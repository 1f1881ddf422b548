package entente.cli;

import entente.store.Search;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --since} and {@code --until}: the same on every command. */
final class Days {

    @Option(names = "--since", paramLabel = "DAY", description = "first day, such as 2003-12-03")
    private Optional<LocalDate> since = Optional.empty();

    @Option(names = "--until", paramLabel = "DAY", description = "last day")
    private Optional<LocalDate> until = Optional.empty();

    Optional<LocalDate> since() {
        return since;
    }

    Optional<LocalDate> until() {
        return until;
    }

    void narrow(Search.Builder search) {
        since.ifPresent(search::since);
        until.ifPresent(search::until);
    }
}
