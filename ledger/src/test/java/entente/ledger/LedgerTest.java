package entente.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Block;
import entente.model.CodedDocument;
import entente.model.Confidence;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Modality;
import entente.model.Participant;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import java.io.BufferedReader;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Reports told by hand, and what the ledger makes of them. */
class LedgerTest {

    @Test
    void anOfferThatIsTurnedDownIsOneThreadWithBothWords() {
        Ledger ledger = Ledger.of(List.of(
                report("offer", "2009-05-04", "BLR offered talks to LTU .", "AGREE"),
                report("answer", "2009-05-07", "LTU rejected a proposal by BLR .", "REJECT")));

        assertThat(ledger.threads()).hasSize(1);
        CommitmentThread thread = ledger.threads().getFirst();
        assertThat(thread.kind()).isEqualTo("offer");
        assertThat(thread.response()).isEqualTo("declined");
        assertThat(thread.outcome()).isEqualTo("open");
        assertThat(thread.steps())
                .extracting(step -> step.event().first().words())
                .containsExactly("BLR offered talks to LTU .", "LTU rejected a proposal by BLR .");
    }

    @Test
    void anAnswerThatComesTooLateIsNone() {
        Ledger ledger = Ledger.of(List.of(
                report("offer", "2009-05-04", "BLR offered talks to LTU .", "AGREE"),
                report("answer", "2010-05-07", "LTU rejected a proposal by BLR .", "REJECT")));

        assertThat(ledger.threads().getFirst().response()).isEqualTo("ignored so far");
    }

    @Test
    void aWireCopyIsAReportButNoIndependentOne() {
        String wire = "EU imposed visa bans on BLR over the jailing of an editor , a day after a deadline had passed .";
        Ledger ledger = Ledger.of(List.of(
                report("wire", "2009-05-21", wire, "SANCTION"),
                report("copy", "2009-05-21", wire.replace("an editor", "a newspaper editor"), "SANCTION"),
                report(
                        "own",
                        "2009-05-22",
                        "After weeks of warnings EU punished officials of BLR with travel bans .",
                        "SANCTION")));

        assertThat(ledger.events())
                .filteredOn(event -> event.first().type().equals("SANCTION"))
                .hasSize(1);
        assertThat(ledger.events().getFirst().acts()).hasSize(3);
        assertThat(ledger.events().getFirst().independent()).isEqualTo(2);
    }

    @Test
    void theSameActByTheSamePartiesAWeekLaterIsAnotherEvent() {
        Ledger ledger = Ledger.of(List.of(
                report("a", "2009-05-04", "BLR accused POL of spying .", "ACCUSE"),
                report("b", "2009-05-12", "BLR accused POL of meddling .", "ACCUSE")));

        assertThat(ledger.events()).hasSize(2);
        assertThat(ledger.dyads()).containsExactly(new Ledger.Dyad("BLR", "POL", 2, 2));
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        List<CodedDocument> reports = new ArrayList<>(List.of(
                report("offer", "2009-05-04", "BLR offered talks to LTU .", "AGREE"),
                report("answer", "2009-05-07", "LTU rejected a proposal by BLR .", "REJECT"),
                report("threat", "2009-05-09", "EU threatened BLR with sanctions .", "THREATEN"),
                report("bans", "2009-05-21", "EU imposed bans on BLR .", "SANCTION")));
        Ledger forwards = Ledger.of(reports);
        Collections.reverse(reports);

        assertThat(Ledger.of(reports)).isEqualTo(forwards);
    }

    @Test
    void wordsOpenAThreadWhereNoActDoes() {
        Ledger ledger = Ledger.of(List.of(
                report(
                        "set",
                        "2009-05-15",
                        "DJI gave ERI until 25 May to withdraw its soldiers from the cape .",
                        "CONSULT"),
                report("answer", "2009-05-16", "ERI rejected a demand by DJI to withdraw its soldiers .", "REJECT")));

        CommitmentThread thread = ledger.threads().getFirst();
        assertThat(thread.kind()).isEqualTo("ultimatum");
        assertThat(thread.by()).containsExactly("DJI");
        assertThat(thread.deadline()).contains(LocalDate.of(2009, 5, 25));
        assertThat(thread.response()).isEqualTo("declined");
    }

