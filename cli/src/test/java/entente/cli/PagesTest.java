package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are watched, pages that change, and translations, from outside. */
class PagesTest {

    private static final String PAGE = """
            <html><head><title>Belarus offers Poland talks</title></head><body><article><h1>Belarus offers Poland talks</h1>
            <p>MINSK, 5 March 2005 (Corvane) -- Belarus offered Poland talks on the border on Saturday.</p>
            <p>%s</p></article></body></html>""";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        PrintStream standard = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return Entente.commandLine().execute(arguments);
        } finally {
            System.setOut(standard);
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aWatchedPageThatChangedIsANewVersionWithADiff() throws IOException {
        Map<String, String> pages = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body =
                    pages.getOrDefault(exchange.getRequestURI().toString(), "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            try (OutputStream answer = exchange.getResponseBody()) {
                answer.write(body);
            }
        });
        server.start();
        try {
            String record = folder.resolve("pages.db").toString();
            String address =
                    "http://127.0.0.1:%d/talks".formatted(server.getAddress().getPort());
            pages.put("/talks", PAGE.formatted("Latvia rejected the offer, a government official said in Riga."));
            assertThat(run("watch", address, "--allow-private", "--rounds", "1", "--record", record))
                    .isEqualTo(Entente.DONE);
            pages.put("/talks", PAGE.formatted("Latvia will study the offer, a government official said in Riga."));
            assertThat(run("read", address, "--allow-private", "--record", record))
                    .isEqualTo(Entente.DONE);

            assertThat(run("show", address, "--diff", "--record", record)).isEqualTo(Entente.DONE);
            assertThat(out())
                    .contains("→ version 2 of 2 of " + address)
                    .contains("ended because their passage was removed")
                    .contains("- Latvia rejected the offer")
                    .contains("+ Latvia will study the offer");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aTranslationIsCodedAndShownWithItsOriginal() throws IOException {
        Path original = Files.writeString(
                folder.resolve("talks.txt"), "Правительство Беларуси предложило Польше переговоры о границе.\n");
        Path translation = Files.writeString(
                folder.resolve("talks.en.txt"), "The government of Belarus offered Poland talks on the border.\n");
        String record = folder.resolve("translated.db").toString();

        assertThat(run("read", original.toString(), "--translation", translation.toString(), "--record", record))
                .isEqualTo(Entente.DONE);
        assertThat(out()).contains("1 document not in English: kept and searchable, not coded");

        run("show", "talks-translation", "--record", record);
        assertThat(out())
                .contains("BLR", "POL")
                .contains("This is the user's own translation")
                .contains("Правительство Беларуси");
        run("show", "talks", "--record", record);
        assertThat(out()).contains("entente show talks-translation");

        assertThat(run("read", translation.toString(), "--translation", translation.toString(), "--record", record))
                .as("an English original needs no translation")
                .isEqualTo(Entente.USAGE);
    }
}
