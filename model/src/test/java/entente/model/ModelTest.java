package entente.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTest {

    private static final String TEXT = "Minsk offered talks on Tuesday.";

    @Test
    void evidenceHoldsWhereItsWordsStandAndNowhereElse() {
        Evidence minsk = Evidence.of(new Span(0, 5), TEXT);

        assertThat(minsk.text()).isEqualTo("Minsk");
        assertThat(minsk.holdsIn(TEXT)).isTrue();
        assertThat(minsk.holdsIn("In Minsk talks were offered.")).isFalse();
        assertThat(minsk.holdsIn("Min")).isFalse();
    }

    @Test
    void evidenceWhoseWordsAreLongerThanItsSpanSaysBothLengths() {
        assertThatThrownBy(() -> new Evidence(new Span(0, 4), "Minsk"))
                .hasMessage("evidence at 0–4 is 4 units long, but its words \"Minsk\" are 5");
    }

    @Test
    void anEmptySpanIsNoSpan() {
        assertThatThrownBy(() -> new Span(7, 7)).hasMessage("a span needs 0 <= start < end, got start 7 and end 7");
    }

    @Test
    void aCleanedTextLeadsBackToTheOriginal() {
        // "talks\non Tuesday" became "talks on Tuesday" after a removed line of 10 units
        SourceMap map = new SourceMap(List.of(new SourceMap.Run(0, 10, 5), new SourceMap.Run(6, 16, 10)));

        assertThat(map.toOriginal(new Span(0, 5))).contains(new Span(10, 15));
        assertThat(map.toOriginal(new Span(3, 8))).contains(new Span(13, 18));
        assertThat(map.toOriginal(new Span(5, 6)))
                .as("the blank was made by cleaning")
                .isEmpty();
    }

    @Test
    void datesSayNoMoreThanIsKnown() {
        LocalDate monday = LocalDate.of(2003, 12, 1);

        assertThat(new EventDate(LocalDate.of(2003, 11, 19), EventDate.Precision.DAY).value())
                .isEqualTo("2003-11-19");
        assertThat(new EventDate(monday, EventDate.Precision.WEEK).value()).isEqualTo("2003-W49");
        assertThat(new EventDate(monday, EventDate.Precision.WEEK).last()).isEqualTo("2003-12-07");
        assertThat(new EventDate(LocalDate.of(2004, 1, 1), EventDate.Precision.YEAR).value())
                .isEqualTo("2004");
        assertThat(new EventDate(LocalDate.of(2004, 1, 1), EventDate.Precision.YEAR).last())
                .isEqualTo("2004-12-31");
    }

    @Test
    void aSentenceRefusesATreeThatPointsOutsideIt() {
        Token stray = new Token(1, new Span(0, 5), "Minsk", "PROPN", "NNP", 3, "nsubj");

        assertThatThrownBy(() ->
                        new Sentence(0, new Span(0, 5), Block.Kind.PARAGRAPH, 0, List.of(stray), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit place 1 of 1");
    }
}
