package entente.cli;

import entente.codebook.Codebook;
import entente.ledger.Act;
import entente.ledger.MergedEvent;
import entente.ledger.Sameness;
import entente.ledger.Stories;
import entente.model.Digest;
import entente.store.Lookup;
import entente.store.RecordException;
import entente.store.RecordStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The reports of one happening, and what they tell together. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        description = {
            "The reports of one happening and the acts that they tell, each with the words of every report.",
            "entente split and entente join mend what was put together or apart wrongly."
        })
final class StoryCommand implements Callable<Integer> {

    private static final int MOST = 200;

    @Parameters(paramLabel = "ID", description = "a document, or an event (m-…)")
    private String id = "";

    @Option(names = "--why", description = "say why tellings were taken for one act")
    private boolean why;

    @Mixin
    private RecordOption record = new RecordOption();

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            Digest first = digest(store);
            TreeMap<String, Act> reports = new TreeMap<>();
            TreeMap<String, MergedEvent> events = new TreeMap<>();
            Deque<Digest> open = new ArrayDeque<>();
            open.add(first);
            while (!open.isEmpty() && reports.size() < MOST) {
                for (MergedEvent event : store.eventsOf(open.removeFirst())) {
                    events.putIfAbsent(event.id(), event);
                    for (Act one : event.acts()) {
                        boolean tied = one.digest().equals(first.hex())
                                || event.acts().stream()
                                        .anyMatch(other ->
                                                reports.containsKey(other.digest()) && Stories.tie(one, other));
                        if (tied && reports.putIfAbsent(one.digest(), one) == null) {
                            open.add(new Digest(one.digest()));
                        }
                    }
                }
            }
            show(screen, reports, events);
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private Digest digest(RecordStore store) {
        if (id.startsWith("m-") || id.startsWith("e-")) {
            return store.event(id)
                    .map(event -> new Digest(event.first().digest()))
                    .orElseThrow(() -> new UsableMessage("there is no event \"%s\" in %s".formatted(id, store.file())));
        }
        return switch (store.lookUp(id)) {
            case Lookup.One one -> one.coded().document().digest();
            case Lookup.Several several ->
                throw new UsableMessage("\"%s\" may be any of %d documents; name one by its digest"
                        .formatted(id, several.candidates().size()));
            case Lookup.None none ->
                throw new UsableMessage("there is no document \"%s\" in %s".formatted(id, store.file()));
        };
    }

    private void show(Screen screen, TreeMap<String, Act> reports, TreeMap<String, MergedEvent> events) {
        screen.heading("One happening, " + Summary.plural(reports.size(), "report"));
        reports.values().stream()
                .sorted()
                .forEach(act -> screen.line("  %s  %-24s %s"
                        .formatted(
                                act.reported(),
                                act.outlet().orElse("no outlet"),
                                screen.ink(Ink.FAINT, act.document()))));
        screen.blank();
        ThreadView view = new ThreadView(screen, Codebook.plover(), java.util.Optional.empty());
        events.values().stream()
                .filter(event -> !event.fullest().type().equals(Act.WORDS))
                .sorted()
                .forEach(event -> {
                    view.show(event);
                    if (why && event.acts().size() > 1) {
                        for (int i = 1; i < event.acts().size(); i++) {
                            Sameness same =
                                    Sameness.of(event.first(), event.acts().get(i));
                            screen.item(
                                    6,
                                    "why    ",
                                    Ink.FAINT,
                                    same.same()
                                            ? "%.2f: %s".formatted(same.score(), String.join(", ", same.grounds()))
                                            : "by way of another telling, or by your choice");
                        }
                        screen.blank();
                    }
                });
    }
}
