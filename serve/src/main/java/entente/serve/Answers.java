package entente.serve;

import com.fasterxml.jackson.databind.JsonNode;
import entente.model.Digest;
import io.avaje.jex.http.Context;
import java.nio.charset.StandardCharsets;

/** Sends bodies with their ETag, or says that the reader has them already. */
final class Answers {

    private static final int TAG = 20;

    private Answers() {}

    static void json(Context context, JsonNode body) {
        bytes(context, "application/json", Json.bytes(body), "private, no-cache");
    }

    /** An answer to a change: no ETag, never kept. */
    static void done(Context context, int status, JsonNode body) {
        context.status(status).contentType("application/json").header("Cache-Control", "no-store");
        context.write(Json.bytes(body));
    }

    static void nothing(Context context) {
        context.status(204).header("Cache-Control", "no-store");
        context.writeEmpty(204);
    }

    static void text(Context context, String mediaType, String body) {
        bytes(context, mediaType, body.getBytes(StandardCharsets.UTF_8), "private, no-cache");
    }

    /** To be saved, not shown: whatever the bytes are, no browser runs them. */
    static void file(Context context, String name, String mediaType, byte[] body) {
        context.header("Content-Disposition", "attachment; filename=\"" + plain(name) + "\"");
        context.responseHeaders().set("Content-Security-Policy", "sandbox; default-src 'none'");
        bytes(context, mediaType, body, "private, no-cache");
    }

    static void bytes(Context context, String mediaType, byte[] body, String cache) {
        String tag = "\"" + Digest.of(body).prefix(TAG) + "\"";
        context.header("ETag", tag).header("Cache-Control", cache);
        if (matches(context.header("If-None-Match"), tag)) {
            context.status(304);
            context.writeEmpty(304);
            return;
        }
        context.contentType(mediaType);
        context.write(body);
    }

    private static boolean matches(@org.jspecify.annotations.Nullable String asked, String tag) {
        if (asked == null) {
            return false;
        }
        for (String one : asked.split(",", -1)) {
            String bare = one.strip();
            if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    /** A name for a header: letters, digits, dot, hyphen and underscore. */
    static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "_");
        return plain.isEmpty() ? "file" : plain;
    }
}
