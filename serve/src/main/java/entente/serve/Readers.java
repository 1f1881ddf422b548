package entente.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.store.Desk;
import entente.store.Desk.Decision;
import entente.store.Desk.Saved;
import entente.store.Disagreements;
import entente.store.Filter;
import entente.store.RecordException;
import entente.store.RecordStore;
import entente.store.Views;
import entente.store.Views.FindingLine;
import entente.store.Views.Total;
import java.util.Optional;
import java.util.Set;

/** What several routes show of what readers added, and of findings to a reader. */
final class Readers {

    private final RecordStore store;
    private final Views views;
    private final Desk desk;

    Readers(RecordStore store) {
        this.store = store;
        this.views = store.views();
        this.desk = store.desk();
    }

    /** A finding, with what the reader has decided on it. */
    ObjectNode finding(FindingLine line, Optional<String> user) {
        Optional<Decision> verdict = user.flatMap(name -> desk.last(line.id(), name, Optional.empty()));
        return Render.finding(line, verdict);
    }

    ArrayNode findings(Iterable<FindingLine> lines, Optional<String> user) {
        return Json.array(lines, line -> finding(line, user));
    }

    ObjectNode conflict(Disagreements.Line conflict) {
        return Render.conflict(
                conflict, Json.array(conflict.contradiction().parties(), key -> Render.named(key, views)));
    }

    /** Star and note of a reader on a thing. */
    void own(ObjectNode json, Optional<String> user, String kind, String key) {
        json.put("starred", user.map(name -> desk.isStarred(name, kind, key)).orElse(false));
        Json.put(json, "note", user.flatMap(name -> desk.note(name, kind, key)).map(Desk.Note::text));
    }

    ArrayNode watched(String user) {
        return Json.array(desk.saved(user), this::saved);
    }

    ObjectNode saved(Saved saved) {
        ObjectNode json = Json.object();
        json.put("id", saved.id());
        json.put("name", saved.name());
        json.put("kind", saved.kind());
        json.put("query", saved.query());
        json.put("made", saved.made().toString());
        Json.put(json, "visited", saved.visited());
        json.set("news", Render.total(news(saved)));
        json.put("feed", "/api/saved/%s/feed.atom?key=%s".formatted(saved.id(), saved.feed()));
        return json;
    }

    private Total news(Saved saved) {
        if (store.views().mark() <= saved.seen()) {
            return new Total(0, true);
        }
        try {
            return views.countAfter(filter(saved), saved.seen());
        } catch (Problem | RecordException e) {
            // A search that is no longer understood has nothing new; opening it says why.
            return new Total(0, true);
        }
    }

    /** What a saved search, or a watched actor, dyad or thread, shows. */
    static Filter filter(Saved saved) {
        Asking asking = Asking.of(saved.query());
        return switch (saved.kind()) {
            case "actor" ->
                Asking.of("actor=" + encoded(asking.text("key").orElse(saved.query())))
                        .filter();
            case "dyad" ->
                Asking.of("actor=" + encoded(asking.needed("first")) + "&with=" + encoded(asking.needed("second")))
                        .filter();
            default -> asking.filter();
        };
    }

    static final Set<String> KINDS = Set.of("search", "actor", "dyad", "thread");

    static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
