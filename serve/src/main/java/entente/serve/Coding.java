package entente.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.codebook.Codebook;
import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.Finding;
import entente.model.Modality;
import entente.model.Participant;
import entente.model.Relation;
import entente.model.Span;
import entente.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A finding as people code it: the fields that {@code training/guide.md} asks for, as spans of the kept text. */
sealed interface Coding {

    /** An actor by its words. @param code RUS, NATO */
    record Part(Span span, Optional<String> code, Optional<String> stance) {}

    record OfEvent(String type, String modality, Span trigger, List<Part> actors, List<Part> recipients)
            implements Coding {
        public OfEvent {
            actors = List.copyOf(actors);
            recipients = List.copyOf(recipients);
        }
    }

    record OfStatement(String kind, Optional<Part> source, Optional<Span> cue, Span content, List<Part> about)
            implements Coding {
        public OfStatement {
            about = List.copyOf(about);
        }
    }

    Set<String> STATEMENT_KINDS = Set.of("direct", "indirect", "mixed", "attitude");
    Set<String> STANCES = Set.of("favourable", "opposed", "neutral", "mixed");

    /** The words by which it is found: the trigger, or the content. */
    default Span place() {
        return switch (this) {
            case OfEvent event -> event.trigger();
            case OfStatement statement -> statement.content();
        };
    }

    /** What the coding says of a field, for comparing. */
    default String value(String field) {
        return switch (this) {
            case OfEvent event ->
                switch (field) {
                    case "type" -> event.type();
                    case "modality" -> event.modality();
                    case "actors" -> codes(event.actors());
                    case "recipients" -> codes(event.recipients());
                    default -> "";
                };
            case OfStatement statement ->
                switch (field) {
                    case "type" -> statement.kind();
                    case "source" ->
                        statement.source().map(part -> codes(List.of(part))).orElse("nobody");
                    case "about" -> codes(statement.about());
                    default -> "";
                };
        };
    }

