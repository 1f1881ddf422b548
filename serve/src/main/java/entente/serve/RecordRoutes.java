package entente.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.codebook.Codebook;
import entente.codebook.EventType;
import entente.model.Modality;
import io.avaje.jex.Routing;
import java.util.List;

/** What is served, and the codebook it was coded by. */
final class RecordRoutes implements Routing.HttpService {

    private final Settings settings;

    RecordRoutes(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void add(Routing routing) {
        routing.get("/api/codebook", context -> Answers.json(context, codebook(Codebook.plover())));
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
        json.set(
                "source_kinds", Json.strings(List.of("named", "unnamed", "collective", "document", "pronoun", "none")));
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
