package entente.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.ledger.Act;
import entente.ledger.CommitmentThread;
import entente.ledger.MergedEvent;
import entente.ledger.Stories;
import entente.ledger.Threading;
import entente.model.Digest;
import entente.store.DocumentLine;
import entente.store.RecordStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads and stories of the record, put together from the ledger's events and kept in memory until the record changes.
 *
 * <p>A record of up to {@value #AT_ONCE} documents is put together when it is asked for. A larger one is put together beside the
 * requests, which meanwhile get what there was before. Of one of more than {@value #MOST} documents there are no threads and
 * stories here, and {@link #isWhole()} says so.
 */
final class LedgerView implements AutoCloseable {

    static final int AT_ONCE = 500;
    static final int MOST = 10_000;

    private static final int PREFIX = 12;
    private static final System.Logger LOG = System.getLogger(LedgerView.class.getName());

    record Thread(CommitmentThread thread, Act opening) {

        LocalDate opened() {
            return opening.day();
        }

        LocalDate last() {
            return thread.steps().stream()
                    .map(CommitmentThread.Step::day)
                    .max(Comparator.naturalOrder())
                    .orElse(opened());
        }

        Optional<LocalDate> due() {
            return thread.deadline();
        }

        boolean isOpen() {
            return thread.outcome().equals("open");
        }

        boolean isOf(String key) {
            return thread.by().contains(key) || thread.to().contains(key);
        }
    }

    /**
     * Reports of one happening.
     *
     * @param documents digests, the earliest first
     * @param independent how many reports of one of its acts stand by themselves, at most
     * @param events that at least two of its reports tell
     */
    record Story(
            String id,
            String title,
            LocalDate first,
            LocalDate last,
            List<String> documents,
            int independent,
            List<MergedEvent> events,
            SortedSet<String> actors) {}

    private record Made(String revision, boolean whole, List<Thread> threads, List<Story> stories) {}

    private static final Made NOTHING = new Made("", false, List.of(), List.of());

    private final RecordStore store;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(
            java.lang.Thread.ofPlatform().name("entente-ledger").daemon(true).factory());
    private volatile Made made = NOTHING;
    private boolean making;

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

    /** Whether threads and stories are those of the whole record. */
    boolean isWhole() {
        return made().whole();
    }

    private synchronized Made made() {
        String revision = store.views().revision();
        if (made.revision().equals(revision)) {
            return made;
        }
        long documents = store.views().counts().getOrDefault("document", 0L);
        if (documents > MOST) {
            made = new Made(revision, false, List.of(), List.of());
        } else if (documents <= AT_ONCE) {
            made = make(revision);
        } else if (!making) {
            making = true;
            beside.execute(() -> makeBeside(revision));
        }
        return made;
    }

    @SuppressWarnings(
            "CatchingUnchecked") // it is tried again when the record changes, and the rest of the page goes on
    private void makeBeside(String revision) {
        try {
            made = make(revision);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "threads and stories could not be put together", e);
            made = new Made(revision, false, made.threads(), made.stories());
        } finally {
            synchronized (this) {
                making = false;
            }
        }
    }

    private Made make(String revision) {
        List<MergedEvent> events = store.events();
        List<Thread> threads = Threading.threads(events).stream()
                .map(thread ->
                        new Thread(thread, thread.steps().getFirst().event().first()))
                .sorted(Comparator.comparing(Thread::opened)
                        .reversed()
                        .thenComparing(thread -> thread.thread().id()))
                .toList();
        return new Made(revision, true, threads, stories(events));
    }

    private List<Story> stories(List<MergedEvent> events) {
        SortedMap<String, String> storyOf = Stories.of(events);
        SortedMap<String, SortedSet<String>> reports = new TreeMap<>();
        storyOf.forEach((report, story) ->
                reports.computeIfAbsent(story, key -> new TreeSet<>()).add(report));
        SortedMap<String, List<MergedEvent>> shared = new TreeMap<>();
        for (MergedEvent event : events) {
            String story = storyOf.get(event.first().digest());
            if (event.reports().size() > 1 && story != null) {
                shared.computeIfAbsent(story, key -> new ArrayList<>()).add(event);
            }
        }
        List<Story> stories = new ArrayList<>();
        reports.forEach((story, digests) -> {
            if (digests.size() > 1) {
                stories.add(story(digests, shared.getOrDefault(story, List.of())));
            }
        });
        stories.sort(Comparator.comparing(Story::last).reversed().thenComparing(Story::id));
        return List.copyOf(stories);
    }

    private Story story(SortedSet<String> digests, List<MergedEvent> shared) {
        List<DocumentLine> lines = digests.stream()
                .map(digest -> store.views().line(new Digest(digest)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((DocumentLine line) -> line.date().orElse(LocalDate.MIN))
                        .thenComparing(DocumentLine::digest))
                .toList();
        SortedSet<String> actors = new TreeSet<>();
        shared.forEach(event -> actors.addAll(event.fullest().parties()));
        DocumentLine first = lines.getFirst();
        return new Story(
                "s-" + Digest.of(first.digest().hex()).prefix(PREFIX),
                first.title().orElse(first.id()),
                first.date().orElse(LocalDate.MIN),
                lines.getLast().date().orElse(LocalDate.MIN),
                lines.stream().map(line -> line.digest().hex()).toList(),
                shared.stream().mapToInt(MergedEvent::independent).max().orElse(1),
                shared,
                actors);
    }

    /** What is being put together is given up with the process. */
    @Override
    public void close() {
        beside.shutdownNow();
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
        json.put("overdue", thread.thread().isOverdue(today));
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
