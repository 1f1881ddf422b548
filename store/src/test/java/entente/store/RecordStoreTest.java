package entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.json.FindingKind;
import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Modality;
import entente.model.Span;
import entente.model.Statement.SourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordStoreTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
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

    // Keeping

    @Test
    void aDocumentIsReadBackAsItWasKept() {
        CodedDocument offer = offer().coded();

        assertThat(store.keep(offer, Optional.empty())).isEqualTo(Keeping.NEW);

        assertThat(store.has(offer.document().digest())).isTrue();
        assertThat(store.has(offer.document().digest(), "PLOVER-2021", "test-1"))
                .isTrue();
        assertThat(store.has(offer.document().digest(), "PLOVER-2021", "test-2"))
                .isFalse();
        assertThat(store.coded(offer.document().digest())).contains(offer);
    }

    @Test
    void theSameTextFromAnotherPlaceIsOneDocumentWithTwoPlaces() {
        store.keep(offer().coded(), Optional.empty());

        Keeping again = store.keep(offer().coded(), Optional.empty());
        Keeping elsewhere = store.keep(offer().at("copy/offer.txt").coded(), Optional.empty());

        assertThat(again).isEqualTo(Keeping.KNOWN);
        assertThat(elsewhere).isEqualTo(Keeping.KNOWN);
        assertThat(store.counts().documents()).isEqualTo(1);
        assertThat(store.sightings(offer().coded().document().digest()))
                .extracting(Sighting::location)
                .containsExactly("copy/offer.txt", "offer.txt");
        assertThat(store.counts().events()).containsOnly(java.util.Map.entry("AGREE", 1L));
    }

    @Test
    void whatIsToBeKnownOfAnIntakeStandsWithThePlaceWhereTheTextWasFound() {
        CodedDocument copy = offer().at("copy/offer.txt").coded();
        String note = "read as windows-1252, since it is not UTF-8";

        store.keep(offer().coded(), Optional.empty());
        store.keep(List.of(new Kept(copy, Optional.empty(), List.of(note, "the date is the file's"))));
        store.keep(List.of(new Kept(copy, Optional.empty(), List.of(note, "the date is the file's"))));

        assertThat(store.sightings(copy.document().digest()))
                .extracting(Sighting::notes)
                .containsExactly(List.of(note, "the date is the file's"), List.of());
    }

    @Test
    void aNewCodingSupersedesTheOldOneAndCountsFollow() {
        store.keep(offer().coded(), Optional.empty());
        CodedDocument second = Report.of("offer", "2005-03-05", "Belarus offered Poland talks on the border.")
                .by("test-2")
                .state("Belarus", "BLR")
                .state("Poland", "POL")
                .event("CONSULT", "talks", List.of("Belarus", "Poland"), List.of())
                .coded();

        assertThat(store.keep(second, Optional.empty())).isEqualTo(Keeping.RECODED);

        assertThat(store.coded(second.document().digest())).contains(second);
        assertThat(store.counts().events()).containsOnlyKeys("CONSULT");
        assertThat(store.counts().superseded()).isEqualTo(1);
        assertThat(store.mostActive(5)).containsExactly(new DyadCount("BLR", "POL", 1, 0));
        assertThat(events(Search.builder().type("AGREE").build())).isEmpty();
    }

    @Test
    void wordsThatDoNotStandInTheTextKeepTheWholeBatchOut() {
        CodedDocument good = offer().coded();
        CodedDocument bad = withTrigger(
                Report.of("refusal", "2005-03-06", "Poland refused the talks.")
                        .state("Poland", "POL")
                        .event("REJECT", "refused", List.of("Poland"), List.of())
                        .coded(),
                new Evidence(new Span(7, 14), "reneged"));

        assertThatThrownBy(() -> store.keep(List.of(new Kept(good, Optional.empty()), new Kept(bad, Optional.empty()))))
                .isInstanceOf(EvidenceMismatch.class)
                .hasMessage(
                        "document refusal, event %s (REJECT), trigger: expected the words \"reneged\" at 7–14, found \"refused\""
                                .formatted(bad.events().getFirst().id()));

        assertThat(store.counts().documents()).isZero();
        assertThat(store.counts().findings()).isZero();
    }

    @Test
    void wordsBeyondTheEndOfTheTextSaySo() {
        CodedDocument bad = withTrigger(offer().coded(), new Evidence(new Span(400, 407), "offered"));

        assertThatThrownBy(() -> store.keep(bad, Optional.empty()))
                .hasMessageContaining(
                        "expected the words \"offered\" at 400–407, found nothing, since the text ends at 43");
    }

    @Test
    void originalBytesAreKeptWhereTheUserWantsThem() {
        Report offer = offer();
        Digest original = offer.coded().document().source().original();
        store.keep(offer.coded(), Optional.empty());
        assertThat(store.original(original)).isEmpty();

        store.keep(offer.coded(), Optional.of(offer.original()));

        assertThat(store.original(original).orElseThrow()).isEqualTo(offer.original());
    }

    @Test
    void aRunKeepsItsRefusals() {
        store.begin("read reports", "test-1", Instant.parse("2026-01-05T12:00:00Z"));
        store.refuse(List.of(new Refused("a.txt", Optional.of("line 3"), "not_json", "expected …")));
        store.end(Instant.parse("2026-01-05T12:01:00Z"));

        assertThat(store.refusals(10).items())
                .containsExactly(new Refused("a.txt", Optional.of("line 3"), "not_json", "expected …"));
        assertThat(store.counts().refusals()).containsEntry("not_json", 1L);
        assertThatThrownBy(() -> store.refuse(List.of())).hasMessage("refusals belong to a run, and none was begun");
    }

    // Looking up

    @Test
    void aDocumentIsFoundByIdByDigestByFileAndByAddress() {
        CodedDocument offer = offer().at("reports/offer.txt").coded();
        store.keep(offer, Optional.empty());

        for (String name : List.of("offer", offer.document().digest().prefix(8), "reports/offer.txt")) {
            assertThat(store.lookUp(name)).isInstanceOfSatisfying(Lookup.One.class, one -> {
                assertThat(one.coded()).isEqualTo(offer);
                assertThat(one.sightings()).hasSize(1);
            });
        }
    }

    @Test
    void anIdThatTwoDocumentsHaveGivesBoth() {
        store.keep(offer().coded(), Optional.empty());
        store.keep(Report.of("offer", "2005-03-09", "The offer stands.").coded(), Optional.empty());

        assertThat(store.lookUp("offer"))
                .isInstanceOfSatisfying(
                        Lookup.Several.class,
                        several -> assertThat(several.candidates())
                                .extracting(line -> line.date().orElseThrow())
                                .containsExactly(LocalDate.of(2005, 3, 5), LocalDate.of(2005, 3, 9)));
    }

    @Test
    void aMisspeltIdGivesWhatIsNear() {
        store.keep(offer().coded(), Optional.empty());
        store.keep(Report.of("ceasefire", "2005-03-09", "Guns fell silent.").coded(), Optional.empty());

        assertThat(store.lookUp("ofer"))
                .isInstanceOfSatisfying(
                        Lookup.None.class,
                        none -> assertThat(none.near())
                                .extracting(DocumentLine::id)
                                .containsExactly("offer"));
        assertThat(store.lookUp("xyz-123-nothing"))
                .isInstanceOfSatisfying(
                        Lookup.None.class, none -> assertThat(none.near()).isEmpty());
    }

    // Searching

    @Test
    void wordsAreFoundInAnyFormAndMarked() {
        store.keep(offer().coded(), Optional.empty());
        store.keep(
                Report.of("ceasefire", "2005-03-09", "Guns fell silent on the border.")
                        .coded(),
                Optional.empty());

        assertThat(ids(store.documents(Search.builder().text("offers").build())))
                .containsExactly("offer");
        assertThat(ids(store.documents(Search.builder().text("the border").build())))
                .containsExactlyInAnyOrder("offer", "ceasefire");
        assertThat(ids(store.documents(Search.builder().text("border -guns").build())))
                .containsExactly("offer");
        assertThat(ids(store.documents(Search.builder().text("\"fell silent\"").build())))
                .containsExactly("ceasefire");
        assertThat(ids(store.documents(Search.builder().text("\"silent fell\"").build())))
                .isEmpty();
        assertThat(ids(store.documents(Search.builder().text("sil*").build()))).containsExactly("ceasefire");
        assertThat(store.documents(Search.builder().text("offered").build())
                        .items()
                        .getFirst()
                        .snippet())
                .isEqualTo("Belarus \u0002offered\u0003 Poland talks on the border.");
    }

    @Test
    void aSearchForWordsThatStandEverywhereSaysSo() {
        assertThatThrownBy(() -> store.documents(Search.builder().text("of the").build()))
                .isInstanceOf(RecordException.class)
                .hasMessage(
                        "expected a word to search for, found \"of the\", which holds only words that stand in every"
                                + " report. Put them in quotation marks to search for the phrase");
    }

    @Test
    void signsThatTheSearchEngineKnowsAreOnlySigns() {
        store.keep(offer().coded(), Optional.empty());

        assertThat(ids(store.documents(
                        Search.builder().text("offered (walks* OR: \"border").build())))
                .isEmpty();
        assertThat(ids(store.documents(
                        Search.builder().text("offered ^talks: (border)").build())))
                .containsExactly("offer");
    }

    @Test
    void onlyWhatIsSureEnoughIsFoundWhereThatIsAsked() {
        store.keep(
                Report.of("sure", "2005-03-07", "Iran met Iraq and accused Oman.")
                        .state("Iran", "IRN")
                        .state("Iraq", "IRQ")
                        .state("Oman", "OMN")
                        .sure(0.9)
                        .event("CONSULT", "met", List.of("Iran", "Iraq"), List.of())
                        .sure(0.4)
                        .event("ACCUSE", "accused", List.of("Iran"), List.of("Oman"))
                        .coded(),
                Optional.empty());

        assertThat(events(Search.builder().leastConfidence(0.5).build())).containsExactly("CONSULT");
        assertThat(events(Search.builder().leastConfidence(0.4).build()))
                .containsExactlyInAnyOrder("CONSULT", "ACCUSE");
        assertThatThrownBy(() -> Search.builder().leastConfidence(40).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a confidence is a number from 0 to 1, got 40.0");
    }

    @Test
    void findingsAreFoundByWhatIsAskedOfThem() {
        keepThree();

        assertThat(events(Search.builder().actor("nato").build())).containsExactly("AGREE", "REJECT");
        assertThat(events(Search.builder().actor("RUS").build())).containsExactly("AGREE", "AGREE");
        assertThat(events(Search.builder().type("reject").build())).containsExactly("REJECT");
        assertThat(events(Search.builder().modality(Modality.PLANNED).build())).containsExactly("AGREE");
        assertThat(events(Search.builder().since(LocalDate.of(2005, 3, 7)).build()))
                .containsExactly("REJECT", "AGREE");
        assertThat(events(Search.builder().until(LocalDate.of(2005, 3, 4)).build()))
                .containsExactly("AGREE");
        assertThat(events(Search.builder().text("airspace").build())).containsExactly("REJECT");
    }

    @Test
    void statementsAreFoundBySpeakerByWhomTheySpeakOfAndByWhetherTheSpeakerIsNamed() {
        keepThree();

        assertThat(contents(Search.builder().saidBy("Karol").build())).containsExactly("NATO was slow");
        assertThat(contents(Search.builder().saidBy("NATO").build())).containsExactly("the request was noted");
        assertThat(contents(Search.builder().about("NATO").build())).containsExactly("NATO was slow");
        assertThat(contents(
                        Search.builder().attribution(Search.Attribution.UNNAMED).build()))
                .containsExactly("the request was noted");
        assertThat(contents(Search.builder()
                        .attribution(Search.Attribution.ON_RECORD)
                        .build()))
                .containsExactly("NATO was slow");
        assertThat(ids(store.documents(
                        Search.builder().attribution(Search.Attribution.UNNAMED).build())))
                .containsExactly("answer");
    }

    @Test
    void whatPassedBetweenTwoStandsInTheOrderOfTime() {
        keepThree();

        Found<FindingHit> between =
                store.findings(Search.builder().between("RUS", "NATO").build());

        assertThat(between.items().stream().map(RecordStoreTest::told))
                .containsExactly(
                        "2005-03-04 RUS, KAZ -> NATO: Russia and Kazakhstan sought a pact with NATO on 4 March.");
        assertThat(store.findings(Search.builder().between("NATO", "RUS").build())
                        .items())
                .isEqualTo(between.items());
        assertThat(events(Search.builder().between("KAZ", "NATO").build())).containsExactly("AGREE");
    }

    @Test
    void aCollectiveIsFoundByItselfAndByItsMembersAndActsTowardsThemTogether() {
        store.keep(
                Report.of("six", "2005-03-05", "Both, Russia and Armenia, praised NATO.")
                        .state("Russia", "RUS")
                        .state("Armenia", "ARM")
                        .alliance("NATO")
                        .group("Both", "Russia", "Armenia")
                        .event("SUPPORT", "praised", List.of("Both"), List.of("NATO"))
                        .coded(),
                Optional.empty());

        assertThat(store.mostActive(9))
                .containsExactly(new DyadCount("ARM", "NATO", 1, 0), new DyadCount("NATO", "RUS", 1, 0));
        FindingHit hit =
                store.findings(Search.builder().actor("ARM").build()).items().getFirst();
        assertThat(hit.in("actor")).extracting(Party::label).containsExactly("Both");
    }

    @Test
    void noLimitIsSilent() {
        keepThree();

        Found<FindingHit> found = store.findings(Search.builder().limit(2).build());

        assertThat(found.items()).hasSize(2);
        assertThat(found.total()).isEqualTo(6);
        assertThat(found.isCut()).isTrue();
        assertThat(store.findings(Search.builder().limit(10).offset(4).build()).items())
                .hasSize(2);
    }

    @Test
    void theMostActivePairsAreCountedInBothDirections() {
        keepThree();

        assertThat(store.mostActive(2))
                .containsExactly(new DyadCount("KAZ", "NATO", 1, 0), new DyadCount("KAZ", "RUS", 1, 0));
        assertThat(store.mostActive(9)).contains(new DyadCount("BLR", "NATO", 0, 1));
    }

    // The whole

    @Test
    void theOrderOfArrivalDoesNotShow() {
        List<Report> reports = List.of(
                Report.of("c", "2005-03-07", "Third."),
                Report.undated("a", "First."),
                Report.of("b", "2005-03-06", "Second."));
        reports.forEach(report -> store.keep(report.coded(), Optional.empty()));

        try (Stream<CodedDocument> all = store.codedDocuments()) {
            assertThat(all.map(coded -> coded.document().id())).containsExactly("a", "b", "c");
        }
    }

    @Test
    void fictionAndTheWorldAreNeverMixed() {
        Path samples = folder.resolve("samples.db");
        RecordStore.open(samples, RecordKind.FICTION).close();

        try (RecordStore again = RecordStore.open(samples)) {
            assertThat(again.kind()).isEqualTo(RecordKind.FICTION);
        }
        assertThatThrownBy(() -> RecordStore.open(samples, RecordKind.ORDINARY))
                .isInstanceOf(RecordException.class)
                .hasMessage(samples
                        + ": expected a record of kind ORDINARY, found one of kind FICTION. The two are never"
                        + " mixed: name another file");
        assertThat(store.kind()).isEqualTo(RecordKind.ORDINARY);
    }

    @Test
    void whatIsNoRecordSaysSo() throws IOException, SQLException {
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (x)");
        }
        Path text = Files.writeString(
                folder.resolve("notes.db"), "These are only notes, and no database at all. ".repeat(20));
        Path newer = folder.resolve("newer.db");
        RecordStore.open(newer).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + newer);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(() -> RecordStore.open(other))
                .hasMessage(other
                        + ": expected a record of Entente, found a database of another program. Name another file");
        assertThatThrownBy(() -> RecordStore.open(text))
                .hasMessageStartingWith(text + ": expected a record of Entente, found what SQLite cannot open:");
        assertThatThrownBy(() -> RecordStore.open(newer))
                .hasMessage(newer + ": expected a record of form " + Schema.VERSION
                        + " or older, found form 99, made by a newer Entente. Use that one");
        assertThatThrownBy(() -> RecordStore.open(folder))
                .hasMessageStartingWith(folder + ": expected a file for the record, found a folder.");
        assertThatThrownBy(() -> RecordStore.open(folder.resolve("nowhere/entente.db")))
                .hasMessageContaining("expected the folder " + folder.resolve("nowhere") + " to be there");
    }

    @Test
    void aReaderSeesWhatAnotherConnectionWrote() {
        try (RecordStore second = RecordStore.open(folder.resolve("entente.db"))) {
            store.keep(offer().coded(), Optional.empty());

            assertThat(second.has(offer().coded().document().digest())).isTrue();
        }
    }

    @Test
    @Tag("slow")
    void aRecordThatAnotherProcessWritesIntoSaysSo() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.file());
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> store.keep(offer().coded(), Optional.empty()))
                    .isInstanceOf(RecordException.class)
                    .hasMessage(store.file()
                            + ": expected to write, found that another process has been writing for 10"
                            + " seconds. Wait until it ends, and begin again");

            statement.execute("ROLLBACK");
        }
        assertThat(store.keep(offer().coded(), Optional.empty())).isEqualTo(Keeping.NEW);
    }

    private static Report offer() {
        return Report.of("offer", "2005-03-05", "Belarus offered Poland talks on the border.")
                .state("Belarus", "BLR")
                .state("Poland", "POL")
                .event("AGREE", "offered", List.of("Belarus"), List.of("Poland"))
                .relation("neighbour_of", "Belarus", "Poland")
                .conflict("Poland", "Poland is not spoken of here.");
    }

    private void keepThree() {
        store.keep(
                Report.of(
                                "request",
                                "2005-03-05",
                                "Russia and Kazakhstan sought a pact with NATO on 4 March. NATO was slow, Ivan Karol"
                                        + " said.")
                        .state("Russia", "RUS")
                        .state("Kazakhstan", "KAZ")
                        .alliance("NATO")
                        .person("Ivan Karol", "BLR")
                        .event(
                                "AGREE",
                                "sought",
                                List.of("Russia", "Kazakhstan"),
                                List.of("NATO"),
                                Modality.ASSERTED,
                                Optional.of("2005-03-04"))
                        .statement("Ivan Karol", SourceKind.NAMED, "said", "NATO was slow", "NATO")
                        .coded(),
                Optional.empty());
        store.keep(
                Report.of(
                                "answer",
                                "2005-03-07",
                                "NATO refused to open its airspace. A NATO official said the request was noted.")
                        .alliance("NATO")
                        .unnamed("A NATO official", "NATO")
                        .event("REJECT", "refused", List.of("NATO"), List.of())
                        .statement("A NATO official", SourceKind.UNNAMED, "said", "the request was noted")
                        .coded(),
                Optional.empty());
        store.keep(
                Report.of("pact", "2005-03-09", "Russia and Kazakhstan will sign a pact in May.")
                        .state("Russia", "RUS")
                        .state("Kazakhstan", "KAZ")
                        .event(
                                "AGREE",
                                "sign",
                                List.of("Russia", "Kazakhstan"),
                                List.of(),
                                Modality.PLANNED,
                                Optional.empty())
                        .relation("ally_of", "Russia", "Kazakhstan")
                        .coded(),
                Optional.empty());
    }

    private List<String> events(Search search) {
        List<String> types = new ArrayList<>();
        for (FindingHit hit : store.findings(search).items()) {
            if (hit.kind() == FindingKind.EVENT) {
                types.add(((Event) hit.finding()).type());
            }
        }
        return types;
    }

    private List<String> contents(Search search) {
        List<String> contents = new ArrayList<>();
        for (FindingHit hit : store.findings(search).items()) {
            if (hit.finding() instanceof entente.model.Statement statement) {
                contents.add(statement.content().text());
            }
        }
        return contents;
    }

    private static String told(FindingHit hit) {
        return "%s %s -> %s: %s"
                .formatted(
                        hit.day().orElseThrow(),
                        String.join(
                                ", ", hit.in("actor").stream().map(Party::label).toList()),
                        String.join(
                                ", ",
                                hit.in("recipient").stream().map(Party::label).toList()),
                        hit.quote());
    }

    private static List<String> ids(Found<DocumentHit> found) {
        return found.items().stream().map(hit -> hit.document().id()).toList();
    }

    private static CodedDocument withTrigger(CodedDocument coded, Evidence trigger) {
        Event e = coded.events().getFirst();
        Event changed = new Event(
                e.id(),
                e.type(),
                e.modes(),
                e.contexts(),
                e.cameo(),
                e.modality(),
                e.intensity(),
                trigger,
                e.actors(),
                e.recipients(),
                e.date(),
                e.place(),
                e.said(),
                e.magnitude(),
                e.terms(),
                e.confidence(),
                e.basis(),
                e.grounds(),
                List.of());
        return new CodedDocument(
                coded.document(),
                coded.codebook(),
                coded.coder(),
                coded.sentences(),
                coded.actors(),
                List.of(changed),
                coded.statements(),
                coded.relations(),
                coded.conflicts());
    }
}
