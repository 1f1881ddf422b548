package entente.serve;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Browsers that have shown the secret. They live in memory: when the server ends, all are signed out. */
final class Sessions {

    private static final Duration IDLE = Duration.ofHours(12);
    private static final int MOST = 1_000;

    /** @param csrf what a change must send in a header, since a foreign page cannot know it */
    record Session(String id, String user, String csrf) {}

    private record Held(Session session, Instant used) {}

    private final Map<String, Held> sessions = new ConcurrentHashMap<>();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    Session begin(String user) {
        sessions.values().removeIf(this::isOver);
        if (sessions.size() >= MOST) {
            throw Problem.tooMany(60);
        }
        Session session = new Session(Secrets.random(), user, Secrets.random());
        sessions.put(session.id(), new Held(session, clock.instant()));
        return session;
    }

    Optional<Session> find(String id) {
        Held held = sessions.get(id);
        if (held == null || isOver(held)) {
            return Optional.empty();
        }
        sessions.put(id, new Held(held.session(), clock.instant()));
        return Optional.of(held.session());
    }

    void end(String id) {
        sessions.remove(id);
    }

    private boolean isOver(Held held) {
        return held.used().plus(IDLE).isBefore(clock.instant());
    }
}
