package entente.cli;

import entente.ledger.Positions;
import entente.store.RecordException;
import entente.store.RecordStore;
import entente.store.Search;
import entente.store.Selection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who stands where on an issue, over time. */
@Command(
        name = "positions",
        mixinStandardHelpOptions = true,
        description = {
            "Who stands where on an issue, month by month, by what was said and done about it.",
            "Silence (named in reports on it, nothing said) is shown apart from neutrality."
        })
final class PositionsCommand implements Callable<Integer> {

    private static final int WORDS_A_CELL = 3;

    @Parameters(paramLabel = "ISSUE", description = "words (\"joint patrols\"), or a code: NATO")
    private String issue = "";

    @Mixin
    private RecordOption record = new RecordOption();

    @Mixin
    private Days days = new Days();

    @Option(names = "--all", description = "the words of every stand, not of three a cell")
    private boolean all;

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            Search.Builder search = Search.builder();
            days.narrow(search);
            if (!issue.matches("[A-Z]{2,10}")) {
                search.text(issue);
            }
            try (Stream<Selection> selected = store.select(search.build())) {
                show(screen, Positions.of(issue, selected.map(Selection::coded)::iterator));
            }
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private void show(Screen screen, Positions.Table table) {
        screen.heading("Positions on " + issue);
        if (table.months().isEmpty()) {
            screen.line("Nobody says or does anything about it in this record.");
            return;
        }
        SortedSet<LocalDate> months = new TreeSet<>();
        table.months().values().forEach(cells -> months.addAll(cells.keySet()));
        List<LocalDate> shown =
                months.stream().skip(Math.max(0, months.size() - 6)).toList();
        StringBuilder head = new StringBuilder(" ".repeat(36));
        shown.forEach(month -> head.append("%-10s".formatted(month.toString().substring(0, 7))));
        screen.line(screen.ink(Ink.FAINT, head.toString()));
        table.months().forEach((actor, cells) -> {
            StringBuilder line = new StringBuilder("  %-34s".formatted(cut(actor)));
            for (LocalDate month : shown) {
                String mark = cells.containsKey(month) ? mark(cells.get(month)) : "·";
                line.append(screen.ink(ink(mark), mark)).append(" ".repeat(Math.max(1, 10 - mark.length())));
            }
            screen.line(line.toString());
        });
        if (!table.silent().isEmpty()) {
            screen.item(2, "silent: ", Ink.FAINT, String.join(", ", table.silent()));
        }
        screen.line(screen.ink(
                Ink.FAINT,
                "  + for, − against, ± both, 0 said to be neutral, ? spoke without taking a side, · silent"));
        screen.blank();
        table.months().forEach((actor, cells) -> words(screen, actor, cells));
    }

    private void words(Screen screen, String actor, SortedMap<LocalDate, List<Positions.Stand>> cells) {
        screen.line(screen.ink(Ink.TITLE, actor));
        cells.forEach((month, stands) -> {
            stands.stream().limit(all ? Long.MAX_VALUE : WORDS_A_CELL).forEach(stand -> {
                screen.item(
                        2,
                        "%s %-12s "
                                .formatted(stand.day(), stand.stance().startsWith("spoke") ? "spoke" : stand.stance()),
                        ink(mark(List.of(stand))),
                        Lines.shortened(stand.words()));
                screen.line(screen.ink(Ink.FAINT, " ".repeat(26) + stand.by() + " · " + stand.document()));
            });
            if (!all && stands.size() > WORDS_A_CELL) {
                screen.line(screen.ink(Ink.FAINT, "  and %d more: --all".formatted(stands.size() - WORDS_A_CELL)));
            }
        });
        screen.blank();
    }

    private static String cut(String actor) {
        return actor.length() <= 33 ? actor : actor.substring(0, 32) + "…";
    }

    private static String mark(List<Positions.Stand> stands) {
        Map<String, Integer> counts = new TreeMap<>();
        stands.forEach(stand -> counts.merge(stand.stance(), 1, Integer::sum));
        boolean favourable = counts.containsKey("favourable");
        boolean opposed = counts.containsKey("opposed");
        if (counts.containsKey("mixed") || favourable && opposed) {
            return "±" + stands.size();
        }
        return (favourable ? "+" : opposed ? "−" : counts.containsKey("neutral") ? "0 " : "?") + stands.size();
    }

    private static Ink ink(String mark) {
        return switch (mark.charAt(0)) {
            case '+' -> Ink.MATERIAL_COOPERATION;
            case '−' -> Ink.MATERIAL_CONFLICT;
            case '±' -> Ink.VERBAL_CONFLICT;
            default -> Ink.FAINT;
        };
    }
}