    @Test
    void reportsThatGiveAnotherLengthContradictEachOther() {
        List<Contradiction> found = Contradictions.of(List.of(
                report(
                        "one",
                        "2009-05-14",
                        "THA exchanged fire with KHM near the temple for about 20 minutes .",
                        "ASSAULT"),
                report(
                        "other",
                        "2009-05-15",
                        "KHM said that its exchange of fire with THA near the temple lasted almost an hour .",
                        "ACCUSE")));

        assertThat(found)
                .filteredOn(one -> one.kind().equals("numbers"))
                .singleElement()
                .satisfies(one -> assertThat(one.about()).isEqualTo("duration: 1 hour or 20 minutes"));
    }

    @Test
    void aRuleThatCannotBeReadSaysFileLineAndWhatWasExpected() {
        String rules = "kind\tstep\tby\ttypes\tmodality\twords\tresult\tdays\tof\n"
                + "offer\tanswers\tother\tREJECT\tasserted\t\tdeclined\t90\n";

        assertThatThrownBy(() -> ThreadRules.read("mine.tsv", new BufferedReader(new StringReader(rules))))
                .hasMessage("mine.tsv line 2, column \"step\": expected opens, response, progress or outcome, got"
                        + " \"answers\"");
    }

    @Test
    void aPromiseThatIsKeptHasItsDeadlineItsAmountAndItsOutcome() {
        Ledger ledger = Ledger.of(List.of(
                report("promise", "2009-05-09", "KAZ promised TJK 4,000 tonnes of wheat by 15 June .", "AGREE"),
                report("train", "2009-05-29", "KAZ shipped TJK a first 1,200 tonnes of the wheat .", "AID"),
                report("last", "2009-06-11", "KAZ sent TJK the last of the wheat as promised .", "AID")));

        CommitmentThread thread = ledger.threads().getFirst();
        assertThat(thread.kind()).isEqualTo("pledge");
        assertThat(thread.deadline()).contains(LocalDate.of(2009, 6, 15));
        assertThat(thread.amount()).contains("4,000 tonnes of wheat");
        assertThat(thread.outcome()).isEqualTo("kept");
        assertThat(thread.isOverdue(LocalDate.of(2009, 7, 1))).isFalse();
    }

    @Test
    void whatIsOpenAfterItsDeadlineIsOverdueFromTheNextDayOn() {
        Ledger ledger = Ledger.of(
                List.of(report("promise", "2009-05-09", "NOR promised TJK 20 million kroner by 1 June .", "AGREE")));

        CommitmentThread thread = ledger.threads().getFirst();
        assertThat(thread.outcome()).isEqualTo("open");
        assertThat(thread.isOverdue(LocalDate.of(2009, 6, 1))).isFalse();
        assertThat(thread.isOverdue(LocalDate.of(2009, 6, 2))).isTrue();
    }

    @Test
    void coolWordsAreAnAnswerThoughNoActIsCodedInThem() {
        Ledger ledger = Ledger.of(List.of(
                report("offer", "2009-05-04", "GCC offered EU joint patrols against pirates .", "AGREE"),
                report("cool", "2009-05-07", "EU saw no need for joint patrols with GCC .", "NONE")));

        CommitmentThread thread = ledger.threads().getFirst();
        assertThat(thread.response()).isEqualTo("coolly received");
        assertThat(thread.steps().getLast().event().first().trigger()).isEqualTo("saw no need");
    }

    @Test
    void whoeverIsLeftInPrisonKeepsTheCallForReleaseOpen() {
        List<CodedDocument> told = List.of(
                report("call", "2009-05-25", "OSCE urged KGZ to release all marchers from prison .", "REQUEST"),
                report("some", "2009-05-30", "Eight of the marchers whom KGZ may release stay in custody .", "NONE"));

        CommitmentThread thread = Ledger.of(told).threads().getFirst();
        assertThat(thread.steps())
                .extracting(CommitmentThread.Step::result)
                .as("something is left of it, and the sentence says so")
                .containsExactly("demand", "open");
    }

