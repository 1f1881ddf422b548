package entente.evaluate;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.ResolvedDocument;
import entente.model.Sentence;
import entente.model.Span;
import entente.model.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Source and target that were marked by hand: parties of public life, whatever the resolver made of their words.
 *
 * @param document with each marked span as an actor of its own, who keeps the pronouns of whom the span named before; other
 *     mentions in a marked span fall away
 * @param source id of the marked source among the document's actors; empty if no word of the text was marked
 * @param target as {@code source}
 */
record MarkedParties(ResolvedDocument document, Optional<String> source, Optional<String> target) {

    private static final String SOURCE = "source";
    private static final String TARGET = "target";

    static MarkedParties in(ResolvedDocument resolved, Optional<Span> source, Optional<Span> target) {
        Optional<Span> apart =
                target.filter(span -> source.isEmpty() || !source.get().overlaps(span));
        List<Span> marked = Stream.of(source, apart).flatMap(Optional::stream).toList();
        Optional<Actor> first = source.flatMap(span -> actor(resolved, span, SOURCE, marked));
        Optional<Actor> second = apart.flatMap(span -> actor(resolved, span, TARGET, marked));
        Set<ActorMention> taken = new HashSet<>();
        Stream.of(first, second).flatMap(Optional::stream).forEach(actor -> taken.addAll(actor.mentions()));
        List<Actor> actors = new ArrayList<>();
        first.ifPresent(actors::add);
        second.ifPresent(actors::add);
        for (Actor actor : resolved.actors()) {
            List<ActorMention> others = actor.mentions().stream()
                    .filter(mention -> isOutside(mention, marked) && !taken.contains(mention))
                    .toList();
            if (!others.isEmpty()) {
                actors.add(new Actor(
                        actor.id(),
                        actor.name(),
                        actor.kind(),
                        actor.country(),
                        actor.organisation(),
                        actor.sectors(),
                        actor.office(),
                        actor.external(),
                        List.of(),
                        actor.grounds(),
                        others));
            }
        }
        ResolvedDocument document = new ResolvedDocument(
                resolved.annotated(),
                actors,
                resolved.dates(),
                resolved.places(),
                resolved.relations(),
                resolved.conflicts());
        return new MarkedParties(document, first.map(Actor::id), second.map(Actor::id));
    }

    private static boolean isOutside(ActorMention mention, List<Span> marked) {
        return marked.stream()
                .noneMatch(span -> span.overlaps(mention.evidence().span()));
    }

    private static Optional<Actor> actor(ResolvedDocument resolved, Span span, String id, List<Span> marked) {
        for (Sentence sentence : resolved.annotated().sentences()) {
            Optional<Token> head = head(sentence, span);
            if (head.isPresent()) {
                Evidence words = Evidence.of(span, resolved.document().text());
                List<ActorMention> mentions = new ArrayList<>();
                mentions.add(
                        new ActorMention(words, sentence.index(), head.get().id(), ActorMention.How.NAME));
                resolved.actors().stream()
                        .filter(actor -> actor.mentions().stream()
                                .anyMatch(mention -> mention.sentence() == sentence.index()
                                        && mention.head() == head.get().id()))
                        .flatMap(actor -> actor.mentions().stream())
                        .filter(mention -> mention.how() == ActorMention.How.PRONOUN && isOutside(mention, marked))
                        .forEach(mentions::add);
                return Optional.of(new Actor(
                        id,
                        words.text(),
                        ActorKind.GROUP,
                        Optional.empty(),
                        Optional.empty(),
                        List.of("GOV"),
                        Optional.empty(),
                        new TreeMap<>(),
                        List.of(),
                        new TreeMap<>(),
                        mentions));
            }
        }
        return Optional.empty();
    }

    /** The word of the span that hangs on a word outside it. */
    private static Optional<Token> head(Sentence sentence, Span span) {
        List<Token> inside = sentence.tokens().stream()
                .filter(token -> span.overlaps(token.span()) && !token.upos().equals("PUNCT"))
                .toList();
        return inside.stream()
                .filter(token -> inside.stream().noneMatch(other -> other.id() == token.head()))
                .findFirst();
    }

    /** Whether the span stands below the words that tell the act. */
    boolean isInClauseOf(Event event, Span span) {
        for (Sentence sentence : document.annotated().sentences()) {
            Optional<Token> head = head(sentence, span);
            if (head.isPresent()) {
                Token each = head.get();
                for (int steps = 0;
                        each.head() != 0 && steps < sentence.tokens().size();
                        steps++) {
                    each = sentence.tokens().get(each.head() - 1);
                    if (event.trigger().span().covers(each.span())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
