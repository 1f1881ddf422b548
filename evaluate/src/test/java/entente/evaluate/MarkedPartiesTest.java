package entente.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.AnnotatedDocument;
import entente.model.Block;
import entente.model.Document;
import entente.model.Evidence;
import entente.model.ResolvedDocument;
import entente.model.Sentence;
import entente.model.Span;
import entente.model.Token;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarkedPartiesTest {

    private static final String TEXT = "Oman said it freed Ali";

    @Test
    void aMarkedPartyKeepsThePronounOfWhomTheWordsNamed() {
        MarkedParties parties =
                MarkedParties.in(resolved(), Optional.of(new Span(0, 4)), Optional.of(new Span(19, 22)));

        Actor source = actor(parties, parties.source().orElseThrow());
        assertThat(source.mentions())
                .extracting(mention -> mention.evidence().text())
                .containsExactly("Oman", "it");
        assertThat(source.kind()).isEqualTo(ActorKind.GROUP);
        assertThat(actor(parties, parties.target().orElseThrow()).name()).isEqualTo("Ali");
        assertThat(parties.document().actors()).hasSize(2);
    }

    @Test
    void whatIsNotMarkedStaysWhoItIs() {
        MarkedParties parties = MarkedParties.in(resolved(), Optional.empty(), Optional.of(new Span(19, 22)));

        assertThat(parties.source()).isEmpty();
        assertThat(parties.document().actors())
                .extracting(Actor::kind)
                .containsExactly(ActorKind.GROUP, ActorKind.STATE);
    }

    private static Actor actor(MarkedParties parties, String id) {
        return parties.document().actors().stream()
                .filter(actor -> actor.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ResolvedDocument resolved() {
        List<Token> tokens = List.of(
                new Token(1, new Span(0, 4), "Oman", "PROPN", "NNP", 2, "nsubj"),
                new Token(2, new Span(5, 9), "say", "VERB", "VBD", 0, "root"),
                new Token(3, new Span(10, 12), "it", "PRON", "PRP", 4, "nsubj"),
                new Token(4, new Span(13, 18), "free", "VERB", "VBD", 2, "ccomp"),
                new Token(5, new Span(19, 22), "Ali", "PROPN", "NNP", 4, "obj"));
        Sentence sentence = new Sentence(0, new Span(0, 22), Block.Kind.PARAGRAPH, 0, tokens, List.of(), List.of());
        Actor oman = new Actor(
                "a1",
                "Oman",
                ActorKind.STATE,
                Optional.of("OMN"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                List.of(mention(0, 4, 1, ActorMention.How.NAME), mention(10, 12, 3, ActorMention.How.PRONOUN)));
        return new ResolvedDocument(
                new AnnotatedDocument(Document.plain("one", TEXT), List.of(sentence), "test"),
                List.of(oman),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static ActorMention mention(int start, int end, int head, ActorMention.How how) {
        return new ActorMention(Evidence.of(new Span(start, end), TEXT), 0, head, how);
    }
}
