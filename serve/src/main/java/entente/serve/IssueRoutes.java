package entente.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.json.FindingKind;
import entente.ledger.Positions;
import entente.model.Digest;
import entente.model.Modality;
import entente.model.Statement;
import entente.store.Filter;
import entente.store.Views;
import entente.store.Views.FindingLine;
import entente.store.Views.PartyLine;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who stands where on an issue, month by month, by the rules of {@link Positions}; and which issues there are. */
final class IssueRoutes implements Routing.HttpService {

    private static final int SENTENCES = 600;
    private static final int STANDS = 400;
    private static final int LISTED = 20;
    private static final int REPORTS = 100;
    private static final List<String> STANCES = List.of("favourable", "opposed", "mixed", "neutral", "unclear");

    private final Views views;

    IssueRoutes(Views views) {
        this.views = views;
    }

    @Override
    public void add(Routing routing) {
        routing.get("/api/issues", this::issues);
        routing.get("/api/issues/stands", this::stands);
    }

    /** Issues that the newest sentences share. */
    private void issues(Context context) {
        Asking asking = Asking.of(context);
        Views.Findings newest = views.findings(
                filter(asking, Optional.empty(), Optional.empty()), Views.Order.NEWEST, 0, SENTENCES, false);
        List<Positions.Sentence> sentences = newest.items().stream()
                .map(line -> new Positions.Sentence(line.document().digest().hex(), line.quote()))
                .toList();
        ObjectNode json = Json.object();
        json.set("items", Json.strings(Positions.issues(sentences, asking.number("limit", 8, 1, 50))));
        Answers.json(context, json);
    }

    /** What an actor said and did about the issue in a month. */
    private static final class Cell {
        private final SortedMap<String, Integer> counts = new TreeMap<>();
        private final List<String> findings = new ArrayList<>();

        void add(String stance, String finding) {
            counts.merge(STANCES.contains(stance) ? stance : "unclear", 1, Integer::sum);
            if (findings.size() < LISTED) {
                findings.add(finding);
            }
        }
    }

    private void stands(Context context) {
        Asking asking = Asking.of(context);
        String asked = asking.text("issue")
                .orElseThrow(() -> Problem.bad("\"issue\": expected words or a code, found nothing"));
        Positions.Issue issue = Positions.Issue.of(asked);
        List<Filter> filters = new ArrayList<>(List.of(filter(asking, Optional.of(asked), Optional.empty())));
        if (asked.matches("[A-Z]{2,10}")) {
            filters.add(filter(asking, Optional.empty(), Optional.of(asked)));
        }
        SortedMap<String, FindingLine> lines = new TreeMap<>();
        boolean exact = true;
        for (Filter filter : filters) {
            Views.Findings found = views.findings(filter, Views.Order.NEWEST, 0, STANDS, false);
            found.items().forEach(line -> lines.put(line.id(), line));
            exact &= found.items().size() < STANDS && found.total().exact();
        }
        SortedMap<String, SortedMap<YearMonth, Cell>> stands = new TreeMap<>();
        SortedSet<Digest> reports = new TreeSet<>();
        for (FindingLine line : lines.values()) {
            Optional<String> stance = stance(issue, line);
            if (stance.isPresent() && line.document().date().isPresent()) {
                reports.add(line.document().digest());
                YearMonth month = YearMonth.from(line.document().date().get());
                for (String actor : doers(line)) {
                    stands.computeIfAbsent(actor, key -> new TreeMap<>())
                            .computeIfAbsent(month, key -> new Cell())
                            .add(stance.get(), line.id());
                }
            }
        }
        ObjectNode json = Json.object();
        json.put("issue", asked);
        json.set(
                "actors",
                Json.array(
                        stands.keySet().stream()
                                .sorted(Comparator.comparingInt((String key) -> -count(stands.get(key)))
                                        .thenComparing(Comparator.naturalOrder()))
                                .toList(),
                        key -> Render.key(key, views.name(key))));
        ArrayNode cells = json.putArray("stands");
        stands.forEach((actor, months) -> months.forEach((month, cell) -> {
            ObjectNode one = cells.addObject().put("actor", actor).put("month", month.toString());
            STANCES.forEach(stance -> one.put(stance, cell.counts.getOrDefault(stance, 0)));
            one.set("findings", Json.strings(cell.findings));
        }));
        json.set("silent", Json.array(silent(reports, stands.keySet()), key -> Render.key(key, views.name(key))));
        json.put("exact", exact);
        Answers.json(context, json);
    }

    private static int count(@org.jspecify.annotations.Nullable Map<YearMonth, Cell> months) {
        return months == null
                ? 0
                : months.values().stream()
                        .flatMap(cell -> cell.counts.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    /** Empty where the finding is not about the issue, or tells of nothing done. */
    private static Optional<String> stance(Positions.Issue issue, FindingLine line) {
        return switch (line.kind()) {
            case EVENT ->
                line.modality().filter(Modality.ASSERTED.code()::equals).isPresent() && issue.isIn(line.quote())
                        ? Optional.of(Positions.stanceOfAct(line.type()))
                        : Optional.empty();
            case STATEMENT -> {
                JsonNode finding = Json.read(line.json().getBytes(StandardCharsets.UTF_8));
                List<Positions.About> about = new ArrayList<>();
                finding.path("about")
                        .forEach(one -> about.add(new Positions.About(
                                line.parties().stream()
                                        .filter(party -> party.role().equals("about")
                                                && party.id()
                                                        .equals(one.path("id").asText()))
                                        .findFirst()
                                        .flatMap(PartyLine::key),
                                Optional.ofNullable(one.path("stance").textValue()))));
                Statement.Kind kind = Statement.Kind.valueOf(line.type().toUpperCase(Locale.ROOT));
                boolean on = about.stream().anyMatch(one -> issue.isCode(one.code())) || issue.isIn(line.quote());
                yield on && Positions.isStand(kind, about)
                        ? Optional.of(Positions.stanceOfWords(
                                issue, about, finding.at("/content/text").asText()))
                        : Optional.empty();
            }
            case RELATION -> Optional.empty();
        };
    }

    private static SortedSet<String> doers(FindingLine line) {
        String role = line.kind() == FindingKind.EVENT ? "actor" : "source";
        SortedSet<String> doers = new TreeSet<>();
        line.parties().stream()
                .filter(party -> party.role().equals(role))
                .forEach(party -> party.key().ifPresent(doers::add));
        return doers;
    }

    /** Whom reports on the issue name, and who says and does nothing about it there. */
    private SortedSet<String> silent(SortedSet<Digest> reports, Set<String> heard) {
        SortedSet<String> silent = new TreeSet<>();
        reports.stream()
                .limit(REPORTS)
                .forEach(report -> views.keys(report)
                        .values()
                        .forEach(key -> key.filter(one -> !one.startsWith("~")).ifPresent(silent::add)));
        silent.removeAll(heard);
        return silent;
    }

    private static Filter filter(Asking asking, Optional<String> words, Optional<String> about) {
        return new Filter(
                words,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                about.isPresent() ? Set.of(FindingKind.STATEMENT) : Set.of(FindingKind.EVENT, FindingKind.STATEMENT),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                asking.day("since"),
                asking.day("until"),
                Optional.empty(),
                about,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
