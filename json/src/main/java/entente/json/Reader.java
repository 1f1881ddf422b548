package entente.json;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Block;
import entente.model.CodedDocument;
import entente.model.Confidence;
import entente.model.Conflict;
import entente.model.Dateline;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Event;
import entente.model.EventDate;
import entente.model.Evidence;
import entente.model.Finding;
import entente.model.Ground;
import entente.model.Modality;
import entente.model.Participant;
import entente.model.PlaceMention;
import entente.model.Relation;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import entente.model.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How each record is read: the counterpart of {@link Pen}, key by key. */
final class Reader {

    private Reader() {}

    static CodedDocument codedDocument(Field f) {
        Document document = document(f, f.get("text").string(), Optional.empty());
        return coded(
                f,
                document,
                f.get("events").list(Reader::event),
                f.get("statements").list(Reader::statement),
                f.get("relations").list(Reader::relation));
    }

    /** A coding laid over its document. */
    static CodedDocument coded(
            Field f, Document document, List<Event> events, List<Statement> statements, List<Relation> relations) {
        return new CodedDocument(
                document,
                f.get("codebook").string(),
                f.get("coder").string(),
                f.get("sentences").list(Reader::span),
                f.get("actors").list(Reader::actor),
                events,
                statements,
                relations,
                f.get("conflicts").list(Reader::conflict));
    }

    static Document document(Field f, String text, Optional<Instant> fetched) {
        Digest digest = f.get("digest").made(d -> new Digest(d.string()));
        if (!digest.equals(Digest.of(text))) {
            throw new MalformedCodedDocument(
                    "digest: expected that of the text, %s, found %s. The text was changed after it was coded"
                            .formatted(Digest.of(text).prefix(12), digest.prefix(12)));
        }
        return f.made(it -> new Document(
                f.get("id").string(),
                digest,
                text,
                f.get("title").optional(Field::string),
                f.get("outlet").optional(Field::string),
                f.get("byline").optional(Field::string),
                f.get("date").optional(Field::date),
                f.get("dateline").optional(Reader::dateline),
                f.get("language").string(),
                f.get("source").made(s -> source(s, fetched)),
                sourceMap(f.get("source_map"), text),
                f.get("blocks").list(Reader::block),
                f.get("date_ground").optional(Reader::ground)));
    }

    private static Source source(Field f, Optional<Instant> fetched) {
        return new Source(
                f.get("location").string(),
                f.get("record").optional(Field::string),
                f.get("original").made(d -> new Digest(d.string())),
                fetched,
                f.get("encoding").optional(Field::string),
                f.get("url").optional(Field::string),
                f.get("modified").optional(Field::date));
    }

    private static SourceMap sourceMap(Field f, String text) {
        if (f.isAbsent()) {
            return SourceMap.identity(text);
        }
        return f.made(it -> new SourceMap(f.list(run -> {
            List<Integer> numbers = run.list(Field::integer);
            if (numbers.size() != 3) {
                throw run.expected("three numbers: kept, original, length");
            }
            return new SourceMap.Run(numbers.get(0), numbers.get(1), numbers.get(2));
        })));
    }

    private static Block block(Field f) {
        return new Block(f.get("kind").oneOf(Block.Kind.class), span(f));
    }

    private static Dateline dateline(Field f) {
        return new Dateline(
                evidence(f),
                f.get("place").optional(Reader::evidence),
                f.get("date").optional(Field::date),
                f.get("agency").optional(Reader::evidence));
    }

    private static Actor actor(Field f) {
        return new Actor(
                f.get("id").string(),
                f.get("name").string(),
                f.get("kind").oneOf(ActorKind.class),
                f.get("country").optional(Field::string),
                f.get("organisation").optional(Field::string),
                f.get("sectors").list(Field::string),
                f.get("office").optional(Field::string),
                f.get("external").map(Field::string),
                f.get("members").list(Field::string),
                f.get("grounds").map(Reader::ground),
                f.get("mentions").list(Reader::mention));
    }

    private static ActorMention mention(Field f) {
        return new ActorMention(
                evidence(f),
                f.get("sentence").integer(),
                f.get("head").integer(),
                f.get("how").oneOf(ActorMention.How.class));
    }

    private static Conflict conflict(Field f) {
        return new Conflict(
                f.get("kind").string(),
                f.get("claim").made(Reader::evidence),
                f.get("subject").optional(Field::string),
                f.get("known").string(),
                f.get("source").string());
    }

