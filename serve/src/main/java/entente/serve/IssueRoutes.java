package entente.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.json.FindingKind;
import entente.ledger.Positions;
import entente.store.Filter;
import entente.store.RecordStore;
import entente.store.Stands;
import entente.store.Views;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who stands where on an issue, month by month, by the rules of {@link Positions}; and which issues there are. */
final class IssueRoutes implements Routing.HttpService {

    private static final int SENTENCES = 600;
    private static final int LISTED = 20;
    private static final List<String> STANCES = List.of("favourable", "opposed", "mixed", "neutral", "unclear");

    private final Views views;
    private final Stands stands;
    private final LedgerView ledger;

    IssueRoutes(RecordStore store, LedgerView ledger) {
        this.views = store.views();
        this.stands = store.stands();
        this.ledger = ledger;
    }

    @Override
    public void add(Routing routing) {
        routing.get("/api/issues", this::issues);
        routing.get("/api/issues/stands", this::stands);
    }

    /** Issues that the newest sentences share. */
    private void issues(Context context) {
        Asking asking = Asking.of(context);
        Views.Findings newest = views.findings(filter(asking), Views.Order.NEWEST, 0, SENTENCES, false);
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
        ledger.isWhole();
        Stands.Found found = this.stands.on(asked, asking.day("since"), asking.day("until"));
        SortedMap<String, SortedMap<YearMonth, Cell>> stands = new TreeMap<>();
        for (Stands.Stand stand : found.stands()) {
            stands.computeIfAbsent(stand.actor(), key -> new TreeMap<>())
                    .computeIfAbsent(YearMonth.from(stand.day()), key -> new Cell())
                    .add(stand.stance(), stand.finding());
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
                        key -> Render.named(key, views)));
        ArrayNode cells = json.putArray("stands");
        stands.forEach((actor, months) -> months.forEach((month, cell) -> {
            ObjectNode one = cells.addObject().put("actor", actor).put("month", month.toString());
            STANCES.forEach(stance -> one.put(stance, cell.counts.getOrDefault(stance, 0)));
            one.set("findings", Json.strings(cell.findings));
        }));
        json.set("silent", Json.array(found.silent(), key -> Render.named(key, views)));
        json.put("exact", found.exact());
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

    private static Filter filter(Asking asking) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(FindingKind.EVENT, FindingKind.STATEMENT),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                asking.day("since"),
                asking.day("until"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
