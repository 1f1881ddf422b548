package entente.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.store.Desk;
import entente.store.Found;
import entente.store.RecordStore;
import entente.store.Refused;
import entente.store.Views.Total;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Adding sources from the page: files, pasted texts, addresses, feeds; and the readings under way. */
final class SourceRoutes implements Routing.HttpService, AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[^/\\\\\\x00-\\x1f]{1,200}");
    private static final Duration BETWEEN_READINGS = Duration.ofHours(1);
    private static final long QUIET = 15_000;
    private static final int MOST_REFUSALS = 10_000;
    private static final System.Logger LOG = System.getLogger(SourceRoutes.class.getName());

    private final Settings settings;
    private final RecordStore store;
    private final Desk desk;
    private final Jobs jobs;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("entente-feeds").daemon(true).factory());

    SourceRoutes(Settings settings, Jobs jobs) {
        this.settings = settings;
        this.store = settings.store();
        this.desk = store.desk();
        this.jobs = jobs;
        long minutes = BETWEEN_READINGS.toMinutes();
        clock.scheduleAtFixedRate(this::readFeeds, minutes, minutes, TimeUnit.MINUTES);
    }

    @Override
    public void add(Routing routing) {
        routing.post("/api/sources/files", this::upload);
        routing.post("/api/sources/text", this::text);
        routing.post("/api/sources/url", this::url);
        routing.get("/api/sources/feeds", context -> Answers.json(context, feeds()));
        routing.post("/api/sources/feeds", this::subscribe);
        routing.delete("/api/sources/feeds/{id}", this::unsubscribe);
        routing.get("/api/sources/refusals", this::refusals);
        routing.get("/api/jobs", context -> {
            ObjectNode json = Json.object();
            json.set("items", Json.array(jobs.all(), Job::json));
            Answers.json(context, json);
        });
        routing.get(
                "/api/jobs/{id}", context -> Answers.json(context, job(context).json()));
        routing.delete("/api/jobs/{id}", context -> {
            Job job = job(context);
            job.cancel();
            Answers.done(context, 200, job.json());
        });
        routing.get("/api/jobs/{id}/events", this::events);
    }

    // Adding

    private void upload(Context context) {
        Gate.writer(context);
        Asking asking = Asking.of(context);
        String name = asking.needed("name");
        if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            throw Problem.bad("\"name\": expected the plain name of a file, found \"%s\"".formatted(name));
        }
        byte[] bytes = Body.bytes(context, settings.limit());
        if (bytes.length == 0) {
            throw Problem.bad("expected the bytes of a file, found none");
        }
        try {
            Path folder = Files.createTempDirectory("entente-upload");
            Path file = folder.resolve(name);
            if (!folder.equals(file.normalize().getParent())) {
                throw Problem.bad("\"name\": expected the plain name of a file, found \"%s\"".formatted(name));
            }
            Files.write(file, bytes);
            accepted(
                    context,
                    jobs.start(new Jobs.Task(
                            name,
                            List.of(file.toString()),
                            new byte[0],
                            location -> "upload: " + name + within(location, file),
                            () -> delete(folder, file))));
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be put aside", e);
        }
    }

    /** The part of a location that lies within the file: an entry of an archive. */
    private static String within(String location, Path file) {
        return location.startsWith(file.toString())
                ? location.substring(file.toString().length())
                : "";
    }

    private static void delete(Path folder, Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "an upload was read and could not be deleted: " + file, e);
        }
    }

    private void text(Context context) {
        String user = Gate.writer(context);
        ObjectNode body = Body.json(context, settings.limit());
        String text = Body.text(body, "text");
        if (text.isBlank()) {
            throw Problem.bad("\"text\": expected the text of a report, found only blanks");
        }
        Body.day(body, "date");
        ObjectNode document = Json.object();
        Instant now = settings.clock().instant();
        String title =
                Body.optional(body, "title").filter(one -> !one.isBlank()).orElse("");
        document.put("id", "pasted-" + entente.model.Digest.of(text).prefix(12));
        document.put("text", text);
        document.put("clean", true);
        for (String key : List.of("title", "outlet", "date", "url")) {
            Body.optional(body, key).filter(value -> !value.isBlank()).ifPresent(value -> document.put(key, value));
        }
        accepted(
                context,
                jobs.start(new Jobs.Task(
                        title.isEmpty() ? "a pasted text" : title,
                        List.of("-"),
                        Jobs.line(document),
                        location -> "pasted by %s, %s".formatted(user, now),
                        () -> {})));
    }

    private void url(Context context) {
        Gate.writer(context);
        String url = address(Body.json(context));
        accepted(context, jobs.start(task(url, () -> {})));
    }

    private static Jobs.Task task(String url, Runnable after) {
        return new Jobs.Task(url, List.of(url), new byte[0], UnaryOperator.identity(), after);
    }

    private static String address(ObjectNode body) {
        String url = Body.text(body, "url").strip();
        try {
            URI uri = URI.create(url);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as every address that cannot be read.
        }
        throw Problem.bad(
                "\"url\": expected an address such as https://example.org/report, found \"%s\"".formatted(url));
    }

    private static void accepted(Context context, Job job) {
        context.header("Location", "/api/jobs/" + job.id());
        Answers.done(context, 202, job.json());
    }

    // Feeds

    private ObjectNode feeds() {
        ObjectNode json = Json.object();
        json.set("items", Json.array(desk.feeds(), SourceRoutes::feed));
        return json;
    }

    private static ObjectNode feed(Desk.Feed feed) {
        ObjectNode json = Json.object();
        json.put("id", feed.id());
        json.put("url", feed.url());
        json.put("name", URI.create(feed.url()).getHost());
        json.put("made", feed.made().toString());
        Json.put(json, "last_read", feed.lastRead());
        Json.put(json, "last_result", feed.result());
        return json;
    }

    private void subscribe(Context context) {
        String user = Gate.writer(context);
        String url = address(Body.json(context));
        String id = Secrets.random().substring(0, 12);
        desk.subscribe(id, url, user, settings.clock().instant());
        Desk.Feed feed = desk.feeds().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        read(feed);
        Answers.done(context, 201, feed(feed));
    }

    private void unsubscribe(Context context) {
        Gate.writer(context);
        if (!desk.unsubscribe(context.pathParam("id"))) {
            throw Problem.unknown("there is no feed %s".formatted(context.pathParam("id")));
        }
        Answers.nothing(context);
    }

    @SuppressWarnings("CatchingUnchecked") // one bad hour must not end the reading of feeds for good
    private void readFeeds() {
        try {
            desk.feeds().forEach(this::read);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the feeds could not be read", e);
        }
    }

    private void read(Desk.Feed feed) {
        Job[] started = new Job[1];
        started[0] = jobs.start(task(feed.url(), () -> {
            Job job = started[0];
            String result = job == null
                    ? "not read"
                    : "%d kept, %d known, %d refused"
                            .formatted(
                                    job.json().path("kept").asLong(),
                                    job.json().path("known").asLong(),
                                    job.json().path("refused").asLong());
            desk.read(feed.id(), settings.clock().instant(), result);
        }));
    }

    // Looking on

    private void refusals(Context context) {
        Asking asking = Asking.of(context);
        Found<Refused> found = store.refusals(Math.min(MOST_REFUSALS, asking.offset() + asking.limit()));
        List<Refused> items = found.items().stream().skip(asking.offset()).toList();
        Answers.json(
                context,
                ReadRoutes.page(
                        Json.array(items, refusal -> {
                            ObjectNode json = Json.object();
                            json.put("location", refusal.location());
                            Json.put(json, "record", refusal.record());
                            json.put("reason", refusal.reason());
                            json.put("detail", refusal.detail());
                            return json;
                        }),
                        new Total(found.total(), true),
                        asking));
    }

    private Job job(Context context) {
        return jobs.find(context.pathParam("id"))
                .orElseThrow(() -> Problem.unknown("there is no reading %s; those of earlier servers are forgotten"
                        .formatted(context.pathParam("id"))));
    }

    /** Server-sent events (HTML standard, 9.2): one for each change, a comment where nothing happens for a while. */
    private void events(Context context) {
        Job job = job(context);
        var headers = context.exchange().getResponseHeaders();
        headers.set("Content-Type", "text/event-stream; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        try {
            context.exchange().sendResponseHeaders(200, 0);
            try (OutputStream out = context.exchange().getResponseBody()) {
                long seen = -1;
                while (true) {
                    long now = job.await(seen, QUIET);
                    boolean over = job.state().isOver();
                    String event = now == seen && !over
                            ? ": still here\n\n"
                            : "event: %s\ndata: %s\n\n".formatted(over ? "end" : "progress", Json.text(job.json()));
                    out.write(event.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    if (over) {
                        return;
                    }
                    seen = now;
                }
            }
        } catch (IOException e) {
            // The reader looks elsewhere now; the job goes on.
            context.exchange().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
