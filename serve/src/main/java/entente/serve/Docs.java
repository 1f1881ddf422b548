package entente.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avaje.jex.Routing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code openapi.json}, and the same as a page that needs no script. */
final class Docs implements Routing.HttpService {

    private final byte[] openapi;

    Docs() {
        try (InputStream in = Docs.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("the data file entente/serve/openapi.json is missing from the jar");
            }
            openapi = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(Routing routing) {
        routing.get("/api/openapi.json", context -> Answers.bytes(context, "application/json", openapi, "no-cache"));
        routing.get("/api/docs", context -> {
            context.responseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
            Answers.text(context, "text/html; charset=utf-8", html(Json.read(openapi)));
        });
    }

    private static String html(ObjectNode document) {
        StringBuilder html = new StringBuilder();
        html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + "content=\"width=device-width\"><title>Entente: the API</title>"
                + "<link rel=\"stylesheet\" href=\"/docs.css\"><main><h1>Entente: the API</h1><p>");
        html.append(escape(document.at("/info/description").asText()));
        html.append("</p><p><a href=\"/api/openapi.json\">openapi.json</a> (OpenAPI ")
                .append(escape(document.path("openapi").asText()))
                .append(")</p>");
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode told = operation.getValue();
                    html.append("<section id=\"")
                            .append(escape(told.path("operationId").asText()))
                            .append("\"><h2><code>")
                            .append(operation.getKey().toUpperCase(java.util.Locale.ROOT))
                            .append(" /api")
                            .append(escape(path.getKey()))
                            .append("</code></h2><p>")
                            .append(escape(told.path("summary").asText()))
                            .append(told.has("security") ? " <em>Needs the token.</em>" : "")
                            .append("</p>");
                    if (told.has("parameters")) {
                        html.append("<dl>");
                        told.path("parameters")
                                .forEach(parameter -> html.append("<dt><code>")
                                        .append(escape(parameter.path("name").asText()))
                                        .append("</code> ")
                                        .append(escape(type(parameter.path("schema"))))
                                        .append("</dt><dd>")
                                        .append(escape(
                                                parameter.path("description").asText()))
                                        .append("</dd>"));
                        html.append("</dl>");
                    }
                    told.at("/requestBody/content")
                            .properties()
                            .forEach(media -> html.append("<p>Sends ")
                                    .append(type(media.getValue().path("schema"), media.getKey()))
                                    .append("</p>"));
                    told.path("responses")
                            .properties()
                            .forEach(response -> response.getValue()
                                    .path("content")
                                    .properties()
                                    .forEach(media -> html.append("<p>")
                                            .append(escape(response.getKey()))
                                            .append(": ")
                                            .append(type(media.getValue().path("schema"), media.getKey()))
                                            .append("</p>")));
                    html.append("</section>");
                }));
        html.append("<h1>Forms</h1>");
        document.at("/components/schemas").properties().forEach(schema -> {
            html.append("<section id=\"form-")
                    .append(escape(schema.getKey()))
                    .append("\"><h2>")
                    .append(escape(schema.getKey()))
                    .append("</h2><p>")
                    .append(escape(schema.getValue().path("description").asText()))
                    .append("</p><dl>");
            schema.getValue()
                    .path("properties")
                    .properties()
                    .forEach(property -> html.append("<dt><code>")
                            .append(escape(property.getKey()))
                            .append("</code> ")
                            .append(escape(type(property.getValue())))
                            .append("</dt><dd>")
                            .append(escape(
                                    property.getValue().path("description").asText()))
                            .append("</dd>"));
            html.append("</dl></section>");
        });
        return html.append("</main></html>").toString();
    }

    private static String type(JsonNode schema, String media) {
        String name = type(schema);
        boolean form = schema.has("$ref");
        return (form ? "<a href=\"#form-" + escape(name) + "\">" + escape(name) + "</a>" : escape(name)) + " ("
                + escape(media) + ")";
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asText();
            return ref.substring(ref.lastIndexOf('/') + 1);
        }
        if (schema.has("oneOf")) {
            return type(schema.path("oneOf").get(0)) + " or null";
        }
        if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        }
        JsonNode type = schema.path("type");
        String name = type.isArray() ? type.get(0).asText() + " or null" : type.asText();
        return schema.has("enum") ? name + " " + schema.path("enum") : name;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
