package entente.cli;

import entente.codebook.Codebook;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Finding;
import entente.model.Modality;
import entente.model.Relation;
import entente.model.Span;
import entente.model.Statement;
import entente.store.DocumentLine;
import entente.store.FindingHit;
import entente.store.Found;
import entente.store.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings of several documents, one below the other: when, what, by whom, and the sentence that carries it. */
final class FindingList {

    private final Screen screen;
    private final Codebook codebook;

    FindingList(Screen screen, Codebook codebook) {
        this.screen = screen;
        this.codebook = codebook;
    }

    void show(Found<FindingHit> found) {
        for (FindingHit hit : found.items()) {
            String day = hit.day().map(Object::toString).orElse("no date   ");
            screen.line("%s  %s %s".formatted(day, what(hit), who(hit)));
            Evidence anchor = anchor(hit.finding());
            int at = hit.quote().indexOf(anchor.text());
            screen.passage(
                    hit.quote(),
                    new Span(0, Math.max(1, hit.quote().length())),
                    at < 0
                            ? List.of()
                            : List.of(new Screen.Mark(
                                    new Span(at, at + anchor.text().length()), ink(hit.finding()), Optional.empty())),
                    12);
            screen.line(screen.ink(Ink.FAINT, "            " + about(hit.document())));
            screen.blank();
        }
        screen.line(screen.ink(Ink.FAINT, count(found, "finding")));
    }

    static String about(DocumentLine document) {
        List<String> parts = new ArrayList<>();
        document.outlet().ifPresent(parts::add);
        document.date().map(Object::toString).ifPresent(parts::add);
        parts.add(document.id());
        return String.join(" · ", parts);
    }

    static String count(Found<?> found, String noun) {
        return found.isCut()
                ? "%,d of %s shown; --limit shows more"
                        .formatted(found.items().size(), Summary.plural(found.total(), noun))
                : Summary.plural(found.total(), noun);
    }

    private String what(FindingHit hit) {
        return switch (hit.finding()) {
            case Event event -> screen.ink(ink(event), "%-9s".formatted(event.type()));
            case Statement statement ->
                screen.ink(
                        Ink.CUE,
                        "%-9s"
                                .formatted(
                                        statement.kind().isWords()
                                                ? "said"
                                                : statement.kind().code()));
            case Relation relation -> screen.ink(Ink.FAINT, relation.type().replace('_', ' '));
        };
    }

    private String who(FindingHit hit) {
        return switch (hit.finding()) {
            case Event event -> {
                String to = labels(hit, "recipient");
                String line = labels(hit, "actor") + (to.equals("—") ? "" : " → " + to);
                yield event.modality() == Modality.ASSERTED
                        ? line
                        : line + " · " + event.modality().code();
            }
            case Statement statement -> {
                String about = labels(hit, "about");
                yield speakers(hit) + (about.equals("—") ? "" : " about " + about);
            }
            case Relation relation -> labels(hit, "subject") + " – " + labels(hit, "object");
        };
    }

    /** Who speaks, by name and side: "a NATO official (NATO)". */
    private static String speakers(FindingHit hit) {
        String speakers = hit.in("source").stream()
                .map(party -> party.code()
                        .filter(code -> !code.equals(party.name()))
                        .map(code -> "%s (%s)".formatted(party.name(), code))
                        .orElse(party.name()))
                .distinct()
                .collect(Collectors.joining(", "));
        return speakers.isEmpty() ? "—" : speakers;
    }

    private static String labels(FindingHit hit, String role) {
        String labels = hit.in(role).stream().map(Party::label).distinct().collect(Collectors.joining(", "));
        return labels.isEmpty() ? "—" : labels;
    }

    private Ink ink(Finding finding) {
        return switch (finding) {
            case Event event -> Ink.ofQuad(codebook.type(event.type()).quad());
            case Statement statement -> Ink.CUE;
            case Relation relation -> Ink.FAINT;
        };
    }

    private static Evidence anchor(Finding finding) {
        return switch (finding) {
            case Event event -> event.trigger();
            case Statement statement -> statement.cue().orElse(statement.content());
            case Relation relation -> relation.evidence().getFirst();
        };
    }
}
