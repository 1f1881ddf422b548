package entente.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Conflict;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Participant;
import entente.model.Relation;
import entente.model.Span;
import entente.model.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A finding as a case asks for it: a kind, and those of its fields that matter.
 *
 * @param kind event, statement, relation, conflict or actor
 * @param fields by name, the kind's own first
 */
record Wanted(String kind, Map<String, JsonNode> fields) {

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "event",
            Set.of(
                    "event",
                    "trigger",
                    "also",
                    "actors",
                    "recipients",
                    "modality",
                    "mode",
                    "context",
                    "said_by",
                    "date",
                    "place",
                    "killed",
                    "injured",
                    "crowd",
                    "times"),
            "statement",
            Set.of(
                    "statement",
                    "source",
                    "source_kind",
                    "cue",
                    "content",
                    "about",
                    "stance",
                    "within",
                    "on_behalf_of",
                    "addressee",
                    "times"),
            "relation",
            Set.of("relation", "subject", "object", "office", "times"),
            "conflict",
            Set.of("conflict", "words", "times"),
            "actor",
            Set.of("actor", "country", "organisation", "sector", "kind", "office", "same_as", "members", "times"));

    private static final String ANY = "any";
    private static final String TO = "…";

    /** @throws IllegalArgumentException if {@code finding} is of no kind, or asks for a field that its kind has not */
    static Wanted of(JsonNode finding) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        finding.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        String kind = fields.keySet().stream()
                .filter(FIELDS::containsKey)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected a finding that begins with one of %s:, found %s"
                                .formatted(new TreeSet<>(FIELDS.keySet()), finding)));
        Set<String> unknown = new TreeSet<>(fields.keySet());
        unknown.removeAll(known(kind));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("a finding of kind %s has no field %s; it has %s"
                    .formatted(kind, unknown, new TreeSet<>(known(kind))));
        }
        return new Wanted(kind, fields);
    }

    private static Set<String> known(String kind) {
        return FIELDS.getOrDefault(kind, Set.of());
    }

    /** Whether {@code coded} holds it; with {@code times:}, so often and not oftener. */
    boolean isIn(CodedDocument coded) {
        long found = new Finder(coded).count();
        JsonNode times = fields.get("times");
        return times == null ? found > 0 : found == times.asLong();
    }

    /** What {@code coded} holds of this kind, one finding a line. */
    List<String> insteadIn(CodedDocument coded) {
        return new Finder(coded).told();
    }

    /** Words that the case names as standing in the report, but which do not. */
    List<String> strangeTo(String text) {
        String plain = plain(text);
        return Stream.of("trigger", "also", "cue", "words", "within")
                .map(this::text)
                .flatMap(Optional::stream)
                .flatMap(words -> Stream.of(words.split(TO)))
                .filter(words -> !words.equals("none") && !plain.contains(plain(words)))
                .toList();
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).map(JsonNode::asText);
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        fields.forEach((field, value) -> line.append(line.isEmpty() ? "" : ", ")
                .append(field)
                .append(": ")
                .append(value.isTextual() ? value.asText() : value));
        return line.toString();
    }

    /** Lower case, without marks at the edges, blanks as one, and quotation marks and apostrophes as typed. */
    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00A0]+", " ")
                .replaceAll("[“”„«»]", "\"")
                .replaceAll("[‘’]", "'")
                .replaceAll("^[\\s\"'.,;:!?–-]+|[\\s\"'.,;:!?–-]+$", "");
    }

    private static String withoutArticle(String words) {
        return plain(words).replaceFirst("^(the|a|an) ", "");
    }

    /** Looks for the wanted finding in one coded document. */
    private final class Finder {

        private final CodedDocument coded;
        private final String text;

        Finder(CodedDocument coded) {
            this.coded = coded;
            this.text = coded.document().text();
        }

        long count() {
            return switch (kind) {
                case "event" -> coded.events().stream().filter(this::fits).count();
                case "statement" ->
                    coded.statements().stream().filter(this::fits).count();
                case "relation" -> coded.relations().stream().filter(this::fits).count();
                case "conflict" -> coded.conflicts().stream().filter(this::fits).count();
                default -> coded.actors().stream().filter(this::fits).count();
            };
        }

        List<String> told() {
            return switch (kind) {
                case "event" -> coded.events().stream().map(this::told).toList();
                case "statement" -> coded.statements().stream().map(this::told).toList();
                case "relation" -> coded.relations().stream().map(this::told).toList();
                case "conflict" ->
                    coded.conflicts().stream()
                            .map(conflict -> "%s: \"%s\" but %s"
                                    .formatted(conflict.kind(), conflict.claim().text(), conflict.known()))
                            .toList();
                default -> coded.actors().stream().map(this::told).toList();
            };
        }

        // Kinds

        private boolean fits(Event event) {
            return isCode("event", event.type())
                    && asked("trigger", words -> carries(event, words))
                    && asked("also", words -> event.evidence().stream().anyMatch(e -> meet(words, e)))
                    && parties("actors", event.actors())
                    && parties("recipients", event.recipients())
                    && isCode("modality", event.modality().code())
                    && asked("mode", mode -> event.modes().contains(mode))
                    && asked(
                            "context",
                            code -> event.contexts().stream()
                                    .anyMatch(c -> c.code().equals(code)))
                    && asked("said_by", words -> saidBy(event, words))
                    && asked(
                            "date",
                            date -> event.date()
                                    .map(when -> when.date().value())
                                    .orElse("none")
                                    .equals(date))
                    && asked(
                            "place",
                            name -> event.place()
                                    .map(where -> isCalled(name, where))
                                    .orElse(name.equals("none")))
                    && counted("killed", event)
                    && counted("injured", event)
                    && counted("crowd", event);
        }

        private boolean fits(Statement statement) {
            return (isCode("statement", statement.kind().code())
                            || statement.kind().isWords() && isCode("statement", "words"))
                    && asked(
                            "source",
                            words -> statement.source().isEmpty()
                                    ? words.equals("none")
                                    : isNamed(words, statement.source().get()))
                    && isCode("source_kind", statement.sourceKind().code())
                    && asked(
                            "cue",
                            words -> statement.cue().isEmpty()
                                    ? words.equals("none")
                                    : meet(words, statement.cue().get()))
                    && asked(
                            "content",
                            words -> Stream.concat(Stream.of(statement.content()), statement.more().stream())
                                    .anyMatch(content -> runs(words, content.text())))
                    && asked(
                            "about",
                            words -> statement.about().stream()
                                    .anyMatch(about -> isCalled(words, actor(about.actor()), about.evidence())))
                    && asked(
                            "stance",
                            stance -> statement.about().stream()
                                    .filter(about -> asked(
                                            "about", words -> isCalled(words, actor(about.actor()), about.evidence())))
                                    .anyMatch(about ->
                                            about.stance().orElse("none").equals(stance)))
                    && asked(
                            "within",
                            words -> statement.within().isEmpty()
                                    ? words.equals("none")
                                    : within(statement.within().get(), words))
                    && asked(
                            "on_behalf_of",
                            words -> statement
                                    .onBehalfOf()
                                    .map(this::actor)
                                    .filter(actor -> isCalled(words, actor))
                                    .isPresent())
                    && asked(
                            "addressee",
                            words -> statement.addressee().isPresent()
                                    && isNamed(words, statement.addressee().get()));
        }

        private boolean fits(Relation relation) {
            return isCode("relation", relation.type())
                    && asked("subject", words -> isCalled(words, actor(relation.subject())))
                    && asked(
                            "object",
                            words -> relation.object()
                                    .map(this::actor)
                                    .filter(actor -> isCalled(words, actor))
                                    .isPresent())
                    && asked(
                            "office",
                            words -> relation.office().isPresent()
                                    && withoutArticle(words)
                                            .equals(withoutArticle(
                                                    relation.office().get().text())));
        }

        private boolean fits(Conflict conflict) {
            return isCode("conflict", conflict.kind()) && asked("words", words -> meet(words, conflict.claim()));
        }

        private boolean fits(Actor actor) {
            return asked("actor", words -> words.equals(ANY) || isCalled(words, actor))
                    && asked("country", code -> actor.country().orElse("none").equals(code))
                    && asked(
                            "organisation",
                            name -> actor.organisation().orElse("none").equals(name))
                    && asked("sector", sector -> actor.sectors().contains(sector))
                    && isCode("kind", actor.kind().code())
                    && asked(
                            "office",
                            office -> plain(actor.office().orElse("none")).equals(plain(office)))
                    && asked("same_as", words -> isCalled(words, actor))
                    && all("members", words -> actor.members().stream().anyMatch(id -> isCalled(words, actor(id))));
        }

        // Fields

        private boolean asked(String field, Predicate<String> check) {
            return text(field).filter(check.negate()).isEmpty();
        }

        private boolean isCode(String field, String code) {
            return asked(field, wanted -> wanted.equals(ANY) || wanted.equals(code));
        }

        private boolean all(String field, Predicate<String> check) {
            return words(field).stream().allMatch(check);
        }

        private List<String> words(String field) {
            List<String> words = new ArrayList<>();
            JsonNode node = fields.get(field);
            if (node != null && node.isArray()) {
                node.forEach(each -> words.add(each.asText()));
            } else if (node != null) {
                words.add(node.asText());
            }
            return words;
        }

        /** A list is the whole list, in any order. */
        private boolean parties(String field, List<Participant> found) {
            if (!fields.containsKey(field)) {
                return true;
            }
            List<String> wanted = words(field);
            return wanted.size() == found.size() && paired(wanted, found);
        }

        private boolean paired(List<String> wanted, List<Participant> found) {
            if (wanted.isEmpty()) {
                return true;
            }
            for (Participant each : found) {
                if (isNamed(wanted.getFirst(), each)) {
                    List<Participant> rest = new ArrayList<>(found);
                    rest.remove(each);
                    if (paired(wanted.subList(1, wanted.size()), rest)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean counted(String name, Event event) {
            return asked(name, wanted -> {
                Event.Quantity found = event.magnitude().get(name);
                return found == null ? wanted.equals("none") : wanted.equals(number(found));
            });
        }

        /** "12", "12+" for at least, "12-" for at most, "12-20" between. */
        private static String number(Event.Quantity quantity) {
            if (quantity.low().equals(quantity.high()) && quantity.low().isPresent()) {
                return Long.toString(quantity.low().get());
            }
            if (quantity.low().isPresent() && quantity.high().isPresent()) {
                return quantity.low().get() + "-" + quantity.high().get();
            }
            return quantity.low()
                    .map(low -> low + "+")
                    .or(() -> quantity.high().map(high -> high + "-"))
                    .or(() -> quantity.value().map(value -> Long.toString(value)))
                    .orElse("none");
        }

        private boolean saidBy(Event event, String words) {
            if (event.said().isEmpty()) {
                return words.equals("none");
            }
            return coded.statements().stream()
                    .filter(statement -> event.said().contains(statement.id()))
                    .flatMap(statement -> statement.source().stream())
                    .anyMatch(source -> isNamed(words, source));
        }

        private boolean within(String id, String words) {
            return coded.statements().stream()
                    .filter(statement -> statement.id().equals(id))
                    .anyMatch(holder ->
                            holder.cue().isPresent() && meet(words, holder.cue().get()));
        }

        // Words

        private Actor actor(String id) {
            return coded.actors().stream()
                    .filter(actor -> actor.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no actor " + id));
        }

        private boolean isNamed(String words, Participant participant) {
            return isCalled(words, actor(participant.actor()), participant.evidence());
        }

        private boolean isCalled(String words, Actor actor, Evidence here) {
            return withoutArticle(words).equals(withoutArticle(here.text())) || isCalled(words, actor);
        }

        /** By code, by name, or by any words that name the actor in the report. */
        private boolean isCalled(String words, Actor actor) {
            if (words.matches("[A-Z]{3}")
                    && actor.country().filter(words::equals).isPresent()) {
                return true;
            }
            return actor.organisation().filter(words::equals).isPresent()
                    || withoutArticle(words).equals(withoutArticle(actor.name()))
                    || actor.mentions().stream()
                            .anyMatch(m -> withoutArticle(words)
                                    .equals(withoutArticle(m.evidence().text())));
        }

        /** By its usual name, or by the words that stand for it in the report. */
        private static boolean isCalled(String name, Event.Where where) {
            return where.name().equals(name)
                    || switch (where.ground()) {
                        case Ground.Words words ->
                            withoutArticle(words.evidence().text()).equals(withoutArticle(name));
                        case Ground.Inferred inferred -> false;
                    };
        }

        private boolean carries(Event event, String words) {
            return meet(words, event.trigger())
                    || event.evidence().stream()
                            .anyMatch(e -> places(words).stream().anyMatch(place -> place.covers(e.span())));
        }

        /** Whether evidence stands, at least in part, where these words stand in the report. */
        private boolean meet(String words, Evidence evidence) {
            return places(words).stream().anyMatch(place -> place.overlaps(evidence.span()));
        }

        private List<Span> places(String words) {
            List<Span> places = new ArrayList<>();
            String lower = text.toLowerCase(Locale.ROOT);
            String sought = words.toLowerCase(Locale.ROOT);
            for (int at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + 1)) {
                places.add(new Span(at, at + words.length()));
            }
            return places;
        }

        /** "first words … last words", or the whole. */
        private boolean runs(String wanted, String found) {
            String[] ends = wanted.split(TO, -1);
            String content = plain(found);
            return ends.length == 1
                    ? content.equals(plain(wanted))
                    : content.startsWith(plain(ends[0])) && content.endsWith(plain(ends[1]));
        }

        // Telling

        private String told(Event event) {
            List<String> parts = new ArrayList<>();
            parts.add("%s%s %s \"%s\""
                    .formatted(
                            event.type(),
                            event.modes().isEmpty() ? "" : event.modes(),
                            event.modality().code(),
                            event.trigger().text()));
            parts.add("by " + told(event.actors()) + " to " + told(event.recipients()));
            event.date().ifPresent(when -> parts.add("on " + when.date().value()));
            event.place().ifPresent(where -> parts.add("in " + where.name()));
            event.magnitude().forEach((name, quantity) -> parts.add(name + " " + number(quantity)));
            coded.statements().stream()
                    .filter(statement -> event.said().contains(statement.id()))
                    .flatMap(statement -> statement.source().stream())
                    .forEach(source -> parts.add("said by " + told(source)));
            parts.add(event.basis());
            return String.join(", ", parts);
        }

        private String told(Statement statement) {
            return "%s by %s (%s), cue \"%s\": \"%s\"%s%s%s"
                    .formatted(
                            statement.kind().code(),
                            statement.source().map(this::told).orElse("none"),
                            statement.sourceKind().code(),
                            statement.cue().map(Evidence::text).orElse("none"),
                            statement.content().text(),
                            statement.more().isEmpty()
                                    ? ""
                                    : statement.more().stream()
                                            .map(Evidence::text)
                                            .toList(),
                            statement.about().stream()
                                    .map(about -> " about "
                                            + actor(about.actor()).name()
                                            + about.stance().map(s -> " " + s).orElse(""))
                                    .reduce("", String::concat),
                            statement.within().isPresent() ? " within another" : "");
        }

        private String told(Relation relation) {
            return "%s: %s, %s%s"
                    .formatted(
                            relation.type(),
                            actor(relation.subject()).name(),
                            relation.object().map(this::actor).map(Actor::name).orElse(""),
                            relation.office().map(Evidence::text).orElse(""));
        }

        private String told(Actor actor) {
            return "%s (%s, %s, %s, %s, %s) = %s"
                    .formatted(
                            actor.name(),
                            actor.kind().code(),
                            actor.country().orElse("no country"),
                            actor.organisation().orElse("no organisation"),
                            actor.sectors(),
                            actor.office().orElse("no office"),
                            actor.mentions().stream()
                                    .map(m -> m.evidence().text())
                                    .toList());
        }

        private List<String> told(List<Participant> participants) {
            return participants.stream().map(this::told).toList();
        }

        private String told(Participant participant) {
            String code = actor(participant.actor()).code().orElse("");
            String words = participant.evidence().text();
            return code.isEmpty() || code.equals(words) ? words : words + "/" + code;
        }
    }
}
