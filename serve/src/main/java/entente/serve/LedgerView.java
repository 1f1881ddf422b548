package entente.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.ledger.Act;
import entente.ledger.CommitmentThread;
import entente.ledger.Independence;
import entente.ledger.Ledger;
import entente.ledger.MergedEvent;
import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Event;
import entente.store.RecordStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Threads and stories of the record, made by the ledger and kept in memory until the record changes. Only for records of up to
 * {@value #MOST} documents; of larger ones there are none here.
 */
final class LedgerView {

    static final int MOST = 20_000;

    private static final int PREFIX = 12;

    /**
     * @param due the day by which something was offered, asked or threatened, where the text gives it
     * @param issue what it is about, in its words
     */
    record Thread(CommitmentThread thread, Optional<LocalDate> due, Act opening) {

        LocalDate opened() {
            return opening.day();
        }

        LocalDate last() {
            return thread.steps().stream()
                    .map(step -> step.event().first().day())
                    .max(Comparator.naturalOrder())
                    .orElse(opened());
        }

        boolean isOpen() {
            return thread.steps().stream().noneMatch(step -> step.part() == CommitmentThread.Part.OUTCOME);
        }

        boolean isOf(String key) {
            return thread.by().contains(key) || thread.to().contains(key);
        }
    }

    /** Reports of the same acts. @param documents digests, the earliest first */
    record Story(
            String id,
            String title,
            LocalDate first,
            LocalDate last,
            List<String> documents,
            int independent,
            List<MergedEvent> events,
            SortedSet<String> actors) {}

    private record Made(String revision, List<Thread> threads, List<Story> stories) {}

    private final RecordStore store;
    private @Nullable Made made;

    LedgerView(RecordStore store) {
        this.store = store;
    }

    /** By day of opening, the latest first. */
    List<Thread> threads() {
        return made().threads();
    }

    /** By last day, the latest first. */
    List<Story> stories() {
        return made().stories();
    }

    private synchronized Made made() {
        String revision = store.views().revision();
        Made now = made;
        if (now == null || !now.revision().equals(revision)) {
            now = make(revision);
            made = now;
        }
        return now;
    }

    private Made make(String revision) {
        if (store.views().counts().getOrDefault("document", 0L) > MOST) {
            return new Made(revision, List.of(), List.of());
        }
        Map<String, LocalDate> due = new HashMap<>();
        Map<String, Document> documents = new TreeMap<>();
        Ledger ledger;
        try (Stream<CodedDocument> coded = store.codedDocuments()) {
            ledger = Ledger.of(coded.peek(one -> look(one, due, documents))::iterator);
        }
        List<Thread> threads = ledger.threads().stream()
                .map(thread -> {
                    Act opening = thread.steps().getFirst().event().first();
                    return new Thread(thread, Optional.ofNullable(due.get(opening.id())), opening);
                })
                .sorted(Comparator.comparing(Thread::opened)
                        .reversed()
                        .thenComparing(thread -> thread.thread().id()))
                .toList();
        return new Made(revision, threads, stories(ledger, documents));
    }

    /** A day that an act names and that lies after its report is the day by which it is due. */
    private static void look(CodedDocument coded, Map<String, LocalDate> due, Map<String, Document> documents) {
        documents.put(coded.document().digest().hex(), coded.document());
        if (coded.document().date().isEmpty()) {
            return;
        }
        LocalDate reported = coded.document().date().get();
        for (Event event : coded.events()) {
            event.date()
                    .map(when -> when.date().last())
                    .filter(day -> day.isAfter(reported))
                    .ifPresent(day -> due.put(event.id(), day));
        }
    }

    /** Documents that tell an event together, and those that tell another with one of them, are of one story. */
    private static List<Story> stories(Ledger ledger, Map<String, Document> documents) {
        Map<String, String> parent = new HashMap<>();
        for (MergedEvent event : ledger.events()) {
            String first = find(parent, event.reports().first());
            for (String report : event.reports()) {
                String other = find(parent, report);
                String smaller = first.compareTo(other) <= 0 ? first : other;
                parent.put(first.compareTo(other) <= 0 ? other : first, smaller);
                first = smaller;
            }
        }
        TreeMap<String, TreeSet<String>> groups = new TreeMap<>();
        TreeMap<String, List<MergedEvent>> events = new TreeMap<>();
        for (MergedEvent event : ledger.events()) {
            String root = find(parent, event.reports().first());
            groups.computeIfAbsent(root, key -> new TreeSet<>()).addAll(event.reports());
            events.computeIfAbsent(root, key -> new ArrayList<>()).add(event);
        }
        List<Story> stories = new ArrayList<>();
        groups.forEach((root, digests) -> {
            if (digests.size() > 1) {
                stories.add(story(digests, events.getOrDefault(root, List.of()), documents));
            }
        });
        stories.sort(Comparator.comparing(Story::last).reversed().thenComparing(Story::id));
        return List.copyOf(stories);
    }

    private static Story story(SortedSet<String> digests, List<MergedEvent> events, Map<String, Document> documents) {
        List<Document> reports = digests.stream()
                .map(documents::get)
                .sorted(Comparator.comparing(
                                (Document document) -> document.date().orElse(LocalDate.MIN))
                        .thenComparing(Document::digest))
                .toList();
        SortedSet<String> actors = new TreeSet<>();
        List<MergedEvent> shared =
                events.stream().filter(event -> event.reports().size() > 1).toList();
        shared.forEach(event -> actors.addAll(event.fullest().parties()));
        Document first = reports.getFirst();
        return new Story(
                "s-" + Digest.of(first.digest().hex()).prefix(PREFIX),
                first.title().orElse(first.id()),
                first.date().orElse(LocalDate.MIN),
                reports.getLast().date().orElse(LocalDate.MIN),
                reports.stream().map(document -> document.digest().hex()).toList(),
                Independence.count(reports),
                shared,
                actors);
    }

    private static String find(Map<String, String> parent, String one) {
        String root = one;
        for (String up = parent.get(root); up != null && !up.equals(root); up = parent.get(root)) {
            root = up;
        }
        return root;
    }

    // As JSON

    ObjectNode line(Thread thread) {
        ObjectNode json = Json.object();
        json.put("id", thread.thread().id());
        json.put("kind", thread.thread().kind());
        json.set("by", keys(thread.thread().by()));
        json.set("to", keys(thread.thread().to()));
        json.put("state", thread.thread().state());
        json.put("opened", thread.opened().toString());
        json.put("last", thread.last().toString());
        Json.put(json, "due", thread.due());
        LocalDate today = store.views().lastDay().orElse(LocalDate.MIN);
        json.put(
                "overdue",
                thread.isOpen() && thread.due().map(day -> day.isBefore(today)).orElse(false));
        json.put("words", thread.opening().words());
        Json.put(json, "issue", thread.opening().terms().issue());
        json.put("steps", thread.thread().steps().size());
        return json;
    }

    ObjectNode line(Story story) {
        ObjectNode json = Json.object();
        json.put("id", story.id());
        json.put("title", story.title());
        json.put("first", story.first().toString());
        json.put("last", story.last().toString());
        json.put("documents", story.documents().size());
        json.put("independent", story.independent());
        json.put("events", story.events().size());
        json.set("actors", keys(story.actors()));
        return json;
    }

    com.fasterxml.jackson.databind.node.ArrayNode keys(Iterable<String> keys) {
        return Json.array(keys, key -> Render.key(key, store.views().name(key)));
    }
}
