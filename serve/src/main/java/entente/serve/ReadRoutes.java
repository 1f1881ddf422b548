package entente.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.export.Exporter;
import entente.export.Format;
import entente.export.Table;
import entente.ingest.OriginalText;
import entente.json.CodedDocuments;
import entente.ledger.Act;
import entente.ledger.CommitmentThread;
import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Finding;
import entente.model.Source;
import entente.model.Span;
import entente.store.Desk;
import entente.store.Disagreements;
import entente.store.Filter;
import entente.store.Happenings;
import entente.store.Happenings.Asked;
import entente.store.RecordStore;
import entente.store.Sighting;
import entente.store.Views;
import entente.store.Views.FindingLine;
import entente.store.Views.PairWeek;
import entente.store.Views.Position;
import entente.store.Views.Total;
import entente.store.Views.Version;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Searching and looking: documents, findings, actors, dyads, threads, positions, stories, conflicts. */
final class ReadRoutes implements Routing.HttpService {

    private static final int LISTED = 12;
    private static final int STEPS = 200;
    private static final int BARS = 200;
    private static final int LEAST_BEFORE = 5;
    private static final double MORE = 1.5;

    private final RecordStore store;
    private final Views views;
    private final LedgerView ledger;
    private final Readers readers;

    ReadRoutes(RecordStore store, LedgerView ledger, Readers readers) {
        this.store = store;
        this.views = store.views();
        this.ledger = ledger;
        this.readers = readers;
    }

    @Override
    public void add(Routing routing) {
        routing.get("/api/search", this::search);
        routing.get("/api/search/documents", this::documents);
        routing.get("/api/search/export", this::export);
        routing.get("/api/documents/{digest}", this::document);
        routing.get("/api/documents/{digest}/original", this::original);
        routing.get("/api/documents/{digest}/place", this::place);
        routing.get("/api/documents/{digest}/versions/{version}", this::version);
        routing.get("/api/findings/{id}", this::finding);
        routing.get("/api/actors", this::actors);
        routing.get("/api/actors/<key>", this::actor);
        routing.get("/api/between/<pair>", this::between);
        routing.get("/api/threads", this::threads);
        routing.get("/api/threads/{id}", this::thread);
        routing.get("/api/positions", this::positions);
        routing.get("/api/conflicts", this::conflicts);
        routing.get("/api/stories", this::stories);
        routing.get("/api/stories/{id}", this::story);
    }

    /** A page of a list. */
    static ObjectNode page(ArrayNode items, Total total, Asking asking) {
        ObjectNode json = Json.object();
        json.set("items", items);
        json.set("total", Render.total(total));
        Json.put(json, "next", asking.next(items.size(), total.count()));
        return json;
    }

    /** What the ledger's lists find is all only where the ledger is up to date. */
    private Total whole(Total total) {
        return new Total(total.count(), total.exact() && ledger.isWhole());
    }

    // Search

    private void search(Context context) {
        Asking asking = Asking.of(context);
        Views.Order order = switch (asking.text("sort").orElse("newest")) {
            case "newest" -> Views.Order.NEWEST;
            case "oldest" -> Views.Order.OLDEST;
            case "doubt" -> Views.Order.DOUBT;
            default -> throw Problem.bad("\"sort\": expected newest, oldest or doubt");
        };
        Views.Findings found =
                views.findings(asking.filter(), order, asking.offset(), asking.limit(), asking.truth("facets", true));
        ObjectNode json = page(readers.findings(found.items(), Gate.user(context)), found.total(), asking);
        Json.put(json, "facets", found.facets().map(Render::facets));
        Answers.json(context, json);
    }

    private void documents(Context context) {
        Asking asking = Asking.of(context);
        Views.Documents found = views.documents(asking.filter(), asking.offset(), asking.limit());
        Answers.json(context, page(Json.array(found.items(), Render::hit), found.total(), asking));
    }

