package entente.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.store.Disagreements;
import entente.store.Happenings;
import entente.store.Happenings.StoryLine;
import entente.store.Happenings.ThreadLine;
import entente.store.RecordStore;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads, stories and contradictions of the record, with the ledger brought up to date before.
 *
 * <p>Where little came since, it is brought up to date while the request waits; where more than {@value #AT_ONCE} acts came, beside
 * the requests, which meanwhile get what there was before. {@link #isWhole()} says which.
 */
final class LedgerView implements AutoCloseable {

    static final int AT_ONCE = 20_000;

    private static final System.Logger LOG = System.getLogger(LedgerView.class.getName());

    private final RecordStore store;
    private final Happenings happenings;
    private final Disagreements disagreements;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("entente-ledger").daemon(true).factory());
    private String revision = "";
    private String counted = "none";
    private long threads;
    private boolean updating;

    LedgerView(RecordStore store) {
        this.store = store;
        this.happenings = store.happenings();
        this.disagreements = store.disagreements();
    }

    Happenings happenings() {
        isWhole();
        return happenings;
    }

    Disagreements disagreements() {
        isWhole();
        return disagreements;
    }

    /** How many threads there are. */
    synchronized long threads() {
        boolean whole = isWhole();
        if (!whole || !counted.equals(revision)) {
            threads = happenings.count();
            counted = whole ? revision : "none";
        }
        return threads;
    }

    /** Whether threads and stories are those of the whole record. */
    synchronized boolean isWhole() {
        String now = store.views().revision();
        if (now.equals(revision)) {
            return true;
        }
        long due = updating ? 1 : store.ledgerDue(AT_ONCE);
        if (due > 0 && due < AT_ONCE && !updating) {
            store.updateLedger();
            due = 0;
        }
        if (due == 0) {
            revision = now;
            return true;
        }
        if (!updating) {
            updating = true;
            beside.execute(this::updateBeside);
        }
        return false;
    }

    @SuppressWarnings(
            "CatchingUnchecked") // it is tried again when the record is asked next, and the rest of the page goes on
    private void updateBeside() {
        try {
            store.updateLedger();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "threads and stories could not be brought up to date", e);
        } finally {
            synchronized (this) {
                updating = false;
            }
        }
    }

    /** What is being brought up to date is given up with the process; what was done so far is kept. */
    @Override
    public void close() {
        beside.shutdownNow();
    }

    // As JSON

    ObjectNode line(ThreadLine thread) {
        ObjectNode json = Json.object();
        json.put("id", thread.id());
        json.put("kind", thread.kind());
        json.set("by", keys(thread.by()));
        json.set("to", keys(thread.to()));
        json.put("state", thread.state());
        json.put("opened", thread.opened().toString());
        json.put("last", thread.last().toString());
        Json.put(json, "due", thread.due());
        json.put("overdue", thread.isOverdue(store.views().lastDay().orElse(LocalDate.MIN)));
        json.put("words", thread.words());
        Json.put(json, "issue", thread.issue());
        json.put("steps", thread.steps());
        return json;
    }

    ObjectNode line(StoryLine story) {
        ObjectNode json = Json.object();
        json.put("id", story.id());
        json.put("title", story.title());
        json.put("first", story.first().toString());
        json.put("last", story.last().toString());
        json.put("documents", story.reports());
        json.put("independent", story.independent());
        json.put("events", story.events());
        json.set("actors", keys(story.actors()));
        return json;
    }

    ArrayNode keys(Iterable<String> keys) {
        return Json.array(keys, key -> Render.named(key, store.views()));
    }
}
