package entente.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.codebook.Codebook;
import entente.codebook.EventType;
import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.Finding;
import entente.model.Ground;
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
import java.util.stream.Stream;

/** A finding as people code it: the fields that {@code training/guide.md} asks for, as spans of the kept text. */
sealed interface Coding {

    /** An actor by its words. @param code RUS, NATO */
    record Part(Span span, Optional<String> code, Optional<String> stance) {}

    /**
     * @param modes of the type, in the order of the codebook
     * @param place with the country's code
     */
    record OfEvent(
            String type,
            List<String> modes,
            String modality,
            Span trigger,
            List<Part> actors,
            List<Part> recipients,
            Optional<Part> place,
            Optional<Span> date)
            implements Coding {
        public OfEvent {
            modes = List.copyOf(modes);
            actors = List.copyOf(actors);
            recipients = List.copyOf(recipients);
        }
    }

    /** @param sourceKind "none" exactly where there is no source */
    record OfStatement(
            String kind,
            Optional<Part> source,
            String sourceKind,
            Optional<Span> cue,
            Span content,
            Optional<Part> addressee,
            List<Part> about)
            implements Coding {
        public OfStatement {
            if (source.isEmpty() != sourceKind.equals(NO_SOURCE)) {
                throw Problem.bad("\"coding.source_kind\": expected %s, found \"%s\""
                        .formatted(
                                source.isEmpty() ? "none, since there is no source" : "what the source is",
                                sourceKind));
            }
            about = List.copyOf(about);
        }
    }

    String NO_SOURCE = Statement.SourceKind.NONE.code();
    List<String> STATEMENT_KINDS =
            Stream.of(Statement.Kind.values()).map(Statement.Kind::code).toList();
    List<String> SOURCE_KINDS = Stream.of(Statement.SourceKind.values())
            .map(Statement.SourceKind::code)
            .toList();
    Set<String> STANCES = Set.of("favourable", "opposed", "neutral", "mixed");

