package entente.evaluate;

import entente.model.Document;
import entente.model.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A labelled block, document or passage, with its labels in UTF-16 units of its text.
 *
 * @param set gmb, gum, re3d or own
 * @param split train, dev, calibration or test
 */
record GoldDocument(String set, String split, Document document, List<GoldSentence> sentences) {

    GoldDocument {
        sentences = List.copyOf(sentences);
    }

    record GoldSentence(
            int n,
            String mix,
            Span span,
            Map<String, GoldMention> mentions,
            List<GoldEvent> events,
            List<GoldStatement> statements) {}

    /** @param how name, title, description, pronoun or acronym */
    record GoldMention(Span span, String kind, Optional<String> code, Optional<String> sector, String how) {}

    record GoldEvent(
            String type,
            List<String> modes,
            Span trigger,
            String modality,
            List<GoldMention> actors,
            List<GoldMention> recipients,
            Optional<Span> place,
            Optional<Span> date) {}

    record GoldStatement(
            String kind,
            Optional<GoldMention> source,
            String sourceKind,
            Optional<Span> cue,
            Span content,
            Optional<GoldMention> addressee,
            List<GoldAbout> about,
            boolean within) {}

    /** Towards whom, with what stance. */
    record GoldAbout(GoldMention mention, String stance) {}
}
