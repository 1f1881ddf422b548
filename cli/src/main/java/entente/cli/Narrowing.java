package entente.cli;

import entente.store.Search;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What narrows findings by actor, type, confidence and day: the same for looking and for exporting. */
final class Narrowing {

    @Option(names = "--actor", paramLabel = "CODE|NAME", description = "who takes part, in any role")
    private Optional<String> actor = Optional.empty();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "PLOVER type (AGREE …), relation, or kind of statement (direct, indirect, mixed, attitude)")
    private Optional<String> type = Optional.empty();

    @Option(
            names = "--min-confidence",
            paramLabel = "P",
            description = "only what is at least so sure, 0 to 1: an event of its type, a statement of its words")
    private Optional<Double> minConfidence = Optional.empty();

    @Mixin
    private Days days = new Days();

    Optional<String> actor() {
        return actor;
    }

    Optional<String> type() {
        return type;
    }

    /** Sets the confidence and the days; actor and type are for the command to read, which may ask more of them. */
    void narrow(Search.Builder search) {
        minConfidence.ifPresent(search::leastConfidence);
        days.narrow(search);
    }
}
