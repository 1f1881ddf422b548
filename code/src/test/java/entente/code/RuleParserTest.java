package entente.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.codebook.Codebook;
import org.junit.jupiter.api.Test;

class RuleParserTest {

    private static RuleParser parser() {
        return new RuleParser(Codebook.plover());
    }

    @Test
    void theShippedRulesAreBroadAndCoverEveryType() {
        RuleBook book = RuleBook.of(Codebook.plover());
        assertThat(book.countByType().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isGreaterThan(1500);
        assertThat(book.countByType().keySet())
                .containsAll(Codebook.plover().types().stream()
                        .map(type -> type.name())
                        .toList());
    }

    @Test
    void everyRuleNamesItsClauseOfTheCodebook() {
        assertThat(RuleBook.of(Codebook.plover()).rules())
                .allSatisfy(rule -> assertThat(rule.section()).isNotBlank());
    }

    @Test
    void anUnknownTypeIsNamedByFileAndLine() {
        assertThatThrownBy(() -> parser().read("own.rules", "rule a\n  section 2\n  verb hug\n  gives EMBRACE\n"))
                .isInstanceOf(RuleException.class)
                .hasMessageStartingWith("own.rules line 4: expected a type of PLOVER-2021, found \"EMBRACE\".");
    }

    @Test
    void aModeOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> parser().read("own.rules", "rule a\n  section 2\n  verb give\n  gives AID drone\n"))
                .hasMessageContaining("a mode of AID in rule a")
                .hasMessageContaining("\"drone\"");
    }

    @Test
    void aRuleWithoutAPredicateIsRefused() {
        assertThatThrownBy(() -> parser().read("own.rules", "rule a\n  section 2\n  gives AID\n"))
                .hasMessageContaining("at least one verb, noun or adj line");
    }

    @Test
    void anUnknownSetIsNamed() {
        assertThatThrownBy(() -> parser().read("own.rules", "rule a\n  section 2\n  verb give:@gifts\n  gives AID\n"))
                .hasMessageContaining("\"@gifts\"")
                .hasMessageContaining("set gifts");
    }

    @Test
    void rulesOfOnesOwnCodebookAreTriedFirstAndStand() {
        Codebook own =
                Codebook.read(java.nio.file.Path.of(System.getProperty("entente.root", ".."), "docs/codebook-example"));

        assertThat(RuleBook.of(own).entries(Rule.Kind.VERB, "sell").getFirst().rule())
                .satisfies(rule -> {
                    assertThat(rule.id()).isEqualTo("own.lease");
                    assertThat(rule.firm()).isTrue();
                });
    }
}
