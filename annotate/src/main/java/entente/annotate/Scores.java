package entente.annotate;

import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.TreeMap;

/**
 * The network's outputs for one window of a sentence, by name, before softmax.
 *
 * @param byWord tables with a row a word: upos, xpos, lemma, names, trigger …; "arc" has a row a word and a column a head, the
 *     root first
 * @param byPair tables with a row a word, a layer a second word: "rel" (dependent, head with the root first, label), "event_role"
 *     and "statement_role" (predicate, word, tag)
 */
record Scores(Map<String, float[][]> byWord, Map<String, float[][][]> byPair) {

    static Scores of(OrtSession.Result result) throws OrtException {
        Map<String, float[][]> byWord = new TreeMap<>();
        Map<String, float[][][]> byPair = new TreeMap<>();
        for (Map.Entry<String, OnnxValue> output : result) {
            switch (output.getValue().getValue()) {
                case float[][] table -> byWord.put(output.getKey(), table);
                case float[][][] layers -> byPair.put(output.getKey(), layers);
                default ->
                    throw new IllegalStateException("the reader's output %s is neither a table nor layers: %s"
                            .formatted(output.getKey(), output.getValue().getInfo()));
            }
        }
        return new Scores(byWord, byPair);
    }

    float[][] table(String name) {
        float[][] table = byWord.get(name);
        if (table == null) {
            throw new IllegalStateException(
                    "the reader has no output \"%s\" among %s".formatted(name, byWord.keySet()));
        }
        return table;
    }

    float[][][] layers(String name) {
        float[][][] layers = byPair.get(name);
        if (layers == null) {
            throw new IllegalStateException(
                    "the reader has no output \"%s\" among %s".formatted(name, byPair.keySet()));
        }
        return layers;
    }

    int words() {
        return table("upos").length;
    }
}
