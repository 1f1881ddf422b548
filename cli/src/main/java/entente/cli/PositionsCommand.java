package entente.cli;

import entente.json.FindingKind;
import entente.ledger.Positions;
import entente.store.RecordException;
import entente.store.RecordStore;
import entente.store.Stands;
import entente.store.Views;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
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
            store.updateLedger();
            Stands.Found found = store.stands().on(issue, days.since(), days.until());
            show(screen, store.views(), found);
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private void show(Screen screen, Views views, Stands.Found found) {
        screen.heading("Positions on " + issue);
        if (found.stands().isEmpty()) {
            screen.line("Nobody says or does anything about it in this record.");
            return;
        }
        SortedMap<String, SortedMap<LocalDate, List<Stands.Stand>>> table = new TreeMap<>();
        SortedSet<LocalDate> months = new TreeSet<>();
        for (Stands.Stand stand : found.stands().reversed()) {
            LocalDate month = stand.day().withDayOfMonth(1);
            months.add(month);
            table.computeIfAbsent(Positions.who(stand.actor(), stand.name()), key -> new TreeMap<>())
                    .computeIfAbsent(month, key -> new ArrayList<>())
                    .add(stand);
        }
        List<LocalDate> shown =
                months.stream().skip(Math.max(0, months.size() - 6)).toList();
        StringBuilder head = new StringBuilder(" ".repeat(36));
        shown.forEach(month -> head.append("%-10s".formatted(month.toString().substring(0, 7))));
        screen.line(screen.ink(Ink.FAINT, head.toString()));
        table.forEach((actor, cells) -> {
            StringBuilder line = new StringBuilder("  %-34s".formatted(cut(actor)));
            for (LocalDate month : shown) {
                String mark = cells.containsKey(month) ? mark(cells.get(month)) : "·";
                line.append(screen.ink(ink(mark), mark)).append(" ".repeat(Math.max(1, 10 - mark.length())));
            }
            screen.line(line.toString());
        });
        if (!found.silent().isEmpty()) {
            screen.item(2, "silent: ", Ink.FAINT, String.join(", ", found.silent()));
        }
        screen.line(screen.ink(
                Ink.FAINT,
                "  + for, − against, ± both, 0 said to be neutral, ? spoke without taking a side, · silent"));
        if (!found.exact()) {
            screen.line(screen.ink(
                    Ink.FAINT, "  by the newest %,d stands; --since and --until narrow it".formatted(Stands.MOST)));
        }
        screen.blank();
        table.forEach((actor, cells) -> words(screen, views, actor, cells));
    }

    private void words(Screen screen, Views views, String actor, SortedMap<LocalDate, List<Stands.Stand>> cells) {
        screen.line(screen.ink(Ink.TITLE, actor));
        cells.forEach((month, stands) -> {
            List<Stands.Stand> some =
                    stands.stream().limit(all ? Long.MAX_VALUE : WORDS_A_CELL).toList();
            Map<String, Views.FindingLine> lines = new TreeMap<>();
            views.findings(some.stream().map(Stands.Stand::finding).toList())
                    .forEach(line -> lines.put(line.id(), line));
            for (Stands.Stand stand : some) {
                Views.FindingLine line =
                        Optional.ofNullable(lines.get(stand.finding())).orElseThrow();
                boolean act = line.kind() == FindingKind.EVENT;
                screen.item(
                        2,
                        "%s %-12s "
                                .formatted(stand.day(), stand.stance().startsWith("spoke") ? "spoke" : stand.stance()),
                        ink(mark(List.of(stand))),
                        Lines.shortened(line.quote()));
                screen.line(screen.ink(
                        Ink.FAINT,
                        " ".repeat(26) + (act ? "act: " + line.type() : "statement") + " · "
                                + line.document().id()));
            }
            if (!all && stands.size() > WORDS_A_CELL) {
                screen.line(screen.ink(Ink.FAINT, "  and %d more: --all".formatted(stands.size() - WORDS_A_CELL)));
            }
        });
        screen.blank();
    }

    private static String cut(String actor) {
        return actor.length() <= 33 ? actor : actor.substring(0, 32) + "…";
    }

    private static String mark(List<Stands.Stand> stands) {
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
