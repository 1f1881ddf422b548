package entente.json;

import com.fasterxml.jackson.core.JsonGenerator;
import entente.model.Actor;
import entente.model.ActorMention;
import entente.model.Block;
import entente.model.CodedDocument;
import entente.model.Confidence;
import entente.model.Conflict;
import entente.model.Dateline;
import entente.model.Document;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Finding;
import entente.model.Ground;
import entente.model.Participant;
import entente.model.Relation;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import entente.model.Statement;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** How each record is written: the keys, their order and what stands for absence. */
final class Pen {

    /** Writes one value in the place where a value is expected. */
    private interface Writing<T> {
        void write(T value) throws IOException;
    }

    private final JsonGenerator out;

    Pen(JsonGenerator out) {
        this.out = out;
    }

    void codedDocument(CodedDocument coded) throws IOException {
        Document document = coded.document();
        out.writeStartObject();
        describe(document);
        out.writeStringField("text", document.text());
        layout(document);
        coding(coded);
        list("events", coded.events(), this::event);
        list("statements", coded.statements(), this::statement);
        list("relations", coded.relations(), this::relation);
        list("conflicts", coded.conflicts(), this::conflict);
        out.writeEndObject();
    }

    /** A document without its text. */
    void document(Document document) throws IOException {
        out.writeStartObject();
        describe(document);
        layout(document);
        out.writeEndObject();
    }

    /** A coding without its document and its findings. */
    void sheet(CodedDocument coded) throws IOException {
        out.writeStartObject();
        coding(coded);
        list("conflicts", coded.conflicts(), this::conflict);
        out.writeEndObject();
    }

    void finding(Finding finding) throws IOException {
        switch (finding) {
            case Event event -> event(event);
            case Statement statement -> statement(statement);
            case Relation relation -> relation(relation);
        }
    }

    // The document

    private void describe(Document document) throws IOException {
        out.writeStringField("id", document.id());
        out.writeStringField("digest", document.digest().hex());
        string("title", document.title());
        string("outlet", document.outlet());
        string("byline", document.byline());
        string("date", document.date().map(Object::toString));
        nullable("date_ground", document.dateGround(), this::ground);
        nullable("dateline", document.dateline(), this::dateline);
        out.writeStringField("language", document.language());
        out.writeFieldName("source");
        source(document.source());
    }

    private void layout(Document document) throws IOException {
        list("blocks", document.blocks(), this::block);
        out.writeFieldName("source_map");
        if (document.sourceMap().equals(SourceMap.identity(document.text()))) {
            out.writeNull();
        } else {
            out.writeStartArray();
            for (SourceMap.Run run : document.sourceMap().runs()) {
                out.writeArray(new int[] {run.kept(), run.original(), run.length()}, 0, 3);
            }
            out.writeEndArray();
        }
    }

    private void source(Source source) throws IOException {
        out.writeStartObject();
        out.writeStringField("location", source.location());
        string("record", source.record());
        string("url", source.url());
        out.writeStringField("original", source.original().hex());
        string("encoding", source.encoding());
        string("modified", source.modified().map(Object::toString));
        out.writeEndObject();
    }

