package entente.corenlp;

import java.util.Map;
import java.util.Set;

/** Universal parts of speech from Penn Treebank tags, after the tables of the UD English guidelines. */
final class UniversalTags {

    private static final Map<String, String> BY_TAG = Map.ofEntries(
            Map.entry("CC", "CCONJ"),
            Map.entry("CD", "NUM"),
            Map.entry("DT", "DET"),
            Map.entry("EX", "PRON"),
            Map.entry("FW", "X"),
            Map.entry("IN", "ADP"),
            Map.entry("JJ", "ADJ"),
            Map.entry("JJR", "ADJ"),
            Map.entry("JJS", "ADJ"),
            Map.entry("MD", "AUX"),
            Map.entry("NN", "NOUN"),
            Map.entry("NNS", "NOUN"),
            Map.entry("NNP", "PROPN"),
            Map.entry("NNPS", "PROPN"),
            Map.entry("PDT", "DET"),
            Map.entry("POS", "PART"),
            Map.entry("PRP", "PRON"),
            Map.entry("PRP$", "PRON"),
            Map.entry("RB", "ADV"),
            Map.entry("RBR", "ADV"),
            Map.entry("RBS", "ADV"),
            Map.entry("RP", "ADP"),
            Map.entry("SYM", "SYM"),
            Map.entry("TO", "PART"),
            Map.entry("UH", "INTJ"),
            Map.entry("WDT", "PRON"),
            Map.entry("WP", "PRON"),
            Map.entry("WP$", "PRON"),
            Map.entry("WRB", "ADV"),
            Map.entry("$", "SYM"));

    private static final Set<String> AUXILIARY_RELATIONS = Set.of("aux", "aux:pass", "cop");

    private UniversalTags() {}

    static String of(String tag, String word, String deprel) {
        if (tag.startsWith("VB")) {
            return AUXILIARY_RELATIONS.contains(deprel) ? "AUX" : "VERB";
        }
        if (tag.equals("IN") && deprel.equals("mark")) {
            return "SCONJ";
        }
        if (tag.equals("TO") && deprel.equals("case")) {
            return "ADP";
        }
        if (tag.equals("RB") && (word.equals("not") || word.equals("n't"))) {
            return "PART";
        }
        return BY_TAG.getOrDefault(tag, "PUNCT");
    }
}
