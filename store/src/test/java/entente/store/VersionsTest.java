package entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.model.Digest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {

    private static final String PAGE = "https://balticpost.example/talks";

    @TempDir
    Path folder;

    private RecordStore store;

    @BeforeEach
    void open() {
        store = RecordStore.open(folder.resolve("entente.db"));
    }

    @AfterEach
    void closeAndExamine() {
        assertThat(store.examine()).isEmpty();
        store.close();
    }

    private static Report first() {
        return Report.of(
                        "first",
                        "2005-03-05",
                        "Belarus offered Poland talks on the border. Latvia rejected the offer, an official said.")
                .at(PAGE)
                .state("Belarus", "BLR")
                .state("Poland", "POL")
                .state("Latvia", "LVA")
                .event("AGREE", "offered", List.of("Belarus"), List.of("Poland"))
                .event("REJECT", "rejected", List.of("Latvia"), List.of("Belarus"));
    }

    private static Report second() {
        return Report.of(
                        "second",
                        "2005-03-05",
                        "Belarus offered Poland talks on the border. Latvia will study the offer, its government said.")
                .at(PAGE)
                .state("Belarus", "BLR")
                .state("Poland", "POL")
                .event("AGREE", "offered", List.of("Belarus"), List.of("Poland"));
    }

    private Digest keep(Report report) {
        store.keep(report.coded(), Optional.empty());
        return report.coded().document().digest();
    }

    private long events() {
        return store.findings(Search.builder().build()).total();
    }

    @Test
    void aChangedPageIsANewVersionAndNotAnotherReport() {
        Digest old = keep(first());
        assertThat(events()).isEqualTo(2);

        Digest now = keep(second());

        assertThat(events())
                .as("the act that both tell counts once, the one that was removed no more")
                .isEqualTo(1);
        assertThat(store.versions(old))
                .containsExactly(new Version(PAGE, 1, old, "first", 1, 1), new Version(PAGE, 2, now, "second", 0, 0));
        assertThat(store.versions(now)).isEqualTo(store.versions(old));
        assertThat(store.coded(old).orElseThrow().findings()).isEmpty();
        assertThat(store.coded(old).orElseThrow().document().text()).contains("Latvia rejected");
        assertThat(store.documents(Search.builder().text("rejected").build()).total())
                .isEqualTo(1);
    }

    @Test
    void readingBothTextsAgainChangesNothing() {
        keep(first());
        keep(second());
        assertThat(store.keep(first().coded(), Optional.empty())).isEqualTo(Keeping.KNOWN);
        assertThat(store.keep(second().coded(), Optional.empty())).isEqualTo(Keeping.KNOWN);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void aThirdTextFollowsTheSecond() {
        keep(first());
        keep(second());
        keep(Report.of("third", "2005-03-06", "Belarus offered Poland talks on the border. Latvia agreed to them.")
                .at(PAGE)
                .state("Belarus", "BLR")
                .state("Poland", "POL")
                .event("AGREE", "offered", List.of("Belarus"), List.of("Poland")));
        assertThat(store.versions(first().coded().document().digest()))
                .extracting(Version::id)
                .containsExactly("first", "second", "third");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void anotherReportUnderTheSameAddressIsNoVersion() {
        Digest old = keep(first());
        keep(Report.of("other", "2005-03-06", "Ghana signed a treaty with Togo.")
                .at(PAGE)
                .state("Ghana", "GHA")
                .state("Togo", "TGO")
                .event("AGREE", "signed", List.of("Ghana"), List.of("Togo")));
        assertThat(store.versions(old)).isEmpty();
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void filesOfTheSameNameAreNoVersions() {
        Digest old = keep(first().at("a.txt"));
        keep(second().at("a.txt"));
        assertThat(store.versions(old)).isEmpty();
    }

    @Test
    void aTranslationLeadsToItsOriginalAndBack() {
        Digest translation = keep(second());
        Digest original = keep(Report.undated("original", "Беларусь предложила Польше переговоры."));
        store.translated(original, translation);
        assertThat(store.originalOf(translation).orElseThrow().document().id()).isEqualTo("original");
        assertThat(store.translationOf(original).orElseThrow().document().id()).isEqualTo("second");
        assertThat(store.originalOf(original)).isEmpty();
        assertThatThrownBy(() -> store.translated(original, Digest.of("nowhere")))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("expected both texts in the record");
    }

    @Test
    void visitsAreKept() {
        Visit visit = new Visit(
                Instant.parse("2025-10-28T12:00:00Z"),
                Optional.of("\"v1\""),
                Optional.empty(),
                Optional.of("Tue"),
                2,
                Optional.of(Instant.parse("2025-10-28T12:10:00Z")));
        store.visited(Map.of(PAGE, visit));
        assertThat(store.visit(PAGE)).contains(visit);
        assertThat(store.visit(PAGE + "/2")).isEmpty();
    }
}
