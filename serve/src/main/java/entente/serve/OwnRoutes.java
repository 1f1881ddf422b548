package entente.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.model.Digest;
import entente.store.Desk;
import entente.store.Desk.Saved;
import entente.store.RecordKind;
import entente.store.RecordStore;
import entente.store.Views;
import entente.store.Views.FindingLine;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What is a reader's own: saved searches and what is watched, their feeds, stars, notes. */
final class OwnRoutes implements Routing.HttpService {

    private static final Set<String> KINDS = Set.of("document", "actor", "dyad", "thread");
    private static final int ENTRIES = 50;
    private static final int NAME = 200;
    private static final int NOTE = 20_000;

    private final RecordStore store;
    private final Desk desk;
    private final Views views;
    private final Readers readers;
    private final Clock clock;

    OwnRoutes(Settings settings, Readers readers) {
        this.store = settings.store();
        this.desk = store.desk();
        this.views = store.views();
        this.readers = readers;
        this.clock = settings.clock();
    }

    @Override
    public void add(Routing routing) {
        routing.get("/api/saved", context -> {
            ObjectNode json = Json.object();
            json.set("items", readers.watched(Gate.writer(context)));
            Answers.json(context, json);
        });
        routing.post("/api/saved", this::save);
        routing.delete("/api/saved/{id}", this::unsave);
        routing.post("/api/saved/{id}/visit", this::visit);
        routing.get("/api/saved/{id}/feed.atom", this::feed);
        routing.get("/api/stars", this::stars);
        routing.put("/api/stars/{kind}/<key>", this::star);
        routing.delete("/api/stars/{kind}/<key>", this::unstar);
        routing.get("/api/notes/{kind}/<key>", this::note);
        routing.put("/api/notes/{kind}/<key>", this::write);
    }

    // Saved searches

    private void save(Context context) {
        String user = Gate.writer(context);
        ObjectNode body = Body.json(context);
        String kind = Body.text(body, "kind");
        if (!Readers.KINDS.contains(kind)) {
            throw Problem.bad("\"kind\": expected search, actor, dyad or thread, found \"%s\"".formatted(kind));
        }
        String name = Body.text(body, "name").strip();
        if (name.isEmpty() || name.length() > NAME) {
            throw Problem.bad("\"name\": expected 1 to %d characters, found %d".formatted(NAME, name.length()));
        }
        Saved saved = new Saved(
                Secrets.random().substring(0, 12),
                user,
                name,
                kind,
                Body.text(body, "query"),
                Secrets.random(),
                clock.instant(),
                Optional.empty(),
                views.mark());
        // A search that cannot be understood is not saved.
        views.countAfter(Readers.filter(saved), saved.seen());
        desk.save(saved);
        Answers.done(context, 201, readers.saved(saved));
    }

    private Saved mine(Context context) {
        String user = Gate.writer(context);
        String id = context.pathParam("id");
        return desk.savedOf(id)
                .filter(saved -> saved.user().equals(user))
                .orElseThrow(() -> Problem.unknown("you have saved nothing under %s".formatted(id)));
    }

    private void unsave(Context context) {
        Saved saved = mine(context);
        desk.unsave(saved.user(), saved.id());
        Answers.nothing(context);
    }

    private void visit(Context context) {
        Saved saved = mine(context);
        desk.visited(saved.user(), saved.id(), clock.instant(), views.mark());
        Answers.done(context, 200, readers.saved(desk.savedOf(saved.id()).orElseThrow()));
    }

    /** Atom (RFC 4287). An entry's text is text: no reader of feeds takes it for markup. */
    private void feed(Context context) {
        String id = context.pathParam("id");
        Saved saved = desk.savedOf(id)
                .filter(one ->
                        Secrets.same(one.feed(), Asking.of(context).text("key").orElse("")))
                .orElseThrow(() -> Problem.unknown("there is no feed at this address"));
        List<FindingLine> findings = views.findings(Readers.filter(saved), Views.Order.NEWEST, 0, ENTRIES, false)
                .items();
        String host = "http://" + Optional.ofNullable(context.header("Host")).orElse("127.0.0.1");
        Answers.text(context, "application/atom+xml; charset=utf-8", atom(saved, findings, host));
    }

