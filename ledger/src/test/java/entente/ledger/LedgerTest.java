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
        assertThat(thread.state()).isEqualTo("declined");
        assertThat(thread.steps())
                .extracting(step -> step.event().first().words())
                .containsExactly("BLR offered talks to LTU .", "LTU rejected a proposal by BLR .");
    }

    @Test
    void anAnswerThatComesTooLateIsNone() {
        Ledger ledger = Ledger.of(List.of(
                report("offer", "2009-05-04", "BLR offered talks to LTU .", "AGREE"),
                report("answer", "2010-05-07", "LTU rejected a proposal by BLR .", "REJECT")));

        assertThat(ledger.threads().getFirst().state()).isEqualTo("open");
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

        assertThat(ledger.events()).hasSize(1);
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
    void aRuleThatCannotBeReadSaysFileLineAndWhatWasExpected() {
        String rules =
                "kind\tstep\tby\ttypes\tmodality\tresult\tdays\noffer\tanswers\tother\tREJECT\tasserted\tdeclined\t90\n";

        assertThatThrownBy(() -> ThreadRules.read("mine.tsv", new BufferedReader(new StringReader(rules))))
                .hasMessage("mine.tsv line 2, column \"step\": expected opens, response or outcome, got \"answers\"");
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
                List.of(event),
                List.of(),
                List.of(),
                List.of());
    }
}
