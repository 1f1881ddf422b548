package entente.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The lexicon of words that introduce statements, from {@code cues.tsv}. */
final class Cues {

    enum Kind {
        SPEECH,
        VIEW,
        DOCUMENT,
        NAMING,
        /** Not a verb: "his claim that". */
        NOUN,
        /** A noun in "in the words of". */
        PHRASE
    }

    /**
     * @param needsQuotation a clause alone does not make a statement
     * @param needsFinite an infinitive does not make a statement: "warned him not to go"
     * @param needsBefore what is said stands before it or in quotation marks: "…, he continued"
     */
    record Cue(Kind kind, boolean needsQuotation, boolean needsFinite, boolean needsBefore) {}

    private final Map<String, Cue> byLemma = new HashMap<>();

    Cues() {
        for (WordList.Line line : WordList.read("cues.tsv", "lemma", "kind", "needs")) {
            Kind kind = switch (line.get(1)) {
                case "speech" -> Kind.SPEECH;
                case "view" -> Kind.VIEW;
                case "document" -> Kind.DOCUMENT;
                case "naming" -> Kind.NAMING;
                case "noun" -> Kind.NOUN;
                case "phrase" -> Kind.PHRASE;
                default -> throw line.wrong("speech, view, document, naming, noun or phrase", line.get(1));
            };
            if (!Set.of("clause", "quote", "finite", "before").contains(line.get(2))) {
                throw line.wrong("clause, quote, finite or before", line.get(2));
            }
            byLemma.put(
                    key(line.get(0), kind),
                    new Cue(
                            kind,
                            Set.of("quote", "before").contains(line.get(2)),
                            line.get(2).equals("finite"),
                            line.get(2).equals("before")));
        }
    }

    private static String key(String lemma, Kind kind) {
        return switch (kind) {
            case NOUN, PHRASE -> kind + " " + lemma;
            case SPEECH, VIEW, DOCUMENT, NAMING -> lemma;
        };
    }

    /** The verbs among the cues, without their particles. */
    Set<String> verbs() {
        return byLemma.keySet().stream()
                .filter(word -> !word.contains(" "))
                .map(word -> word.replaceAll("_.*", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<Cue> verb(String lemma) {
        return Optional.ofNullable(byLemma.get(lemma));
    }

    /** "words" in "in the words of". */
    boolean isPhrase(String lemma) {
        return byLemma.containsKey(key(lemma, Kind.PHRASE));
    }

    /** "claim" in "his claim that". */
    boolean isNoun(String lemma) {
        return byLemma.containsKey(key(lemma, Kind.NOUN));
    }
}
