package entente.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.codebook.Codebook;
import entente.codebook.EventType;
import entente.json.FindingKind;
import entente.ledger.Contradiction;
import entente.store.Desk.Decision;
import entente.store.Disagreements;
import entente.store.DocumentHit;
import entente.store.DocumentLine;
import entente.store.Views;
import entente.store.Views.ActorLine;
import entente.store.Views.Dated;
import entente.store.Views.DyadLine;
import entente.store.Views.Edge;
import entente.store.Views.Facet;
import entente.store.Views.Facets;
import entente.store.Views.FindingLine;
import entente.store.Views.PartyLine;
import entente.store.Views.Sums;
import entente.store.Views.Total;
import entente.store.Views.Version;
import entente.store.Views.WeekSums;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records of the store as the JSON that {@code openapi.json} describes. */
final class Render {

    private static final Pattern INTENSITY = Pattern.compile("\"intensity\":(-?[0-9.]+)");
    private static final double PLACES = 1e4;

    private Render() {}

    static ObjectNode line(DocumentLine line) {
        ObjectNode json = Json.object();
        json.put("digest", line.digest().hex());
        json.put("id", line.id());
        Json.put(json, "title", line.title());
        Json.put(json, "outlet", line.outlet());
        Json.put(json, "date", line.date());
        json.put("location", line.location());
        return json;
    }

    /** A snippet as runs of words, so that nothing of it has to be written as markup. */
    static ObjectNode hit(DocumentHit hit) {
        ObjectNode json = Json.object();
        json.set("document", line(hit.document()));
        ArrayNode runs = json.putArray("snippet");
        StringBuilder run = new StringBuilder();
        boolean marked = false;
        for (char letter : hit.snippet().toCharArray()) {
            if (letter == DocumentHit.MARK_START || letter == DocumentHit.MARK_END) {
                run(runs, run, marked);
                marked = letter == DocumentHit.MARK_START;
            } else {
                run.append(letter);
            }
        }
        run(runs, run, marked);
        return json;
    }

    private static void run(ArrayNode runs, StringBuilder run, boolean marked) {
        if (!run.isEmpty()) {
            runs.addObject().put("text", run.toString()).put("hit", marked);
            run.setLength(0);
        }
    }

    static ObjectNode total(Total total) {
        return Json.object().put("count", total.count()).put("exact", total.exact());
    }

    static ObjectNode facet(Facet facet) {
        return Json.object()
                .put("value", facet.value())
                .put("label", facet.label())
                .put("count", facet.count());
    }

    static ObjectNode facets(Facets facets) {
        ObjectNode json = Json.object();
        json.put("exact", facets.exact());
        json.set("kinds", Json.array(facets.kinds(), Render::facet));
        json.set("actors", Json.array(facets.actors(), Render::facet));
        json.set("dyads", Json.array(facets.dyads(), Render::facet));
        json.set("types", Json.array(facets.types(), Render::facet));
        json.set("modalities", Json.array(facets.modalities(), Render::facet));
        json.set("source_kinds", Json.array(facets.sourceKinds(), Render::facet));
        json.set("outlets", Json.array(facets.outlets(), Render::facet));
        json.set("months", Json.array(facets.months(), Render::facet));
        return json;
    }

    static ObjectNode finding(FindingLine line, Optional<Decision> verdict) {
        ObjectNode json = Json.object();
        json.put("id", line.id());
        json.put("kind", line.kind().code());
        json.put("type", line.type());
        Optional<EventType> type =
                line.kind() == FindingKind.EVENT ? Codebook.plover().findType(line.type()) : Optional.empty();
        Json.put(json, "quad", type.map(EventType::quad));
        Json.put(json, "modality", line.modality());
        Json.put(json, "intensity", intensity(line));
        Json.put(json, "day", line.day());
        json.put("quote", line.quote());
        json.set("parties", Json.array(line.parties(), Render::party));
        json.set("document", line(line.document()));
        json.set("finding", Json.raw(line.json()));
        Json.put(json, "doubt", doubt(line.sureness()));
        Json.put(json, "verdict", verdict.map(Render::decision));
        return json;
    }

    private static Optional<Double> intensity(FindingLine line) {
        if (line.kind() != FindingKind.EVENT) {
            return Optional.empty();
        }
        Matcher found = INTENSITY.matcher(line.json());
        return found.find() ? Optional.of(Double.valueOf(found.group(1))) : Optional.empty();
    }

