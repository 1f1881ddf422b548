package entente.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code reader.json} says of the network beside it.
 *
 * @param name name and version, as it stands in every record
 * @param maxPieces word pieces of a window, marks at both ends included
 * @param labels labels of each output, in the order of its columns
 */
record ReaderDescription(
        String name, int maxPieces, int piecesPerWord, int longestWord, Map<String, List<String>> labels) {

    private static final int FORMAT = 1;

    static ReaderDescription of(JsonNode json) {
        if (json.path("format").asInt() != FORMAT) {
            throw new IllegalStateException(
                    "reader.json: expected format %d, got %s; this build of Entente is %s than the reader"
                            .formatted(
                                    FORMAT,
                                    json.path("format"),
                                    json.path("format").asInt() > FORMAT ? "older" : "newer"));
        }
        Map<String, List<String>> labels = new TreeMap<>();
        json.path("labels").properties().forEach(entry -> {
            List<String> list = new ArrayList<>();
            entry.getValue().forEach(label -> list.add(label.asText()));
            labels.put(entry.getKey(), List.copyOf(list));
        });
        return new ReaderDescription(
                json.path("name").asText("reader-" + json.path("step").asText("0")),
                json.path("max_pieces").asInt(),
                json.path("max_pieces_per_word").asInt(),
                json.path("max_word_chars").asInt(),
                Collections.unmodifiableMap(labels));
    }

    List<String> labels(String output) {
        List<String> list = labels.get(output);
        if (list == null) {
            throw new IllegalStateException("reader.json lists no labels for \"%s\"".formatted(output));
        }
        return list;
    }

    boolean has(String output) {
        return labels.containsKey(output);
    }
}