    @Test
    void aTeamSentByWhoWasAskedIsWhatWasAskedFor() {
        Ledger ledger = Ledger.of(List.of(
                report("asked", "2009-05-08", "SDN asked AU for a team on the border .", "REQUEST"),
                report("sent", "2009-05-27", "On the border of SDN a team sent by AU found nothing .", "NONE")));

        assertThat(ledger.threads().getFirst().outcome()).isEqualTo("kept");
    }

    @Test
    void anOfferThatIsSpokenOfBringsItsDeadlineToTheFirst() {
        Ledger ledger = Ledger.of(List.of(
                report("offer", "2009-05-04", "GCC offered EU joint patrols in the gulf .", "AGREE"),
                report(
                        "again",
                        "2009-06-09",
                        "The offer of joint patrols which GCC made in May to EU would stand until 1 September .",
                        "NONE")));

        assertThat(ledger.threads()).hasSize(1);
        assertThat(ledger.threads().getFirst().steps())
                .extracting(CommitmentThread.Step::result)
                .contains("told again");
    }

    @Test
    void anActToldAgainAsPastIsTheSameAct() {
        Ledger ledger = Ledger.of(List.of(
                report("act", "2009-05-04", "POL expelled BLR diplomats over spying .", "SANCTION"),
                report(
                        "again",
                        "2009-05-20",
                        "BLR answered after POL had expelled BLR diplomats over spying .",
                        "ACCUSE"),
                report("next", "2009-05-21", "POL expelled BLR journalists over a film .", "SANCTION")));

        assertThat(ledger.events())
                .filteredOn(event -> event.first().type().equals("SANCTION"))
                .hasSize(2);
    }

    @Test
    void anActInOtherWordsOfOneFamilyIsTheSameAct() {
        Sameness sameness = Sameness.of(
                act("a", "2009-05-21", "MEX expelled two envoys of CHL over a stolen archive .", "SANCTION"),
                act("b", "2009-05-21", "MEX ousted CHL men who had an archive with them .", "SANCTION"));

        assertThat(sameness.same()).isTrue();
        assertThat(sameness.grounds()).contains("kindred words for the act", "a word in common");
    }

    @Test
    void actsWithinOneCountryNeedMoreInCommonThanTheirWord() {
        Sameness sameness = Sameness.of(
                act("a", "2009-05-21", "MEX denied reports of a shortage .", "REJECT"),
                act("b", "2009-05-21", "MEX denied a claim by miners .", "REJECT"));

        assertThat(sameness.same()).as("grounds: %s", sameness.grounds()).isFalse();
    }