    private void export(Context context) {
        Asking asking = Asking.of(context);
        Table table = chosen(Table.values(), asking.text("what").orElse("events"), "what");
        Format format = chosen(Format.values(), asking.text("format").orElse("csv"), "format");
        Filter filter = asking.filter();
        String name = "entente-%s.%s"
                .formatted(table.name().toLowerCase(Locale.ROOT), format.name().toLowerCase(Locale.ROOT));
        var headers = context.exchange().getResponseHeaders();
        headers.set("Content-Disposition", "attachment; filename=\"" + name + "\"");
        headers.set("Content-Type", format == Format.CSV ? "text/csv; charset=utf-8" : "application/x-ndjson");
        headers.set("Cache-Control", "no-store");
        try {
            var selected = views.select(
                    table == Table.DOCUMENTS ? filter : filter.withKinds(Set.of(kind(table))),
                    table != Table.DOCUMENTS);
            context.exchange().sendResponseHeaders(200, 0);
            try (Writer out = new OutputStreamWriter(context.exchange().getResponseBody(), StandardCharsets.UTF_8);
                    selected) {
                new Exporter(store).write(table, format, selected, asking.truth("with_unknown", true), out);
            }
        } catch (IOException e) {
            // The reader went away; there is nobody to tell.
            context.exchange().close();
        }
    }

    private static entente.json.FindingKind kind(Table table) {
        return switch (table) {
            case EVENTS -> entente.json.FindingKind.EVENT;
            case STATEMENTS -> entente.json.FindingKind.STATEMENT;
            case RELATIONS -> entente.json.FindingKind.RELATION;
            case DOCUMENTS -> throw new IllegalArgumentException("a document is no finding");
        };
    }

