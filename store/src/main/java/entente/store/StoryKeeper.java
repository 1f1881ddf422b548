package entente.store;

import entente.ledger.Act;
import entente.ledger.MergedEvent;
import entente.ledger.Stories;
import entente.model.Digest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Brings the tables of stories up to date: events that came or grew tie reports together; a story of which an event lost a telling
 * is taken apart and put together anew from the events of its reports.
 */
final class StoryKeeper {

    private static final int PREFIX = 12;

    private final Handle handle;
    private final EventRows events;
    private final TreeSet<Long> changed = new TreeSet<>();

    StoryKeeper(Handle handle, EventRows events) {
        this.handle = handle;
        this.events = events;
    }

    /**
     * @param due rows of events that came or changed
     * @param loosened documents of events that lost a telling
     */
    void update(Collection<Long> due, Collection<Long> loosened) {
        TreeSet<Long> untied = new TreeSet<>();
        for (long document : loosened) {
            Optional<Long> story = storyOf(document);
            if (story.isPresent()) {
                untied.addAll(list("SELECT document FROM story_report WHERE story = ?", story.get()));
                changed.add(story.get());
                handle.execute("DELETE FROM story_report WHERE story = ?", story.get());
            } else {
                untied.add(document);
            }
        }
        TreeSet<Long> again = new TreeSet<>(due);
        for (long document : untied) {
            again.addAll(list("SELECT DISTINCT event FROM act WHERE document = ? AND event IS NOT NULL", document));
        }
        events.events(again).values().forEach(this::tie);
        // What is told of a story follows its events, though its reports stay.
        for (long event : again) {
            list(
                            "SELECT DISTINCT s.story FROM act a JOIN story_report s ON s.document = a.document WHERE a.event = ?",
                            event)
                    .forEach(changed::add);
        }
        changed.forEach(this::write);
    }

    /** Two reports within the days of a story are tied by way of those between them, so that neighbours are all to look at. */
    private void tie(MergedEvent event) {
        List<Act> leads = event.acts().stream()
                .filter(Act::lead)
                .sorted(Comparator.comparing(Act::reported).thenComparing(Act::digest))
                .toList();
        for (int i = 1; i < leads.size(); i++) {
            Act one = leads.get(i - 1);
            Act other = leads.get(i);
            if (Stories.tie(one, other)) {
                unite(document(one.digest()), document(other.digest()));
            }
        }
    }

    private void unite(long one, long other) {
        Optional<Long> first = storyOf(one);
        Optional<Long> second = storyOf(other);
        if (first.isPresent() && first.equals(second)) {
            return;
        }
        if (first.isEmpty() && second.isEmpty()) {
            long story = handle.createQuery(
                            "SELECT max((SELECT coalesce(max(story), 0) FROM story), (SELECT coalesce(max(story), 0) FROM story_report)) + 1")
                    .mapTo(Long.class)
                    .one();
            handle.execute("INSERT INTO story_report VALUES (?,?), (?,?)", one, story, other, story);
            changed.add(story);
        } else if (first.isEmpty() || second.isEmpty()) {
            long story = first.or(() -> second).orElseThrow();
            handle.execute("INSERT INTO story_report VALUES (?,?)", first.isEmpty() ? one : other, story);
            changed.add(story);
        } else {
            boolean firstIsLarger = size(first.get()) >= size(second.get());
            long kept = (firstIsLarger ? first : second).orElseThrow();
            long gone = (firstIsLarger ? second : first).orElseThrow();
            handle.execute("UPDATE story_report SET story = ? WHERE story = ?", kept, gone);
            changed.add(kept);
            changed.add(gone);
        }
    }

    private long size(long story) {
        return handle.createQuery("SELECT count(*) FROM story_report WHERE story = ?")
                .bind(0, story)
                .mapTo(Long.class)
                .one();
    }

    private void write(long story) {
        record Old(String last, String parties) {}
        handle.createQuery("SELECT last, parties FROM story WHERE story = ?")
                .bind(0, story)
                .map((rs, context) -> new Old(rs.getString(1), rs.getString(2)))
                .forEach(old -> {
                    for (String party : ActRows.words(old.parties())) {
                        handle.execute(
                                "DELETE FROM story_party WHERE party = ? AND last = ? AND story = ?",
                                party,
                                old.last(),
                                story);
                    }
                });
        handle.execute("DELETE FROM story WHERE story = ?", story);
        record Report(String digest, String id, Optional<String> title, String day) {}
        List<Report> reports = handle.createQuery(
                        "SELECT d.digest, d.id, d.title, coalesce(d.day, '') FROM story_report s CROSS JOIN document d ON d.document = s.document "
                                + "WHERE s.story = ? ORDER BY d.day, d.digest")
                .bind(0, story)
                .map((rs, context) -> new Report(
                        rs.getString(1), rs.getString(2), Optional.ofNullable(rs.getString(3)), rs.getString(4)))
                .list();
        if (reports.size() < 2) {
            handle.execute("DELETE FROM story_report WHERE story = ?", story);
            return;
        }
        SortedSet<String> parties = new TreeSet<>();
        int[] counted = {0, 1};
        handle.createQuery(
                        "SELECT m.actors, m.recipients, m.independent FROM story_report s CROSS JOIN act a ON a.document = s.document "
                                + "CROSS JOIN merged m ON m.event = a.act WHERE s.story = ? AND m.reports > 1")
                .bind(0, story)
                .map((rs, context) -> {
                    parties.addAll(ActRows.words(rs.getString(1)));
                    parties.addAll(ActRows.words(rs.getString(2)));
                    return rs.getInt(3);
                })
                .forEach(independent -> {
                    counted[0]++;
                    counted[1] = Math.max(counted[1], independent);
                });
        Report first = reports.getFirst();
        String last = reports.getLast().day();
        handle.execute(
                "INSERT INTO story VALUES (?,?,?,?,?,?,?,?,?)",
                story,
                "s-" + Digest.of(first.digest()).prefix(PREFIX),
                first.title().orElse(first.id()),
                first.day(),
                last,
                reports.size(),
                counted[1],
                counted[0],
                String.join("|", parties));
        for (String party : parties) {
            handle.execute("INSERT INTO story_party VALUES (?,?,?)", party, last, story);
        }
    }

    private Optional<Long> storyOf(long document) {
        return handle.createQuery("SELECT story FROM story_report WHERE document = ?")
                .bind(0, document)
                .mapTo(Long.class)
                .findOne();
    }

    private long document(String digest) {
        return handle.createQuery("SELECT document FROM document WHERE digest = ?")
                .bind(0, digest)
                .mapTo(Long.class)
                .one();
    }

    private List<Long> list(String sql, long value) {
        return handle.createQuery(sql).bind(0, value).mapTo(Long.class).list();
    }
}
