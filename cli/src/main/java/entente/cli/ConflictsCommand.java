package entente.cli;

import entente.ledger.Contradiction;
import entente.store.Disagreements;
import entente.store.RecordException;
import entente.store.RecordStore;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What does not go together. */
@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        description = {
            "What does not go together, both sides: offices and memberships against the registry, numbers, parties and days",
            "that reports give differently, denials, corrections. Nothing is settled."
        })
final class ConflictsCommand implements Callable<Integer> {

    private static final int AT_ONCE = 200;

    @Mixin
    private RecordOption record = new RecordOption();

    @Mixin
    private Days days = new Days();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "office, membership, numbers, parties, date, denial, correction …")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--of", paramLabel = "CODE", description = "only those that concern this party")
    private Optional<String> of = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "at most so many, those of the latest reports (default: ${DEFAULT-VALUE})")
    private int limit = 50;

    @Option(names = "--all", description = "all of them")
    private boolean all;

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            store.updateLedger();
            Disagreements.Asked asked = new Disagreements.Asked(
                    of,
                    days.since(),
                    days.until(),
                    kind.map(one -> Set.of(one.toLowerCase(Locale.ROOT))).orElse(Set.of()));
            int shown = 0;
            Disagreements.Found found = store.disagreements().find(asked, 0, AT_ONCE);
            while (true) {
                for (Disagreements.Line line : found.items()) {
                    if (all || shown < limit) {
                        show(screen, line.contradiction());
                        shown++;
                    }
                }
                if (found.items().size() < AT_ONCE || !all && shown >= limit) {
                    break;
                }
                found = store.disagreements().find(asked, shown, AT_ONCE);
            }
            long total = found.total().count();
            screen.line(screen.ink(
                    Ink.FAINT,
                    (shown < total ? "%d of ".formatted(shown) : "")
                            + (found.total().exact() ? "" : "more than ")
                            + Summary.plural(total, "conflict")
                            + (shown < total && !all ? ": --all" : "")));
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private static void show(Screen screen, Contradiction conflict) {
        screen.line(screen.ink(Ink.VERBAL_CONFLICT, "%-11s".formatted(conflict.kind()))
                + screen.ink(Ink.TITLE, Lines.shortened(conflict.about())));
        for (Contradiction.Side side : conflict.sides()) {
            screen.item(2, "· ", Ink.FAINT, Lines.shortened(side.words()));
            screen.line("    "
                    + screen.ink(
                            Ink.FAINT,
                            side.document().isEmpty() ? side.whose() : side.whose() + " · " + side.document()));
        }
        if (conflict.more() > 0) {
            screen.line(screen.ink(Ink.FAINT, "  and %d more".formatted(conflict.more())));
        }
        screen.blank();
    }
}