    private static <E extends Enum<E>> E chosen(E[] values, String name, String key) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(name)) {
                return value;
            }
        }
        throw Problem.bad("\"%s\": expected one of %s, found \"%s\""
                .formatted(key, List.of(values).toString().toLowerCase(Locale.ROOT), name));
    }

    // Documents

    private static Digest digest(Context context) {
        String text = context.pathParam("digest");
        if (!text.matches("[0-9a-f]{64}")) {
            throw Problem.unknown(
                    "expected the digest of a document, 64 digits of 0-9a-f, found \"%s\"".formatted(text));
        }
        return new Digest(text);
    }

    private CodedDocument coded(Digest digest) {
        return store.coded(digest)
                .orElseThrow(() -> Problem.unknown("there is no document %s".formatted(digest.prefix(12))));
    }

    private void document(Context context) {
        Digest digest = digest(context);
        CodedDocument coded = coded(digest);
        Optional<String> user = Gate.user(context);
        ObjectNode json = Json.object();
        json.set("coded", Json.raw(CodedDocuments.toJson(coded)));
        ObjectNode keys = json.putObject("keys");
        views.keys(digest).forEach((id, key) -> Json.put(keys, id, key));
        json.set("sightings", Json.array(store.sightings(digest), this::sighting));
        json.set("versions", Json.array(views.versions(digest), Render::version));
        json.set("copies", Json.array(ledger.happenings().copies(digest, STEPS), Render::line));
        json.putNull("translation");
        json.set(
                "decisions",
                Json.array(
                        store
                                .desk()
                                .decisions(
                                        new Desk.Asked(Optional.empty(), Optional.empty(), Optional.of(digest), false))
                                .stream()
                                .filter(decision -> decision.settles()
                                        || user.isPresent() && decision.coder().equals(user.get()))
                                .toList(),
                        Render::decision));
        readers.own(json, user, "document", digest.hex());
        Answers.json(context, json);
    }

    private ObjectNode sighting(Sighting sighting) {
        ObjectNode json = Json.object();
        json.put("location", sighting.location());
        Json.put(json, "record", sighting.record());
        Json.put(json, "url", sighting.url());
        json.put("original", sighting.original().hex());
        json.put("kept", store.original(sighting.original()).isPresent());
        Json.put(json, "fetched", sighting.fetched());
        json.set("notes", Json.strings(sighting.notes()));
        return json;
    }

    private void original(Context context) {
        Digest digest = digest(context);
        Source source = coded(digest).document().source();
        byte[] bytes = store.original(source.original())
                .orElseThrow(() -> Problem.unknown(
                        "the original bytes were not kept; they were read from %s".formatted(source.location())));
        String location = source.location();
        String name = location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
        Answers.file(context, name, "application/octet-stream", bytes);
    }

    private void place(Context context) {
        Digest digest = digest(context);
        CodedDocument coded = coded(digest);
        Asking asking = Asking.of(context);
        int length = coded.document().text().length();
        int start = asking.number("start", 0, 0, length);
        int end = asking.number("end", length, start, length);
        Source source = coded.document().source();
        Optional<Span> original =
                start == end ? Optional.empty() : coded.document().sourceMap().toOriginal(new Span(start, end));
        Optional<String> text =
                store.original(source.original()).flatMap(bytes -> OriginalText.of(coded.document(), bytes));
        ObjectNode json = Json.object();
        json.put("location", source.location());
        Json.put(json, "record", source.record());
        Json.put(json, "url", source.url());
        Json.put(
                json,
                "original",
                original.map(span -> Json.object().put("start", span.start()).put("end", span.end())));
        Optional<Span> within = original.filter(
                span -> text.map(whole -> span.end() <= whole.length()).orElse(false));
        Json.put(
                json,
                "line",
                within.map(span -> 1
                        + (int) text.orElseThrow()
                                .substring(0, span.start())
                                .chars()
                                .filter(letter -> letter == '\n')
                                .count()));
        Json.put(json, "words", within.map(span -> span.in(text.orElseThrow())));
        Answers.json(context, json);
    }

    private void version(Context context) {
        Digest digest = digest(context);
        String number = context.pathParam("version");
        if (!number.matches("\\d{1,6}")) {
            throw Problem.unknown("expected the number of a version, found \"%s\"".formatted(number));
        }
        CodedDocument then = views.version(digest, Integer.parseInt(number))
                .orElseThrow(() -> Problem.unknown("there is no version %s of this document".formatted(number)));
        Version version = views.versions(digest).get(Integer.parseInt(number) - 1);
        Set<String> old = ids(then);
        Set<String> now = ids(coded(digest));
        ObjectNode json = Json.object();
        json.set("version", Render.version(version));
        json.set("coded", Json.raw(CodedDocuments.toJson(then)));
        json.set(
                "only_here",
                Json.strings(old.stream().filter(id -> !now.contains(id)).toList()));
        json.set(
                "only_now",
                Json.strings(now.stream().filter(id -> !old.contains(id)).toList()));
        Answers.json(context, json);
    }

    private static Set<String> ids(CodedDocument coded) {
        return coded.findings().stream().map(Finding::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private void finding(Context context) {
        String id = context.pathParam("id");
        FindingLine line = views.findings(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.unknown("there is no finding %s".formatted(id)));
        Answers.json(context, readers.finding(line, Gate.user(context)));
    }

    // Actors and dyads

    private void actors(Context context) {
        Asking asking = Asking.of(context);
        Views.Actors found = views.actors(asking.text("q"), asking.offset(), asking.limit());
        Answers.json(context, page(Json.array(found.items(), Render::actor), found.total(), asking));
    }

    private void actor(Context context) {
        String key = Asking.parts(context, "/api/actors/").getFirst();
        Optional<String> user = Gate.user(context);
        ObjectNode json = Json.object();
        json.set(
                "actor",
                Render.actor(views.actor(key)
                        .orElseThrow(() -> Problem.unknown(
                                "no finding names \"%s\"; keys are codes (RUS, NATO) or names after a tilde"
                                        .formatted(key)))));
        json.set("names", Json.array(views.names(key), Render::facet));
        json.set("offices", Json.array(views.offices(key), Render::dated));
        json.set("relations", Json.array(views.relations(key), Render::dated));
        json.set("people", Json.array(key.startsWith("~") ? List.of() : views.people(key), Render::actor));
        json.set("dyads", Json.array(views.dyads(Optional.of(key), LISTED), Render::dyad));
        SortedMap<String, Long> parts = views.parts(key);
        json.putObject("counts")
                .put("acts", parts.getOrDefault("actor", 0L))
                .put("received", parts.getOrDefault("recipient", 0L))
                .put("said", parts.getOrDefault("source", 0L))
                .put("said_about", parts.getOrDefault("about", 0L));
        json.set("weeks", Json.array(views.weeksOf(key), Render::week));
        json.set("stories", Json.array(ledger.happenings().storiesOf(key, LISTED), ledger::line));
        json.set("threads", Json.array(ledger.happenings().threadsOf(key, LISTED), ledger::line));
        json.putObject("external");
        readers.own(json, user, "actor", key);
        Answers.json(context, json);
    }

    private void between(Context context) {
        List<String> pair = Asking.parts(context, "/api/between/");
        if (pair.size() != 2 || pair.get(0).equals(pair.get(1))) {
            throw Problem.bad("expected two different actors, as in /between/NATO/RUS, found %s".formatted(pair));
        }
        String first = pair.get(0);
        String second = pair.get(1);
        Asking asking = Asking.of(context);
        List<PairWeek> weeks = views.weeksBetween(first, second, asking.day("since"), asking.day("until"));
        ObjectNode json = Json.object();
        json.set("first", Render.key(first, views.name(first)));
        json.set("second", Render.key(second, views.name(second)));
        Json.put(json, "since", asking.day("since"));
        Json.put(json, "until", asking.day("until"));
        json.putObject("total")
                .put(
                        "there",
                        weeks.stream().mapToLong(week -> week.there().acts()).sum())
                .put(
                        "back",
                        weeks.stream().mapToLong(week -> week.back().acts()).sum())
                .put(
                        "statements",
                        weeks.stream()
                                .mapToLong(week ->
                                        week.there().said() + week.back().said())
                                .sum());
        json.set("weeks", Json.array(weeks, ReadRoutes::week));
        LocalDate last = asking.day("until").or(views::lastDay).orElse(LocalDate.EPOCH);
        ArrayNode trends = json.putArray("trends");
        trends.add(trend(weeks, last, 4));
        trends.add(trend(weeks, last, 52));
        ArrayNode bars = json.putArray("bars");
        ledger.happenings()
                .threads(Asked.between(first, second), 0, BARS)
                .items()
                .reversed()
                .forEach(thread -> {
                    ObjectNode bar = bars.addObject();
                    bar.set("thread", ledger.line(thread));
                    bar.put("from", thread.opened().toString());
                    Json.put(bar, "to", thread.open() ? thread.due() : Optional.of(thread.last()));
                });
        readers.own(json, Gate.user(context), "dyad", dyadKey(first, second));
        Answers.json(context, json);
    }

    static String dyadKey(String first, String second) {
        return first.compareTo(second) < 0 ? first + " " + second : second + " " + first;
    }

    private static ObjectNode week(PairWeek week) {
        ObjectNode json = Json.object();
        json.put("week", week.week().toString());
        json.set("there", Render.quads(week.there()));
        json.set("back", Render.quads(week.back()));
        json.put("together", week.together());
        json.put("said_there", week.there().said());
        json.put("said_back", week.back().said());
        return json;
    }

    /** Acts of the last weeks against an average stretch of that length in the year before (for 52 weeks: the year before). */
    private static ObjectNode trend(List<PairWeek> weeks, LocalDate last, int length) {
        LocalDate since = last.minusWeeks(length);
        LocalDate before = since.minusWeeks(52);
        long acts = acts(weeks, since, last);
        long earlier = acts(weeks, before, since);
        double mean = earlier * length / 52.0;
        boolean few = earlier < LEAST_BEFORE;
        double ratio = few ? 0 : acts / mean;
        ObjectNode json = Json.object();
        json.put("weeks", length);
        json.put("acts", acts);
        json.put("before", Math.round(mean * 100) / 100.0);
        Json.put(json, "ratio", few ? Optional.empty() : Optional.of(Math.round(ratio * 100) / 100.0));
        json.put(
                "verdict", few ? "too few to tell" : ratio >= MORE ? "more" : ratio <= 1 / MORE ? "less" : "as before");
        return json;
    }

    private static long acts(List<PairWeek> weeks, LocalDate after, LocalDate until) {
        return weeks.stream()
                .filter(week -> week.week().isAfter(after) && !week.week().isAfter(until))
                .mapToLong(week -> week.there().acts() + week.back().acts() - week.together())
                .sum();
    }

    // Threads and stories

    private void threads(Context context) {
        Asking asking = Asking.of(context);
        Happenings.Threads found = ledger.happenings()
                .threads(
                        new Asked(
                                asking.text("actor"),
                                asking.text("with"),
                                asking.day("since"),
                                asking.day("until"),
                                asking.day("due"),
                                asking.texts("kind"),
                                asking.whole("state")),
                        asking.offset(),
                        asking.limit());
        ObjectNode json = page(Json.array(found.items(), ledger::line), whole(found.total()), asking);
        json.set("states", Json.array(found.states(), Render::facet));
        json.set("kinds", Json.array(found.kinds(), Render::facet));
        Answers.json(context, json);
    }

    private void thread(Context context) {
        String id = context.pathParam("id");
        Happenings happenings = ledger.happenings();
        Happenings.ThreadLine line =
                happenings.line(id).orElseThrow(() -> Problem.unknown("there is no thread %s".formatted(id)));
        CommitmentThread thread = happenings.thread(id).orElseThrow();
        Act opening = thread.steps().getFirst().event().first();
        ObjectNode json = Json.object();
        json.set("thread", ledger.line(line));
        Json.put(json, "condition", opening.terms().condition());
        Json.put(json, "amount", opening.terms().amount());
        ArrayNode steps = json.putArray("steps");
        Optional<String> user = Gate.user(context);
        for (CommitmentThread.Step step : thread.steps().stream().limit(STEPS).toList()) {
            ObjectNode one = steps.addObject();
            one.put("step", step.part().code());
            one.put("result", step.result());
            one.put("day", step.event().first().day().toString());
            one.put("reports", step.event().reports().size());
            one.put("independent", step.event().independent());
            // A step may stand on a sentence in which no act was coded.
            one.put("words", step.event().first().words());
            one.put("document", step.event().first().digest());
            views.findings(List.of(step.event().first().id())).stream()
                    .findFirst()
                    .ifPresent(told -> one.set("event", readers.finding(told, user)));
        }
        Answers.json(context, json);
    }

    private void stories(Context context) {
        Asking asking = Asking.of(context);
        Happenings.Stories found = ledger.happenings()
                .stories(
                        asking.text("actor"),
                        asking.day("since"),
                        asking.day("until"),
                        asking.offset(),
                        asking.limit());
        Answers.json(context, page(Json.array(found.items(), ledger::line), whole(found.total()), asking));
    }

    private void story(Context context) {
        String id = context.pathParam("id");
        Happenings.Story story = ledger.happenings()
                .story(id, STEPS, STEPS)
                .orElseThrow(() -> Problem.unknown("there is no story %s".formatted(id)));
        ObjectNode json = Json.object();
        json.set("story", ledger.line(story.line()));
        json.set("documents", Json.array(story.documents(), Render::line));
        json.set("events", readers.findings(views.findings(story.findings()), Gate.user(context)));
        Answers.json(context, json);
    }

    private void conflicts(Context context) {
        Asking asking = Asking.of(context);
        Disagreements.Found found = ledger.disagreements()
                .find(
                        new Disagreements.Asked(
                                asking.text("actor"), asking.day("since"), asking.day("until"), asking.whole("kind")),
                        asking.offset(),
                        asking.limit());
        ObjectNode json = page(Json.array(found.items(), readers::conflict), found.total(), asking);
        json.set("kinds", Json.array(found.kinds(), Render::facet));
        Answers.json(context, json);
    }

    // Positions

    private void positions(Context context) {
        Asking asking = Asking.of(context);
        Set<String> actors = asking.whole("actor");
        Set<String> targets = asking.whole("target");
        int limit = asking.number("limit", 20, 1, 100);
        Filter filter = new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                asking.day("since"),
                asking.day("until"),
                actors.size() == 1 ? actors.stream().findFirst() : Optional.empty(),
                targets.size() == 1 && actors.size() != 1 ? targets.stream().findFirst() : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Views.Positions found = views.positions(filter);
        List<Position> kept = found.positions().stream()
                .filter(position -> (actors.isEmpty() || actors.contains(position.actor()))
                        && (targets.isEmpty() || targets.contains(position.target())))
                .toList();
        List<String> speakers = most(kept, Position::actor, limit);
        List<String> spokenOf = most(kept, Position::target, limit);
        Map<String, ObjectNode> cells = new TreeMap<>();
        Set<String> rows = new HashSet<>(speakers);
        Set<String> columns = new HashSet<>(spokenOf);
        for (Position position : kept) {
            if (!rows.contains(position.actor()) || !columns.contains(position.target())) {
                continue;
            }
            ObjectNode cell = cells.computeIfAbsent(
                    position.actor() + ">" + position.target(),
                    key -> Json.object()
                            .put("actor", position.actor())
                            .put("target", position.target())
                            .put("favourable", 0)
                            .put("opposed", 0)
                            .put("neutral", 0)
                            .put("mixed", 0)
                            .put("unclear", 0)
                            .putNull("latest")
                            .putNull("last"));
            cell.put(position.stance(), position.count());
            String last = position.last().map(LocalDate::toString).orElse("");
            if (cell.path("last").asText("").compareTo(last) < 0
                    || cell.path("latest").isNull()) {
                Json.put(cell, "last", position.last());
                Json.put(cell, "latest", position.latest());
            }
        }
        ObjectNode json = Json.object();
        json.set("actors", ledger.keys(speakers));
        json.set("targets", ledger.keys(spokenOf));
        json.set("cells", Json.array(cells.values(), cell -> cell));
        json.put("exact", found.exact());
        Answers.json(context, json);
    }

    private static List<String> most(List<Position> positions, Function<Position, String> side, int limit) {
        SortedMap<String, Long> counts = new TreeMap<>();
        positions.forEach(position -> counts.merge(side.apply(position), position.count(), Long::sum));
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        return sorted.stream().limit(limit).map(Map.Entry::getKey).toList();
    }
}
