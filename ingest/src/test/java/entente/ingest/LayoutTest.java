package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Block;
import entente.model.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void aPageLosesItsFurnitureAndBeginsWithItsHeadline() {
        Layout layout = Layout.of("""
                Skip to main content
                Home > World > Caucasus
                Breaking News

                Yerevan Welcomes Border Offer, Baku Silent

                By Anna Petrosyan

                YEREVAN, 4 March 2005 (Armenpress) -- The government welcomed an offer to reopen the railway on Friday.

                Officials in Baku declined to comment.

                Share | Print | Email
                Copyright 2005. All rights reserved.
                """);

        assertThat(layout.text()).isEqualTo("""
                Yerevan Welcomes Border Offer, Baku Silent

                By Anna Petrosyan

                YEREVAN, 4 March 2005 (Armenpress) -- The government welcomed an offer to reopen the railway on Friday.

                Officials in Baku declined to comment.""");
        assertThat(layout.title()).contains("Yerevan Welcomes Border Offer, Baku Silent");
        assertThat(layout.byline()).contains("Anna Petrosyan");
        assertThat(layout.furniture()).hasSize(5);
        assertThat(words(layout))
                .containsExactly(
                        "HEADLINE Yerevan Welcomes Border Offer, Baku Silent",
                        "BYLINE By Anna Petrosyan",
                        "DATELINE YEREVAN, 4 March 2005 (Armenpress) --",
                        "PARAGRAPH The government welcomed an offer to reopen the railway on Friday.",
                        "PARAGRAPH Officials in Baku declined to comment.");
    }

    @Test
    void aWireReportWrappedAtItsMarginBecomesParagraphs() {
        Layout layout = Layout.of("""
                a0543
                BC-Caucasus-Railway, 1st Ld
                   YEREVAN, March 4 (AP) _ The government welcomed an offer to
                reopen the railway on Friday, a week after talks in Tbilisi had
                ended without a statement.
                   Officials in Baku declined to comment on the NATO-
                led patrols along the line.
                   (MORE)
                   "We have waited for this day," the transport minister told
                reporters.
                """);

        assertThat(layout.text()).isEqualTo("""
                YEREVAN, March 4 (AP) _ The government welcomed an offer to reopen the railway on Friday, a week after talks in Tbilisi had ended without a statement.

                Officials in Baku declined to comment on the NATO-led patrols along the line.

                "We have waited for this day," the transport minister told reporters.""");
    }

    @Test
    void linesThatAreParagraphsStayApart() {
        Layout layout = Layout.of("""
                Riyadh offered to host the next round of talks.
                Doha accepted on the same day, and the ministers will meet in the first week of June.
                Nobody else has been invited.
                """);

        assertThat(words(layout)).hasSize(3).allMatch(block -> block.startsWith("PARAGRAPH"));
    }

    @Test
    void whatFollowsTheReportIsCutUnlessAParagraphFollows() {
        String report =
                "Riyadh offered to host the next round of talks, and Doha accepted on the same day, the state agency said.";

        assertThat(Layout.of(report + "\n\nRelated articles\nDoha reopens embassy\nTalks postponed\n")
                        .text())
                .isEqualTo(report);
        assertThat(Layout.of(report + "\n\nRelated articles\n\n" + report + " " + report)
                        .text())
                .isEqualTo(report + "\n\nRelated articles\n\n" + report + " " + report);
    }

    @Test
    void blanksInARowBecomeOneAndWhatNobodySeesIsDropped() {
        Layout layout = Layout.of("Talks\u00A0will \t resume\u200B on\u00AD Monday, both sides said.");

        assertThat(layout.text()).isEqualTo("Talks will resume on Monday, both sides said.");
    }

    @Test
    void everyCopiedUnitLeadsBackToItselfInTheOriginal() {
        long seed = 20031203;
        Random random = new Random(seed);
        String alphabet = "ab Z.\n\r\t -–\u00A0\u200B\"(é";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder page = new StringBuilder();
            int length = random.nextInt(200);
            for (int i = 0; i < length; i++) {
                page.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String original = page.toString();
            Layout layout = Layout.of(original);
            for (int i = 0; i < layout.text().length(); i++) {
                Span unit = new Span(i, i + 1);
                char kept = layout.text().charAt(i);
                layout.map()
                        .toOriginal(unit)
                        .ifPresentOrElse(
                                there -> assertThat(there.in(original))
                                        .as("seed %d, page %s", seed, original)
                                        .isEqualTo(String.valueOf(kept)),
                                () -> assertThat(Character.isWhitespace(kept)).isTrue());
            }
        }
    }

    private static List<String> words(Layout layout) {
        return layout.blocks().stream()
                .map((Block block) -> block.kind() + " " + block.span().in(layout.text()))
                .toList();
    }
}
