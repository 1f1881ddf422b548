package entente.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.serve.Sessions.Session;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.util.regex.Pattern;

/** Signing in and out. */
final class SessionRoutes implements Routing.HttpService {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}");
    private static final double PER_SECOND = 0.2;
    private static final double BURST = 10;

    private final Settings settings;
    private final Sessions sessions;
    private final Gate gate;
    private final RateLimit attempts;

    SessionRoutes(Settings settings, Sessions sessions, Gate gate) {
        this.settings = settings;
        this.sessions = sessions;
        this.gate = gate;
        this.attempts = new RateLimit(PER_SECOND, BURST, settings.clock());
    }

    @Override
    public void add(Routing routing) {
        routing.post("/api/session", this::signIn);
        routing.delete("/api/session", this::signOut);
    }

    /** @throws Problem if it is no name under which decisions can be attributed */
    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Problem.bad("expected a name of 1 to 40 letters, digits, blanks, dots and hyphens, found \"%s\""
                    .formatted(name));
        }
        return name;
    }

    private void signIn(Context context) {
        attempts.take(context.ip());
        ObjectNode body = Body.json(context);
        String secret = Body.text(body, "secret");
        String user = name(Body.optional(body, "name").orElse(Gate.OWNER));
        if (!Secrets.same(secret, settings.secret())) {
            throw Problem.signIn(
                    "The %s is not that of this server".formatted(settings.password() ? "password" : "token"));
        }
        Session session = sessions.begin(user);
        context.header(
                "Set-Cookie",
                "%s=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200".formatted(gate.cookie(), session.id()));
        ObjectNode answer = Json.object();
        answer.put("user", user);
        answer.put("csrf", session.csrf());
        Answers.done(context, 200, answer);
    }

    private void signOut(Context context) {
        gate.session(context).ifPresent(session -> sessions.end(session.id()));
        context.header("Set-Cookie", gate.cookie() + "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        Answers.nothing(context);
    }
}
