package entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import entente.evaluate.SyntheticNews;
import entente.json.FindingKind;
import entente.model.CodedDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the triggers keep is what counting anew gives, whatever came, went and came again. */
class ViewsTest {

    private static final List<String> TABLES = List.of(
            "SELECT key, day, (SELECT id FROM finding f WHERE f.finding = entry.finding), role, kind, type, modality FROM entry",
            "SELECT * FROM part WHERE count <> 0",
            "SELECT * FROM week WHERE count <> 0",
            "SELECT * FROM actor_week WHERE q1 + q2 + q3 + q4 + said <> 0",
            "SELECT * FROM pair_week WHERE acts + said <> 0",
            "SELECT period, source, target, q1, q2, q3, q4, acts, round(intensity, 6) FROM pair_period WHERE acts <> 0",
            "SELECT * FROM place_period WHERE acts <> 0",
            "SELECT key, name, kind FROM label");

    @TempDir
    private Path folder;

    @Test
    void theSumsDoNotDependOnTheOrderAndARecodingLeavesNoTrace() {
        List<CodedDocument> documents = new SyntheticNews(5, LocalDate.of(2009, 5, 1), 6)
                .documents(0, 24)
                .toList();
        List<CodedDocument> others = new ArrayList<>(documents);
        Collections.shuffle(others, new Random(1));
        try (RecordStore one = RecordStore.open(folder.resolve("one.db"), RecordKind.FICTION);
                RecordStore other = RecordStore.open(folder.resolve("other.db"), RecordKind.FICTION)) {
            keep(one, documents);
            keep(other, others.stream().map(ViewsTest::withoutEvents).toList());
            keep(other, others);
            for (String table : TABLES) {
                assertThat(rows(other, table))
                        .as(table)
                        .isEqualTo(rows(one, table))
                        .isNotEmpty();
            }
            assertThat(other.views().versions(documents.getFirst().document().digest()))
                    .hasSize(2);
        }
    }

    @Test
    void aReportFromADependencyDoesNotRenameItsState() {
        try (RecordStore store = RecordStore.open(folder.resolve("names.db"), RecordKind.FICTION)) {
            keep(
                    store,
                    List.of(Report.of("one", "2009-05-04", "Puerto Rico praised Japan.")
                            .state("Puerto Rico", "USA")
                            .state("Japan", "JPN")
                            .event("SUPPORT", "praised", List.of("Puerto Rico"), List.of("Japan"))
                            .coded()));
            assertThat(store.views().name("USA")).isEqualTo("USA");
            keep(
                    store,
                    List.of(Report.of("two", "2009-05-05", "United States praised Japan.")
                            .state("United States", "USA")
                            .state("Japan", "JPN")
                            .event("SUPPORT", "praised", List.of("United States"), List.of("Japan"))
                            .coded()));
            assertThat(store.views().name("USA")).isEqualTo("United States");
        }
    }

    @Test
    void sumsAndListsTellTheSame() {
        try (RecordStore store = RecordStore.open(folder.resolve("sums.db"), RecordKind.FICTION)) {
            keep(
                    store,
                    new SyntheticNews(5, LocalDate.of(2009, 5, 1), 6)
                            .documents(0, 30)
                            .toList());
            Views views = store.views();
            Views.DyadLine dyad = views.dyads(Optional.empty(), 1).getFirst();
            Filter between = Filter.between(dyad.first(), dyad.second()).withKinds(Set.of(FindingKind.EVENT));
            Views.Findings found = views.findings(between, Views.Order.NEWEST, 0, 200, true);
            assertThat(found.total()).isEqualTo(new Views.Total(dyad.events(), true));
            long byWeek = views.weeksBetween(dyad.first(), dyad.second(), Optional.empty(), Optional.empty()).stream()
                    .mapToLong(week -> week.there().acts() + week.back().acts() - week.together())
                    .sum();
            assertThat(byWeek).isEqualTo(dyad.events());
            assertThat(views.select(between, true)
                            .mapToLong(one -> one.findings().size())
                            .sum())
                    .isEqualTo(dyad.events());
            assertThat(views.counts().get("event"))
                    .isEqualTo(store.counts().events().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
    }

    private static void keep(RecordStore store, List<CodedDocument> documents) {
        store.begin("test", "test", Instant.EPOCH);
        documents.forEach(document -> store.keep(document, Optional.empty()));
        store.end(Instant.EPOCH);
    }

    private static CodedDocument withoutEvents(CodedDocument coded) {
        return new CodedDocument(
                coded.document(),
                coded.codebook(),
                coded.coder(),
                coded.sentences(),
                coded.actors(),
                List.of(),
                coded.statements().stream().limit(1).toList(),
                List.of(),
                List.of());
    }

    private static List<String> rows(RecordStore store, String sql) {
        return store.reading(handle -> handle.createQuery(sql).mapToMap().map(Object::toString).list().stream()
                .sorted()
                .toList());
    }
}
