package entente.cli;

import entente.model.CodedDocument;
import entente.store.Keeping;
import entente.store.RecordKind;
import entente.store.RecordStore;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a reading took in and what became of it: in = new + recoded + known + refused. */
final class Account {

    private final Map<Keeping, Integer> keepings = new TreeMap<>();
    private final SortedMap<String, Integer> refusals = new TreeMap<>();
    private long sentences;
    private long events;
    private long statements;
    private long relations;
    private long conflicts;
    private long uncoded;
    private long passedOver;

    void kept(Keeping keeping, CodedDocument coded) {
        keepings.merge(keeping, 1, Integer::sum);
        if (keeping == Keeping.KNOWN) {
            return;
        }
        sentences += coded.sentences().size();
        events += coded.events().size();
        statements += coded.statements().size();
        relations += coded.relations().size();
        conflicts += coded.conflicts().size();
        uncoded += coded.document().language().equals("en") ? 0 : 1;
    }

    void refused(String reason) {
        refusals.merge(reason, 1, Integer::sum);
    }

    /** A file in a folder that is of no kind that can be read: named in the record, no refusal of a document. */
    void passedOver() {
        passedOver++;
    }

    void faulty() {
        refused("fault");
    }

    boolean refused() {
        return !refusals.isEmpty();
    }

    /** Whether the record is another than before. */
    boolean news() {
        return keepings.getOrDefault(Keeping.NEW, 0) + keepings.getOrDefault(Keeping.RECODED, 0) > 0;
    }

    long documents() {
        return keepings.values().stream().mapToLong(Integer::longValue).sum() + refusedCount();
    }

    private long refusedCount() {
        return refusals.values().stream().mapToLong(Integer::longValue).sum();
    }

    void show(Screen screen, RecordStore store, double seconds) {
        screen.heading("Read into " + store.file());
        screen.line("  %s: %,d new, %,d coded anew, %,d known, %,d refused%s"
                .formatted(
                        Summary.plural(documents(), "document"),
                        keepings.getOrDefault(Keeping.NEW, 0),
                        keepings.getOrDefault(Keeping.RECODED, 0),
                        keepings.getOrDefault(Keeping.KNOWN, 0),
                        refusedCount(),
                        refusals.isEmpty() ? "" : " (" + reasons() + ")"));
        if (passedOver > 0) {
            screen.line(screen.ink(
                    Ink.FAINT, "  %s of other kinds passed over".formatted(Summary.plural(passedOver, "file"))));
        }
        if (uncoded > 0) {
            screen.line("  %s not in English: kept and searchable, not coded"
                    .formatted(Summary.plural(uncoded, "document")));
        }
        screen.line("  %s, %s, %s, %s in %s"
                .formatted(
                        Summary.plural(events, "event"),
                        Summary.plural(statements, "statement"),
                        Summary.plural(relations, "relation"),
                        Summary.plural(conflicts, "conflict"),
                        Summary.plural(sentences, "sentence")));
        if (sentences > 0) {
            screen.line(screen.ink(
                    Ink.FAINT,
                    "  %.1f s, %.0f sentences a second".formatted(seconds, sentences / Math.max(seconds, 1e-3))));
        }
    }

    private String reasons() {
        return refusals.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What one may do now. */
    void next(Screen screen, RecordStore store, RecordOption record) {
        screen.line(screen.ink(Ink.TITLE, "Next"));
        boolean fiction = store.kind() == RecordKind.FICTION;
        screen.line("  entente show %s".formatted(fiction ? "04-eu-cool-to-gulf-offer" : "DOCUMENT"));
        store.views().dyads(Optional.empty(), 1).stream()
                .findFirst()
                .ifPresent(pair ->
                        screen.line("  entente between %s %s".formatted(typed(pair.first()), typed(pair.second()))));
        screen.line("  entente threads");
    }

    /** As a shell takes it for one word. */
    private static String typed(String key) {
        return key.matches("[\\p{L}\\p{N}/._-]+") ? key : "'" + key.replace("'", "'\\''") + "'";
    }
}
