package entente.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.AnnotatedDocument;
import entente.model.Block;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Sentence;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import entente.model.Token;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoreNlpAnnotatorTest {

    @Test
    void aHeadlineNeverFlowsIntoTheParagraphBelowIt() {
        String headline = "Minsk Offers Talks To Vilnius";
        String paragraph = "Belarus has offered talks. Lithuania declined.";
        Document document = document(
                headline + "\n\n" + paragraph,
                List.of(
                        new Block(Block.Kind.HEADLINE, new Span(0, headline.length())),
                        new Block(
                                Block.Kind.PARAGRAPH,
                                new Span(headline.length() + 2, headline.length() + 2 + paragraph.length()))));

        AnnotatedDocument annotated = new CoreNlpAnnotator().annotate(document);

        assertThat(annotated.sentences())
                .extracting(sentence -> sentence.span().in(document.text()))
                .containsExactly(headline, "Belarus has offered talks.", "Lithuania declined.");
        Sentence offer = annotated.sentences().get(1);
        assertThat(offer.tokens())
                .extracting(Token::lemma, Token::upos, Token::head, Token::deprel)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple("Belarus", "PROPN", 3, "nsubj"),
                        org.assertj.core.groups.Tuple.tuple("have", "AUX", 3, "aux"),
                        org.assertj.core.groups.Tuple.tuple("offer", "VERB", 0, "root"));
    }

    @Test
    void aDocumentWithNothingToReadHasNoSentence() {
        assertThat(new CoreNlpAnnotator().annotate(document("***", List.of())).sentences())
                .isEmpty();
    }

    private static Document document(String text, List<Block> blocks) {
        return new Document(
                "d1",
                Digest.of(text),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "en",
                new Source("d1.txt", Optional.empty(), Digest.of(text), Optional.empty()),
                SourceMap.identity(text),
                blocks);
    }
}
