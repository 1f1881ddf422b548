package entente.cli;

import entente.codebook.Codebook;
import entente.model.Block;
import entente.model.CodedDocument;
import entente.model.Conflict;
import entente.model.Document;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Finding;
import entente.model.Relation;
import entente.model.Span;
import entente.model.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document in the terminal: each paragraph with its words marked, and under it what was found there. */
final class DocumentView {

    private final Screen screen;
    private final Codebook codebook;

    DocumentView(Screen screen, Codebook codebook) {
        this.screen = screen;
        this.codebook = codebook;
    }

    void show(CodedDocument coded, boolean fiction) {
        Document document = coded.document();
        if (fiction) {
            screen.line(screen.ink(Ink.WARNING, "FICTION: an invented dispatch from the samples"));
        }
        screen.heading(document.title().orElse(document.id()));
        screen.line(screen.ink(Ink.FAINT, about(document)));
        screen.blank();
        int number = 1;
        for (Block block : document.blocks()) {
            if (block.kind() == Block.Kind.FURNITURE
                    || (block.kind() == Block.Kind.HEADLINE && isTitle(document, block))) {
                number = findings(coded, block.span(), number, false);
                continue;
            }
            if (block.kind() == Block.Kind.DATELINE) {
                screen.line(screen.ink(Ink.FAINT, "  " + block.span().in(document.text())));
            } else {
                number = findings(coded, block.span(), number, true);
            }
        }
        conflicts(coded);
        screen.line(screen.ink(Ink.FAINT, legend(coded)));
    }

    private static boolean isTitle(Document document, Block block) {
        return document.title()
                .filter(title -> title.equals(block.span().in(document.text())))
                .isPresent();
    }

    private static String about(Document document) {
        List<String> parts = new ArrayList<>();
        document.outlet().ifPresent(parts::add);
        document.dateline().flatMap(line -> line.place()).map(Evidence::text).ifPresent(parts::add);
        document.date().map(Object::toString).ifPresent(parts::add);
        document.source().modified().ifPresent(day -> parts.add("changed " + day));
        parts.add(document.id());
        parts.add(document.digest().prefix(8));
        return String.join(" · ", parts);
    }

    private int findings(CodedDocument coded, Span block, int first, boolean withText) {
        Map<Finding, Integer> numbers = new LinkedHashMap<>();
        int number = first;
        for (Finding finding : inOrder(coded, block)) {
            numbers.put(finding, number++);
        }
        if (withText) {
            screen.passage(coded.document().text(), block, marks(numbers), 2);
        }
        numbers.forEach((finding, n) -> line(coded, finding, n));
        if (withText || !numbers.isEmpty()) {
            screen.blank();
        }
        return number;
    }

    private static List<Finding> inOrder(CodedDocument coded, Span block) {
        return coded.findings().stream()
                .filter(finding -> block.covers(anchor(finding).start()))
                .sorted(Comparator.comparing(DocumentView::anchor))
                .toList();
    }

    /** The words that carry the finding: an event's trigger, a statement's cue, else the first of its evidence. */
    private static Span anchor(Finding finding) {
        return switch (finding) {
            case Event event -> event.trigger().span();
            case Statement statement ->
                statement.cue().orElse(statement.content()).span();
            case Relation relation -> relation.evidence().getFirst().span();
        };
    }

    private List<Screen.Mark> marks(Map<Finding, Integer> numbers) {
        List<Screen.Mark> marks = new ArrayList<>();
        numbers.forEach((finding, number) -> {
            marks.add(new Screen.Mark(anchor(finding), ink(finding), Optional.of(String.valueOf(number))));
            if (finding instanceof Event event) {
                event.actors().forEach(actor -> marks.add(underlined(actor.evidence())));
                event.recipients().forEach(recipient -> marks.add(underlined(recipient.evidence())));
            } else if (finding instanceof Statement statement) {
                statement.source().ifPresent(source -> marks.add(underlined(source.evidence())));
            }
        });
        return marks;
    }

    private static Screen.Mark underlined(Evidence evidence) {
        return new Screen.Mark(evidence.span(), Ink.ACTOR, Optional.empty());
    }

    private Ink ink(Finding finding) {
        return switch (finding) {
            case Event event -> Ink.ofQuad(codebook.type(event.type()).quad());
            case Statement statement -> Ink.CUE;
            case Relation relation -> Ink.FAINT;
        };
    }

    private void line(CodedDocument coded, Finding finding, int number) {
        screen.item(
                6,
                "%3d %-10s".formatted(number, kind(finding)),
                ink(finding),
                switch (finding) {
                    case Event event -> Lines.event(coded, event);
                    case Statement statement -> Lines.statement(coded, statement);
                    case Relation relation -> Lines.relation(coded, relation);
                });
    }

    private static String kind(Finding finding) {
        return switch (finding) {
            case Event event -> event.type();
            case Statement statement ->
                statement.kind().isWords() ? "said" : statement.kind().code();
            case Relation relation -> "relation";
        };
    }

    private void conflicts(CodedDocument coded) {
        if (coded.conflicts().isEmpty()) {
            return;
        }
        screen.line(screen.ink(Ink.TITLE, "Conflicts: what was said beside what is known"));
        for (Conflict conflict : coded.conflicts()) {
            screen.item(
                    2, "said   ", Ink.FAINT, "“%s”".formatted(conflict.claim().text()));
            screen.item(2, "known  ", Ink.FAINT, "%s (%s)".formatted(conflict.known(), conflict.source()));
        }
        screen.blank();
    }

    private static String legend(CodedDocument coded) {
        return "%d events, %d statements, %d relations, %d conflicts · %s · %s"
                .formatted(
                        coded.events().size(),
                        coded.statements().size(),
                        coded.relations().size(),
                        coded.conflicts().size(),
                        coded.codebook(),
                        coded.coder());
    }
}
