package entente.cli;

import entente.codebook.Codebook;
import entente.codebook.EventType;
import entente.ledger.Act;
import entente.ledger.CommitmentThread;
import entente.ledger.MergedEvent;
import entente.model.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Threads and events of the ledger on a terminal: what, who, when, in which words, on how many reports. */
final class ThreadView {

    private final Screen screen;
    private final Codebook codebook;
    private final Optional<LocalDate> today;

    /** @param today the day by which deadlines are judged; the last day that was read */
    ThreadView(Screen screen, Codebook codebook, Optional<LocalDate> today) {
        this.screen = screen;
        this.codebook = codebook;
        this.today = today;
    }

    void show(CommitmentThread thread) {
        boolean overdue = today.map(thread::isOverdue).orElse(false);
        screen.line("%s  %s  %s"
                .formatted(
                        screen.ink(Ink.TITLE, thread.kind() + ": " + sides(thread)),
                        screen.ink(
                                thread.outcome().equals("open") ? Ink.VERBAL_COOPERATION : ink(thread.outcome()),
                                thread.state()),
                        screen.ink(Ink.FAINT, thread.id())));
        screen.item(2, "about  ", Ink.FAINT, Lines.shortened(thread.object()));
        thread.amount().ifPresent(amount -> screen.item(2, "amount ", Ink.FAINT, amount));
        thread.condition().ifPresent(condition -> screen.item(2, "if     ", Ink.FAINT, condition));
        thread.deadline()
                .ifPresent(day -> screen.line("  " + screen.ink(Ink.FAINT, "due    ") + day
                        + (overdue ? screen.ink(Ink.WARNING, "  passed, and still open") : "")));
        for (CommitmentThread.Step step : thread.steps()) {
            boolean opens = step.part() == CommitmentThread.Part.OPENS;
            String mark = opens ? "┌" : step == thread.steps().getLast() ? "└" : "├";
            String label = opens ? "opened" : step.result();
            screen.line("  %s %s  %s %s  %s"
                    .formatted(
                            screen.ink(Ink.FAINT, mark),
                            step.day(),
                            screen.ink(ink(step.result()), "%-18s".formatted(label)),
                            String.join(", ", step.who()),
                            screen.ink(Ink.FAINT, reports(step.event()))));
            quote(step.event().fullest(), 6);
        }
        if (thread.steps().size() == 1) {
            screen.line(screen.ink(Ink.FAINT, "  └ nothing further is told of it"));
        }
        screen.blank();
    }

    /** An event with the words of each of its reports. */
    void show(MergedEvent event) {
        Act act = event.fullest();
        String parties = String.join(", ", act.actors())
                + (act.recipients().isEmpty() ? "" : " → " + String.join(", ", act.recipients()));
        screen.line("%s  %s %s  %s"
                .formatted(
                        event.first().day(),
                        screen.ink(quad(act), "%-9s".formatted(act.type())),
                        screen.ink(Ink.TITLE, parties.isEmpty() ? "—" : parties),
                        screen.ink(Ink.FAINT, event.id() + ", " + reports(event))));
        for (Act telling : event.acts()) {
            quote(telling, 6);
            screen.line("      " + screen.ink(Ink.FAINT, about(telling) + " · " + telling.id()));
        }
        screen.blank();
    }

    private static String sides(CommitmentThread thread) {
        return thread.to().isEmpty() || thread.by().equals(thread.to())
                ? codes(thread.by())
                : codes(thread.by()) + " → " + codes(thread.to());
    }

    private static String codes(SortedSet<String> codes) {
        return codes.isEmpty() ? "not told who" : String.join(", ", codes);
    }

    static String reports(MergedEvent event) {
        int reports = event.reports().size();
        return reports == 1
                ? event.fullest().document()
                : "%d reports, %d independent: %s"
                        .formatted(reports, event.independent(), event.fullest().document());
    }

    private static String about(Act act) {
        return act.outlet().map(outlet -> outlet + " · ").orElse("") + act.reported() + " · " + act.document();
    }

    private Ink quad(Act act) {
        return Ink.ofQuad(codebook.findType(act.type()).map(EventType::quad).orElse(0));
    }

    private static Ink ink(String result) {
        return switch (result) {
            case "kept", "accepted" -> Ink.MATERIAL_COOPERATION;
            case "broken", "declined", "denied", "counter-threat" -> Ink.MATERIAL_CONFLICT;
            case "coolly received", "conditional", "lapsed", "withdrawn", "partly kept", "put off" ->
                Ink.VERBAL_CONFLICT;
            default -> Ink.VERBAL_COOPERATION;
        };
    }

    private void quote(Act act, int indent) {
        int at = act.words().indexOf(act.trigger());
        List<Screen.Mark> marks = at < 0 || act.trigger().isEmpty()
                ? List.of()
                : List.of(new Screen.Mark(
                        new Span(at, at + act.trigger().length()),
                        act.type().equals(Act.WORDS) ? Ink.CUE : quad(act),
                        Optional.empty()));
        screen.passage(act.words(), new Span(0, Math.max(1, act.words().length())), marks, indent);
    }
}