    private static Act act(String id, String day, String text, String type) {
        return Act.of(report(id, day, text, type)).stream()
                .filter(act -> act.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoTellingsSayWhyTheyAreOne() {
        List<Act> acts = new ArrayList<>();
        acts.addAll(Act.of(report("a", "2009-05-04", "POL expelled BLR diplomats over spying .", "SANCTION")));
        acts.addAll(Act.of(report("b", "2009-05-05", "POL sent BLR diplomats home over spying .", "SANCTION")));

        Sameness sameness = Sameness.of(acts.getFirst(), acts.getLast());
        assertThat(sameness.same()).isTrue();
        assertThat(sameness.grounds()).contains("both sides the same", "a word in common", "a day apart");
        assertThat(Sameness.of(acts.getLast(), acts.getFirst())).isEqualTo(sameness);
    }

    @Test
    void aDenialStandsBesideTheChargeAndNumbersBesideEachOther() {
        List<Contradiction> found = Contradictions.of(List.of(
                report("charge", "2009-05-07", "TCD accused SDN of arming rebels in the east .", "ACCUSE"),
                report("denial", "2009-05-08", "SDN denied that it was arming rebels in the east of TCD .", "REJECT"),
                report(
                        "two",
                        "2009-05-14",
                        "THA said two soldiers were killed in fire near the temple by KHM .",
                        "ASSAULT"),
                report(
                        "four",
                        "2009-05-15",
                        "KHM said four soldiers were killed in fire near the temple by THA .",
                        "ASSAULT")));

        assertThat(found).extracting(Contradiction::kind).contains("denial", "numbers");
        assertThat(found)
                .filteredOn(one -> one.kind().equals("denial"))
                .singleElement()
                .satisfies(one -> assertThat(one.sides())
                        .extracting(Contradiction.Side::document)
                        .containsExactly("charge", "denial"));
        assertThat(found)
                .filteredOn(one -> one.kind().equals("numbers"))
                .extracting(Contradiction::about)
                .containsExactly("dead: 2 or 4");
    }

    @Test
    void whoIsNamedAndSaysNothingIsSilentAndNotNeutral() {
        Positions.Table table = Positions.of(
                "joint patrols",
                List.of(report("offer", "2009-05-04", "GCC offered EU joint patrols against pirates .", "AGREE")));

        assertThat(table.months().keySet()).containsExactly("GCC");
        assertThat(table.silent()).containsExactly("EU");
    }

    @Test
    void anIssueIsAPairOfWordsThatSeveralReportsShare() {
        assertThat(Positions.issues(
                        List.of(
                                new Positions.Sentence("a", "The GCC offered joint patrols against pirates."),
                                new Positions.Sentence("a", "Cheaper visa bans, it said, and joint patrols."),
                                new Positions.Sentence("b", "Oman has two doubts about joint patrols."),
                                new Positions.Sentence("b", "The visa bans stay.")),
                        5))
                .containsExactly("joint patrols", "visa bans");
    }

    /** A report of one sentence: the words in capitals are its parties, the first the actor, the others recipients. */
    private static CodedDocument report(String id, String day, String text, String type) {
        List<Actor> actors = new ArrayList<>();
        List<Participant> parties = new ArrayList<>();
        int at = 0;
        for (String word : text.split(" ")) {
            Span span = new Span(at, at + word.length());
            at += word.length() + 1;
            if (word.matches("[A-Z]{2,4}")) {
                Evidence evidence = Evidence.of(span, text);
                String actor = "a" + (actors.size() + 1);
                boolean state = word.length() == 3;
                actors.add(new Actor(
                        actor,
                        word,
                        state ? ActorKind.STATE : ActorKind.IGO,
                        state ? Optional.of(word) : Optional.empty(),
                        state ? Optional.empty() : Optional.of(word),
                        List.of(),
                        Optional.empty(),
                        new TreeMap<>(),
                        List.of(),
                        new TreeMap<>(),
                        List.of(new ActorMention(evidence, 0, 1, ActorMention.How.NAME))));
                parties.add(new Participant(actor, evidence));
            }
        }
        int verb = text.indexOf(' ') + 1;
        Event event = new Event(
                "e-" + id,
                type,
                List.of(),
                List.of(),
                Optional.empty(),
                Modality.ASSERTED,
                OptionalDouble.empty(),
                Evidence.of(new Span(verb, text.indexOf(' ', verb)), text),
                parties.subList(0, 1),
                parties.subList(1, parties.size()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Confidence.NONE,
                "rule:test",
                new TreeMap<>(),
                List.of());
        Document document = new Document(
                id,
                Digest.of(text),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalDate.parse(day)),
                Optional.empty(),
                "en",
                new Source(id, Optional.empty(), Digest.of(text), Optional.empty()),
                SourceMap.identity(text),
                List.of(new Block(Block.Kind.PARAGRAPH, new Span(0, text.length()))));
        return new CodedDocument(
                document,
                "PLOVER-2021",
                "test",
                List.of(new Span(0, text.length())),
                actors,
                type.equals("NONE") ? List.of() : List.of(event),
                List.of(),
                List.of(),
                List.of());
    }
}
