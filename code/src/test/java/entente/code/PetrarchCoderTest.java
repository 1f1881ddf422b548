package entente.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PetrarchCoderTest {

    private static final String VERBS = """
            &TIES
            +TRADE
            +HIGHLAND COMMERCE

            --- CONDEMN [111] ---
            CONDEMN
            - JOIN_IN_* [112]

            --- CUT [160] ---
            CUT {CUTS CUTTING} [161]
            - * &TIES [163:164]

            --- MEET [040] ---
            MEET {MEETS MET MEETING}
            - % * [041:041]
            - * &NOBODY [045]
            """;

    private static final String ACTORS = """
            NORTHLAND_ [NOR]
            +NORTHLANDER
            SOUTHLAND [SOU]
            \t[SOV <19911231]
            """;

    private static final String AGENTS = """
            MINISTER [~GOV]
            POLICE {} [~COP]
            """;

    private static PetrarchCoder coder() {
        return new PetrarchCoder(PetrarchVerbs.of(VERBS), PetrarchActors.of(ACTORS, AGENTS), List.of("RERUN"));
    }

    private static List<String> events(String tree, LocalDate day) {
        return coder().code(new Story(tree).resolved().annotated(), day, PetrarchCoder.Options.USUAL).stream()
                .map(PetrarchCoder.Dyad::toString)
                .toList();
    }

    private static String sentence(String verb, String lemma, String object) {
        return """
                Northland Northland PROPN NNP 3 nmod:poss
                's 's PART POS 1 case
                minister minister NOUN NN 4 nsubj
                %s %s VERB VBD 0 root
                %s
                with with ADP IN 7 case
                Southland Southland PROPN NNP 4 obl
                . . PUNCT . 4 punct
                """.formatted(verb, lemma, object);
    }

    @Test
    void subjectAndFirstActorBehindTheVerbMakeADyadWithTheRoleBehindTheState() {
        assertThat(events(sentence("cut", "cut", "prices price NOUN NNS 4 obj"), LocalDate.of(2003, 5, 1)))
                .containsExactly("NORGOV SOU 161");
    }

    @Test
    void aPatternWithASynonymAndAPairOfCodesGivesBothDirections() {
        assertThat(events(sentence("cut", "cut", "trade trade NOUN NN 4 obj"), LocalDate.of(2003, 5, 1)))
                .containsExactly("NORGOV SOU 163", "SOU NORGOV 164");
    }

    @Test
    void aCodeWithDatesHoldsOnItsDaysAndTheUsualOneOnAllOthers() {
        assertThat(events(sentence("cut", "cut", "prices price NOUN NNS 4 obj"), LocalDate.of(1990, 5, 1)))
                .containsExactly("NORGOV SOV 161");
    }

    @Test
    void aDiscardedStringSilencesItsSentence() {
        assertThat(events(sentence("cut", "cut", "reruns rerun NOUN NNS 4 obj"), LocalDate.of(2003, 5, 1)))
                .isEmpty();
    }

    @Test
    void compoundActorsMeetEachOther() {
        assertThat(events("""
                        Northland Northland PROPN NNP 4 nsubj
                        and and CCONJ CC 3 cc
                        Southland Southland PROPN NNP 1 conj
                        met meet VERB VBD 0 root
                        . . PUNCT . 4 punct
                        """, LocalDate.of(2003, 5, 1))).containsExactly("NOR SOU 041", "SOU NOR 041");
    }

    @Test
    void aPassiveTurnsTheDyadRound() {
        assertThat(events("""
                        Northland Northland PROPN NNP 3 nsubj:pass
                        was be AUX VBD 3 aux:pass
                        condemned condemn VERB VBN 0 root
                        by by ADP IN 6 case
                        Southland Southland PROPN NNP 6 compound
                        police police NOUN NNS 3 obl:agent
                        . . PUNCT . 3 punct
                        """, LocalDate.of(2003, 5, 1))).containsExactly("SOUCOP NOR 111");
    }

    @Test
    void aPatternWithAnUnknownSynonymSetIsAFaultWithItsLine() {
        assertThat(coder().faults())
                .containsExactly("text line 16: expected a synonym set that is defined above, found &NOBODY");
    }
}
