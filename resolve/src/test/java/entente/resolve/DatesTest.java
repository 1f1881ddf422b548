package entente.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.DateMention;
import entente.model.ResolvedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatesTest {

    private static List<String> values(ResolvedDocument document) {
        return document.dates().stream()
                .map(DateMention::date)
                .map(entente.model.EventDate::value)
                .toList();
    }

    @Test
    void daysHangOnTheDayOfTheReport() {
        // 11 May 2004 was a Tuesday.
        assertThat(values(Story.on("2004-05-11")
                        .sentence("They/PRP/2/nsubj met/VBD/0/root on/IN/4/case Monday/NNP/2/obl ././2/punct")
                        .sentence("They/PRP/2/nsubj left/VBD/0/root last/JJ/4/amod week/NN/2/obl ././2/punct")
                        .sentence(
                                "They/PRP/3/nsubj will/MD/3/aux meet/VB/0/root on/IN/5/case Friday/NNP/3/obl ././3/punct")
                        .resolve()))
                .containsExactly("2004-05-10", "2004-W19", "2004-05-14");
    }

    @Test
    void aDayWithoutAYearIsTheNearestOne() {
        assertThat(values(Story.on("2004-01-05")
                        .sentence(
                                "They/PRP/2/nsubj met/VBD/0/root on/IN/4/case 19/CD/2/obl November/NNP/4/nmod ././2/punct")
                        .resolve()))
                .containsExactly("2003-11-19");
    }

    @Test
    void whatIsTakenBackwardsCountsFromTheDayToldBefore() {
        assertThat(values(Story.on("2004-01-05")
                        .sentence(
                                "They/PRP/2/nsubj met/VBD/0/root on/IN/4/case 19/CD/2/obl November/NNP/4/nmod ././2/punct")
                        .sentence(
                                "He/PRP/2/nsubj left/VBD/0/root two/CD/4/nummod days/NNS/5/obl earlier/RB/2/advmod ././2/punct")
                        .resolve()))
                .containsExactly("2003-11-19", "2003-11-17");
    }

    @Test
    void withoutADayOfTheReportOnlyFullDatesAreKept() {
        assertThat(values(Story.undated()
                        .sentence("They/PRP/2/nsubj met/VBD/0/root on/IN/4/case Monday/NNP/2/obl ././2/punct")
                        .sentence("It/PRP/2/nsubj began/VBD/0/root in/IN/4/case 1998/CD/2/obl ././2/punct")
                        .resolve()))
                .containsExactly("1998");
    }
}
