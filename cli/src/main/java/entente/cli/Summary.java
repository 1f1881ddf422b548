package entente.cli;

import entente.codebook.Codebook;
import entente.ledger.Act;
import entente.ledger.CommitmentThread;
import entente.ledger.Ledger;
import entente.ledger.MergedEvent;
import entente.model.Modality;
import entente.model.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What a record holds, for somebody who has just read it in: threads, the most active dyads, a few findings with their words. */
final class Summary {

    private static final int THREADS = 6;
    private static final int DYADS = 8;
    private static final int FINDINGS = 5;

    private final Screen screen;
    private final Codebook codebook;

    Summary(Screen screen, Codebook codebook) {
        this.screen = screen;
        this.codebook = codebook;
    }

    void show(Ledger ledger) {
        threads(ledger.threads(), THREADS);
        dyads(ledger);
        findings(ledger);
    }

    /** The threads with most steps first; only those that went on after their opening, unless there are none. */
    void threads(List<CommitmentThread> threads, int most) {
        List<CommitmentThread> shown = threads.stream()
                .filter(thread -> thread.steps().size() > 1)
                .sorted(Comparator.comparingInt(
                                (CommitmentThread thread) -> thread.steps().size())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .sorted()
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        screen.blank();
        screen.heading("Threads: what was offered, asked or threatened, and what came of it");
        shown.forEach(this::thread);
        long further = threads.size() - shown.size();
        if (further > 0) {
            screen.line(screen.ink(
                    Ink.FAINT, "  and %d more, most of them still open: entente threads".formatted(further)));
        }
    }

    void thread(CommitmentThread thread) {
        String sides =
                thread.by().equals(thread.to()) ? codes(thread.by()) : codes(thread.by()) + " → " + codes(thread.to());
        screen.line("  " + screen.ink(Ink.TITLE, thread.kind() + ": " + sides) + "  "
                + screen.ink(Ink.FAINT, thread.state()));
        for (CommitmentThread.Step step : thread.steps()) {
            Act act = step.event().first();
            screen.line("    %s  %-12s %s  %s"
                    .formatted(
                            act.day(),
                            step.result(),
                            screen.ink(
                                    Ink.ofQuad(codebook.findType(act.type())
                                            .map(type -> type.quad())
                                            .orElse(0)),
                                    "%-9s".formatted(act.type())),
                            screen.ink(Ink.FAINT, act.document() + reports(step.event()))));
            quote(act, 17);
        }
        screen.blank();
    }

    private static String reports(MergedEvent event) {
        return event.acts().size() == 1
                ? ""
                : ", %d reports, %d independent".formatted(event.acts().size(), event.independent());
    }

    private void dyads(Ledger ledger) {
        List<Ledger.Dyad> dyads = ledger.dyads();
        if (dyads.isEmpty()) {
            return;
        }
        screen.heading("Most active dyads");
        int most = dyads.getFirst().events();
        for (Ledger.Dyad dyad : dyads.stream().limit(DYADS).toList()) {
            String bar = "█".repeat(Math.max(1, dyad.events() * 24 / most));
            screen.line("  %-12s %-26s %s"
                    .formatted(
                            dyad.first() + " – " + dyad.second(),
                            screen.ink(Ink.VERBAL_COOPERATION, bar) + " ".repeat(Math.max(0, 24 - bar.length())),
                            dyad.reports() == dyad.events()
                                    ? plural(dyad.events(), "event")
                                    : plural(dyad.events(), "event") + " in " + plural(dyad.reports(), "report")));
        }
        screen.blank();
    }

    static String plural(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    private void findings(Ledger ledger) {
        List<MergedEvent> events = ledger.events().stream()
                .filter(event -> event.first().isBetween() && event.first().modality() == Modality.ASSERTED)
                .toList();
        if (events.isEmpty()) {
            return;
        }
        screen.heading("A few findings, with their words");
        int step = Math.max(1, events.size() / FINDINGS);
        for (int i = 0; i < events.size() && i / step < FINDINGS; i += step) {
            Act act = events.get(i).first();
            screen.line("  %s %s → %s  %s"
                    .formatted(
                            screen.ink(
                                    Ink.ofQuad(codebook.findType(act.type())
                                            .map(type -> type.quad())
                                            .orElse(0)),
                                    "%-9s".formatted(act.type())),
                            codes(act.actors()),
                            codes(act.recipients()),
                            screen.ink(Ink.FAINT, act.day() + "  " + act.document())));
            quote(act, 12);
        }
        screen.blank();
    }

    private void quote(Act act, int indent) {
        int at = act.words().indexOf(act.trigger());
        List<Screen.Mark> marks = at < 0
                ? List.of()
                : List.of(new Screen.Mark(
                        new Span(at, at + act.trigger().length()),
                        Ink.ofQuad(codebook.findType(act.type())
                                .map(type -> type.quad())
                                .orElse(0)),
                        Optional.empty()));
        screen.passage(act.words(), new Span(0, act.words().length()), marks, indent);
    }

    private static String codes(SortedSet<String> codes) {
        return String.join(", ", codes);
    }
}
