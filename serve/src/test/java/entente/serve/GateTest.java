package entente.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.store.RecordStore;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask, under which name, and what they may send. */
class GateTest {

    private static final String TOKEN = "a-token-of-the-test";

    @TempDir
    private static Path folder;

    private static RecordStore store;
    private static Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void serve() {
        store = RecordStore.open(folder.resolve("entente.db"));
        server = Server.start(Settings.on(store, () -> {
                    throw new IllegalStateException("nothing is read in this test");
                })
                .withPort(0)
                .withSecret(TOKEN, false)
                .withLimit(1000));
    }

    @AfterAll
    static void end() {
        server.close();
        store.close();
    }

    @Test
    void thePageComesWithAPolicyUnderWhichNothingInlineRuns() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void anImportMapIsAllowedByItsDigest() {
        assertThat(Page.policy("<script type=\"importmap\">{}</script>"))
                .contains("script-src 'self' 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='");
    }

    @Test
    void whatWasReadBeforeIsNotSentAgain() throws Exception {
        String tag = get("/api/codebook").headers().firstValue("etag").orElseThrow();
        HttpResponse<String> again = send(request("/api/codebook").header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aForeignNameGetsNothing() throws Exception {
        String answer = raw("GET /api/codebook HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 421")
                .contains("urn:entente:problem:host")
                .doesNotContain("PLOVER");
    }

    @Test
    void noPathLeadsOutOfThePage() throws Exception {
        for (String path : new String[] {
            "/../Server.class", "/..%2f..%2fServer.class", "/lib/../openapi.json", "/%2e%2e/openapi.json", "/lib/x/a.js"
        }) {
            String answer =
                    raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).doesNotContain("\"paths\"", "CAFEBABE").contains("404");
        }
    }

    @Test
    void withoutTheTokenNothingIsWritten() throws Exception {
        HttpResponse<String> refused = send(request("/api/session").DELETE());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("content-type")).contains(Problem.MEDIA_TYPE);
        assertThat(refused.body()).contains("\"status\":401", "token");
        HttpResponse<String> wrong = send(
                request("/api/session").header("Authorization", "Bearer wrong").DELETE());
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionNeedsItsCsrfValueForChanges() throws Exception {
        HttpResponse<String> in = send(request("/api/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"secret\":\"" + TOKEN + "\",\"name\":\"Ana\"}")));
        assertThat(in.statusCode()).isEqualTo(200);
        String set = in.headers().firstValue("set-cookie").orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict");
        String cookie = set.substring(0, set.indexOf(';'));
        HttpResponse<String> without =
                send(request("/api/session").header("Cookie", cookie).DELETE());
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains(Gate.CSRF);
        String csrf = Json.read(in.body().getBytes(StandardCharsets.UTF_8))
                .path("csrf")
                .asText();
        HttpResponse<String> foreign = send(request("/api/session")
                .header("Cookie", cookie)
                .header(Gate.CSRF, csrf)
                .header("Origin", "http://evil.example")
                .DELETE());
        assertThat(foreign.statusCode()).isEqualTo(403);
        HttpResponse<String> with = send(request("/api/session")
                .header("Cookie", cookie)
                .header(Gate.CSRF, csrf)
                .DELETE());
        assertThat(with.statusCode()).isEqualTo(204);
    }

    @Test
    void aFormOfAForeignPageIsNoJson() throws Exception {
        HttpResponse<String> form = send(request("/api/session")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"secret\":\"" + TOKEN + "\"}")));
        assertThat(form.statusCode()).isEqualTo(415);
    }

    @Test
    void elsewhereReadingNeedsTheTokenToo() throws Exception {
        try (Server other = Server.start(Settings.on(store, () -> {
                    throw new IllegalStateException("nothing is read in this test");
                })
                .withPort(0)
                .withHost("0.0.0.0", java.util.List.of("127.0.0.1"))
                .withSecret(TOKEN, false))) {
            String address = "http://127.0.0.1:" + other.address().getPort();
            HttpRequest.Builder record = HttpRequest.newBuilder(URI.create(address + "/api/record"));
            assertThat(client.send(record.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
            assertThat(client.send(
                                    record.header("Authorization", "Bearer " + TOKEN)
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(address + "/"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void guessingIsSlow() {
        RateLimit limit = new RateLimit(1, 2, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        limit.take("127.0.0.1");
        limit.take("127.0.0.1");
        assertThatThrownBy(() -> limit.take("127.0.0.1"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("slowly");
        limit.take("127.0.0.2");
    }

    @Test
    void whoGuessesTokensIsToldHowLongToWait() throws Exception {
        try (Server other = Server.start(Settings.on(store, () -> {
                    throw new IllegalStateException("nothing is read in this test");
                })
                .withPort(0)
                .withClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .withSecret(TOKEN, false))) {
            HttpRequest guess = HttpRequest.newBuilder(URI.create(other.address() + "api/session"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"secret\":\"not the token\"}"))
                    .build();
            for (int i = 0; i < 10; i++) {
                assertThat(client.send(guess, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(401);
            }
            HttpResponse<String> slower = client.send(guess, BodyHandlers.ofString());
            assertThat(slower.statusCode()).isEqualTo(429);
            assertThat(slower.headers().firstValue("retry-after")).contains("5");
            assertThat(slower.body()).contains("Wait 5 seconds");
        }
    }

    @Test
    void readingWithoutATokenIsForTheLoopbackAddress() {
        Settings elsewhere = Settings.on(store, () -> {
                    throw new IllegalStateException();
                })
                .withHost("0.0.0.0", java.util.List.of());
        assertThat(elsewhere.openRead()).isFalse();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path.substring(1)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private int port() {
        return server.address().getPort();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
