package entente.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.model.Block;
import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Finding;
import entente.model.Span;
import entente.store.Desk;
import entente.store.Desk.Asked;
import entente.store.Desk.Decision;
import entente.store.Desk.Round;
import entente.store.Desk.State;
import entente.store.Desk.Verdict;
import entente.store.Filter;
import entente.store.RecordStore;
import entente.store.Views;
import entente.store.Views.FindingLine;
import entente.store.Views.Total;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Review: the queue, decisions, rounds of double coding, agreement, adjudication, gold. */
final class ReviewRoutes implements Routing.HttpService {

    private static final int CONTEXT = 600;
    private static final int MOST_DOCUMENTS = 10_000;

    private final RecordStore store;
    private final Desk desk;
    private final Views views;
    private final Readers readers;
    private final Review review;
    private final Clock clock;

    ReviewRoutes(Settings settings, Readers readers) {
        this.store = settings.store();
        this.desk = store.desk();
        this.views = store.views();
        this.readers = readers;
        this.review = new Review(store);
        this.clock = settings.clock();
    }

    @Override
    public void add(Routing routing) {
        routing.get("/api/review/queue", this::queue);
        routing.get("/api/review/decisions", this::decisions);
        routing.post("/api/review/decisions", this::decide);
        routing.delete("/api/review/decisions/{id}", this::undo);
        routing.get("/api/review/rounds", context -> {
            ObjectNode json = Json.object();
            json.set("items", Json.array(desk.rounds(), this::round));
            Answers.json(context, json);
        });
        routing.post("/api/review/rounds", this::newRound);
        routing.put("/api/review/rounds/{id}/state", this::state);
        routing.get("/api/review/rounds/{id}/disagreements", this::disagreements);
        routing.get("/api/review/agreement", this::agreement);
        routing.get("/api/review/export", this::export);
    }

    // The queue

    private void queue(Context context) {
        String user = Gate.writer(context);
        Asking asking = Asking.of(context);
        Optional<Round> round = asking.text("round").map(this::known);
        List<FindingLine> lines;
        Total left;
        if (round.isPresent()) {
            Set<String> decided = desk.decided(user, Optional.of(round.get().id()));
            List<String> open = round.get().documents().stream()
                    .flatMap(digest -> review.reviewable(digest).stream())
                    .map(Finding::id)
                    .filter(id -> !decided.contains(id))
                    .toList();
            lines = views.findings(open.stream().limit(asking.limit()).toList());
            left = new Total(open.size(), true);
        } else {
            Views.Findings found = views.undecided(asking.filter(), user, asking.limit());
            lines = found.items();
            left = found.total();
        }
        ObjectNode json = Json.object();
        json.set("items", Json.array(lines, line -> item(line, user, round)));
        json.set("left", Render.total(left));
        json.put("done", desk.decided(user, round.map(Round::id)).size());
        Answers.json(context, json);
    }

    private ObjectNode item(FindingLine line, String user, Optional<Round> round) {
        CodedDocument coded = store.coded(line.document().digest()).orElseThrow();
        Document document = coded.document();
        int at = Math.max(0, document.text().indexOf(line.quote()));
        Span paragraph = document.blocks().stream()
                .filter(block -> block.kind() == Block.Kind.PARAGRAPH || block.kind() == Block.Kind.HEADLINE)
                .map(Block::span)
                .filter(span -> span.start() <= at && at < span.end())
                .findFirst()
                .orElse(new Span(at, Math.min(document.text().length(), at + CONTEXT)));
        ObjectNode json = Json.object();
        json.set("finding", Render.finding(line, desk.last(line.id(), user, round.map(Round::id))));
        json.put("context", paragraph.in(document.text()));
        json.put("start", paragraph.start());
        Json.put(
                json,
                "coding",
                coded.findings().stream()
                        .filter(finding -> finding.id().equals(line.id()))
                        .findFirst()
                        .flatMap(finding -> Coding.of(coded, finding))
                        .map(Coding::json));
        return json;
    }

    // Decisions

