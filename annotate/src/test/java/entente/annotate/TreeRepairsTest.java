package entente.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Span;
import entente.model.Token;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeRepairsTest {

    @Test
    void theSubjectRightOfSaidIsThatOfTheClause() {
        assertThat(mended(
                        "alliance/NOUN/2/nsubj",
                        "said/VERB/0/root",
                        "it/PRON/2/nsubj",
                        "will/AUX/5/aux",
                        "train/VERB/2/ccomp"))
                .containsExactly("2 nsubj", "0 root", "5 nsubj", "5 aux", "2 ccomp");
    }

    @Test
    void twoNamesSideBySideAreOneSubject() {
        assertThat(mended("Kassym/PROPN/3/nsubj", "Omarov/PROPN/3/nsubj", "said/VERB/0/root"))
                .containsExactly("3 nsubj", "1 flat", "0 root");
        assertThat(mended("Minister/PROPN/4/nsubj", "Ann/PROPN/4/nsubj", "Lee/PROPN/2/flat", "left/VERB/0/root"))
                .containsExactly("2 nmod:desc", "4 nsubj", "2 flat", "0 root");
    }

    @Test
    void withoutAndWhatStandsBeyondTheVerbIsItsObject() {
        assertThat(mended("Prosecutors/NOUN/2/nsubj", "charged/VERB/0/root", "him/PRON/1/conj"))
                .containsExactly("2 nsubj", "0 root", "2 obj");
        assertThat(mended("Sudan/PROPN/2/nsubj", "agreed/VERB/0/root", "and/CCONJ/4/cc", "Chad/PROPN/1/conj"))
                .containsExactly("2 nsubj", "0 root", "4 cc", "1 conj");
    }

    @Test
    void aBareNounBeforeItsNounIsPartOfIt() {
        assertThat(mended("drone/NOUN/2/nmod", "strike/NOUN/0/root")).containsExactly("2 compound", "0 root");
    }

    @Test
    void withoutAPrepositionANounBehindACommaIsTheSameThing() {
        assertThat(mended("action/NOUN/0/root", ",/PUNCT/3/punct", "operation/NOUN/1/nmod"))
                .containsExactly("0 root", "3 punct", "1 appos");
        assertThat(mended("action/NOUN/0/root", ",/PUNCT/4/punct", "with/ADP/4/case", "troops/NOUN/1/nmod"))
                .containsExactly("0 root", "4 punct", "4 case", "1 nmod");
    }

    @Test
    void aNounBehindACommaWithTheSameAdjectiveTellsTheSameAgain() {
        assertThat(mended(
                        "hold/VERB/0/root",
                        "joint/ADJ/3/amod",
                        "patrol/NOUN/1/obj",
                        ",/PUNCT/6/punct",
                        "joint/ADJ/6/amod",
                        "exercise/NOUN/1/obl"))
                .containsExactly("0 root", "3 amod", "1 obj", "6 punct", "6 amod", "3 appos");
    }

    @Test
    void whatIsNoAuxiliaryIsTheVerbBeforeAParticiple() {
        assertThat(mended(
                        "Chad/PROPN/3/nsubj",
                        "foresees/AUX/3/aux/VBZ",
                        "continued/VERB/0/root/VBN",
                        "cooperation/NOUN/3/obj"))
                .containsExactly("2 nsubj", "0 root", "4 amod", "2 obj");
        assertThat(mended(
                        "They/PRON/3/nsubj",
                        "have/AUX/3/aux/VBZ",
                        "continued/VERB/0/root/VBN",
                        "cooperation/NOUN/3/obj"))
                .containsExactly("3 nsubj", "3 aux", "0 root", "3 obj");
    }

    /** Heads and relations after mending, of words given as form/upos/head/relation, some with /xpos. */
    private static List<String> mended(String... words) {
        List<Token> tokens = new ArrayList<>();
        int start = 0;
        for (String word : words) {
            List<String> parts = List.of(word.split("/", -1));
            int end = start + parts.get(0).length();
            tokens.add(new Token(
                    tokens.size() + 1,
                    new Span(start, end),
                    parts.get(0),
                    parts.get(1),
                    parts.size() > 4 ? parts.get(4) : "X",
                    Integer.parseInt(parts.get(2)),
                    parts.get(3)));
            start = end + 1;
        }
        return TreeRepairs.mended(tokens).stream()
                .map(token -> token.head() + " " + token.deprel())
                .toList();
    }
}
