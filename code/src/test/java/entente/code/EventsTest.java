package entente.code;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Ground;
import entente.model.Modality;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final String WARPLANES = """
            Northland Northland PROPN NNP 2 compound
            warplanes warplane NOUN NNS 3 nsubj
            bombed bomb VERB VBD 0 root
            two two NUM CD 6 nummod
            Southland Southland PROPN NNP 6 compound
            bases base NOUN NNS 3 obj
            on on ADP IN 8 case
            Monday Monday PROPN NNP 3 obl
            . . PUNCT . 3 punct
            """;

    @Test
    void bombingHasItsDoerItsTargetAndItsDay() {
        Story story = new Story(WARPLANES)
                .state("a1", "NLD", "Northland")
                .state("a2", "SLD", "Southland")
                .date("Monday", LocalDate.of(2003, 12, 1));
        assertThat(story.events()).containsExactly("ASSAULT aerial asserted: [a1] > [a2]");
        var event = story.coded().events().getFirst();
        assertThat(event.trigger().text()).isEqualTo("bombed");
        assertThat(event.date()).hasValueSatisfying(when -> {
            assertThat(when.date().value()).isEqualTo("2003-12-01");
            assertThat(when.ground()).isInstanceOf(Ground.Words.class);
        });
        assertThat(event.basis()).startsWith("rule:assault.");
        assertThat(event.cameo()).hasValue("195");
    }

    @Test
    void oldDateMakesBackground() {
        Story story = new Story(WARPLANES)
                .state("a1", "NLD", "Northland")
                .state("a2", "SLD", "Southland")
                .date("Monday", LocalDate.of(1998, 3, 2));
        assertThat(story.coded().events())
                .singleElement()
                .satisfies(event -> assertThat(event.modality()).isEqualTo(Modality.BACKGROUND));
    }

    @Test
    void codingAgainGivesTheSameIds() {
        Story story = new Story(WARPLANES).state("a1", "NLD", "Northland").state("a2", "SLD", "Southland");
        assertThat(story.coded()).isEqualTo(story.coded());
        assertThat(story.coded().events().getFirst().id()).matches("e-[0-9a-f]{12}");
    }

    private static String agreed(String verb, String lemma) {
        return """
                Northland Northland PROPN NNP 2 nsubj
                agreed agree VERB VBD 0 root
                to to PART TO 4 mark
                %s %s VERB VB 2 xcomp
                Southland Southland PROPN NNP 4 obj
                . . PUNCT . 2 punct
                """.formatted(verb, lemma);
    }

    @Test
    void agreeingToMeetIsNoMeeting() {
        assertThat(new Story(agreed("meet", "meet"))
                        .state("a1", "NLD", "Northland")
                        .state("a2", "SLD", "Southland")
                        .events())
                .containsExactly("AGREE asserted: [a1] > [a2]");
    }

    @Test
    void refusingToMeetIsRejectMeet() {
        String table = agreed("meet", "meet").replace("agreed agree", "refused refuse");
        assertThat(new Story(table)
                        .state("a1", "NLD", "Northland")
                        .state("a2", "SLD", "Southland")
                        .events())
                .containsExactly("REJECT meet asserted: [a1] > [a2]");
    }

    @Test
    void futureVisitIsAgreed() {
        String table = """
                Northland Northland PROPN NNP 3 nsubj
                will will AUX MD 3 aux
                recognize recognize VERB VB 0 root
                Southland Southland PROPN NNP 3 obj
                . . PUNCT . 3 punct
                """;
        assertThat(new Story(table)
                        .state("a1", "NLD", "Northland")
                        .state("a2", "SLD", "Southland")
                        .events())
                .containsExactly("AGREE asserted: [a1] > [a2]");
        assertThat(new Story(table.replace("will will AUX MD 3 aux", "never never ADV RB 3 advmod"))
                        .state("a1", "NLD", "Northland")
                        .state("a2", "SLD", "Southland")
                        .events())
                .containsExactly("SUPPORT negated: [a1] > [a2]");
    }

    @Test
    void anAccidentIsNoAssault() {
        String table = """
                A a DET DT 2 det
                crash crash NOUN NN 3 nsubj
                killed kill VERB VBD 0 root
                two two NUM CD 6 nummod
                Southland Southland PROPN NNP 6 compound
                soldiers soldier NOUN NNS 3 obj
                . . PUNCT . 3 punct
                """;
        assertThat(new Story(table).state("a2", "SLD", "Southland").events()).isEmpty();
        assertThat(new Story(table.replace("crash crash", "bomb bomb"))
                        .state("a2", "SLD", "Southland")
                        .coded()
                        .events())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo("ASSAULT");
                    assertThat(event.actors())
                            .singleElement()
                            .satisfies(
                                    doer -> assertThat(doer.evidence().text()).isEqualTo("A bomb"));
                    assertThat(event.magnitude())
                            .hasEntrySatisfying(
                                    "killed",
                                    killed -> assertThat(killed.value()).hasValue(2L));
                });
    }

    @Test
    void passiveWithoutAgentHasNoDoer() {
        String table = """
                Southland Southland PROPN NNP 3 nsubj:pass
                was be AUX VBD 3 aux:pass
                bombed bomb VERB VBN 0 root
                . . PUNCT . 3 punct
                """;
        assertThat(new Story(table).state("a2", "SLD", "Southland").events())
                .containsExactly("ASSAULT asserted: [] > [a2]");
    }

    @Test
    void talksHeldBetweenTwoHaveTwoActorsAndNoRecipient() {
        String table = """
                Northland Northland PROPN NNP 2 nsubj
                held hold VERB VBD 0 root
                talks talk NOUN NNS 2 obj
                with with ADP IN 5 case
                Southland Southland PROPN NNP 3 nmod
                . . PUNCT . 2 punct
                """;
        assertThat(new Story(table)
                        .state("a1", "NLD", "Northland")
                        .state("a2", "SLD", "Southland")
                        .events())
                .containsExactly("CONSULT asserted: [a1, a2] > []");
    }
}