    private static Optional<Double> doubt(OptionalDouble sureness) {
        return sureness.isEmpty()
                ? Optional.empty()
                : Optional.of(Math.round((1 - sureness.getAsDouble()) * PLACES) / PLACES);
    }

    private static ObjectNode party(PartyLine party) {
        ObjectNode json = Json.object();
        json.put("role", party.role());
        json.put("id", party.id());
        Json.put(json, "key", party.key());
        json.put("name", party.name());
        json.put("kind", party.kind());
        json.put("words", party.words());
        return json;
    }

    static ObjectNode decision(Decision decision) {
        ObjectNode json = Json.object();
        json.put("id", decision.id());
        json.put("coder", decision.coder());
        json.put("made", decision.made().toString());
        Json.put(json, "round", decision.round());
        json.put("document", decision.digest().hex());
        Json.put(json, "finding", decision.finding());
        json.put("verdict", decision.verdict().code());
        Json.put(json, "coding", decision.coding().map(Json::raw));
        Json.put(json, "note", decision.note());
        json.put("settles", decision.settles());
        Json.put(json, "undone", decision.undone());
        return json;
    }

    static ObjectNode actor(ActorLine actor) {
        ObjectNode json = key(actor.key(), actor.name());
        json.put("kind", actor.kind());
        Json.put(json, "code", actor.code());
        Json.put(json, "country", actor.country());
        json.put("findings", actor.findings());
        return json;
    }

    static ObjectNode key(String key, String name) {
        return Json.object().put("key", key).put("name", name);
    }

    /** Commitments and conflicts tell a state's rebels from the state (PHL/REB); the record has a name for the whole. */
    static ObjectNode named(String key, Views views) {
        int part = key.startsWith("~") ? -1 : key.indexOf('/');
        return key(key, views.name(part < 0 ? key : key.substring(0, part)));
    }

    static ObjectNode dyad(DyadLine dyad) {
        return Json.object()
                .put("first", dyad.first())
                .put("first_name", dyad.firstName())
                .put("second", dyad.second())
                .put("second_name", dyad.secondName())
                .put("events", dyad.events())
                .put("statements", dyad.statements())
                .put("recent", dyad.recent());
    }

    static ObjectNode quads(Sums sums) {
        return Json.object()
                .put("q1", sums.q1())
                .put("q2", sums.q2())
                .put("q3", sums.q3())
                .put("q4", sums.q4());
    }

    static ObjectNode week(WeekSums week) {
        ObjectNode json = Json.object();
        json.put("week", week.week().toString());
        json.set("acts", quads(week.sums()));
        json.put("statements", week.sums().said());
        return json;
    }

    static ObjectNode dated(Dated dated) {
        ObjectNode json = Json.object();
        json.put("value", dated.value());
        json.put("label", dated.label());
        Json.put(json, "key", dated.key());
        json.put("type", dated.type());
        Json.put(json, "first", dated.first());
        Json.put(json, "last", dated.last());
        json.put("findings", dated.findings());
        Json.put(json, "example", dated.example());
        return json;
    }

    static ObjectNode conflict(Disagreements.Line line, ArrayNode parties) {
        Contradiction conflict = line.contradiction();
        ObjectNode json = Json.object();
        json.put("id", conflict.id());
        json.put("kind", conflict.kind());
        json.put("about", conflict.about());
        Json.put(json, "day", conflict.day());
        json.set("parties", parties);
        ArrayNode sides = json.putArray("sides");
        for (Disagreements.SideLine side : line.sides()) {
            ObjectNode one = sides.addObject()
                    .put("whose", side.side().whose())
                    .put("words", side.side().words())
                    .put("start", side.side().start())
                    .put("end", side.side().end());
            Json.put(one, "document", side.document().map(Render::line));
        }
        json.put("more", conflict.more());
        return json;
    }

    static ObjectNode edge(Edge edge) {
        ObjectNode json = Json.object();
        json.put("source", edge.source());
        json.put("target", edge.target());
        json.set("acts", quads(edge.sums()));
        json.put("events", edge.acts());
        json.put("intensity", Math.round(edge.intensity() * PLACES) / PLACES);
        return json;
    }

    static ObjectNode version(Version version) {
        ObjectNode json = Json.object();
        json.put("version", version.version());
        json.put("coder", version.coder());
        json.put("codebook", version.codebook());
        Json.put(json, "made", version.made());
        json.put("current", version.current());
        json.put("events", version.events());
        json.put("statements", version.statements());
        json.put("relations", version.relations());
        return json;
    }
}
