package entente.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Document;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearCopiesTest {

    private static final String WIRE =
            "Georgia handed the Russian ambassador a note of protest on Monday over the shelling of two "
                    + "villages in the Pankisi gorge, which it said had killed a shepherd and set three barns alight.\n\n"
                    + "The ambassador, who was summoned for the second time in a week, denied that aircraft had crossed the border.\n\n"
                    + "Observers of the OSCE said that they had heard explosions but could not tell where they came from.\n\n"
                    + "Tbilisi and Moscow have been at odds over the gorge since refugees from Chechnya settled there in 1999.";

    private static Document report(String id, String text, String day) {
        Document plain = Document.plain(id, text);
        return new Document(
                id,
                plain.digest(),
                text,
                plain.title(),
                plain.outlet(),
                plain.byline(),
                day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day)),
                plain.dateline(),
                plain.language(),
                plain.source(),
                plain.sourceMap(),
                plain.blocks());
    }

    @Test
    void aShortenedReportRepeatsTheLongOneAndTheEarliestIsTheParent() {
        String shortened = WIRE.substring(0, WIRE.indexOf("Observers")).strip();
        Document first = report("wire", WIRE, "2001-10-01");
        Document later = report("brief", shortened, "2001-10-02");
        assertThat(NearCopies.find(List.of(later, first)))
                .containsExactlyEntriesOf(new java.util.TreeMap<>(java.util.Map.of("brief", "wire")));
    }

    @Test
    void anotherNewsroomsOwnWordsAreNoCopy() {
        Document own = report(
                "own",
                "The Georgian foreign ministry called in Russia’s envoy after shells fell on Pankisi, killing one man, officials in "
                        + "Tbilisi told this newspaper. Moscow rejects the charge. It is the second such protest in a week.",
                "2001-10-01");
        assertThat(NearCopies.areNear(report("wire", WIRE, "2001-10-01"), own)).isFalse();
    }

    @Test
    void aFollowUpThatRepeatsTheFirstReportIsNoCopyOfIt() {
        Document next = report(
                "next",
                "Russia expelled a Georgian diplomat on Thursday and closed its consulate in Batumi, in what the foreign ministry in "
                        + "Moscow called an answer to a campaign of slander.\n\nGeorgia said it would reply in kind before the end of the week and "
                        + "called its ambassador home for talks, which the opposition in parliament had demanded for days.\n\n"
                        + WIRE,
                "2001-10-04");
        assertThat(NearCopies.areNear(report("wire", WIRE, "2001-10-01"), next)).isFalse();
    }

    @Test
    void theBulletinOfTheNextDayIsNoCopy() {
        String bulletin =
                "The mission counted %s violations of the ceasefire on %s, against %s the day before. Most were shots from "
                        + "small arms near the line of contact. %s explosions were heard at night. Both sides accused one another.";
        assertThat(NearCopies.areNear(
                        report("one", bulletin.formatted("212", "Monday", "190", "31"), "2016-02-01"),
                        report("two", bulletin.formatted("187", "Tuesday", "212", "44"), "2016-02-02")))
                .isFalse();
    }

    @Test
    void theSameWordsAMonthLaterAreNoCopy() {
        assertThat(NearCopies.areNear(
                        report("a", WIRE, "2001-10-01"), report("b", WIRE + " It went on.", "2001-11-05")))
                .isFalse();
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        List<Document> reports = new ArrayList<>();
        String[] sentences = WIRE.split("(?<=\\.)\\s+");
        for (int i = 0; i < 12; i++) {
            String text = String.join(" ", List.of(sentences).subList(0, 2 + i % 3)) + " Desk " + i + ".";
            reports.add(report("r" + i, text, i % 4 == 0 ? "" : "2001-10-0" + (1 + i % 3)));
        }
        var expected = NearCopies.find(reports);
        assertThat(expected).hasSize(11);
        for (int seed = 1; seed <= 20; seed++) {
            Collections.shuffle(reports, new Random(seed));
            assertThat(NearCopies.find(reports)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void aReportOfTwoWordsIsNobodysCopy() {
        assertThat(NearCopies.areNear(report("a", "Talks fail", ""), report("b", "Talks fail", "")))
                .isFalse();
    }
}
