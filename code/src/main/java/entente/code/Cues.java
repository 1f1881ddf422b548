package entente.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lexicon of words that introduce statements, from {@code cues.tsv}. */
final class Cues {

    enum Kind {
        SPEECH,
        VIEW,
        DOCUMENT,
        NAMING
    }

    /** @param needsQuotation a clause alone does not make a statement */
    record Cue(Kind kind, boolean needsQuotation) {}

    private final Map<String, Cue> byLemma = new HashMap<>();

    Cues() {
        for (WordList.Line line : WordList.read("cues.tsv", "lemma", "kind", "needs")) {
            Kind kind = switch (line.get(1)) {
                case "speech" -> Kind.SPEECH;
                case "view" -> Kind.VIEW;
                case "document" -> Kind.DOCUMENT;
                case "naming" -> Kind.NAMING;
                default -> throw line.wrong("speech, view, document or naming", line.get(1));
            };
            if (!line.get(2).equals("clause") && !line.get(2).equals("quote")) {
                throw line.wrong("clause or quote", line.get(2));
            }
            byLemma.put(line.get(0), new Cue(kind, line.get(2).equals("quote")));
        }
    }

    Optional<Cue> of(String lemma) {
        return Optional.ofNullable(byLemma.get(lemma));
    }
}
