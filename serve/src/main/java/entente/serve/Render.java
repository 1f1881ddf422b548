package entente.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.store.DocumentLine;

/** Records of the store as the JSON that {@code openapi.json} describes. */
final class Render {

    private Render() {}

    static ObjectNode line(DocumentLine line) {
        ObjectNode json = Json.object();
        json.put("digest", line.digest().hex());
        json.put("id", line.id());
        Json.put(json, "title", line.title());
        Json.put(json, "outlet", line.outlet());
        Json.put(json, "date", line.date());
        json.put("location", line.location());
        return json;
    }
}