    private static String codes(List<Part> parts) {
        return parts.stream()
                .map(part -> part.code().orElse("?"))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    /** What the machine coded; relations are not coded by people. */
    static Optional<Coding> of(CodedDocument coded, Finding finding) {
        Map<String, Actor> actors = coded.actors().stream().collect(Collectors.toMap(Actor::id, Function.identity()));
        return switch (finding) {
            case Event event ->
                Optional.of(new OfEvent(
                        event.type(),
                        event.modality().code(),
                        event.trigger().span(),
                        parts(event.actors(), actors),
                        parts(event.recipients(), actors)));
            case Statement statement ->
                Optional.of(new OfStatement(
                        statement.kind().code(),
                        statement.source().map(source -> part(source, actors)),
                        statement.cue().map(cue -> cue.span()),
                        statement.content().span(),
                        statement.about().stream()
                                .map(about -> new Part(
                                        about.evidence().span(),
                                        Optional.ofNullable(actors.get(about.actor()))
                                                .flatMap(Actor::code),
                                        about.stance()))
                                .toList()));
            case Relation relation -> Optional.empty();
        };
    }

    private static List<Part> parts(List<Participant> participants, Map<String, Actor> actors) {
        return participants.stream()
                .map(participant -> part(participant, actors))
                .toList();
    }

    private static Part part(Participant participant, Map<String, Actor> actors) {
        return new Part(
                participant.evidence().span(),
                Optional.ofNullable(actors.get(participant.actor())).flatMap(Actor::code),
                Optional.empty());
    }

    /**
     * What was sent.
     *
     * @param length of the text that the spans are of
     * @throws Problem naming the field, what was expected and what was found
     */
    static Coding read(JsonNode json, int length) {
        String kind = json.path("kind").asText();
        return switch (kind) {
            case "event" -> {
                String type = json.path("type").asText();
                if (Codebook.plover().findType(type).isEmpty()) {
                    throw Problem.bad("\"coding.type\": expected a type of %s, found \"%s\""
                            .formatted(Codebook.plover().id(), type));
                }
                String modality = json.path("modality").asText();
                if (List.of(Modality.values()).stream()
                        .noneMatch(one -> one.code().equals(modality))) {
                    throw Problem.bad(
                            "\"coding.modality\": expected asserted, planned, negated, conditional or background, found \"%s\""
                                    .formatted(modality));
                }
                yield new OfEvent(
                        type,
                        modality,
                        span(json.path("trigger"), "trigger", length),
                        parts(json.path("actors"), "actors", length),
                        parts(json.path("recipients"), "recipients", length));
            }
            case "statement" -> {
                String form = json.path("statement_kind").asText();
                if (!STATEMENT_KINDS.contains(form)) {
                    throw Problem.bad(
                            "\"coding.statement_kind\": expected direct, indirect, mixed or attitude, found \"%s\""
                                    .formatted(form));
                }
                yield new OfStatement(
                        form,
                        json.path("source").isObject()
                                ? Optional.of(part(json.path("source"), "source", length))
                                : Optional.empty(),
                        json.path("cue").isObject()
                                ? Optional.of(span(json.path("cue"), "cue", length))
                                : Optional.empty(),
                        span(json.path("content"), "content", length),
                        parts(json.path("about"), "about", length));
            }
            default -> throw Problem.bad("\"coding.kind\": expected event or statement, found \"%s\"".formatted(kind));
        };
    }

    private static Span span(JsonNode json, String field, int length) {
        int start = json.path("start").asInt(-1);
        int end = json.path("end").asInt(-1);
        if (start < 0 || end <= start || end > length) {
            throw Problem.bad("\"coding.%s\": expected 0 <= start < end <= %d, found %d and %d"
                    .formatted(field, length, start, end));
        }
        return new Span(start, end);
    }

    private static List<Part> parts(JsonNode json, String field, int length) {
        List<Part> parts = new ArrayList<>();
        json.forEach(one -> parts.add(part(one, field, length)));
        return parts;
    }

    private static Part part(JsonNode json, String field, int length) {
        Optional<String> code =
                Optional.ofNullable(json.path("code").textValue()).filter(text -> !text.isBlank());
        if (code.isPresent() && !code.get().matches("[\\p{L}\\p{N}.&-]{1,20}")) {
            throw Problem.bad("\"coding.%s.code\": expected a code such as RUS or NATO, found \"%s\""
                    .formatted(field, code.get()));
        }
        Optional<String> stance = Optional.ofNullable(json.path("stance").textValue());
        if (stance.isPresent() && !STANCES.contains(stance.get())) {
            throw Problem.bad("\"coding.%s.stance\": expected one of %s, found \"%s\""
                    .formatted(field, new TreeSet<>(STANCES), stance.get()));
        }
        return new Part(span(json, field, length), code, stance);
    }

    default ObjectNode json() {
        ObjectNode json = Json.object();
        switch (this) {
            case OfEvent event -> {
                json.put("kind", "event");
                json.put("type", event.type());
                json.put("modality", event.modality());
                json.set("trigger", json(event.trigger()));
                json.set("actors", Json.array(event.actors(), Coding::json));
                json.set("recipients", Json.array(event.recipients(), Coding::json));
            }
            case OfStatement statement -> {
                json.put("kind", "statement");
                json.put("statement_kind", statement.kind());
                Json.put(json, "source", statement.source().map(Coding::json));
                Json.put(json, "cue", statement.cue().map(Coding::json));
                json.set("content", json(statement.content()));
                json.set("about", Json.array(statement.about(), Coding::json));
            }
        }
        return json;
    }

    private static ObjectNode json(Span span) {
        return Json.object().put("start", span.start()).put("end", span.end());
    }

    private static ObjectNode json(Part part) {
        ObjectNode json = json(part.span());
        Json.put(json, "code", part.code());
        Json.put(json, "stance", part.stance());
        return json;
    }
}
