package entente.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks politely: only for what may have changed since the last time (ETag, Last-Modified, RFC 9110), and after a failure not again
 * before some time, which doubles with each failure in a row.
 */
final class Crawl {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int NOT_MODIFIED = 304;
    private static final int TOO_MANY = 429;
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;

    private final Fetching fetching;
    private final Clock clock;
    private final Web web;

    Crawl(Ingest.Settings settings, Web web) {
        this.fetching = settings.fetching();
        this.clock = settings.clock();
        this.web = web;
    }

    /**
     * What the address gives; empty if it has not changed since the last time.
     *
     * @throws Refusal if it gives nothing, or failed lately and it is too early to ask again
     */
    Optional<Web.Answer> get(String address, Optional<String> stamp) throws Refusal {
        Instant now = clock.instant();
        Optional<Fetching.Visit> last = fetching.visits().last(address);
        Optional<Instant> notBefore = last.flatMap(Fetching.Visit::notBefore).filter(now::isBefore);
        if (notBefore.isPresent()) {
            throw new Refusal(
                    Reason.HTTP_ERROR,
                    "expected an answer, found none %s; it is not asked again before %s"
                            .formatted(times(last.orElseThrow().failures()), notBefore.get()));
        }
        Map<String, String> conditions = new TreeMap<>();
        last.flatMap(Fetching.Visit::etag).ifPresent(etag -> conditions.put("If-None-Match", etag));
        last.flatMap(Fetching.Visit::lastModified).ifPresent(day -> conditions.put("If-Modified-Since", day));
        Web.Answer answer;
        try {
            answer = web.get(address, conditions);
        } catch (Refusal refusal) {
            if (refusal.reason() == Reason.UNREADABLE || refusal.reason() == Reason.NOT_FOUND) {
                failed(address, last, now, Optional.empty());
            }
            throw refusal;
        }
        if (answer.status() == NOT_MODIFIED) {
            Fetching.Visit before = last.orElseThrow(() -> new Refusal(
                    Reason.HTTP_ERROR,
                    "expected the page, found \"304 Not Modified\" although nothing was asked of the past"));
            fetching.visits()
                    .note(
                            address,
                            new Fetching.Visit(now, before.etag(), before.lastModified(), stamp, 0, Optional.empty()));
            return Optional.empty();
        }
        if (answer.status() < 200 || answer.status() >= 300) {
            failed(address, last, now, answer.header("retry-after").flatMap(value -> after(value, now)));
            throw new Refusal(
                    answer.status() == NOT_FOUND || answer.status() == GONE ? Reason.NOT_FOUND : Reason.HTTP_ERROR,
                    "expected the page, found that the server answers %d%s"
                            .formatted(answer.status(), answer.status() == TOO_MANY ? " (asked too often)" : ""));
        }
        fetching.visits()
                .note(
                        address,
                        new Fetching.Visit(
                                now,
                                answer.header("etag"),
                                answer.header("last-modified"),
                                stamp,
                                0,
                                Optional.empty()));
        return Optional.of(answer);
    }

    /** Entries that were never fetched, or that the feed says have changed since; at most as many as are allowed. */
    List<Feeds.Entry> wanted(List<Feeds.Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.index()
                        || fetching.visits()
                                .last(entry.address())
                                .map(visit -> !visit.stamp().equals(entry.stamp()))
                                .orElse(true))
                .limit(fetching.most())
                .toList();
    }

    private void failed(String address, Optional<Fetching.Visit> last, Instant now, Optional<Instant> told) {
        int failures = last.map(Fetching.Visit::failures).orElse(0) + 1;
        Instant doubled = now.plus(wait(failures));
        fetching.visits()
                .note(
                        address,
                        new Fetching.Visit(
                                now,
                                last.flatMap(Fetching.Visit::etag),
                                last.flatMap(Fetching.Visit::lastModified),
                                last.flatMap(Fetching.Visit::stamp),
                                failures,
                                Optional.of(told.filter(doubled::isBefore).orElse(doubled))));
    }

    /** Five minutes, ten, twenty, … a day. */
    static Duration wait(int failures) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** Retry-After in seconds or as a date; at most a week is believed. */
    static Optional<Instant> after(String value, Instant now) {
        Instant latest = now.plus(Duration.ofDays(7));
        try {
            Instant told = value.strip().matches("\\d{1,9}")
                    ? now.plusSeconds(Long.parseLong(value.strip()))
                    : ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            return Optional.of(told.isBefore(latest) ? told : latest);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String times(int failures) {
        return failures == 1 ? "once" : failures + " times in a row";
    }

    /** The last part of the path, with an ending that tells what it is if it has none. */
    static String name(Web.Answer answer) {
        String path = Optional.ofNullable(answer.address().getPath()).orElse("");
        String last = path.replaceFirst("/+$", "").replaceFirst("^.*/", "");
        return last.isBlank() ? answer.address().getHost() + ".html" : last;
    }
}
