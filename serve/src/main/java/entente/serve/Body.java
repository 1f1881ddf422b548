package entente.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avaje.jex.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What was sent with a request, never more than was agreed. */
final class Body {

    private static final int JSON_LIMIT = 1_000_000;

    private Body() {}

    /** A JSON object. Asking for the media type keeps out what a foreign page's form could send. */
    static ObjectNode json(Context context) {
        return json(context, JSON_LIMIT);
    }

    static ObjectNode json(Context context, int limit) {
        String type = context.header("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Problem.mediaType("application/json", type);
        }
        return Json.read(bytes(context, limit));
    }

    /** @throws Problem if there are more than {@code limit} bytes; no more than these are read */
    static byte[] bytes(Context context, int limit) {
        String length = context.header("Content-Length");
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > limit) {
            throw Problem.tooLarge(limit);
        }
        try {
            InputStream in = context.exchange().getRequestBody();
            byte[] body = in.readNBytes(limit);
            if (body.length == limit && in.read() >= 0) {
                throw Problem.tooLarge(limit);
            }
            return body;
        } catch (IOException e) {
            throw Problem.bad("what was sent broke off: " + e.getMessage());
        }
    }

    static String text(ObjectNode body, String key) {
        return optional(body, key)
                .orElseThrow(() -> Problem.bad("expected the key \"%s\" with a text, found none".formatted(key)));
    }

    static Optional<String> optional(ObjectNode body, String key) {
        JsonNode value = body.get(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw Problem.bad("key \"%s\": expected a text, found %s".formatted(key, value.getNodeType()));
        }
        return Optional.of(value.textValue());
    }

    static Optional<LocalDate> day(ObjectNode body, String key) {
        return optional(body, key).filter(text -> !text.isBlank()).map(text -> day(key, text));
    }

    static LocalDate day(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.bad("\"%s\": expected a day such as 2003-12-03, found \"%s\"".formatted(key, text));
        }
    }
}
