package entente.ingest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How pages are fetched from the web.
 *
 * @param allowPrivate whether addresses within private, loopback and other special networks may be connected to
 * @param pause between two requests to one host; a site's robots.txt may ask for more
 * @param timeout for one request with its redirects
 * @param most articles taken from one feed or sitemap, the first that it names
 * @param visits what was fetched when
 * @param resolver tells the addresses of a host; only what it told is connected to
 * @param patience waits
 */
public record Fetching(
        boolean allowPrivate,
        Duration pause,
        Duration timeout,
        int most,
        Visits visits,
        Resolver resolver,
        Patience patience) {

    /** The name under which we ask; robots.txt files may address it as "entente". */
    public static final String USER_AGENT = "Entente/0.1 (news reading for research; respects robots.txt)";

    /** Host name to addresses. */
    public interface Resolver {
        /** @throws UnknownHostException if there is no such host */
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    /** Waits, or in a test only notes for how long. */
    public interface Patience {
        void await(Duration duration) throws InterruptedException;
    }

    /**
     * What is known of an address from the last time.
     *
     * @param stamp what the feed said of the time of its last change
     * @param failures in a row
     * @param notBefore when it may be asked again after a failure
     */
    public record Visit(
            Instant at,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<String> stamp,
            int failures,
            Optional<Instant> notBefore) {}

    /** Where visits are kept between runs. Safe for several threads. */
    public interface Visits {
        Optional<Visit> last(String url);

        void note(String url, Visit visit);
    }

    /** Kept as long as the program runs. */
    public static Visits inMemory() {
        Map<String, Visit> visits = new ConcurrentHashMap<>();
        return new Visits() {
            @Override
            public Optional<Visit> last(String url) {
                return Optional.ofNullable(visits.get(url));
            }

            @Override
            public void note(String url, Visit visit) {
                visits.put(url, visit);
            }
        };
    }

    /** Public addresses alone, a second between two requests to a host, a minute for one, 200 articles of a feed. */
    public static Fetching usual() {
        return new Fetching(
                false,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                200,
                inMemory(),
                host -> List.of(InetAddress.getAllByName(host)),
                duration -> Thread.sleep(duration.toMillis()));
    }

    public Fetching withPrivate(boolean allowed) {
        return new Fetching(allowed, pause, timeout, most, visits, resolver, patience);
    }

    public Fetching withVisits(Visits kept) {
        return new Fetching(allowPrivate, pause, timeout, most, kept, resolver, patience);
    }
}
