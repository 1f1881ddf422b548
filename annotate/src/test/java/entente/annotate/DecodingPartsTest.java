package entente.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What turns scores into trees, spans and lemmas, each on its own. */
class DecodingPartsTest {

    @Test
    void theBestHeadsAreTheTreeWhereTheyAreOne() {
        // "Minsk offered talks": both nouns hang on the verb
        double[][] scores = {
            {0, 0, 0, 0},
            {1, 0, 9, 2},
            {9, 1, 0, 1},
            {1, 2, 9, 0},
        };
        assertThat(Trees.decode(scores)).containsExactly(0, 2, 0, 2);
    }

    @Test
    void wordsThatChooseEachOtherAreTornApartAtTheLeastCost() {
        // words 1 and 2 prefer each other; entering the circle at 2 costs less than entering it at 1
        double[][] scores = {
            {0, 0, 0},
            {1, 0, 9},
            {5, 9, 0},
        };
        assertThat(Trees.decode(scores)).containsExactly(0, 2, 0);
    }

    @Test
    void aSentenceHasOneRootThoughTwoWordsWantToBeIt() {
        double[][] scores = {
            {0, 0, 0, 0},
            {9, 0, 3, 1},
            {8, 7, 0, 1},
            {0, 1, 9, 0},
        };
        assertThat(Trees.decode(scores)).containsExactly(0, 0, 1, 2);
    }

    @Test
    void anInsideTagNeverBeginsASpanHoweverHighItScores() {
        Bio bio = new Bio(List.of("O", "B-ORG", "I-ORG"));
        float[][] scores = {
            {0f, 1f, 9f}, // begins with I: not allowed, so B
            {0f, 0f, 5f},
            {4f, 0f, 0f},
        };
        assertThat(bio.decode(scores))
                .extracting(Bio.Found::first, Bio.Found::last, Bio.Found::label)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 1, "ORG"));
    }

    @Test
    void lemmasComeFromFormsBySmallChanges() {
        assertThat(LemmaScript.apply("l-3+y", "Parties")).isEqualTo("party");
        assertThat(LemmaScript.apply("k-0+", "NATO")).isEqualTo("NATO");
        assertThat(LemmaScript.apply("=be", "was")).isEqualTo("be");
        assertThat(LemmaScript.apply("k-9+", "left"))
                .as("a script for a longer word")
                .isEqualTo("left");
    }

    @Test
    void casingIsAClassOfTheWholeWord() {
        assertThat(List.of("talks", "Minsk", "NATO", "McCain", "A", "2003", "--", "U.S."))
                .extracting(WordPieces::casing)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 3);
    }
}