    private String atom(Saved saved, List<FindingLine> findings, String host) {
        StringWriter text = new StringWriter();
        Instant updated = findings.stream()
                .flatMap(line -> line.document().date().stream())
                .max(LocalDate::compareTo)
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(saved.made());
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("feed");
            out.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            element(out, "id", "urn:entente:saved:" + saved.id());
            element(out, "title", (store.kind() == RecordKind.FICTION ? "FICTION: " : "") + saved.name());
            element(out, "updated", updated.toString());
            out.writeStartElement("author");
            element(out, "name", "Entente");
            out.writeEndElement();
            for (FindingLine line : findings) {
                out.writeStartElement("entry");
                element(out, "id", "urn:entente:finding:" + line.id());
                element(out, "title", title(line));
                element(
                        out,
                        "updated",
                        line.document()
                                .date()
                                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                                .orElse(saved.made())
                                .toString());
                out.writeEmptyElement("link");
                out.writeAttribute(
                        "href",
                        host + "/article/" + line.document().digest().hex() + "?finding=" + Readers.encoded(line.id()));
                out.writeStartElement("content");
                out.writeAttribute("type", "text");
                out.writeCharacters(legal(line.quote()));
                out.writeEndElement();
                out.writeEndElement();
            }
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written to", e);
        }
        return text.toString();
    }

    private static String title(FindingLine line) {
        StringBuilder who = new StringBuilder();
        line.parties().stream()
                .limit(4)
                .forEach(party -> who.append(who.isEmpty() ? "" : ", ").append(party.name()));
        return "%s%s: %s%s"
                .formatted(
                        line.type(),
                        line.modality()
                                .filter(modality -> !modality.equals("asserted"))
                                .map(modality -> " (" + modality + ")")
                                .orElse(""),
                        who,
                        line.day().map(day -> ", " + day).orElse(""));
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(legal(text));
        out.writeEndElement();
    }

    /** Without the characters that XML 1.0 has no way to write. */
    private static String legal(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\uFFFE\\uFFFF]", " ");
    }

    // Stars and notes

    private record Thing(String kind, String key) {}

    private static Thing thing(Context context, String prefix) {
        List<String> parts = Asking.parts(context, prefix);
        if (parts.size() != 2 || !KINDS.contains(parts.get(0)) || parts.get(1).isBlank()) {
            throw Problem.bad("expected a document, actor, dyad or thread and its key, found %s".formatted(parts));
        }
        String key = parts.get(1);
        if (parts.get(0).equals("dyad")) {
            String[] sides = key.split(" ", 2);
            key = sides.length == 2 ? ReadRoutes.dyadKey(sides[0], sides[1]) : key;
        }
        return new Thing(parts.get(0), key);
    }

    private void stars(Context context) {
        ObjectNode json = Json.object();
        json.set("items", Json.array(desk.stars(Gate.writer(context)), this::star));
        Answers.json(context, json);
    }

    private ObjectNode star(Desk.Star star) {
        return Json.object()
                .put("kind", star.kind())
                .put("key", star.key())
                .put("label", label(star.kind(), star.key()))
                .put("made", star.made().toString());
    }

    private String label(String kind, String key) {
        return switch (kind) {
            case "document" ->
                key.matches("[0-9a-f]{64}")
                        ? views.line(new Digest(key))
                                .map(line -> line.title().orElse(line.id()))
                                .orElse(key)
                        : key;
            case "actor" -> views.name(key);
            case "dyad" -> {
                int blank = key.indexOf(' ');
                yield blank < 0
                        ? key
                        : views.name(key.substring(0, blank)) + " – " + views.name(key.substring(blank + 1));
            }
            default -> key;
        };
    }

    private void star(Context context) {
        String user = Gate.writer(context);
        Thing thing = thing(context, "/api/stars/");
        desk.star(user, thing.kind(), thing.key(), clock.instant());
        Desk.Star star = desk.stars(user).stream()
                .filter(one -> one.kind().equals(thing.kind()) && one.key().equals(thing.key()))
                .findFirst()
                .orElseThrow();
        Answers.done(context, 200, star(star));
    }

    private void unstar(Context context) {
        Thing thing = thing(context, "/api/stars/");
        desk.unstar(Gate.writer(context), thing.kind(), thing.key());
        Answers.nothing(context);
    }

    private ObjectNode note(String user, Thing thing) {
        Optional<Desk.Note> note = desk.note(user, thing.kind(), thing.key());
        ObjectNode json = Json.object();
        json.put("kind", thing.kind());
        json.put("key", thing.key());
        json.put("text", note.map(Desk.Note::text).orElse(""));
        Json.put(json, "changed", note.map(Desk.Note::changed));
        return json;
    }

    private void note(Context context) {
        Answers.json(context, note(Gate.writer(context), thing(context, "/api/notes/")));
    }

    private void write(Context context) {
        String user = Gate.writer(context);
        Thing thing = thing(context, "/api/notes/");
        String text = Body.text(Body.json(context), "text");
        if (text.length() > NOTE) {
            throw Problem.bad("\"text\": expected at most %d characters, found %d".formatted(NOTE, text.length()));
        }
        desk.write(user, thing.kind(), thing.key(), text, clock.instant());
        Answers.done(context, 200, note(user, thing));
    }
}
