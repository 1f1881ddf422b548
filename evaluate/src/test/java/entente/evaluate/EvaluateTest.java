package entente.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.model.AnnotatedDocument;
import entente.model.CodedDocument;
import entente.model.Confidence;
import entente.model.Document;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Modality;
import entente.model.ResolvedDocument;
import entente.model.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {

    @TempDir
    Path folder;

    @Test
    void tokensBecomeTheSentenceThatTheirTableWasMadeOf() {
        CanonicalText text = CanonicalText.of(
                List.of("Minsk", "'s", "envoy", "(", "a", "general", ")", "said", "\"", "no", "\"", ",", "twice", "."));

        assertThat(text.text()).isEqualTo("Minsk's envoy (a general) said \"no\", twice.");
        assertThat(text.span(8, 11).in(text.text())).isEqualTo("\"no\"");
        assertThat(text.span(0, 3).in(text.text())).isEqualTo("Minsk's envoy");
    }

    @Test
    void theCanonicalTextIsTheOneThatTheCodingToolsMake() throws IOException {
        Path cases = Path.of(System.getProperty("entente.root", ".."), "training/coding/detokenise-cases.tsv");
        List<String> lines = Files.readAllLines(cases);

        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(lines.subList(1, lines.size())).allSatisfy(line -> {
            String[] cells = line.split("\t", -1);
            assertThat(CanonicalText.of(List.of(cells[0].split(" "))).text()).isEqualTo(cells[1]);
        });
    }

    @Test
    void anIntervalIsDrawnFromDocumentsAndIsTheSameEveryTime() {
        Scoreboard board = new Scoreboard();
        for (int i = 0; i < 20; i++) {
            board.begin();
            board.count("type", "AID", i % 4 == 0 ? new Tally(0, 1, 1) : new Tally(1, 0, 0));
        }
        Scoreboard.Figure f1 = board.micro("type");

        assertThat(f1.value()).isEqualTo(0.75);
        assertThat(f1.low()).isBetween(0.4, 0.7);
        assertThat(f1.high()).isBetween(0.8, 1.0);
        assertThat(board.micro("type")).isEqualTo(f1);
    }

    @Test
    void aRightTriggerOfTheWrongTypeIsBothSurplusAndMissedAndShowsInTheConfusion() {
        String text = "Minsk rejected the offer.";
        Document document = Document.plain("d", text);
        GoldDocument gold = new GoldDocument(
                "own",
                "dev",
                document,
                List.of(new GoldDocument.GoldSentence(
                        1,
                        "natural",
                        new Span(0, text.length()),
                        Map.of(),
                        List.of(new GoldDocument.GoldEvent(
                                "REJECT",
                                List.of(),
                                new Span(6, 14),
                                "asserted",
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())),
                        List.of())));
        Scoreboard board = new Scoreboard();
        Comparison comparison = new Comparison(board);

        comparison.compare(gold, coded(document, event("ACCUSE", new Span(6, 14), text)));

        assertThat(board.total("trigger and type")).isEqualTo(new Tally(0, 1, 1));
        assertThat(comparison.confusion()).containsEntry("REJECT", Map.of("ACCUSE", 1));
        assertThat(comparison.misses())
                .extracting(Comparison.Miss::what)
                .containsExactly("REJECT on \"rejected\"", "ACCUSE on \"rejected\" (rule:test)");
    }

    @Test
    void scoresAreWorthTheShareThatWasRightAndNeverFall() {
        List<Comparison.Judgement> judgements = new java.util.ArrayList<>();
        for (int i = 0; i < 100; i++) {
            // Of scores below .5 one in five is right, above four in five; the sixth tenth is a dip that must not show.
            boolean right = i < 50 ? i % 5 == 0 : i < 60 ? i % 2 == 0 : i % 5 != 0;
            judgements.add(new Comparison.Judgement("type", i / 100.0, right));
        }
        List<Isotonic.Step> steps = Isotonic.fit(judgements);

        assertThat(steps).extracting(Isotonic.Step::share).isSorted();
        assertThat(steps).allSatisfy(step -> assertThat(step.findings()).isGreaterThanOrEqualTo(Isotonic.LEAST));
        assertThat(steps.getFirst().share()).isBetween(0.15, 0.3);
        assertThat(steps.getLast().share()).isBetween(0.7, 0.85);
        assertThat(steps.stream().mapToInt(Isotonic.Step::findings).sum()).isEqualTo(100);
    }

    @Test
    void pairsComeBackInTheirOrderWithWhatWasFoundBetweenTheTwo() throws IOException {
        Path pairs = folder.resolve("pairs.tsv");
        Files.writeString(pairs, """
            sentence\tsource\ttarget\tgold_root
            Minsk freed two Poles.\tMinsk\ttwo Poles\tYIELD
            Minsk is a city.\tMinsk\tcity\tCONSULT
            """);
        StringWriter out = new StringWriter();
        ByteArrayOutputStream report = new ByteArrayOutputStream();

        new PairEvaluation(
                        EvaluateTest::resolved,
                        resolved -> resolved.document().text().contains("freed")
                                ? coded(
                                        resolved.document(),
                                        event(
                                                "RETREAT",
                                                new Span(6, 11),
                                                resolved.document().text()))
                                : coded(resolved.document()),
                        (sentence, source, target) -> Optional.empty())
                .run(pairs, out, new PrintStream(report, true, StandardCharsets.UTF_8));

        assertThat(out.toString().lines())
                .containsExactly(
                        "sentence\tsource\ttarget\tgold_root\tpredicted",
                        "Minsk freed two Poles.\tMinsk\ttwo Poles\tYIELD\tRETREAT",
                        "Minsk is a city.\tMinsk\tcity\tCONSULT\t");
        assertThat(report.toString(StandardCharsets.UTF_8))
                .contains("answered 1 of 2")
                .contains("| YIELD | 1.000 |");
    }

    @Test
    void whereNothingWasCodedBetweenTheTwoTheReaderSaysWhatIsLikeliest() throws IOException {
        Path pairs = folder.resolve("pairs.tsv");
        Files.writeString(pairs, """
            sentence\tsource\ttarget\tmarked_sentence
            Minsk wrote to Riga as Riga wrote to Minsk.\tRiga\tMinsk\tMinsk wrote to Riga as <s>Riga</s> wrote to <t>Minsk</t>.
            """);
        StringWriter out = new StringWriter();
        List<Span> asked = new ArrayList<>();

        new PairEvaluation(
                        EvaluateTest::resolved, resolved -> coded(resolved.document()), (sentence, source, target) -> {
                            asked.addAll(List.of(source, target));
                            return Optional.of(Map.of("CONSULT", 0.7, "REQUEST", 0.2));
                        })
                .run(pairs, out, System.out);

        assertThat(asked).containsExactly(new Span(23, 27), new Span(37, 42));
        assertThat(out.toString()).endsWith("\tCONSULT\n");
    }

    @Test
    void recordsOfTheOlderPloverAreFoldedIntoTodaysTypes() throws IOException {
        Path gold = folder.resolve("gold.json");
        Files.writeString(gold, """
            [{"header": "DOCUMENT"},
             {"id": "1", "event": "DISAPPROVE", "text": "Minsk rejected the offer.", "source": [], "target": "Warsaw"}]
            """);
        ByteArrayOutputStream report = new ByteArrayOutputStream();

        new PloverEvaluation(document -> coded(document, event("ACCUSE", new Span(6, 14), document.text())))
                .run(gold, new PrintStream(report, true, StandardCharsets.UTF_8));

        assertThat(report.toString(StandardCharsets.UTF_8))
                .contains("1 records")
                .contains("| type in sentence | 1.000 | 1.000 | 1.000");
    }

    @Test
    void petrarchRecordsAreReadThoughTheyAreNoCleanXml() throws IOException {
        Path records = folder.resolve("records.xml");
        Files.writeString(records, """
            <Sentences>
            <Sentence date = "19950101" id="A-1" category="DEMO">
            <EventCoding noevents = "True"></EventCoding>
            <Text>
            Trade & talk went on.
            </Text>
            </Sentence>
            <Sentence date="19950101" id="A-2">
            <EventCoding error="dateline"></EventCoding>
            <Text>Nothing.</Text>
            </Sentence>
            </Sentences>
            """);
        StringWriter out = new StringWriter();
        ByteArrayOutputStream report = new ByteArrayOutputStream();

        new PetrarchEvaluation(EvaluateTest::coded)
                .run(records, out, new PrintStream(report, true, StandardCharsets.UTF_8));

        assertThat(out.toString()).isEqualTo("{\"id\":\"A-1\",\"events\":[]}\n");
        assertThat(report.toString(StandardCharsets.UTF_8))
                .startsWith("1 records scored, 1 left out (no text, or an error is expected); 1 have exactly");
    }

    @Test
    void aTableWithoutTheNeededColumnsSaysWhichIsMissing() throws IOException {
        Path pairs = folder.resolve("pairs.tsv");
        Files.writeString(pairs, "text\tsource\n");

        assertThatThrownBy(() -> new PairEvaluation(
                                EvaluateTest::resolved,
                                resolved -> coded(resolved.document()),
                                (sentence, source, target) -> Optional.empty())
                        .run(pairs, new StringWriter(), System.out))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1: expected a column \"sentence\", got [text, source]");
    }

    private static ResolvedDocument resolved(Document document) {
        return new ResolvedDocument(
                new AnnotatedDocument(document, List.of(), "test"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static CodedDocument coded(Document document, Event... events) {
        return new CodedDocument(
                document,
                "PLOVER-2021",
                "test",
                List.of(),
                List.of(),
                List.of(events),
                List.of(),
                List.of(),
                List.of());
    }

    private static Event event(String type, Span trigger, String text) {
        return new Event(
                "e1",
                type,
                List.of(),
                List.of(),
                Optional.empty(),
                Modality.ASSERTED,
                OptionalDouble.empty(),
                Evidence.of(trigger, text),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Confidence.NONE,
                "rule:test",
                new TreeMap<>(),
                List.of());
    }
}
