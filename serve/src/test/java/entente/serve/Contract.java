package entente.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds answers to {@code openapi.json}, and remembers which operations were asked. */
final class Contract {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode document;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> schemas = new HashMap<>();
    private final Set<String> asked = new TreeSet<>();

    Contract() throws Exception {
        try (InputStream in = Server.class.getResourceAsStream("openapi.json")) {
            document = (ObjectNode) MAPPER.readTree(in);
        }
    }

    /** Every operation as "get /path". */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(method + " " + path.getKey())));
        return operations;
    }

    Set<String> asked() {
        return asked;
    }

    /** Checks status, media type and, where it is JSON, the form of the body. */
    void check(String method, String path, int status, String mediaType, String body) throws Exception {
        String template = template(method.toLowerCase(java.util.Locale.ROOT), path);
        asked.add(method.toLowerCase(java.util.Locale.ROOT) + " " + template);
        JsonNode operation = document.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
        JsonNode responses = operation.path("responses");
        JsonNode response = responses.has(String.valueOf(status))
                ? responses.path(String.valueOf(status))
                : responses.path("default");
        assertThat(response.isMissingNode())
                .as("%s %s: an answer %d", method, template, status)
                .isFalse();
        if (!response.has("content")) {
            assertThat(body).isEmpty();
            return;
        }
        String bare = mediaType.contains(";") ? mediaType.substring(0, mediaType.indexOf(';')) : mediaType;
        JsonNode content = response.path("content").path(bare);
        assertThat(content.isMissingNode())
                .as("%s %s answers %s, which is not among %s", method, path, bare, response.path("content"))
                .isFalse();
        if (bare.endsWith("json")) {
            String name = content.at("/schema/$ref").asText();
            if (!name.isEmpty()) {
                assertThat(schema(name).validate(MAPPER.readTree(body)))
                        .as("%s %s as %s", method, path, name)
                        .isEmpty();
            }
        }
    }

    private JsonSchema schema(String ref) {
        return schemas.computeIfAbsent(ref, name -> {
            ObjectNode root = MAPPER.createObjectNode();
            root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
            root.put("$ref", name);
            root.set("components", closed(document.path("components").deepCopy()));
            return factory.getSchema(root);
        });
    }

    /** What the document does not name must not come. */
    private static JsonNode closed(JsonNode components) {
        components.path("schemas").properties().forEach(schema -> close(schema.getValue()));
        return components;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Contract::close);
    }

    private String template(String method, String path) {
        String bare = path.replaceFirst("^/?api", "").replaceFirst("\\?.*", "");
        String best = "";
        for (var entry : document.path("paths").properties()) {
            String regex = entry.getKey().replaceAll("\\{\\w+}", "[^/]+");
            if (entry.getValue().has(method) && bare.matches(regex) && (best.isEmpty() || best.contains("{"))) {
                best = entry.getKey();
            }
        }
        assertThat(best).as("an operation %s %s in openapi.json", method, bare).isNotEmpty();
        return best;
    }
}
