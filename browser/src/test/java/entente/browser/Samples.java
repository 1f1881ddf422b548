package entente.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import entente.annotate.Reader;
import entente.codebook.Codebook;
import entente.pipeline.Pipeline;
import entente.resolve.Resolver;
import entente.serve.Server;
import entente.serve.Settings;
import entente.store.RecordKind;
import entente.store.RecordStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The server on a record of the samples, and a browser: what {@code entente serve} opens in an empty folder. */
final class Samples implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Chromium chromium;
    private final Path folder;
    private final RecordStore store;
    private final Server server;
    private final HttpClient http = HttpClient.newHttpClient();

    private Samples(Chromium chromium, Path folder, RecordStore store, Server server) {
        this.chromium = chromium;
        this.folder = folder;
        this.store = store;
        this.server = server;
    }

    static Samples start() throws IOException, InterruptedException {
        Chromium chromium = Chromium.start();
        Path folder = Files.createTempDirectory("entente-page");
        RecordStore store = RecordStore.open(folder.resolve("samples.db"), RecordKind.FICTION);
        Server server = Server.start(
                Settings.on(store, () -> new Pipeline(Reader.open(), Resolver.standard(), Codebook.plover()))
                        .withPort(0)
                        .withSamples(Path.of("..", "samples")));
        Samples samples = new Samples(chromium, folder, store, server);
        samples.waitUntilRead();
        return samples;
    }

    /** Follows the reading of the samples as the page would: by its events, until it ends. */
    private void waitUntilRead() throws IOException, InterruptedException {
        for (JsonNode job : ask("jobs").path("items")) {
            if (job.path("ended").isNull()) {
                http.send(request("jobs/" + job.path("id").asText() + "/events"), HttpResponse.BodyHandlers.ofString());
            }
        }
    }

    String base() {
        return server.address().toString();
    }

    /** The address that signs in. */
    Optional<String> signedIn() {
        return server.signedIn().map(URI::toString);
    }

    private HttpRequest request(String route) {
        String token = signedIn().orElseThrow().replaceFirst(".*#token=", "");
        return HttpRequest.newBuilder(URI.create(base() + "api/" + route))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    JsonNode ask(String route) {
        try {
            HttpResponse<String> answer = http.send(request(route), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("%s: %d %s".formatted(route, answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(route, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(route, e);
        }
    }

    /** Of a sample, by the name of its file. */
    String digest(String id) {
        for (JsonNode hit : ask("search/documents?limit=200").path("items")) {
            if (hit.path("document")
                    .path("id")
                    .asText()
                    .toLowerCase(Locale.ROOT)
                    .contains(id)) {
                return hit.path("document").path("digest").asText();
            }
        }
        throw new IllegalStateException("no sample " + id);
    }

    Visit visit(Visit.Look look) {
        return new Visit(chromium.browser(), base(), look, signedIn());
    }

    /** The same record as another machine would be served it: at all addresses, by a name of its own. */
    record Elsewhere(Server server, String base, String token) implements AutoCloseable {

        @Override
        public void close() {
            server.close();
        }
    }

    Elsewhere elsewhere() {
        String token = "a-token-for-elsewhere";
        Server other = Server.start(Settings.on(store, () -> {
                    throw new IllegalStateException("nothing is read here");
                })
                .withPort(0)
                .withHost("0.0.0.0", List.of("127.0.0.1"))
                .withSecret(token, false));
        return new Elsewhere(
                other, "http://127.0.0.1:%d/".formatted(other.address().getPort()), token);
    }

    Visit visitTo(Elsewhere server) {
        return new Visit(chromium.browser(), server.base(), Visit.Look.LIGHT, Optional.empty());
    }

    @Override
    public void close() {
        chromium.close();
        server.close();
        store.close();
        for (String name : new String[] {"samples.db", "samples.db-wal", "samples.db-shm"}) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
