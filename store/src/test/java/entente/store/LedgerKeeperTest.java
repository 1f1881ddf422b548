package entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import entente.evaluate.SyntheticNews;
import entente.ledger.Act;
import entente.ledger.Contradiction;
import entente.ledger.Contradictions;
import entente.ledger.Ledger;
import entente.ledger.MergedEvent;
import entente.ledger.Stories;
import entente.model.CodedDocument;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger in the record is the same however the documents came, and the same as one made from nothing. */
class LedgerKeeperTest {

    private static final List<CodedDocument> NEWS =
            new SyntheticNews(3, LocalDate.of(2009, 5, 1), 8).documents(0, 48).toList();

    @TempDir
    Path folder;

    @Test
    void theOrderAndTheBatchesOfArrivalChangeNothing() throws SQLException {
        List<String> inOrder = tables("in-order.db", NEWS, NEWS.size());

        assertThat(inOrder).hasSizeGreaterThan(300);
        for (int seed = 1; seed <= 3; seed++) {
            List<CodedDocument> shuffled = new ArrayList<>(NEWS);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(tables("shuffled-%d.db".formatted(seed), shuffled, 1 + 11 * seed))
                    .as("shuffle %d", seed)
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void theEventsOfTheRecordAreThoseMadeFromNothing() throws SQLException {
        tables("record.db", NEWS, 10);

        TreeSet<String> fromNothing = Ledger.of(NEWS).events().stream()
                .map(LedgerKeeperTest::line)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(query("record.db", "SELECT id, day, tellings, reports, independent FROM merged ORDER BY id"))
                .containsExactlyInAnyOrderElementsOf(fromNothing);
    }

    @Test
    void theThreadsAndStoriesOfTheRecordAreThoseMadeFromNothing() throws SQLException {
        List<CodedDocument> shuffled = new ArrayList<>(NEWS);
        Collections.shuffle(shuffled, new Random(7));
        tables("threads.db", shuffled, 7);

        Ledger fromNothing = Ledger.of(NEWS);
        assertThat(fromNothing.threads()).hasSizeGreaterThan(20);
        assertThat(query(
                        "threads.db",
                        "SELECT id, kind, state, doers, others, steps, coalesce(due, '') FROM thread ORDER BY id"))
                .containsExactlyElementsOf(fromNothing.threads().stream()
                        .map(thread -> String.join(
                                "|",
                                thread.id(),
                                thread.kind(),
                                thread.state(),
                                String.join("|", thread.by()),
                                String.join("|", thread.to()),
                                Integer.toString(thread.steps().size()),
                                thread.deadline().map(LocalDate::toString).orElse("")))
                        .sorted()
                        .toList());
        assertThat(
                        query(
                                "threads.db",
                                "SELECT d.digest, (SELECT min(e.digest) FROM story_report o JOIN document e ON e.document = o.document "
                                        + "WHERE o.story = r.story) FROM story_report r JOIN document d ON d.document = r.document ORDER BY 1"))
                .containsExactlyElementsOf(Stories.of(fromNothing.events()).entrySet().stream()
                        .map(entry -> entry.getKey() + "|" + entry.getValue())
                        .toList());
    }

    @Test
    void theContradictionsOfTheRecordAreThoseMadeFromNothing() throws SQLException {
        List<CodedDocument> shuffled = new ArrayList<>(NEWS);
        Collections.shuffle(shuffled, new Random(5));
        tables("contradictions.db", shuffled, 7);

        List<Contradiction> fromNothing = Contradictions.of(NEWS);
        assertThat(fromNothing).extracting(Contradiction::kind).contains("numbers", "office", "date", "denial");
        assertThat(query("contradictions.db", "SELECT id, kind, about FROM contradiction ORDER BY id"))
                .containsExactlyElementsOf(fromNothing.stream()
                        .map(one -> String.join("|", one.id(), one.kind(), one.about()))
                        .sorted()
                        .toList());
    }

    @Test
    void aDocumentThatIsCodedAnewLeavesNothingBehind() throws SQLException {
        List<String> without = tables("without.db", NEWS.subList(0, 32), 32);
        try (RecordStore store = RecordStore.open(folder.resolve("anew.db"))) {
            for (CodedDocument coded : NEWS.subList(0, 32)) {
                boolean other = coded.document().digest().hex().compareTo("8") > 0;
                store.keep(other ? withoutStatements(coded) : coded, Optional.empty());
            }
            store.updateLedger();
            for (CodedDocument coded : NEWS.subList(0, 32)) {
                store.keep(coded, Optional.empty());
            }
            store.updateLedger();
        }

        assertThat(dump("anew.db")).isEqualTo(without);
    }

    /** Another coding: without the statements, and so without the events told in them. */
    private static CodedDocument withoutStatements(CodedDocument coded) {
        return new CodedDocument(
                coded.document(),
                coded.codebook(),
                "another coder",
                coded.sentences(),
                coded.actors(),
                coded.events().stream().filter(event -> event.said().isEmpty()).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void aSplitAndAJoinChangeTheEventsAndUndoingThemChangesThemBack() throws SQLException {
        List<String> before = tables("choices.db", NEWS.subList(0, 24), 24);
        try (RecordStore store = RecordStore.open(folder.resolve("choices.db"))) {
            MergedEvent told = store.events().stream()
                    .filter(event -> event.acts().size() > 1)
                    .findFirst()
                    .orElseThrow();
            String apart = told.acts().getLast().id();

            store.split(apart, Instant.EPOCH);
            assertThat(store.event(apart).orElseThrow().acts()).hasSize(1);
            assertThat(store.event(told.first().id()).orElseThrow().acts())
                    .extracting(Act::id)
                    .doesNotContain(apart);

            MergedEvent other = store.events().stream()
                    .filter(event -> !event.first().type().equals(told.first().type()))
                    .findFirst()
                    .orElseThrow();
            store.join(apart, other.first().id(), Instant.EPOCH);
            assertThat(store.event(apart)).isEqualTo(store.event(other.first().id()));

            assertThat(store.undo(OptionalLong.empty(), Instant.EPOCH)
                            .orElseThrow()
                            .kind())
                    .isEqualTo("join");
            assertThat(store.undo(OptionalLong.empty(), Instant.EPOCH)
                            .orElseThrow()
                            .kind())
                    .isEqualTo("split");
            assertThat(store.undo(OptionalLong.empty(), Instant.EPOCH)).isEmpty();
            assertThat(store.choices()).hasSize(2);
        }

        assertThat(dump("choices.db")).isEqualTo(before);
    }

    @Test
    void daysWithoutDocumentsAreKnownFromDaysWithoutEvents() throws SQLException {
        tables("days.db", NEWS, 30);

        assertThat(query("days.db", "SELECT day, documents FROM day_read ORDER BY day"))
                .containsExactly(
                        "2009-05-01|8", "2009-05-02|8", "2009-05-03|8", "2009-05-04|8", "2009-05-05|8", "2009-05-06|8");
    }

    private static String line(MergedEvent event) {
        return "%s|%s|%d|%d|%d"
                .formatted(
                        event.id(),
                        event.first().day(),
                        event.acts().size(),
                        event.reports().size(),
                        event.independent());
    }

    private List<String> tables(String name, List<CodedDocument> documents, int batch) throws SQLException {
        try (RecordStore store = RecordStore.open(folder.resolve(name))) {
            for (int from = 0; from < documents.size(); from += batch) {
                store.keep(documents.subList(from, Math.min(documents.size(), from + batch)).stream()
                        .map(coded -> new Kept(coded, Optional.empty()))
                        .toList());
                store.updateLedger();
            }
        }
        return dump(name);
    }

    /** The ledger's tables without the numbers of rows, which follow the order of arrival. */
    private List<String> dump(String name) throws SQLException {
        List<String> lines = new ArrayList<>();
        lines.addAll(query(
                name,
                "SELECT id, day, type, modality, quad, intensity, actors, recipients, country, region, tellings, reports, "
                        + "independent FROM merged ORDER BY id"));
        lines.addAll(query(name, "SELECT a.id, m.id FROM act a JOIN merged m ON m.event = a.event ORDER BY a.id"));
        lines.addAll(query(
                name,
                "SELECT 'opening', m.id, o.day, a.id, r.id FROM opening o JOIN merged m ON m.event = o.event "
                        + "JOIN merged r ON r.event = o.root LEFT JOIN merged a ON a.event = o.again ORDER BY m.id"));
        lines.addAll(query(
                name,
                "SELECT 'step', m.id, o.id, s.part, s.result FROM step s JOIN merged m ON m.event = s.event "
                        + "JOIN merged o ON o.event = s.opening ORDER BY m.id"));
        lines.addAll(query(
                name,
                "SELECT 'thread', id, kind, state, open, doers, others, opened, last, due, words, issue, steps, "
                        + "(SELECT group_concat(party) FROM thread_party p WHERE p.event = t.event AND p.opened = t.opened) "
                        + "FROM thread t ORDER BY id"));
        for (String keys : List.of("opening", "looking")) {
            lines.addAll(query(
                    name,
                    "SELECT '%1$s_key', k.key, k.day, m.id FROM %1$s_key k JOIN merged m ON m.event = k.event ORDER BY 2, 3, 4"
                            .formatted(keys)));
        }
        lines.addAll(query(
                name,
                "SELECT 'story', id, title, first, last, reports, independent, events, parties, "
                        + "(SELECT group_concat(digest) FROM (SELECT d.digest FROM story_report r JOIN document d ON d.document = r.document "
                        + "WHERE r.story = s.story ORDER BY d.digest)) FROM story s ORDER BY id"));
        lines.addAll(query(
                name,
                "SELECT 'contradiction', c.id, kind, about, day, parties, more, (SELECT group_concat(party) FROM contradiction_party p "
                        + "WHERE p.contradiction = c.contradiction AND p.day = c.day), (SELECT group_concat(side, ' / ') FROM "
                        + "(SELECT whose || ' ' || coalesce(d.digest, '') || ' ' || start || ' ' || words AS side FROM contradiction_side s "
                        + "LEFT JOIN document d ON d.document = s.document WHERE s.contradiction = c.contradiction ORDER BY place)) "
                        + "FROM contradiction c ORDER BY c.id, kind"));
        lines.addAll(query(
                name,
                "SELECT 'contradiction_count', kind, count FROM contradiction_count WHERE count > 0 ORDER BY kind"));
        lines.addAll(query(
                name,
                "SELECT 'stand', s.id, actor, name, d.digest, s.day, stance, about, (SELECT group_concat(code || a.stance) FROM stand_about a "
                        + "WHERE a.finding = s.finding AND a.actor = s.actor AND a.day = s.day) FROM stand s "
                        + "JOIN document d ON d.document = s.document ORDER BY s.id, actor"));
        for (String table : List.of("dyad_week", "dyad_month", "place_week", "day_read")) {
            lines.addAll(query(name, "SELECT '%s', * FROM %s".formatted(table, table)));
        }
        return lines;
    }

    private List<String> query(String name, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    line.append(i == 1 ? "" : "|").append(rows.getString(i));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }
}
