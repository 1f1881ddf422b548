package entente.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import entente.model.AnnotatedDocument;
import entente.model.Document;
import entente.model.Mention;
import entente.model.Sentence;
import entente.model.Token;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The trained reader on the class path does in Java what it did where it was trained. */
class ReaderTest {

    private static Reader reader;

    @BeforeAll
    static void open() {
        reader = Reader.open();
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    /** Labels may differ where two score almost alike: the two sides run different releases of the network's kernels. */
    private static final double SAME_LABELS = 0.995;

    @Test
    void readsAsTheTrainingCodeDoes() throws IOException {
        int labels = 0;
        List<String> other = new ArrayList<>();
        for (JsonNode expected : parity()) {
            String text = expected.path("text").asText();
            List<Token> tokens = reader.annotate(document(text)).sentences().stream()
                    .flatMap(sentence -> sentence.tokens().stream())
                    .toList();
            assertThat(tokens.stream()
                            .map(token ->
                                    List.of(token.span().start(), token.span().end())))
                    .as("words of: %s", text)
                    .isEqualTo(pairs(expected.path("words")));
            Map<String, Function<Token, String>> layers = Map.of(
                    "upos", Token::upos,
                    "xpos", Token::xpos,
                    "lemma", Token::lemma,
                    "deprel", Token::deprel,
                    "head", token -> String.valueOf(token.head()));
            for (Map.Entry<String, Function<Token, String>> layer : layers.entrySet()) {
                List<String> wanted = strings(expected.path(layer.getKey()));
                for (int i = 0; i < wanted.size(); i++) {
                    String found = layer.getValue().apply(tokens.get(i));
                    labels++;
                    if (!found.equals(wanted.get(i))) {
                        other.add("%s of word %d: %s, not %s, in: %s"
                                .formatted(layer.getKey(), i + 1, found, wanted.get(i), text));
                    }
                }
            }
        }
        assertThat(labels).isGreaterThan(1000);
        assertThat(other).hasSizeLessThanOrEqualTo((int) ((1 - SAME_LABELS) * labels));
    }

    private static JsonNode parity() throws IOException {
        try (InputStream stream = ReaderTest.class.getResourceAsStream("parity.json")) {
            return new ObjectMapper().readTree(stream);
        }
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    private static List<List<Integer>> pairs(JsonNode array) {
        List<List<Integer>> pairs = new ArrayList<>();
        array.forEach(item -> pairs.add(List.of(item.get(0).asInt(), item.get(1).asInt())));
        return pairs;
    }

    @Test
    void namesAndNationalityWordsAreFound() {
        AnnotatedDocument read =
                reader.annotate(document("Belarusian envoys met NATO officials in Vilnius on Tuesday."));

        assertThat(read.sentences().getFirst().mentions())
                .filteredOn(mention -> mention.kind() != Mention.Kind.ROLE)
                .extracting(mention -> mention.span().in(read.document().text()))
                .contains("Belarusian", "NATO", "Vilnius");
    }

    @Test
    void aSentenceIsReadAlikeAloneAndAmongOthers() {
        String first = "Oman offered to host the talks.";
        String second = "The two sides have not met since March.";

        Sentence alone = reader.annotate(document(second)).sentences().getFirst();
        Sentence among =
                reader.annotate(document(first + " " + second)).sentences().get(1);

        assertThat(among.tokens())
                .extracting(Token::lemma, Token::head, Token::deprel)
                .isEqualTo(alone.tokens().stream()
                        .map(token -> org.assertj.core.groups.Tuple.tuple(token.lemma(), token.head(), token.deprel()))
                        .toList());
    }

    @Test
    void aSentenceLongerThanAnyWindowIsOneTreeAllTheSame() {
        String list = IntStream.range(0, 400)
                .mapToObj(i -> "delegate " + i)
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();

        List<Sentence> sentences =
                reader.annotate(document("They named " + list + ".")).sentences();

        assertThat(sentences).hasSize(1);
        assertThat(sentences.getFirst().tokens()).hasSizeGreaterThan(1000);
        assertThat(sentences.getFirst().tokens())
                .filteredOn(token -> token.head() == 0)
                .hasSize(1);
    }

    @Test
    void textWithNoWordInItIsRead() {
        assertThat(reader.annotate(document("*** --- ***")).sentences()).isNotEmpty();
    }

    private static Document document(String text) {
        return Document.plain("d1", text);
    }
}
