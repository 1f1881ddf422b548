package entente.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.codebook.Codebook;
import entente.codebook.EventType;
import entente.json.FindingKind;
import entente.store.Disagreements;
import entente.store.Filter;
import entente.store.Happenings;
import entente.store.RecordStore;
import entente.store.Views;
import entente.store.Views.Edge;
import entente.store.Views.FindingLine;
import entente.store.Views.Network;
import entente.store.Views.PlaceLine;
import entente.store.Views.Sums;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Views that are sums: the network, the map, the weekly brief. */
final class SumRoutes implements Routing.HttpService {

    private static final int EDGES = 200;
    private static final int MOST_EDGES = 5_000;
    private static final int PLACES = 5_000;
    private static final int LISTED = 10;
    private static final double WHOLE = 360;

    private final RecordStore store;
    private final Views views;
    private final LedgerView ledger;
    private final Readers readers;

    SumRoutes(RecordStore store, LedgerView ledger, Readers readers) {
        this.store = store;
        this.views = store.views();
        this.ledger = ledger;
        this.readers = readers;
    }

    @Override
    public void add(Routing routing) {
        routing.get("/api/network", context -> Answers.json(context, network(asked(context, EDGES))));
        routing.get("/api/network.gexf", context -> {
            context.header("Content-Disposition", "attachment; filename=\"entente-network.gexf\"");
            Answers.text(context, "application/gexf+xml", Graphs.gexf(asked(context, MOST_EDGES), views, store.kind()));
        });
        routing.get("/api/network.graphml", context -> {
            context.header("Content-Disposition", "attachment; filename=\"entente-network.graphml\"");
            Answers.text(
                    context,
                    "application/graphml+xml",
                    Graphs.graphml(asked(context, MOST_EDGES), views, store.kind()));
        });
        routing.get("/api/places", this::places);
        routing.get("/api/brief", context -> Answers.json(context, brief(Asking.of(context))));
        routing.get(
                "/api/brief.md",
                context -> Answers.text(
                        context,
                        "text/markdown; charset=utf-8",
                        BriefText.of(brief(Asking.of(context)), store.kind())));
    }

    // The network

    /** @param usual lines where the asker names no limit: few to be drawn, all to be kept in a file */
    private Network asked(Context context, int usual) {
        Asking asking = Asking.of(context);
        return views.network(
                asking.day("since"),
                asking.day("until"),
                asking.quads(),
                asking.number("least", 1, 1, 1_000_000),
                asking.number("limit", usual, 1, MOST_EDGES),
                asking.text("around"));
    }

    private ObjectNode network(Network network) {
        SortedMap<String, Long> events = new TreeMap<>();
        for (Edge edge : network.edges()) {
            events.merge(edge.source(), edge.acts(), Long::sum);
            events.merge(edge.target(), edge.acts(), Long::sum);
        }
        ObjectNode json = Json.object();
        ArrayNode nodes = json.putArray("nodes");
        events.forEach((key, count) -> {
            Optional<Views.ActorLine> actor = views.actor(key);
            nodes.add(Render.key(key, actor.map(Views.ActorLine::name).orElse(key))
                    .put("kind", actor.map(Views.ActorLine::kind).orElse("group"))
                    .put("events", count));
        });
        json.set("edges", Json.array(network.edges(), Render::edge));
        json.put("left_out", network.leftOut());
        Json.put(json, "since", network.since());
        Json.put(json, "until", network.until());
        return json;
    }

    // The map

    private static final class Cluster {
        private final PlaceLine largest;
        private double latitude;
        private double longitude;
        private long acts;
        private final Map<String, Long> byType = new TreeMap<>();
        private final Set<String> names = new java.util.TreeSet<>();

        Cluster(PlaceLine largest) {
            this.largest = largest;
        }

        void add(PlaceLine place) {
            names.add(place.name() + "\n" + place.country());
            latitude += place.latitude() * place.acts();
            longitude += place.longitude() * place.acts();
            acts += place.acts();
            byType.merge(place.type(), place.acts(), Long::sum);
        }

        ObjectNode json() {
            ObjectNode json = Json.object();
            json.put("name", largest.name());
            Json.put(json, "country", Optional.of(largest.country()).filter(code -> !code.isEmpty()));
            json.put("lat", Math.round(latitude / acts * 1e4) / 1e4);
            json.put("lon", Math.round(longitude / acts * 1e4) / 1e4);
            json.put("precision", largest.precision());
            json.put("places", names.size());
            json.set("acts", Render.quads(sums(byType)));
            json.put("events", acts);
            return json;
        }
    }

