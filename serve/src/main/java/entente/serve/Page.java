package entente.serve;

import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page's own files, at {@code /}, and the libraries of its WebJars, at {@code /lib/NAME/…} whatever their version. A path
 * without a dot is a view of the page and gets its index, so that links can be shared.
 */
final class Page implements Routing.HttpService {

    private static final String OWN = "entente/serve/page/";
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9@_][A-Za-z0-9@._+-]*");
    private static final Pattern DOTS = Pattern.compile("(\\.|%2e){2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("tsv", "text/tab-separated-values; charset=utf-8"));

    private final Map<String, String> versions = new ConcurrentHashMap<>();

    @Override
    public void add(Routing routing) {
        routing.get("/", this::serve);
        routing.get("/<path>", this::serve);
    }

    private void serve(Context context) {
        String path = context.exchange().getRequestURI().getRawPath();
        if (path.startsWith("/api/")) {
            throw Problem.unknown("there is no route %s; /api/docs tells which there are".formatted(path));
        }
        String resource = resource(path).orElseThrow(() -> Problem.unknown("there is no file %s".formatted(path)));
        byte[] bytes = read(resource).orElseThrow(() -> Problem.unknown("there is no file %s".formatted(path)));
        String type = TYPES.getOrDefault(ending(resource), "application/octet-stream");
        if (type.startsWith("text/html")) {
            context.responseHeaders().set("Content-Security-Policy", policy(new String(bytes, StandardCharsets.UTF_8)));
        }
        Answers.bytes(context, type, bytes, "no-cache");
    }

    /** The name of the resource on the class path; empty if the path leads outside of what is handed out. */
    private Optional<String> resource(String path) {
        if (DOTS.matcher(path).find()) {
            return Optional.empty();
        }
        String[] segments = path.substring(1).split("/", -1);
        boolean library = segments[0].equals("lib");
        boolean file = segments[segments.length - 1].contains(".")
                && Stream.of(segments)
                        .allMatch(segment -> SEGMENT.matcher(segment).matches());
        if (!file) {
            return library ? Optional.empty() : Optional.of(OWN + "index.html");
        }
        if (!library) {
            return Optional.of(OWN + String.join("/", segments));
        }
        if (segments.length < 3) {
            return Optional.empty();
        }
        String version = versions.computeIfAbsent(segments[1], Page::version);
        String rest = path.substring("/lib/".length() + segments[1].length() + 1);
        return version.isEmpty() ? Optional.empty() : Optional.of(WEBJARS + segments[1] + "/" + version + "/" + rest);
    }

    private static String version(String webjar) {
        return read("META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties")
                .or(() -> read("META-INF/maven/org.webjars/" + webjar + "/pom.properties"))
                .map(bytes -> {
                    Properties properties = new Properties();
                    try {
                        properties.load(new java.io.StringReader(new String(bytes, StandardCharsets.UTF_8)));
                    } catch (IOException e) {
                        throw new UncheckedIOException("memory cannot fail to be read", e);
                    }
                    return properties.getProperty("version", "");
                })
                .orElse("");
    }

    private static Optional<byte[]> read(String resource) {
        try (InputStream in = Page.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own file " + resource + " cannot be read", e);
        }
    }

    private static String ending(String resource) {
        return resource.substring(resource.lastIndexOf('.') + 1);
    }

    /** Nothing inline runs but the import map that stands in the page. */
    static String policy(String html) {
        StringBuilder scripts = new StringBuilder("'self'");
        Matcher maps = IMPORT_MAP.matcher(html);
        while (maps.find()) {
            scripts.append(" 'sha256-").append(sha256(maps.group(1))).append("'");
        }
        return ("default-src 'none'; script-src %s; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
                        + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
                .formatted(scripts);
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
