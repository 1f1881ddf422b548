package entente.serve;

import entente.serve.Sessions.Session;
import io.avaje.jex.http.Context;
import io.avaje.jex.http.HttpFilter;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before every route: under which name the server is asked, from where, how often, and by whom.
 *
 * <ul>
 *   <li>The Host header must name the server: a foreign name that resolves to this machine (DNS rebinding) gets nothing.
 *   <li>A change made by a browser must come from the server's own pages ({@code Origin}, {@code Sec-Fetch-Site}) and carry the
 *       session's {@code X-Entente-CSRF}; one made with the token as a bearer needs neither, since no foreign page knows it.
 *   <li>Reading is open on the loopback address and needs the secret elsewhere.
 * </ul>
 */
final class Gate implements HttpFilter {

    static final String CSRF = "X-Entente-CSRF";
    static final String OWNER = "owner";

    private static final String USER = "entente.user";
    private static final String BEARER = "Bearer ";
    private static final double PER_SECOND = 60;
    private static final double BURST = 300;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Which of those who ask may have an answer. */
    enum Access {
        /** Anybody: what holds nothing of the record. */
        ALL,
        /** Readers: anybody on the loopback address, else those with the secret. */
        READ,
        /** Those with the secret. */
        WRITE
    }

    private final Settings settings;
    private final Sessions sessions;
    private final Set<String> names = new HashSet<>();
    private final RateLimit requests;
    private volatile int port;

    Gate(Settings settings, Sessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
        this.requests = new RateLimit(PER_SECOND, BURST, settings.clock());
        this.port = settings.port();
        names.addAll(settings.names());
        if (Settings.isLoopback(settings.host())) {
            names.addAll(Set.of("localhost", "127.0.0.1", "[::1]"));
        } else if (!settings.host().equals("0.0.0.0") && !settings.host().equals("::")) {
            names.add(settings.host().toLowerCase(Locale.ROOT));
        }
    }

    /** The port that was taken, where the settings left it open. */
    void on(int taken) {
        port = taken;
    }

    String cookie() {
        return "entente_" + port;
    }

    @Override
    public void filter(Context context, FilterChain chain) {
        headers(context);
        requests.take(context.ip());
        host(context);
        Access access = access(context);
        Optional<Session> session = session(context);
        Optional<String> user = bearer(context).or(() -> session.map(Session::user));
        if (user.isEmpty() && (access == Access.WRITE || access == Access.READ && !settings.openRead())) {
            throw Problem.signIn(
                    "Sign in with the %s that the server was started with, or send it as: Authorization: Bearer …"
                            .formatted(settings.password() ? "password" : "token"));
        }
        if (!SAFE.contains(context.method())) {
            sameOrigin(context);
            if (access == Access.WRITE && bearer(context).isEmpty()) {
                csrf(context, session.orElseThrow());
            }
        }
        user.ifPresent(name -> context.attribute(USER, name));
        chain.proceed();
    }

    static Optional<String> user(Context context) {
        return Optional.ofNullable(context.<String>attribute(USER));
    }

    /** The user of a route that only those with the secret reach. */
    static String writer(Context context) {
        return user(context).orElseThrow(() -> Problem.signIn("Sign in first"));
    }

    Optional<Session> session(Context context) {
        return Optional.ofNullable(context.cookie(cookie())).flatMap(sessions::find);
    }

    private static void headers(Context context) {
        context.header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private void host(Context context) {
        String host = context.header("Host");
        if (host == null) {
            throw Problem.misdirected(null);
        }
        String lower = host.toLowerCase(Locale.ROOT);
        int colon = lower.lastIndexOf(':');
        boolean ported = colon > lower.lastIndexOf(']');
        String name = ported ? lower.substring(0, colon) : lower;
        String asked = ported ? lower.substring(colon + 1) : "80";
        // Behind a name of the user's own there may be another port, by a proxy.
        boolean fits = settings.names().contains(name) || asked.equals(String.valueOf(port));
        if (!names.contains(name) || !fits) {
            throw Problem.misdirected(host);
        }
    }

    private static Access access(Context context) {
        String path = context.path();
        if (!path.startsWith("/api/")) {
            return Access.ALL;
        }
        boolean safe = SAFE.contains(context.method());
        if (path.equals("/api/openapi.json") || path.equals("/api/docs") || path.equals("/api/session")) {
            return path.equals("/api/session") && context.method().equals("DELETE") ? Access.WRITE : Access.ALL;
        }
        if (safe && path.startsWith("/api/saved/") && path.endsWith("/feed.atom")) {
            // The address holds a key of its own.
            return Access.ALL;
        }
        boolean personal = path.startsWith("/api/review/")
                || path.equals("/api/saved")
                || path.startsWith("/api/saved/")
                || path.startsWith("/api/stars")
                || path.startsWith("/api/notes")
                || path.startsWith("/api/sources")
                || path.startsWith("/api/jobs");
        return safe && !personal ? Access.READ : Access.WRITE;
    }

    private Optional<String> bearer(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            return Optional.empty();
        }
        String given = header.substring(BEARER.length()).strip();
        if (!Secrets.same(given, settings.secret())) {
            requests.take(context.ip() + " wrong");
            throw Problem.signIn("The token is not that of this server; it is printed when the server starts");
        }
        String name = context.header("X-Entente-User");
        return Optional.of(name == null ? OWNER : SessionRoutes.name(name));
    }

    private static void sameOrigin(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw Problem.forbidden("A change must come from the server's own page, this one comes from another site");
        }
        String origin = context.header("Origin");
        if (origin != null && !sameHost(origin, context.header("Host"))) {
            throw Problem.forbidden("A change must come from the server's own page, this one comes from " + origin);
        }
    }

    private static boolean sameHost(String origin, @org.jspecify.annotations.Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void csrf(Context context, Session session) {
        String given = context.header(CSRF);
        if (given == null || !Secrets.same(given, session.csrf())) {
            throw Problem.forbidden("A change needs the header %s with the value that signing in gave".formatted(CSRF));
        }
    }
}
