package entente.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avaje.jex.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer that is an error, as RFC 9457 writes it. Thrown by routes, sent by the server. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String kind;
    private final String title;
    private final int seconds;

    private Problem(int status, String kind, String title, @Nullable String detail) {
        this(status, kind, title, detail, 0);
    }

    private Problem(int status, String kind, String title, @Nullable String detail, int seconds) {
        super(detail == null ? title : detail);
        this.status = status;
        this.kind = kind;
        this.title = title;
        this.seconds = seconds;
    }

    /** What was sent cannot be understood: what was expected, and what was found. */
    static Problem bad(String detail) {
        return new Problem(400, "bad-request", "This cannot be understood", detail);
    }

    static Problem unknown(String detail) {
        return new Problem(404, "not-found", "There is no such thing", detail);
    }

    static Problem signIn(String detail) {
        return new Problem(401, "sign-in", "This needs the token", detail);
    }

    static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "This is not allowed", detail);
    }

    static Problem conflict(String detail) {
        return new Problem(409, "conflict", "This does not go with what is there", detail);
    }

    static Problem tooLarge(long limit) {
        return new Problem(
                413,
                "too-large",
                "This is too large",
                String.format(
                        Locale.ROOT, "expected at most %,d bytes; read larger files with: entente read FILE", limit));
    }

    static Problem mediaType(String expected, @Nullable String found) {
        return new Problem(
                415,
                "media-type",
                "This is not of the expected kind",
                "expected Content-Type %s, found %s".formatted(expected, found == null ? "none" : found));
    }

    static Problem misdirected(@Nullable String host) {
        return new Problem(
                421,
                "host",
                "This server was asked under a name that is not its own",
                "expected a Host header with a name of this server, found %s. Start it with --name to give it another"
                        .formatted(host == null ? "none" : "\"" + host + "\""));
    }

    /** @param seconds after which one more is let in */
    static Problem tooMany(int seconds) {
        return new Problem(
                429,
                "too-many",
                "Too many requests",
                "Wait %s, and go on more slowly".formatted(seconds == 1 ? "a second" : seconds + " seconds"),
                seconds);
    }

    static Problem fault() {
        return new Problem(
                500,
                "fault",
                "This is a fault of Entente's",
                "The server's terminal shows where it happened; please report those lines");
    }

    int status() {
        return status;
    }

    ObjectNode body(String instance) {
        ObjectNode body = Json.object();
        body.put("type", "urn:entente:problem:" + kind);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", getMessage());
        body.put("instance", instance);
        return body;
    }

    void send(Context context) {
        if (status == 429) {
            context.header("Retry-After", Integer.toString(seconds));
        }
        if (status == 401) {
            context.header("WWW-Authenticate", "Bearer realm=\"entente\"");
        }
        context.status(status).contentType(MEDIA_TYPE).header("Cache-Control", "no-store");
        context.write(Json.bytes(body(context.path())));
    }
}
