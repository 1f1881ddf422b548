package entente.serve;

import entente.codebook.Codebook;
import entente.codebook.EventType;
import entente.json.FindingKind;
import entente.store.Filter;
import entente.store.Filter.Direction;
import io.avaje.jex.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an address asks: its query as typed values, or a problem that says what was expected. */
final class Asking {

    private static final int MOST_LIMIT = 200;
    private static final int LONGEST = 1_000;

    private final Map<String, List<String>> values;

    private Asking(Map<String, List<String>> values) {
        this.values = values;
    }

    static Asking of(Context context) {
        return of(Optional.ofNullable(context.exchange().getRequestURI().getRawQuery())
                .orElse(""));
    }

    /** @param query as it stands in an address, with or without its question mark */
    static Asking of(String query) {
        Map<String, List<String>> values = new TreeMap<>();
        String bare = query.startsWith("?") ? query.substring(1) : query;
        for (String pair : bare.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (value.length() > LONGEST) {
                throw Problem.bad(
                        "\"%s\": expected at most %d characters, found %d".formatted(key, LONGEST, value.length()));
            }
            values.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
        }
        return new Asking(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.bad("the address holds a broken escape: " + text);
        }
    }

    Optional<String> text(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    String needed(String key) {
        return text(key).orElseThrow(() -> Problem.bad("expected the parameter \"%s\", found none".formatted(key)));
    }

    SortedSet<String> texts(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .filter(value -> !value.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Values that may hold commas themselves. */
    SortedSet<String> whole(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<LocalDate> day(String key) {
        return text(key).map(text -> Body.day(key, text));
    }

    int number(String key, int usual, int least, int most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.get().matches("-?\\d{1,9}")) {
            throw Problem.bad("\"%s\": expected a number, found \"%s\"".formatted(key, text.get()));
        }
        int number = Integer.parseInt(text.get());
        if (number < least || number > most) {
            throw Problem.bad("\"%s\": expected %d to %d, found %d".formatted(key, least, most, number));
        }
        return number;
    }

    boolean truth(String key, boolean usual) {
        return switch (text(key).orElse(String.valueOf(usual))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.bad("\"%s\": expected true or false".formatted(key));
        };
    }

    int limit() {
        return number("limit", 50, 1, MOST_LIMIT);
    }

    /** How many were handed out on the pages before. */
    int offset() {
        Optional<String> cursor = text("cursor");
        if (cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.get().matches("o\\d{1,8}")) {
            throw Problem.bad(
                    "\"cursor\": expected the \"next\" of the page before, found \"%s\"".formatted(cursor.get()));
        }
        return Integer.parseInt(cursor.get().substring(1));
    }

    /** The cursor of the page after this one. */
    Optional<String> next(int handedOut, long all) {
        int end = offset() + handedOut;
        return handedOut > 0 && end < all ? Optional.of("o" + end) : Optional.empty();
    }

    Set<Integer> quads() {
        Set<Integer> quads = new TreeSet<>();
        for (String quad : texts("quad")) {
            if (!quad.matches("[1-4]")) {
                throw Problem.bad("\"quad\": expected 1, 2, 3 or 4, found \"%s\"".formatted(quad));
            }
            quads.add(Integer.valueOf(quad));
        }
        return quads;
    }

    /** The types asked for by name or by quad class. */
    SortedSet<String> types() {
        SortedSet<String> types = texts("type");
        Set<Integer> quads = quads();
        if (quads.isEmpty()) {
            return types;
        }
        SortedSet<String> ofQuads = Codebook.plover().types().stream()
                .filter(type -> quads.contains(type.quad()))
                .map(EventType::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!types.isEmpty()) {
            ofQuads.retainAll(types);
            if (ofQuads.isEmpty()) {
                ofQuads.add("none of these types is of these classes");
            }
        }
        return ofQuads;
    }

    Filter filter() {
        Optional<String> actor = text("actor");
        Optional<String> with = text("with");
        if (with.isPresent() && actor.isEmpty()) {
            throw Problem.bad("\"with\": expected \"actor\" beside it, since a pair needs two");
        }
        Optional<Direction> direction = text("direction").map(way -> switch (way) {
            case "there" -> Direction.THERE;
            case "back" -> Direction.BACK;
            default -> throw Problem.bad("\"direction\": expected there or back, found \"%s\"".formatted(way));
        });
        if (direction.isPresent() && with.isEmpty()) {
            throw Problem.bad("\"direction\": expected \"actor\" and \"with\" beside it");
        }
        Set<FindingKind> kinds = texts("kind").stream().map(Asking::kind).collect(Collectors.toUnmodifiableSet());
        return new Filter(
                text("q"),
                actor,
                with,
                direction,
                kinds,
                types(),
                texts("modality"),
                texts("source_kind"),
                whole("outlet"),
                day("since"),
                day("until"),
                text("said_by"),
                text("about"),
                text("stance"),
                text("place"),
                text("document"));
    }

    private static FindingKind kind(String code) {
        for (FindingKind kind : FindingKind.values()) {
            if (kind.code().equals(code.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw Problem.bad("\"kind\": expected event, statement or relation, found \"%s\"".formatted(code));
    }

    /** A part of the path after {@code prefix}, from the raw address, so that an escaped slash stays in its part. */
    static List<String> parts(Context context, String prefix) {
        String path = context.exchange().getRequestURI().getRawPath();
        List<String> parts = new ArrayList<>();
        for (String part : path.substring(prefix.length()).split("/", -1)) {
            // In a path a plus is a plus.
            parts.add(decoded(part.replace("+", "%2B")));
        }
        return parts;
    }
}