    /** The words by which it is found: the trigger, or the content. */
    default Span anchor() {
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
                    case "modes" -> event.modes().toString();
                    case "modality" -> event.modality();
                    case "actors" -> codes(event.actors());
                    case "recipients" -> codes(event.recipients());
                    case "place" -> words(event.place().map(Part::span));
                    case "date" -> words(event.date());
                    default -> "";
                };
            case OfStatement statement ->
                switch (field) {
                    case "type" -> statement.kind();
                    case "source" ->
                        statement.source().map(part -> codes(List.of(part))).orElse("nobody");
                    case "source_kind" -> statement.sourceKind();
                    case "about" -> codes(statement.about());
                    default -> "";
                };
        };
    }

    private static String words(Optional<Span> span) {
        return span.map(one -> one.start() + "-" + one.end()).orElse("none");
    }

    private static String codes(List<Part> parts) {
        return parts.stream()
                .map(part -> part.code().orElse("?"))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    /**
     * What the machine coded; relations are not coded by people. Place and date count where the act's own sentence tells them, as
     * people code them.
     */
    static Optional<Coding> of(CodedDocument coded, Finding finding) {
        Map<String, Actor> actors = coded.actors().stream().collect(Collectors.toMap(Actor::id, Function.identity()));
        return switch (finding) {
            case Event event ->
                Optional.of(new OfEvent(
                        event.type(),
                        event.modes(),
                        event.modality().code(),
                        event.trigger().span(),
                        parts(event.actors(), actors),
                        parts(event.recipients(), actors),
                        event.place()
                                .flatMap(place -> told(place.ground(), event, coded)
                                        .map(span -> new Part(span, place.country(), Optional.empty()))),
                        event.date().flatMap(date -> told(date.ground(), event, coded))));
            case Statement statement ->
                Optional.of(new OfStatement(
                        statement.kind().code(),
                        statement.source().map(source -> part(source, actors)),
                        statement.sourceKind().code(),
                        statement.cue().map(cue -> cue.span()),
                        statement.content().span(),
                        statement.addressee().map(addressee -> part(addressee, actors)),
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

    private static Optional<Span> told(Ground ground, Event event, CodedDocument coded) {
        return switch (ground) {
            case Ground.Words words -> {
                Span span = words.evidence().span();
                yield coded.sentences().stream()
                                .filter(sentence ->
                                        sentence.overlaps(event.trigger().span()))
                                .anyMatch(sentence -> sentence.covers(span))
                        ? Optional.of(span)
                        : Optional.empty();
            }
            case Ground.Inferred inferred -> Optional.empty();
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
                String name = json.path("type").asText();
                EventType type = Codebook.plover()
                        .findType(name)
                        .orElseThrow(() -> Problem.bad("\"coding.type\": expected a type of %s, found \"%s\""
                                .formatted(Codebook.plover().id(), name)));
                String modality = json.path("modality").asText();
                if (List.of(Modality.values()).stream()
                        .noneMatch(one -> one.code().equals(modality))) {
                    throw Problem.bad(
                            "\"coding.modality\": expected asserted, planned, negated, conditional or background, found \"%s\""
                                    .formatted(modality));
                }
                yield new OfEvent(
                        name,
                        modes(json.path("modes"), type),
                        modality,
                        span(json.path("trigger"), "trigger", length),
                        parts(json.path("actors"), "actors", length),
                        parts(json.path("recipients"), "recipients", length),
                        json.path("place").isObject()
                                ? Optional.of(part(json.path("place"), "place", length))
                                : Optional.empty(),
                        json.path("date").isObject()
                                ? Optional.of(span(json.path("date"), "date", length))
                                : Optional.empty());
            }
            case "statement" -> {
                String form = json.path("statement_kind").asText();
                if (!STATEMENT_KINDS.contains(form)) {
                    throw Problem.bad("\"coding.statement_kind\": expected one of %s, found \"%s\""
                            .formatted(STATEMENT_KINDS, form));
                }
                boolean sourced = json.path("source").isObject();
                // Decisions made before the kind of source was asked for have none.
                String sourceKind = json.path("source_kind").asText(sourced ? "named" : NO_SOURCE);
                if (!SOURCE_KINDS.contains(sourceKind)) {
                    throw Problem.bad("\"coding.source_kind\": expected one of %s, found \"%s\""
                            .formatted(SOURCE_KINDS, sourceKind));
                }
                yield new OfStatement(
                        form,
                        sourced ? Optional.of(part(json.path("source"), "source", length)) : Optional.empty(),
                        sourceKind,
                        json.path("cue").isObject()
                                ? Optional.of(span(json.path("cue"), "cue", length))
                                : Optional.empty(),
                        span(json.path("content"), "content", length),
                        json.path("addressee").isObject()
                                ? Optional.of(part(json.path("addressee"), "addressee", length))
                                : Optional.empty(),
                        parts(json.path("about"), "about", length));
            }
            default -> throw Problem.bad("\"coding.kind\": expected event or statement, found \"%s\"".formatted(kind));
        };
    }

    private static List<String> modes(JsonNode json, EventType type) {
        Set<String> sent = new TreeSet<>();
        json.forEach(mode -> sent.add(mode.asText()));
        List<String> known = type.modes().stream().map(mode -> mode.name()).toList();
        if (!known.containsAll(sent)) {
            throw Problem.bad(
                    "\"coding.modes\": expected modes of %s, %s, found %s".formatted(type.name(), known, sent));
        }
        return known.stream().filter(sent::contains).toList();
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
                json.set("modes", Json.strings(event.modes()));
                json.put("modality", event.modality());
                json.set("trigger", json(event.trigger()));
                json.set("actors", Json.array(event.actors(), Coding::json));
                json.set("recipients", Json.array(event.recipients(), Coding::json));
                Json.put(json, "place", event.place().map(Coding::json));
                Json.put(json, "date", event.date().map(Coding::json));
            }
            case OfStatement statement -> {
                json.put("kind", "statement");
                json.put("statement_kind", statement.kind());
                Json.put(json, "source", statement.source().map(Coding::json));
                json.put("source_kind", statement.sourceKind());
                Json.put(json, "cue", statement.cue().map(Coding::json));
                json.set("content", json(statement.content()));
                Json.put(json, "addressee", statement.addressee().map(Coding::json));
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