    static Finding finding(FindingKind kind, Field f) {
        return switch (kind) {
            case EVENT -> event(f);
            case STATEMENT -> statement(f);
            case RELATION -> relation(f);
        };
    }

    private static Event event(Field f) {
        return new Event(
                f.get("id").string(),
                f.get("type").string(),
                f.get("mode").list(Field::string),
                f.get("context")
                        .list(c -> new Event.Context(
                                c.get("code").string(), c.get("level").string())),
                f.get("cameo").optional(Field::string),
                f.get("modality").oneOf(Modality.class),
                f.get("intensity").isAbsent()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(f.get("intensity").number()),
                f.get("trigger").made(Reader::evidence),
                f.get("actors").list(Reader::participant),
                f.get("recipients").list(Reader::participant),
                f.get("date").optional(Reader::when),
                f.get("place").optional(Reader::where),
                f.get("attributed_to").list(Field::string),
                f.get("magnitude").map(Reader::quantity),
                f.get("terms").optional(Reader::terms),
                confidence(f.get("confidence")),
                f.get("basis").string(),
                f.get("grounds").map(Reader::ground),
                f.get("evidence").list(Reader::evidence));
    }

    private static Event.When when(Field f) {
        return new Event.When(
                new EventDate(f.get("first").date(), f.get("precision").oneOf(EventDate.Precision.class)), ground(f));
    }

    private static Event.Where where(Field f) {
        return new Event.Where(
                f.get("name").string(),
                f.get("country").optional(Field::string),
                f.get("lat").isAbsent()
                        ? Optional.empty()
                        : Optional.of(new PlaceMention.Coordinates(
                                f.get("lat").number(), f.get("lon").number())),
                f.get("precision").string(),
                ground(f));
    }

    private static Event.Quantity quantity(Field f) {
        return new Event.Quantity(
                f.get("value").optional(Field::whole),
                f.get("low").optional(Field::whole),
                f.get("high").optional(Field::whole),
                evidence(f));
    }

    private static Event.Terms terms(Field f) {
        return new Event.Terms(
                f.get("issue").optional(Reader::evidence),
                f.get("condition").optional(Reader::evidence),
                f.get("deadline").optional(Reader::evidence),
                f.get("amount").optional(Reader::evidence));
    }

    private static Statement statement(Field f) {
        Field source = f.get("source");
        return new Statement(
                f.get("id").string(),
                f.get("kind").oneOf(Statement.Kind.class),
                source.optional(Reader::participant),
                source.isAbsent()
                        ? Statement.SourceKind.NONE
                        : source.get("kind").oneOf(Statement.SourceKind.class),
                f.get("cue").optional(Reader::evidence),
                f.get("content").made(Reader::evidence),
                f.get("content").get("more").list(Reader::evidence),
                f.get("addressee").optional(Reader::participant),
                f.get("on_behalf_of").optional(Field::string),
                f.get("place").optional(Reader::evidence),
                f.get("occasion").optional(Reader::evidence),
                f.get("about")
                        .list(a -> new Statement.About(
                                a.get("id").string(),
                                evidence(a),
                                a.get("stance").optional(Field::string))),
                f.get("within").optional(Field::string),
                confidence(f.get("confidence")),
                f.get("basis").string(),
                f.get("grounds").map(Reader::ground));
    }

    private static Relation relation(Field f) {
        return new Relation(
                f.get("id").string(),
                f.get("type").string(),
                f.get("subject").string(),
                f.get("object").optional(Field::string),
                f.get("office").optional(Reader::evidence),
                f.get("from").optional(Field::date),
                f.get("to").optional(Field::date),
                f.get("as_of").optional(Field::date),
                f.get("basis").string(),
                f.get("evidence").list(Reader::evidence));
    }

    private static Confidence confidence(Field f) {
        return f.made(it -> Confidence.of(f.map(Field::number)));
    }

    private static Participant participant(Field f) {
        return new Participant(f.get("id").string(), evidence(f));
    }

    private static Evidence evidence(Field f) {
        return new Evidence(span(f), f.get("text").string());
    }

    private static Span span(Field f) {
        return new Span(f.get("start").integer(), f.get("end").integer());
    }

    private static Ground ground(Field f) {
        Field inferred = f.get("inferred");
        return inferred.isAbsent() ? new Ground.Words(evidence(f)) : new Ground.Inferred(inferred.string());
    }
}
