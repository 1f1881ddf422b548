package entente.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.store.DocumentLine;
import entente.store.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A reading that was begun from the page. Safe for several threads. */
final class Job {

    enum State {
        WAITING,
        READING,
        DONE,
        CANCELLED,
        FAILED;

        boolean isOver() {
            return this != WAITING && this != READING;
        }
    }

    /** Refusals and documents that are listed; all are counted. */
    private static final int LISTED = 100;

    private final String id;
    private final String what;
    private final Clock clock;
    private final Instant started;
    private final List<Refused> refusals = new ArrayList<>();
    private final List<DocumentLine> documents = new ArrayList<>();
    private State state = State.WAITING;
    private long kept;
    private long known;
    private long refused;
    private long passedOver;
    private long faulty;
    private long bytes;
    private OptionalLong of = OptionalLong.empty();
    private Optional<String> message = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private long changes;
    private boolean cancelled;

    Job(String id, String what, Clock clock) {
        this.id = id;
        this.what = what;
        this.clock = clock;
        this.started = clock.instant();
    }

    String id() {
        return id;
    }

    String what() {
        return what;
    }

    synchronized State state() {
        return state;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** What waits is cancelled at once, what reads at the next document. */
    synchronized void cancel() {
        cancelled = true;
        if (state == State.WAITING) {
            end(State.CANCELLED, Optional.empty());
        }
    }

    synchronized void begin(OptionalLong bytesInAll) {
        of = bytesInAll;
        state = State.READING;
        changed();
    }

    synchronized void read(long so) {
        bytes = so;
        changed();
    }

    synchronized void kept(DocumentLine line) {
        kept++;
        if (documents.size() < LISTED) {
            documents.add(line);
        }
        changed();
    }

    synchronized void known() {
        known++;
        changed();
    }

    /** @param fault whether somebody should look into it; what is not is counted as passed over */
    synchronized void refused(Refused refusal, boolean fault) {
        if (fault) {
            refused++;
        } else {
            passedOver++;
        }
        if (refusals.size() < LISTED) {
            refusals.add(refusal);
        }
        changed();
    }

    synchronized void faulty() {
        faulty++;
        changed();
    }

    synchronized void end(State how, Optional<String> why) {
        state = how;
        message = why;
        ended = Optional.of(clock.instant());
        changed();
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** Waits until something changed since {@code seen}, or the time is over. @return the number of changes so far */
    synchronized long await(long seen, long milliseconds) throws InterruptedException {
        if (changes == seen && !state.isOver()) {
            wait(milliseconds);
        }
        return changes;
    }

    synchronized ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("what", what);
        json.put("state", state.name().toLowerCase(Locale.ROOT));
        json.put("kept", kept);
        json.put("known", known);
        json.put("refused", refused);
        json.put("passed_over", passedOver);
        json.put("faulty", faulty);
        json.put("bytes", bytes);
        if (of.isPresent()) {
            json.put("of", of.getAsLong());
        } else {
            json.putNull("of");
        }
        Json.put(json, "message", message);
        json.set("refusals", Json.array(refusals, Job::refusal));
        json.set("documents", Json.array(documents, Render::line));
        json.put("started", started.toString());
        Json.put(json, "ended", ended);
        return json;
    }

    private static ObjectNode refusal(Refused refusal) {
        ObjectNode json = Json.object();
        json.put("location", refusal.location());
        Json.put(json, "record", refusal.record());
        json.put("reason", refusal.reason());
        json.put("detail", refusal.detail());
        return json;
    }
}