    private void decisions(Context context) {
        String user = Gate.writer(context);
        Asking asking = Asking.of(context);
        Map<String, State> states = desk.rounds().stream().collect(Collectors.toMap(Round::id, Round::state));
        Asked asked = new Asked(
                asking.text("round").map(id -> known(id).id()),
                asking.text("coder"),
                asking.text("document")
                        .filter(text -> text.matches("[0-9a-f]{64}"))
                        .map(Digest::new),
                true);
        List<Decision> visible = desk.decisions(asked).reversed().stream()
                .filter(decision -> decision.coder().equals(user)
                        || decision.round()
                                .map(id -> states.getOrDefault(id, State.OPEN) != State.OPEN)
                                .orElse(false))
                .toList();
        List<Decision> items =
                visible.stream().skip(asking.offset()).limit(asking.limit()).toList();
        Answers.json(
                context, ReadRoutes.page(Json.array(items, Render::decision), new Total(visible.size(), true), asking));
    }

    private void decide(Context context) {
        String user = Gate.writer(context);
        ObjectNode body = Body.json(context);
        Verdict verdict = verdict(Body.text(body, "verdict"));
        String hex = Body.text(body, "document");
        CodedDocument coded = (hex.matches("[0-9a-f]{64}")
                        ? store.coded(new Digest(hex))
                        : Optional.<CodedDocument>empty())
                .orElseThrow(() -> Problem.unknown("there is no document %s".formatted(hex)));
        Optional<Round> round = Body.optional(body, "round").map(this::known);
        boolean settles = body.path("settles").asBoolean(false);
        round.ifPresent(one -> fits(one, coded, settles));
        if (settles && round.isEmpty()) {
            throw Problem.bad("\"settles\": expected a round in adjudication beside it");
        }
        Optional<Finding> finding = finding(body, verdict, coded);
        JsonNode sent = body.path("coding");
        boolean coded2 = verdict == Verdict.CORRECT || verdict == Verdict.ADD;
        if (coded2 != sent.isObject()) {
            throw Problem.bad("\"coding\": %s a coding with the verdict %s"
                    .formatted(coded2 ? "expected" : "expected no", verdict.code()));
        }
        Optional<Coding> coding =
                coded2 ? Optional.of(Coding.read(sent, coded.document().text().length())) : Optional.empty();
        Decision decision = new Decision(
                "d-" + Secrets.random().substring(0, 16),
                user,
                clock.instant(),
                round.map(Round::id),
                coded.document().digest(),
                finding.map(Finding::id),
                verdict,
                coding.map(one -> Json.text(one.json())),
                finding.flatMap(one -> Coding.of(coded, one)).map(one -> Json.text(one.json())),
                Body.optional(body, "note").filter(note -> !note.isBlank()),
                settles,
                Optional.empty());
        desk.decide(decision);
        Answers.done(context, 201, Render.decision(decision));
    }

    private static void fits(Round round, CodedDocument coded, boolean settles) {
        if (!round.documents().contains(coded.document().digest())) {
            throw Problem.bad("the document is not part of the round \"%s\"".formatted(round.name()));
        }
        State wanted = settles ? State.ADJUDICATION : State.OPEN;
        if (round.state() != wanted) {
            throw Problem.conflict("the round \"%s\" is in the state %s, this needs %s"
                    .formatted(round.name(), round.state().code(), wanted.code()));
        }
    }

