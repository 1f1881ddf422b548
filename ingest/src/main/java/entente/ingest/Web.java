package entente.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches by HTTP what may be fetched.
 *
 * <p>An address is asked for only if it is http or https, if the site's robots.txt allows it, and if every address of its host is a
 * public one; the connection is then made to the very addresses that were looked at, so that a name which changes its mind between
 * the look and the connection (DNS rebinding) gains nothing. Each redirect is looked at in the same way. Answers are bounded in
 * size, packed and unpacked, and in time from the first request to the last byte.
 */
final class Web implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final int LONGEST_ADDRESS = 4_000;
    private static final int LONGEST_HEADER = 16_384;
    private static final int MOST_HEADERS = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /**
     * @param address after redirects
     * @param headers by their names in lower case
     */
    record Answer(URI address, int status, Map<String, String> headers, byte[] body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** A host that is not to be connected to. */
    private static final class Forbidden extends UnknownHostException {
        private static final long serialVersionUID = 1;

        Forbidden(String message) {
            super(message);
        }
    }

    private final Fetching fetching;
    private final int limit;
    private final Function<InetAddress, Optional<String>> special;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("fetching watch").unstarted(task));
    private final Map<String, Robots> robots = new HashMap<>();
    private final Map<String, Long> asked = new HashMap<>();

    /** @param limit the most bytes of an answer */
    Web(Fetching fetching, int limit) {
        this(fetching, limit, Addresses::special);
    }

    /** @param special why an address is not public; empty if it is */
    Web(Fetching fetching, int limit, Function<InetAddress, Optional<String>> special) {
        this.fetching = fetching;
        this.limit = limit;
        this.special = special;
        Timeout timeout = Timeout.of(fetching.timeout());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Checked())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .setMaxLineLength(LONGEST_HEADER)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .setUserAgent(Fetching.USER_AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Looks at every address of a host before one is used; the client connects to these and asks nobody again. */
    private final class Checked implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            List<InetAddress> addresses = fetching.resolver().resolve(host);
            if (addresses.isEmpty()) {
                throw new UnknownHostException(host);
            }
            for (InetAddress address : addresses) {
                Optional<String> meaning = special.apply(address);
                if (meaning.isPresent() && !fetching.allowPrivate()) {
                    throw new Forbidden("%s is at %s (%s)".formatted(host, address.getHostAddress(), meaning.get()));
                }
            }
            return addresses.toArray(InetAddress[]::new);
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return List.of(resolve(host)).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /**
     * What the address gives.
     *
     * @param conditions headers such as If-None-Match, of the first request
     * @throws Refusal if it may not be asked for, does not answer, or answers with an error
     */
    Answer get(String address, Map<String, String> conditions) throws Refusal {
        URI at = uri(address);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Robots rules = robots(at);
            if (!rules.allows(path(at))) {
                throw new Refusal(
                        Reason.ROBOTS,
                        "expected to be let in, found that robots.txt of %s forbids %s to %s"
                                .formatted(at.getHost(), path(at), "entente"));
            }
            pause(at, rules);
            Answer answer = ask(at, hop == 0 ? conditions : Map.of(), limit, false);
            if (!REDIRECTS.contains(answer.status())
                    || answer.header("location").isEmpty()) {
                return answer;
            }
            try {
                at = uri(at.resolve(
                                answer.header("location").orElseThrow().strip().replace(" ", "%20"))
                        .toString());
            } catch (IllegalArgumentException e) {
                throw new Refusal(
                        Reason.HTTP_ERROR,
                        "expected a redirect to an address, found one to "
                                + answer.header("location").orElse(""));
            }
        }
        throw new Refusal(Reason.HTTP_ERROR, "expected at most %d redirects, found more".formatted(MOST_REDIRECTS));
    }

    static URI uri(String address) throws Refusal {
        try {
            URI uri = new URI(address.strip()).normalize();
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!Set.of("http", "https").contains(scheme)
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || address.length() > LONGEST_ADDRESS) {
                throw new Refusal(
                        Reason.ADDRESS_REFUSED,
                        "expected an address such as https://example.org/news, found another scheme, no host, a name with a password, or %d characters"
                                .formatted(address.length()));
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new Refusal(
                    Reason.ADDRESS_REFUSED,
                    "expected an address such as https://example.org/news, found one that is broken at character "
                            + e.getIndex());
        }
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static String origin(URI uri) {
        return "%s://%s".formatted(uri.getScheme(), uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    // robots.txt

    /** No robots.txt allows all; one that cannot be had because the server fails forbids all (RFC 9309, 2.3.1). */
    private Robots robots(URI at) throws Refusal {
        String origin = origin(at);
        Robots known = robots.get(origin);
        if (known != null) {
            return known;
        }
        Robots rules;
        URI place = uri(origin + "/robots.txt");
        Answer answer = ask(place, Map.of(), Robots.MOST_BYTES, true);
        for (int hop = 0; hop < MOST_REDIRECTS && REDIRECTS.contains(answer.status()); hop++) {
            try {
                place = uri(place.resolve(answer.header("location").orElse("")).toString());
            } catch (IllegalArgumentException e) {
                break;
            }
            answer = ask(place, Map.of(), Robots.MOST_BYTES, true);
        }
        if (answer.status() >= 200 && answer.status() < 300) {
            rules = Robots.of(answer.body());
        } else {
            rules = answer.status() >= 500 ? Robots.NONE_ALLOWED : Robots.ALL_ALLOWED;
        }
        robots.put(origin, rules);
        return rules;
    }

    private void pause(URI at, Robots rules) throws Refusal {
        long now = System.nanoTime();
        Long last = asked.put(at.getHost(), now);
        Duration wanted = rules.delay()
                .filter(delay -> delay.compareTo(fetching.pause()) > 0)
                .orElse(fetching.pause());
        if (last == null) {
            return;
        }
        Duration left = wanted.minusNanos(now - last);
        if (left.isPositive()) {
            try {
                fetching.patience().await(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal(Reason.UNREADABLE, "expected to wait its turn, found that the run was stopped");
            }
            asked.put(at.getHost(), System.nanoTime());
        }
    }

    // Requests

    /** @param cut whether a longer answer is cut off rather than refused */
    private Answer ask(URI at, Map<String, String> headers, int most, boolean cut) throws Refusal {
        HttpGet request = new HttpGet(at);
        request.setHeader(
                "Accept",
                "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5");
        request.setHeader("Accept-Encoding", "gzip");
        headers.forEach(request::setHeader);
        ScheduledFuture<?> end =
                watch.schedule(request::abort, fetching.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, response -> answer(at, response, most, cut));
        } catch (Forbidden e) {
            throw new Refusal(
                    Reason.ADDRESS_REFUSED,
                    "expected an address on the public internet, found that %s. Allow it with --allow-private if that is meant"
                            .formatted(e.getMessage()));
        } catch (UnknownHostException e) {
            throw new Refusal(Reason.NOT_FOUND, "expected a host, found none of the name " + at.getHost());
        } catch (TooLarge e) {
            throw new Refusal(
                    Reason.TOO_LARGE,
                    "expected at most %,d bytes, found more. Raise the limit if that is meant".formatted(most));
        } catch (IOException e) {
            if (request.isAborted() || e instanceof SocketTimeoutException) {
                throw new Refusal(
                        Reason.UNREADABLE,
                        "expected the whole answer within %d seconds, found that it took longer"
                                .formatted(fetching.timeout().toSeconds()));
            }
            throw new Refusal(
                    Reason.UNREADABLE,
                    "expected an answer, found: %s%s"
                            .formatted(
                                    e instanceof SSLException ? "no sound certificate or encryption: " : "",
                                    e.getMessage()));
        } finally {
            end.cancel(false);
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private Answer answer(URI at, ClassicHttpResponse response, int most, boolean cut) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        byte[] body = new byte[0];
        if (entity != null) {
            if (entity.getContentLength() > most && !cut) {
                throw new TooLarge();
            }
            try (InputStream in = entity.getContent()) {
                boolean packed = "gzip".equalsIgnoreCase(headers.getOrDefault("content-encoding", ""));
                body = read(packed ? new GZIPInputStream(in) : in, most, cut);
            }
        }
        return new Answer(at, response.getCode(), headers, body);
    }

    private static byte[] read(InputStream in, int most, boolean cut) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes.write(buffer, 0, Math.min(read, most - bytes.size()));
            if (read > 0 && bytes.size() == most) {
                if (cut) {
                    break;
                }
                if (in.read() >= 0) {
                    throw new TooLarge();
                }
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            // Nothing is lost: all answers were read.
            return;
        }
    }
}