    private void block(Block block) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", block.kind().name().toLowerCase(Locale.ROOT));
        place(block.span());
        out.writeEndObject();
    }

    private void dateline(Dateline dateline) throws IOException {
        out.writeStartObject();
        words(dateline.evidence());
        nullable("place", dateline.place(), this::evidence);
        string("date", dateline.date().map(Object::toString));
        nullable("agency", dateline.agency(), this::evidence);
        out.writeEndObject();
    }

    // The coding

    private void coding(CodedDocument coded) throws IOException {
        out.writeStringField("codebook", coded.codebook());
        out.writeStringField("coder", coded.coder());
        list("sentences", coded.sentences(), span -> {
            out.writeStartObject();
            place(span);
            out.writeEndObject();
        });
        list("actors", coded.actors(), this::actor);
    }

    private void actor(Actor actor) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", actor.id());
        out.writeStringField("name", actor.name());
        out.writeStringField("kind", actor.kind().code());
        string("country", actor.country());
        string("organisation", actor.organisation());
        strings("sectors", actor.sectors());
        string("office", actor.office());
        out.writeObjectFieldStart("external");
        for (var entry : actor.external().entrySet()) {
            out.writeStringField(entry.getKey(), entry.getValue());
        }
        out.writeEndObject();
        strings("members", actor.members());
        grounds(actor.grounds());
        list("mentions", actor.mentions(), this::mention);
        out.writeEndObject();
    }

    private void mention(ActorMention mention) throws IOException {
        out.writeStartObject();
        words(mention.evidence());
        out.writeStringField("how", mention.how().code());
        out.writeNumberField("sentence", mention.sentence());
        out.writeNumberField("head", mention.head());
        out.writeEndObject();
    }

    private void conflict(Conflict conflict) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", conflict.kind());
        out.writeFieldName("claim");
        evidence(conflict.claim());
        string("subject", conflict.subject());
        out.writeStringField("known", conflict.known());
        out.writeStringField("source", conflict.source());
        out.writeEndObject();
    }

    // The findings

    private void event(Event event) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", event.id());
        out.writeStringField("type", event.type());
        strings("mode", event.modes());
        list("context", event.contexts(), context -> {
            out.writeStartObject();
            out.writeStringField("code", context.code());
            out.writeStringField("level", context.level());
            out.writeEndObject();
        });
        string("cameo", event.cameo());
        out.writeStringField("modality", event.modality().code());
        if (event.intensity().isPresent()) {
            out.writeNumberField("intensity", event.intensity().getAsDouble());
        } else {
            out.writeNullField("intensity");
        }
        out.writeFieldName("trigger");
        evidence(event.trigger());
        list("actors", event.actors(), this::participant);
        list("recipients", event.recipients(), this::participant);
        nullable("date", event.date(), this::when);
        nullable("place", event.place(), this::where);
        strings("attributed_to", event.said());
        out.writeObjectFieldStart("magnitude");
        for (var entry : event.magnitude().entrySet()) {
            out.writeFieldName(entry.getKey());
            quantity(entry.getValue());
        }
        out.writeEndObject();
        nullable("terms", event.terms(), this::terms);
        confidence(event.confidence());
        out.writeStringField("basis", event.basis());
        grounds(event.grounds());
        list("evidence", event.evidence(), this::evidence);
        out.writeEndObject();
    }

    private void when(Event.When when) throws IOException {
        out.writeStartObject();
        out.writeStringField("value", when.date().value());
        out.writeStringField("precision", when.date().precision().code());
        out.writeStringField("first", when.date().first().toString());
        out.writeStringField("last", when.date().last().toString());
        inlineGround(when.ground());
        out.writeEndObject();
    }

    private void where(Event.Where where) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", where.name());
        string("country", where.country());
        if (where.coordinates().isPresent()) {
            out.writeNumberField("lat", where.coordinates().get().latitude());
            out.writeNumberField("lon", where.coordinates().get().longitude());
        } else {
            out.writeNullField("lat");
            out.writeNullField("lon");
        }
        out.writeStringField("precision", where.precision());
        inlineGround(where.ground());
        out.writeEndObject();
    }

    private void quantity(Event.Quantity quantity) throws IOException {
        out.writeStartObject();
        number("value", quantity.value());
        number("low", quantity.low());
        number("high", quantity.high());
        words(quantity.evidence());
        out.writeEndObject();
    }

    private void terms(Event.Terms terms) throws IOException {
        out.writeStartObject();
        nullable("issue", terms.issue(), this::evidence);
        nullable("condition", terms.condition(), this::evidence);
        nullable("deadline", terms.deadline(), this::evidence);
        nullable("amount", terms.amount(), this::evidence);
        out.writeEndObject();
    }

    private void statement(Statement statement) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", statement.id());
        out.writeStringField("kind", statement.kind().code());
        nullable("source", statement.source(), source -> {
            out.writeStartObject();
            out.writeStringField("id", source.actor());
            words(source.evidence());
            out.writeStringField("kind", statement.sourceKind().code());
            out.writeEndObject();
        });
        nullable("cue", statement.cue(), this::evidence);
        out.writeObjectFieldStart("content");
        words(statement.content());
        list("more", statement.more(), this::evidence);
        out.writeEndObject();
        nullable("addressee", statement.addressee(), this::participant);
        string("on_behalf_of", statement.onBehalfOf());
        nullable("place", statement.place(), this::evidence);
        nullable("occasion", statement.occasion(), this::evidence);
        list("about", statement.about(), about -> {
            out.writeStartObject();
            out.writeStringField("id", about.actor());
            words(about.evidence());
            string("stance", about.stance());
            out.writeEndObject();
        });
        string("within", statement.within());
        confidence(statement.confidence());
        out.writeStringField("basis", statement.basis());
        grounds(statement.grounds());
        out.writeEndObject();
    }

    private void relation(Relation relation) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", relation.id());
        out.writeStringField("type", relation.type());
        out.writeStringField("subject", relation.subject());
        string("object", relation.object());
        nullable("office", relation.office(), this::evidence);
        string("from", relation.from().map(Object::toString));
        string("to", relation.to().map(Object::toString));
        string("as_of", relation.asOf().map(Object::toString));
        out.writeStringField("basis", relation.basis());
        list("evidence", relation.evidence(), this::evidence);
        out.writeEndObject();
    }

    // Words and what rests on them

    private void participant(Participant participant) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", participant.actor());
        words(participant.evidence());
        out.writeEndObject();
    }

    private void evidence(Evidence evidence) throws IOException {
        out.writeStartObject();
        words(evidence);
        out.writeEndObject();
    }

    private void words(Evidence evidence) throws IOException {
        place(evidence.span());
        out.writeStringField("text", evidence.text());
    }

    private void place(Span span) throws IOException {
        out.writeNumberField("start", span.start());
        out.writeNumberField("end", span.end());
    }

    private void ground(Ground ground) throws IOException {
        switch (ground) {
            case Ground.Words words -> evidence(words.evidence());
            case Ground.Inferred inferred -> {
                out.writeStartObject();
                out.writeStringField("inferred", inferred.how());
                out.writeEndObject();
            }
        }
    }

    /** Both ways side by side, one of them null. */
    private void inlineGround(Ground ground) throws IOException {
        switch (ground) {
            case Ground.Words words -> {
                words(words.evidence());
                out.writeNullField("inferred");
            }
            case Ground.Inferred inferred -> {
                out.writeNullField("start");
                out.writeNullField("end");
                out.writeNullField("text");
                out.writeStringField("inferred", inferred.how());
            }
        }
    }

    private void grounds(SortedMap<String, Ground> grounds) throws IOException {
        out.writeObjectFieldStart("grounds");
        for (var entry : grounds.entrySet()) {
            out.writeFieldName(entry.getKey());
            ground(entry.getValue());
        }
        out.writeEndObject();
    }

    private void confidence(Confidence confidence) throws IOException {
        out.writeObjectFieldStart("confidence");
        for (var entry : confidence.byField().entrySet()) {
            out.writeNumberField(entry.getKey(), entry.getValue());
        }
        out.writeEndObject();
    }

    // Keys and values

    private void string(String key, Optional<String> value) throws IOException {
        nullable(key, value, out::writeString);
    }

    private void number(String key, Optional<Long> value) throws IOException {
        nullable(key, value, out::writeNumber);
    }

    private void strings(String key, List<String> values) throws IOException {
        list(key, values, out::writeString);
    }

    private <T> void nullable(String key, Optional<T> value, Writing<T> writing) throws IOException {
        out.writeFieldName(key);
        if (value.isPresent()) {
            writing.write(value.get());
        } else {
            out.writeNull();
        }
    }

    private <T> void list(String key, List<T> values, Writing<T> writing) throws IOException {
        out.writeArrayFieldStart(key);
        for (T value : values) {
            writing.write(value);
        }
        out.writeEndArray();
    }
}
