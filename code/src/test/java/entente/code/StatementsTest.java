package entente.code;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.ActorKind;
import entente.model.Statement;
import org.junit.jupiter.api.Test;

class StatementsTest {

    private static final String SAID = """
            Northland Northland PROPN NNP 2 nsubj
            said say VERB VBD 0 root
            that that SCONJ IN 5 mark
            Southland Southland PROPN NNP 5 nsubj
            attacked attack VERB VBD 2 ccomp
            a a DET DT 7 det
            convoy convoy NOUN NN 5 obj
            . . PUNCT . 2 punct
            """;

    private static Story story(String table) {
        return new Story(table).state("a1", "NLD", "Northland").state("a2", "SLD", "Southland");
    }

    @Test
    void indirectSpeechBeginsWithThatAndEndsBeforeTheStop() {
        assertThat(story(SAID).coded().statements()).singleElement().satisfies(statement -> {
            assertThat(statement.kind()).isEqualTo(Statement.Kind.INDIRECT);
            assertThat(statement.sourceKind()).isEqualTo(Statement.SourceKind.COLLECTIVE);
            assertThat(statement.source().orElseThrow().actor()).isEqualTo("a1");
            assertThat(statement.content().text()).isEqualTo("that Southland attacked a convoy");
            assertThat(statement.about()).extracting(Statement.About::actor).containsExactly("a2");
        });
    }

    private static final String WANTS = """
            Northland Northland PROPN NNP 4 nsubj
            does do AUX VBZ 4 aux
            not not PART RB 4 advmod
            want want VERB VB 0 root
            to to PART TO 6 mark
            withdraw withdraw VERB VB 4 xcomp
            . . PUNCT . 4 punct
            """;

    private static final String BACKS = """
            Northland Northland PROPN NNP 2 nsubj
            criticized criticize VERB VBD 0 root
            Southland Southland PROPN NNP 2 obj
            . . PUNCT . 2 punct
            """;

    @Test
    void whatIsWantedIsAnAttitudeAndKeepsItsNegation() {
        var coded = new Story(WANTS).state("a1", "NLD", "Northland").coded();
        assertThat(coded.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.kind()).isEqualTo(Statement.Kind.ATTITUDE);
            assertThat(statement.source().orElseThrow().actor()).isEqualTo("a1");
            assertThat(statement.cue().orElseThrow().text()).isEqualTo("does not want");
            assertThat(statement.content().text()).isEqualTo("to withdraw");
            assertThat(statement.basis()).isEqualTo("rule:attitude wish: want");
        });
        assertThat(coded.events()).allSatisfy(event -> assertThat(event.said()).isEmpty());
    }

    @Test
    void backingAndOppositionTellTheStance() {
        assertThat(story(BACKS).coded().statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.about())
                        .singleElement()
                        .satisfies(about -> {
                            assertThat(about.actor()).isEqualTo("a2");
                            assertThat(about.stance()).contains("opposed");
                        }));
    }

    @Test
    void whatSomebodyMightWantIsNoAttitude() {
        assertThat(story(BACKS.replace("2 nsubj", "3 nsubj")
                                .replace(
                                        "criticized criticize VERB VBD 0 root",
                                        "may may AUX MD 3 aux\ncriticize criticize VERB VB 0 root")
                                .replace("2 obj", "3 obj")
                                .replace("2 punct", "3 punct"))
                        .coded()
                        .statements())
                .isEmpty();
    }

    @Test
    void anActToldInWordsHangsOnTheStatement() {
        var coded = story(SAID).coded();
        assertThat(coded.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("ASSAULT");
            assertThat(event.said())
                    .containsExactly(coded.statements().getFirst().id());
        });
    }

    @Test
    void whatWasNotSaidIsNoStatement() {
        String table = SAID.replace("said say VERB VBD 0 root", "said say VERB VBD 0 root")
                .replace("that that SCONJ IN 5 mark", "never never ADV RB 2 advmod");
        assertThat(story(table).coded().statements())
                .noneMatch(statement -> statement.kind().isWords());
    }

    @Test
    void aQuotationBesideTheCueIsDirectWhateverTheParseSays() {
        String table = """
                " " PUNCT `` 3 punct
                +We we PRON PRP 3 nsubj
                attacked attack VERB VBD 0 root
                Southland Southland PROPN NNP 3 obj
                yesterday yesterday NOUN NN 3 obl:tmod
                +, , PUNCT , 3 punct
                +" " PUNCT '' 3 punct
                Northland Northland PROPN NNP 9 nsubj
                said say VERB VBD 3 dep
                . . PUNCT . 3 punct
                """;
        assertThat(new Story(table)
                        .actor("a1", ActorKind.STATE, "NLD", "", "Northland")
                        .coded()
                        .statements())
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.kind()).isEqualTo(Statement.Kind.DIRECT);
                    assertThat(statement.content().text()).isEqualTo("\"We attacked Southland yesterday,\"");
                });
    }
}
