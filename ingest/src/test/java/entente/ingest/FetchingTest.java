package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchingTest {

    private static final Instant NOON = Instant.parse("2025-10-28T12:00:00Z");
    private static final String WORDS =
            "The ministers of %s agreed on Monday to reopen the crossing, a spokesman told reporters in the capital.";

    /** What the server answers: status, headers, body. */
    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Fetching.Visits visits = Fetching.inMemory();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(
                task -> Thread.ofPlatform().daemon().unstarted(task)));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        Answer answer = answers.getOrDefault(path, new Answer(404, Map.of(), new byte[0]));
        String etag = answer.headers().get("ETag");
        if (etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    private String at(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    private void give(String path, String type, String body) {
        answers.put(path, new Answer(200, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8)));
    }

    private void givePage(String path, String title) {
        give(
                path,
                "text/html; charset=utf-8",
                "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>"
                        .formatted(title, title, WORDS.formatted(title)));
    }

    private Fetching fetching(boolean allowed, Fetching.Resolver resolver) {
        return new Fetching(allowed, Duration.ofMillis(500), Duration.ofSeconds(10), 50, visits, resolver, waits::add);
    }

    private List<Intake> read(Fetching fetching, String... addresses) {
        Ingest.Settings settings = new Ingest.Settings(
                        Clock.fixed(NOON, ZoneOffset.UTC), 1_000_000, InputStream.nullInputStream())
                .withFetching(fetching);
        try (Reading reading = new Ingest(settings).read(Arrays.asList(addresses))) {
            return reading.stream().toList();
        }
    }

    private List<Intake> read(String... addresses) {
        return read(fetching(true, host -> List.of(InetAddress.getAllByName(host))), addresses);
    }

    private static String reason(Intake intake) {
        return switch (intake) {
            case Intake.Kept kept -> "kept";
            case Intake.Refused refused -> refused.reason().code();
        };
    }

    private static List<String> titles(List<Intake> intakes) {
        return intakes.stream()
                .map(intake -> intake instanceof Intake.Kept kept
                        ? kept.document().title().orElse("-")
                        : reason(intake))
                .toList();
    }

    @Test
    void aPageIsReadFromItsAddress() {
        givePage("/2025/10/28/crossing", "Crossing to reopen soon");
        Intake intake = read(at("/2025/10/28/crossing")).getFirst();
        assertThat(intake).isInstanceOfSatisfying(Intake.Kept.class, kept -> {
            assertThat(kept.document().text()).startsWith("Crossing to reopen soon\n\nThe ministers of");
            assertThat(kept.document().source().url()).contains(at("/2025/10/28/crossing"));
            assertThat(kept.document().date().orElseThrow()).hasToString("2025-10-28");
        });
    }

    @Test
    void theEntriesOfAFeedAreReadOneByOneAndItsFaultsRefused() {
        givePage("/a", "Georgia and its neighbours");
        givePage("/b", "Armenia and its neighbours");
        give("/rss", "application/rss+xml", """
                <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yy">]>
                <rss version="2.0"><channel><title>&x;&y;</title><link>http://example.org</link>
                <item><title>A</title><link>%s</link><pubDate>Mon, 27 Oct 2025 10:00:00 GMT</pubDate></item>
                <item><title>gone</title><link>/gone</link></item>
                <item><title>no address</title><link>javascript:alert(1)</link></item>
                <item><guid isPermaLink="true">%s</guid></item></channel></rss>""".formatted(at("/a"), at("/b")));
        assertThat(titles(read(at("/rss"))))
                .containsExactly("Georgia and its neighbours", "not_found", "Armenia and its neighbours");
    }

    @Test
    void atomJsonFeedsAndNewsSitemapsNameArticlesToo() {
        givePage("/a", "Georgia and its neighbours");
        give("/atom", "application/atom+xml", """
                <feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/atom"/>
                <entry><link rel="replies" href="/comments"/><link rel="alternate" href="/a"/><updated>2025-10-27T10:00:00Z</updated></entry></feed>""");
        give("/feed.json", "application/feed+json", """
                {"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"%s","date_published":"2025-10-27T10:00:00Z"}]}""".formatted(at("/a?json")));
        givePage("/a?json", "Armenia and its neighbours");
        give(
                "/index.xml",
                "application/xml",
                "<sitemapindex><sitemap><loc>%s</loc></sitemap></sitemapindex>".formatted(at("/news.xml")));
        give("/news.xml", "application/xml", """
                <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>%s</loc>
                <news:news><news:publication_date>2025-10-27</news:publication_date></news:news></url></urlset>""".formatted(at("/c")));
        givePage("/c", "Turkey and its neighbours");
        assertThat(titles(read(at("/atom"), at("/feed.json"), at("/index.xml"))))
                .containsExactly(
                        "Georgia and its neighbours", "Armenia and its neighbours", "Turkey and its neighbours");
    }

    @Test
    void whatHasNotChangedIsNotAskedForAgain() {
        givePage("/a", "Georgia and its neighbours");
        give(
                "/rss",
                "application/rss+xml",
                "<rss><item><link>%s</link><pubDate>Mon, 27 Oct 2025 10:00:00 GMT</pubDate></item></rss>"
                        .formatted(at("/a")));
        answers.put(
                "/p",
                new Answer(
                        200,
                        Map.of("Content-Type", "text/html", "ETag", "\"v1\""),
                        ("<p>" + WORDS.formatted("Peru") + "</p>").getBytes(StandardCharsets.UTF_8)));
        assertThat(read(at("/rss"), at("/p"))).hasSize(2);
        asked.clear();
        assertThat(read(at("/rss"), at("/p"))).isEmpty();
        assertThat(asked).containsExactly("/robots.txt", "/rss", "/p");

        give(
                "/rss",
                "application/rss+xml",
                "<rss><item><link>%s</link><pubDate>Tue, 28 Oct 2025 09:00:00 GMT</pubDate></item></rss>"
                        .formatted(at("/a")));
        assertThat(titles(read(at("/rss")))).containsExactly("Georgia and its neighbours");
    }

    @Test
    void aServerThatFailsIsLeftAloneForSomeTime() {
        answers.put("/a", new Answer(503, Map.of("Retry-After", "7200"), new byte[0]));
        assertThat(reason(read(at("/a")).getFirst())).isEqualTo("http_error");
        asked.clear();
        assertThat(((Intake.Refused) read(at("/a")).getFirst()).detail())
                .isEqualTo("expected an answer, found none once; it is not asked again before 2025-10-28T14:00:00Z");
        assertThat(asked).isEmpty();
        assertThat(Crawl.wait(1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Crawl.wait(4)).isEqualTo(Duration.ofMinutes(40));
        assertThat(Crawl.wait(60)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void robotsTxtIsObeyedAndItsPauseKept() {
        give(
                "/robots.txt",
                "text/plain",
                "User-agent: *\nDisallow: /\n\nUser-agent: entente # us\nCrawl-delay: 7\nDisallow: /private*\nAllow: /private/press$");
        givePage("/open", "Georgia and its neighbours");
        givePage("/private/press", "Armenia and its neighbours");
        assertThat(titles(read(at("/open"), at("/private/x"), at("/private/press"))))
                .containsExactly("Georgia and its neighbours", "robots", "Armenia and its neighbours");
        assertThat(waits)
                .isNotEmpty()
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(7)));
    }

    @Test
    void aSiteWhoseRobotsTxtCannotBeHadIsNotRead() {
        answers.put("/robots.txt", new Answer(500, Map.of(), new byte[0]));
        givePage("/open", "Georgia and its neighbours");
        assertThat(reason(read(at("/open")).getFirst())).isEqualTo("robots");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.31.255.255",
                        "192.168.1.1", "192.0.0.8",
                "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "203.0.113.7", "::1", "::",
                        "::ffff:127.0.0.1", "::ffff:10.0.0.1",
                "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:53aa::1", "fe80::1", "fc00::1",
                        "fd12:3456::1", "ff02::1", "fec0::1"
            })
    void addressesWithinAreNotPublic(String address) throws UnknownHostException {
        assertThat(Addresses.special(InetAddress.getByName(address)))
                .as(address)
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.32.0.1",
                "11.0.0.1",
                "2606:4700::1111",
                "::ffff:8.8.8.8",
                "223.255.255.255"
            })
    void othersAre(String address) throws UnknownHostException {
        assertThat(Addresses.special(InetAddress.getByName(address)))
                .as(address)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | loopback",
                "2130706433 | loopback",
                "0x7f000001 | loopback",
                "[::1] | loopback",
                "[::ffff:127.0.0.1] | loopback"
            })
    void privateAddressesAreRefusedHoweverTheyAreWritten(String host, String meaning) {
        Intake intake = read(
                        fetching(false, name -> List.of(InetAddress.getAllByName(name))),
                        "http://%s:%d/a".formatted(host, server.getAddress().getPort()))
                .getFirst();
        assertThat(intake).isInstanceOfSatisfying(Intake.Refused.class, refused -> {
            assertThat(refused.reason()).isIn(Reason.ADDRESS_REFUSED, Reason.NOT_FOUND);
        });
        assertThat(asked).as(meaning).isEmpty();
    }

    @Test
    void aHostWithOnePrivateAddressAmongPublicOnesIsRefused() {
        Intake intake = read(
                        fetching(
                                false,
                                name -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"))),
                        "http://news.example/a")
                .getFirst();
        assertThat(((Intake.Refused) intake).message())
                .isEqualTo(
                        "http://news.example/a: expected an address on the public internet, found that news.example is at 10.0.0.1 (private). Allow it with --allow-private if that is meant (address_refused)");
    }

    /** 127.0.0.1 stands for a public address, 127.0.0.2 for one within: both are here. */
    private Web web(Fetching.Resolver resolver) {
        return new Web(
                fetching(false, resolver),
                1_000_000,
                address -> address.getHostAddress().equals("127.0.0.1") ? Optional.empty() : Optional.of("within"));
    }

    @Test
    void aNameThatChangesItsMindGainsNothing() throws Refusal {
        givePage("/a", "Georgia and its neighbours");
        List<String> looks = new CopyOnWriteArrayList<>();
        String address =
                "http://rebind.example:%d/a".formatted(server.getAddress().getPort());
        try (Web web = web(name -> {
            looks.add(name);
            return List.of(InetAddress.getByName(looks.size() == 1 ? "127.0.0.1" : "127.0.0.2"));
        })) {
            // One look, one connection, and whatever follows uses it; a new run looks again and is told the other
            // address.
            assertThat(web.get(address, Map.of()).status()).isEqualTo(200);
            assertThat(looks).hasSize(1);
        }
        try (Web web = web(name -> List.of(InetAddress.getByName("127.0.0.2")))) {
            assertThatThrownBy(() -> web.get(address, Map.of()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("rebind.example is at 127.0.0.2 (within)");
        }
    }

    @Test
    void aRedirectToAnAddressWithinIsRefused() throws Refusal {
        int port = server.getAddress().getPort();
        answers.put(
                "/out", new Answer(302, Map.of("Location", "http://intern.example:%d/a".formatted(port)), new byte[0]));
        givePage("/a", "Georgia and its neighbours");
        try (Web web = web(
                name -> List.of(InetAddress.getByName(name.equals("intern.example") ? "127.0.0.2" : "127.0.0.1")))) {
            assertThatThrownBy(() -> web.get("http://news.example:%d/out".formatted(port), Map.of()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("intern.example is at 127.0.0.2 (within)");
        }
        assertThat(asked).containsExactly("/robots.txt", "/out");
    }

    @Test
    void theConnectionGoesToTheAddressThatWasLookedAt() {
        givePage("/a", "Georgia and its neighbours");
        List<String> looks = new CopyOnWriteArrayList<>();
        Fetching fetching = fetching(true, name -> {
            looks.add(name);
            return List.of(InetAddress.getByName("127.0.0.1"));
        });
        assertThat(titles(read(
                        fetching,
                        "http://news.invalid:%d/a".formatted(server.getAddress().getPort()))))
                .containsExactly("Georgia and its neighbours");
        assertThat(looks).containsOnly("news.invalid");
    }

    /** The test's resolver lets the server in as a public address would be, and no other host. */
    @Test
    void aRedirectIsLookedAtLikeAnyAddress() {
        answers.put("/file", new Answer(302, Map.of("Location", "file:///etc/passwd"), new byte[0]));
        answers.put("/loop", new Answer(302, Map.of("Location", "/loop"), new byte[0]));
        answers.put("/user", new Answer(302, Map.of("Location", "http://a:b@example.org/"), new byte[0]));
        answers.put("/none", new Answer(302, Map.of("Location", "http://none.example/secret"), new byte[0]));
        List<String> looks = new CopyOnWriteArrayList<>();
        Fetching fetching = fetching(true, name -> {
            looks.add(name);
            if (name.equals("none.example")) {
                throw new UnknownHostException(name);
            }
            return List.of(InetAddress.getAllByName(name));
        });
        assertThat(reason(read(fetching, at("/file")).getFirst())).isEqualTo("address_refused");
        assertThat(reason(read(fetching, at("/user")).getFirst())).isEqualTo("address_refused");
        assertThat(reason(read(fetching, at("/loop")).getFirst())).isEqualTo("http_error");
        assertThat(reason(read(fetching, at("/none")).getFirst())).isEqualTo("not_found");
        assertThat(looks).contains("none.example");
    }

    @Test
    void anAnswerThatIsTooLargePackedOrUnpackedIsRefused() throws IOException {
        give("/large", "text/html", "<p>" + "x".repeat(1_000_001) + "</p>");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            out.write(new byte[50_000_000]);
        }
        answers.put(
                "/bomb",
                new Answer(200, Map.of("Content-Type", "text/html", "Content-Encoding", "gzip"), bomb.toByteArray()));
        assertThat(reason(read(at("/large")).getFirst())).isEqualTo("too_large");
        assertThat(reason(read(at("/bomb")).getFirst())).isEqualTo("too_large");
    }

    @Test
    void aBillionLaughsAreNotLaughed() {
        StringBuilder entities = new StringBuilder("<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        give(
                "/rss",
                "application/rss+xml",
                "<?xml version=\"1.0\"?><!DOCTYPE rss [" + entities
                        + "]><rss><item><title>&a29;</title><link>/a</link></item></rss>");
        givePage("/a", "Georgia and its neighbours");
        assertThat(titles(read(at("/rss")))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void addressesThatAreNoneAreRefused() {
        for (String address :
                List.of("http://", "https:///x", "http://user:pass@example.org/", "http://exa mple.org/")) {
            assertThat(reason(read(address).getFirst())).as(address).isEqualTo("address_refused");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/news/1 | true",
                "/secret | false",
                "/secret/open | true",
                "/x.pdf | false",
                "/x.pdf?y | true",
                "/aXb | false"
            })
    void theLongestRuleDecides(String path, boolean allowed) {
        Robots robots =
                Robots.of("User-agent: *\nDisallow: /secret\nAllow: /secret/open\nDisallow: /*.pdf$\nDisallow: /a*b\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(robots.allows(path)).isEqualTo(allowed);
    }

    @Test
    void retryAfterIsReadAsSecondsAndAsADate() {
        assertThat(Crawl.after("120", NOON)).contains(NOON.plusSeconds(120));
        assertThat(Crawl.after("Tue, 28 Oct 2025 13:00:00 GMT", NOON)).contains(Instant.parse("2025-10-28T13:00:00Z"));
        assertThat(Crawl.after("soon", NOON)).isEmpty();
        assertThat(Crawl.after("999999999", NOON)).contains(NOON.plus(Duration.ofDays(7)));
    }
}