    private void places(Context context) {
        Asking asking = Asking.of(context);
        double size = WHOLE / Math.pow(2, asking.number("zoom", 2, 0, 12) + 3);
        Set<String> types = asking.types();
        List<PlaceLine> lines = new ArrayList<>(views.places(asking.day("since"), asking.day("until"), types));
        lines.sort(Comparator.comparingLong(PlaceLine::acts).reversed().thenComparing(PlaceLine::name));
        Map<String, Cluster> clusters = new TreeMap<>();
        SortedMap<String, Long> countries = new TreeMap<>();
        long with = 0;
        for (PlaceLine line : lines) {
            // A place whose point stands for a country is never drawn into one with a town.
            String cell = (line.precision().equals("country") ? "country " + line.country() : "")
                    + Math.floor(line.latitude() / size) + " " + Math.floor(line.longitude() / size);
            clusters.computeIfAbsent(cell, key -> new Cluster(line)).add(line);
            countries.merge(line.country(), line.acts(), Long::sum);
            with += line.acts();
        }
        long all = views.acts(asking.day("since"), asking.day("until")).entrySet().stream()
                .filter(entry -> types.isEmpty() || types.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        ObjectNode json = Json.object();
        json.set(
                "places",
                Json.array(
                        clusters.values().stream()
                                .sorted(Comparator.comparingLong((Cluster cluster) -> cluster.acts)
                                        .reversed()
                                        .thenComparing(cluster -> cluster.largest.name()))
                                .limit(PLACES)
                                .toList(),
                        Cluster::json));
        json.put("without", Math.max(0, all - with));
        json.set(
                "countries",
                Json.array(
                        countries.entrySet().stream()
                                .filter(entry -> !entry.getKey().isEmpty())
                                .sorted(Map.Entry.<String, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                                .toList(),
                        entry -> Render.facet(
                                new Views.Facet(entry.getKey(), views.name(entry.getKey()), entry.getValue()))));
        Answers.json(context, json);
    }

    private static Sums sums(Map<String, Long> byType) {
        long[] quads = new long[5];
        byType.forEach((type, count) ->
                quads[Codebook.plover().findType(type).map(EventType::quad).orElse(0)] += count);
        return new Sums(quads[1], quads[2], quads[3], quads[4], 0);
    }

    // The weekly brief

    private ObjectNode brief(Asking asking) {
        LocalDate monday = asking.text("week")
                .map(SumRoutes::monday)
                .or(() -> views.lastDay().map(day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))))
                .orElse(LocalDate.EPOCH.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        LocalDate sunday = monday.plusDays(6);
        Filter week = days(monday, sunday, Set.of());
        ObjectNode json = Json.object();
        json.put(
                "week",
                "%04d-W%02d"
                        .formatted(
                                monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        json.put("since", monday.toString());
        json.put("until", sunday.toString());
        json.put("documents", views.documents(week, 0, 1).total().count());
        json.set("acts", Render.quads(sums(views.acts(Optional.of(monday), Optional.of(sunday)))));
        json.set("dyads", dyads(monday, sunday));
        Happenings happenings = ledger.happenings();
        json.set("opened", Json.array(happenings.opened(monday, sunday, LISTED), ledger::line));
        json.set("moved", Json.array(happenings.moved(monday, sunday, LISTED), ledger::line));
        json.set("due", Json.array(happenings.due(monday, sunday.plusWeeks(2), LISTED), ledger::line));
        json.set(
                "conflicts",
                Json.array(
                        ledger.disagreements()
                                .find(
                                        new Disagreements.Asked(
                                                Optional.empty(), Optional.of(monday), Optional.of(sunday), Set.of()),
                                        0,
                                        LISTED)
                                .items(),
                        readers::conflict));
        json.set("strongest", readers.findings(strongest(week), Optional.empty()));
        return json;
    }

    /** Acts told as done, of the types with the highest and lowest scores first, the newest of each type. */
    private List<FindingLine> strongest(Filter week) {
        List<FindingLine> strongest = new ArrayList<>();
        List<EventType> types = Codebook.plover().types().stream()
                .sorted(Comparator.comparingDouble((EventType type) -> -Math.abs(type.score()))
                        .thenComparing(EventType::name))
                .toList();
        for (EventType type : types) {
            if (strongest.size() < LISTED) {
                strongest.addAll(views.findings(
                                week.withType(type.name(), "asserted"),
                                Views.Order.NEWEST,
                                0,
                                LISTED - strongest.size(),
                                false)
                        .items());
            }
        }
        return strongest;
    }

    private ArrayNode dyads(LocalDate monday, LocalDate sunday) {
        SortedMap<String, Long> now = views.actsOfPairs(monday, sunday);
        SortedMap<String, Long> before = views.actsOfPairs(monday.minusWeeks(4), monday.minusDays(1));
        ArrayNode array = Json.array();
        now.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(LISTED)
                .forEach(entry -> {
                    int blank = entry.getKey().indexOf(' ');
                    ObjectNode one = array.addObject();
                    one.set(
                            "dyad",
                            Render.dyad(views.dyad(
                                    entry.getKey().substring(0, blank),
                                    entry.getKey().substring(blank + 1))));
                    one.put("events", entry.getValue());
                    one.put("before", before.getOrDefault(entry.getKey(), 0L) / 4.0);
                });
        return array;
    }

    private static Filter days(LocalDate since, LocalDate until, Set<FindingKind> kinds) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                kinds,
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Optional.of(since),
                Optional.of(until),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static LocalDate monday(String week) {
        if (!week.matches("\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])")) {
            throw Problem.bad("\"week\": expected a week such as 2009-W20, found \"%s\"".formatted(week));
        }
        return LocalDate.of(Integer.parseInt(week.substring(0, 4)), 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(Integer.parseInt(week.substring(6)) - 1L);
    }
}
