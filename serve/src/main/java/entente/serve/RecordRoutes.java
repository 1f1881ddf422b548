package entente.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.codebook.Codebook;
import entente.codebook.EventType;
import entente.model.Modality;
import entente.pipeline.Pipeline;
import entente.serve.Sessions.Session;
import entente.store.Disagreements;
import entente.store.Views;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What is served, the codebook it was coded by, and what is new. */
final class RecordRoutes implements Routing.HttpService {

    private static final int NEWEST = 12;
    private static final int DYADS = 12;
    private static final int THREADS = 8;
    private static final int CONFLICTS = 8;
    private static final int WEEKS = 53;

    private final Settings settings;
    private final Gate gate;
    private final Views views;
    private final LedgerView ledger;
    private final Readers readers;

    RecordRoutes(Settings settings, Gate gate, LedgerView ledger, Readers readers) {
        this.settings = settings;
        this.gate = gate;
        this.views = settings.store().views();
        this.ledger = ledger;
        this.readers = readers;
    }

    @Override
    public void add(Routing routing) {
        routing.get("/api/record", context -> Answers.json(context, record(context)));
        routing.get("/api/codebook", context -> Answers.json(context, codebook(Codebook.plover())));
        routing.get("/api/overview", context -> Answers.json(context, overview(context)));
    }

    private ObjectNode record(Context context) {
        Optional<String> user = Gate.user(context);
        ObjectNode json = Json.object();
        Optional.ofNullable(settings.store().file().getFileName()).ifPresent(name -> json.put("name", name.toString()));
        json.put("kind", settings.store().kind().code());
        SortedMap<String, Long> counts = views.counts();
        json.putObject("counts")
                .put("documents", counts.get("document"))
                .put("events", counts.get("event"))
                .put("statements", counts.get("statement"))
                .put("relations", counts.get("relation"))
                .put("conflicts", counts.get("conflict"))
                .put("threads", ledger.threads())
                .put("refused", counts.get("refusal"));
        Json.put(json, "first", views.firstDay());
        Json.put(json, "last", views.lastDay());
        json.put("codebook", Codebook.plover().id());
        json.put("version", Pipeline.VERSION);
        Json.put(json, "user", user);
        json.put("may_write", user.isPresent());
        json.put("sign_in", settings.password() ? "password" : "token");
        json.put("can_fetch", true);
        json.put("revision", views.revision());
        Json.put(json, "csrf", gate.session(context).map(Session::csrf));
        return json;
    }

    private ObjectNode overview(Context context) {
        ObjectNode json = Json.object();
        json.set("record", record(context));
        json.set("newest", Json.array(views.newest(NEWEST), Render::line));
        json.set("dyads", Json.array(views.dyads(Optional.empty(), DYADS), Render::dyad));
        json.set("due", Json.array(ledger.happenings().due(THREADS), ledger::line));
        json.set("threads", Json.array(ledger.happenings().moved(THREADS), ledger::line));
        json.set(
                "conflicts",
                Json.array(
                        ledger.disagreements()
                                .find(Disagreements.Asked.ALL, 0, CONFLICTS)
                                .items(),
                        readers::conflict));
        json.set("weeks", Json.array(views.weeks(WEEKS), Render::week));
        json.set("watched", Gate.user(context).map(readers::watched).orElseGet(Json::array));
        return json;
    }

    private static ObjectNode codebook(Codebook codebook) {
        ObjectNode json = Json.object();
        json.put("id", codebook.id());
        json.put("title", codebook.title());
        json.set("types", Json.array(codebook.types(), RecordRoutes::type));
        ArrayNode contexts = json.putArray("contexts");
        for (String code : codebook.contexts()) {
            contexts.addObject()
                    .put("code", code)
                    .put("meaning", codebook.contextMeaning(code).orElse(""));
        }
        json.set(
                "modalities",
                Json.strings(
                        List.of(Modality.values()).stream().map(Modality::code).toList()));
        json.set("stances", Json.strings(List.of("favourable", "opposed", "neutral", "mixed")));
        json.set("source_kinds", Json.strings(Coding.SOURCE_KINDS));
        json.set("statement_kinds", Json.strings(Coding.STATEMENT_KINDS));
        return json;
    }

    private static ObjectNode type(EventType type) {
        ObjectNode json = Json.object();
        json.put("name", type.name());
        json.put("quad", type.quad());
        json.put("score", type.score());
        json.put("definition", type.definition());
        json.set(
                "modes",
                Json.array(
                        type.modes(),
                        mode -> Json.object().put("name", mode.name()).put("definition", mode.meaning())));
        return json;
    }
}
