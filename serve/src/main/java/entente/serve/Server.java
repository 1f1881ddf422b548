package entente.serve;

import entente.store.RecordException;
import entente.store.RecordKind;
import io.avaje.jex.Jex;
import io.avaje.jex.http.Context;
import io.avaje.jex.http.HttpResponseException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** The record over HTTP. Safe for several threads; the record it was given stays open when it is closed. */
public final class Server implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    private final Settings settings;
    private final Jex.Server jex;
    private final Jobs jobs;
    private final SourceRoutes sources;
    private final LedgerView ledger;

    private Server(Settings settings, Jex.Server jex, Jobs jobs, SourceRoutes sources, LedgerView ledger) {
        this.settings = settings;
        this.jex = jex;
        this.jobs = jobs;
        this.sources = sources;
        this.ledger = ledger;
    }

    /** Starts listening; when this returns, the page can be opened. */
    public static Server start(Settings settings) {
        // Bounds of the JDK's own server, which it reads once: a client that dawdles holds nothing for ever.
        setUnlessSet("sun.net.httpserver.maxReqTime", "120");
        setUnlessSet("sun.net.httpserver.idleInterval", "60");
        setUnlessSet("sun.net.httpserver.maxReqHeaders", "100");
        setUnlessSet("jdk.httpserver.maxConnections", "500");
        Sessions sessions = new Sessions(settings.clock());
        Gate gate = new Gate(settings, sessions);
        Jobs jobs = new Jobs(settings);
        LedgerView ledger = new LedgerView(settings.store());
        Readers readers = new Readers(settings.store());
        SourceRoutes sources = new SourceRoutes(settings, jobs);
        Jex jex = Jex.create()
                .config(config -> config.host(settings.host())
                        .port(settings.port())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .health(false)
                        .maxRequestSize(Long.MAX_VALUE))
                .filter(gate)
                .error(Problem.class, (context, problem) -> problem.send(context))
                .error(RecordException.class, Server::record)
                .error(HttpResponseException.class, Server::notFound)
                .error(Exception.class, Server::fault)
                .routing(List.of(
                        new Docs(),
                        new SessionRoutes(settings, sessions, gate),
                        new RecordRoutes(settings, gate, ledger, readers),
                        new ReadRoutes(settings.store(), ledger, readers),
                        new SumRoutes(settings.store(), ledger, readers),
                        new IssueRoutes(settings.store(), ledger),
                        new ReviewRoutes(settings, readers),
                        new OwnRoutes(settings, readers),
                        sources,
                        new Page()));
        Jex.Server running = jex.start();
        gate.on(running.port());
        Server server = new Server(settings, running, jobs, sources, ledger);
        server.readSamples();
        return server;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private void readSamples() {
        Optional<Path> samples = settings.samples();
        if (samples.isPresent()
                && settings.store().kind() == RecordKind.FICTION
                && settings.store().views().counts().getOrDefault("document", 0L) == 0) {
            Path folder = samples.get();
            // Where Entente lies on this machine is nothing to be told with each of its samples.
            UnaryOperator<String> place = location -> {
                Path file = Path.of(location);
                return file.startsWith(folder) ? "samples/" + folder.relativize(file) : location;
            };
            jobs.start(new Jobs.Task("the samples", List.of(folder.toString()), new byte[0], place, () -> {}));
        }
    }

    private static void notFound(Context context, HttpResponseException e) {
        if (e.status() == 404 || e.status() == 405) {
            Problem.unknown("there is no route %s %s; /api/docs tells which there are"
                            .formatted(context.method(), context.path()))
                    .send(context);
            return;
        }
        Problem.bad(String.valueOf(e.getMessage())).send(context);
    }

    /** What the record says to its user is for the reader; what went wrong beneath it is a fault. */
    private static void record(Context context, RecordException e) {
        if (e.getCause() == null) {
            Problem.bad(String.valueOf(e.getMessage())).send(context);
        } else {
            fault(context, e);
        }
    }

    private static void fault(Context context, Exception e) {
        LOG.log(System.Logger.Level.ERROR, context.method() + " " + context.path(), e);
        if (!context.responseSent()) {
            Problem.fault().send(context);
        }
    }

    /** Where the page is: {@code http://127.0.0.1:4173/}. */
    public URI address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return URI.create("http://%s:%d/".formatted(host, jex.port()));
    }

    /** The same with the token after a hash, which browsers do not send: opening it signs in. Empty for a password. */
    public Optional<URI> signedIn() {
        return settings.password()
                ? Optional.empty()
                : Optional.of(URI.create(address() + "#token=" + settings.secret()));
    }

    @Override
    public void close() {
        jex.shutdown();
        sources.close();
        ledger.close();
        jobs.close();
    }
}