    private static Optional<Finding> finding(ObjectNode body, Verdict verdict, CodedDocument coded) {
        Optional<String> id = Body.optional(body, "finding");
        if (verdict == Verdict.ADD) {
            if (id.isPresent()) {
                throw Problem.bad("\"finding\": expected none with the verdict add, found %s".formatted(id.get()));
            }
            return Optional.empty();
        }
        String wanted = id.orElseThrow(() -> Problem.bad("\"finding\": expected the id of a finding, found none"));
        return Optional.of(coded.findings().stream()
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        Problem.unknown("the document has no finding %s in its current coding".formatted(wanted))));
    }

    private static Verdict verdict(String code) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.code().equals(code)) {
                return verdict;
            }
        }
        throw Problem.bad("\"verdict\": expected accept, reject, correct or add, found \"%s\"".formatted(code));
    }

    private void undo(Context context) {
        String user = Gate.writer(context);
        String id = context.pathParam("id");
        Decision decision = desk.decision(id)
                .filter(one -> one.coder().equals(user))
                .orElseThrow(() -> Problem.unknown("you have made no decision %s".formatted(id)));
        desk.undo(decision.id(), clock.instant());
        Answers.done(context, 200, Render.decision(desk.decision(id).orElseThrow()));
    }

    // Rounds

    private Round known(String id) {
        return desk.round(id).orElseThrow(() -> Problem.unknown("there is no round %s".formatted(id)));
    }

    private ObjectNode round(Round round) {
        SortedMap<String, Set<Digest>> documents = new TreeMap<>();
        SortedMap<String, Integer> decisions = new TreeMap<>();
        for (Decision decision :
                desk.decisions(new Asked(Optional.of(round.id()), Optional.empty(), Optional.empty(), false))) {
            if (!decision.settles()) {
                decisions.merge(decision.coder(), 1, Integer::sum);
                documents
                        .computeIfAbsent(decision.coder(), key -> new TreeSet<>())
                        .add(decision.digest());
            }
        }
        ObjectNode json = Json.object();
        json.put("id", round.id());
        json.put("name", round.name());
        json.put("state", round.state().code());
        json.put("made", round.made().toString());
        json.put("by", round.maker());
        ArrayNode coders = json.putArray("coders");
        decisions.forEach((coder, count) -> coders.addObject()
                .put("name", coder)
                .put("decisions", count)
                .put("documents", documents.getOrDefault(coder, Set.of()).size()));
        json.put("documents", round.documents().size());
        json.put(
                "findings",
                round.documents().stream()
                        .mapToInt(digest -> review.reviewable(digest).size())
                        .sum());
        return json;
    }

    private void newRound(Context context) {
        String user = Gate.writer(context);
        ObjectNode body = Body.json(context);
        String name = Body.text(body, "name").strip();
        if (name.isEmpty() || name.length() > 100) {
            throw Problem.bad("\"name\": expected 1 to 100 characters, found %d".formatted(name.length()));
        }
        List<Digest> documents = new ArrayList<>();
        body.path("documents").forEach(one -> documents.add(chosen(one.asText())));
        if (documents.isEmpty()) {
            Filter filter = Asking.of(Body.optional(body, "query").orElse("")).filter();
            views.documents(filter, 0, MOST_DOCUMENTS).items().stream()
                    .map(hit -> hit.document().digest())
                    .sorted()
                    .forEach(documents::add);
        }
        int sample = body.path("sample").asInt(documents.size());
        if (sample < documents.size()) {
            Collections.shuffle(documents, new Random(body.path("seed").asLong(1)));
            documents.subList(Math.max(0, sample), documents.size()).clear();
        }
        if (documents.isEmpty()) {
            throw Problem.bad("expected a round with documents, found none by this search");
        }
        Round round =
                new Round("r-" + Secrets.random().substring(0, 12), name, State.OPEN, user, clock.instant(), documents);
        desk.begin(round);
        Answers.done(context, 201, round(round));
    }

    private Digest chosen(String hex) {
        if (!hex.matches("[0-9a-f]{64}") || !store.has(new Digest(hex))) {
            throw Problem.unknown("there is no document %s".formatted(hex));
        }
        return new Digest(hex);
    }

    private void state(Context context) {
        Gate.writer(context);
        Round round = known(context.pathParam("id"));
        String wanted = Body.text(Body.json(context), "state");
        for (State state : State.values()) {
            if (state.code().equals(wanted)) {
                desk.put(round.id(), state);
                Answers.done(context, 200, round(known(round.id())));
                return;
            }
        }
        throw Problem.bad("\"state\": expected open, adjudication or closed, found \"%s\"".formatted(wanted));
    }

    private void disagreements(Context context) {
        Gate.writer(context);
        Round round = known(context.pathParam("id"));
        blind(round);
        Asking asking = Asking.of(context);
        boolean all = asking.truth("all", false);
        List<Review.Unit> units = review.units(Optional.of(round.id())).stream()
                .filter(Review::isDisputed)
                .filter(unit -> all || unit.settled().isEmpty())
                .toList();
        List<Review.Unit> items =
                units.stream().skip(asking.offset()).limit(asking.limit()).toList();
        Answers.json(context, ReadRoutes.page(Json.array(items, this::unit), new Total(units.size(), true), asking));
    }

    private static void blind(Round round) {
        if (round.state() == State.OPEN) {
            throw Problem.conflict("the round \"%s\" is still open, and its coders do not see each other's decisions"
                    .formatted(round.name()));
        }
    }

    private ObjectNode unit(Review.Unit unit) {
        ObjectNode json = Json.object();
        Json.put(
                json,
                "finding",
                unit.finding()
                        .flatMap(id -> views.findings(List.of(id)).stream().findFirst())
                        .map(line -> Render.finding(line, Optional.empty())));
        json.set(
                "document",
                Render.line(views.line(unit.document())
                        .orElseThrow(() -> Problem.unknown("there is no document %s".formatted(unit.document())))));
        json.set("decisions", Json.array(unit.byCoder().values(), Render::decision));
        Json.put(
                json,
                "settled",
                unit.settled().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Render.decision(unit.settled().getLast())));
        return json;
    }

    // Agreement and gold

    private void agreement(Context context) {
        Gate.writer(context);
        Optional<Round> round = Asking.of(context).text("round").map(this::known);
        round.ifPresent(ReviewRoutes::blind);
        List<Review.Unit> units = review.units(round.map(Round::id));
        Set<String> coders = units.stream()
                .flatMap(unit -> unit.byCoder().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        ObjectNode json = Json.object();
        Json.put(json, "round", round.map(Round::id));
        ArrayNode alphas = json.putArray("alphas");
        for (String field : Review.FIELDS) {
            List<List<String>> values = review.values(units, field);
            OptionalDouble alpha = Alpha.of(values);
            ObjectNode one = alphas.addObject();
            one.put("field", field);
            if (alpha.isPresent()) {
                one.put("alpha", Math.round(alpha.getAsDouble() * 1000) / 1000.0);
            } else {
                one.putNull("alpha");
            }
            one.put("units", values.stream().filter(unit -> unit.size() > 1).count());
            one.put("coders", coders.size());
        }
        json.set("confusion", confusion(review.values(units, "type")));
        Answers.json(context, json);
    }

    private static ObjectNode confusion(List<List<String>> units) {
        List<String> labels = units.stream()
                .filter(unit -> unit.size() > 1)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        int[][] counts = new int[labels.size()][labels.size()];
        for (List<String> unit : units) {
            for (int i = 0; i < unit.size(); i++) {
                for (int j = 0; j < unit.size(); j++) {
                    if (i != j) {
                        counts[labels.indexOf(unit.get(i))][labels.indexOf(unit.get(j))]++;
                    }
                }
            }
        }
        ObjectNode json = Json.object();
        json.set("labels", Json.strings(labels));
        ArrayNode rows = json.putArray("rows");
        for (int[] row : counts) {
            ArrayNode cells = rows.addArray();
            for (int count : row) {
                cells.add(count);
            }
        }
        return json;
    }

    private void export(Context context) {
        String user = Gate.writer(context);
        Asking asking = Asking.of(context);
        Optional<Round> round = asking.text("round").map(this::known);
        Optional<String> coder = asking.text("coder");
        if (round.isPresent()
                && round.get().state() == State.OPEN
                && !coder.map(user::equals).orElse(false)) {
            blind(round.get());
        }
        List<Review.Gold> gold = review.gold(round.map(Round::id), coder);
        switch (asking.text("format").orElse("labels").toLowerCase(Locale.ROOT)) {
            case "labels" ->
                Answers.file(
                        context,
                        "entente-review-labels.zip",
                        "application/zip",
                        ReviewFiles.labels(gold, asking.text("split").orElse("dev")));
            case "webanno" ->
                Answers.file(context, "entente-review-webanno.zip", "application/zip", ReviewFiles.webanno(gold));
            case "jsonl" -> {
                StringBuilder lines = new StringBuilder();
                desk.decisions(new Asked(round.map(Round::id), coder, Optional.empty(), true)).stream()
                        .filter(decision -> decision.coder().equals(user)
                                || decision.round()
                                        .map(id -> known(id).state() != State.OPEN)
                                        .orElse(false))
                        .forEach(decision -> lines.append(Json.text(Render.decision(decision)))
                                .append('\n'));
                Answers.text(context, "application/x-ndjson", lines.toString());
            }
            default -> throw Problem.bad("\"format\": expected labels, webanno or jsonl");
        }
    }
}
