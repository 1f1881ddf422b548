package entente.cli;

import entente.ledger.Contradiction;
import entente.ledger.Contradictions;
import entente.model.CodedDocument;
import entente.store.RecordException;
import entente.store.RecordStore;
import entente.store.Search;
import entente.store.Selection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    @Mixin
    private RecordOption record = new RecordOption();

    @Mixin
    private Days days = new Days();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "office, membership, numbers, parties, date, denial, correction …")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--of", paramLabel = "CODE", description = "only in documents that tell something of this party")
    private Optional<String> of = Optional.empty();

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            Search.Builder search = Search.builder();
            days.narrow(search);
            of.ifPresent(search::actor);
            try (Stream<Selection> selected = store.select(search.build())) {
                List<CodedDocument> documents = selected.map(Selection::coded).toList();
                List<Contradiction> found = Contradictions.of(documents).stream()
                        .filter(one -> kind.map(wanted ->
                                        wanted.toLowerCase(Locale.ROOT).equals(one.kind()))
                                .orElse(true))
                        .toList();
                found.forEach(one -> show(screen, one));
                screen.line(screen.ink(
                        Ink.FAINT,
                        "%s in %s"
                                .formatted(
                                        Summary.plural(found.size(), "conflict"),
                                        Summary.plural(documents.size(), "document"))));
            }
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
        screen.blank();
    }
}
