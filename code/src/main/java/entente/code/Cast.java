package entente.code;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Participant;
import entente.model.PlaceMention;
import entente.model.ResolvedDocument;
import entente.model.Span;
import entente.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The actors of a document while it is coded: those the resolver found, and doers and sources that only the words name
 * ("gunmen", "the report"), which are added with kind unknown or unnamed and never merged with anybody.
 */
final class Cast {

    /** An actor where it is named. */
    record Named(Actor actor, ActorMention mention) {
        Participant participant() {
            return new Participant(actor.id(), mention.evidence());
        }
    }

    private final String text;
    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final Map<Integer, Map<Integer, Named>> byHead = new HashMap<>();
    private final List<PlaceMention> places;

    Cast(ResolvedDocument resolved) {
        this.text = resolved.document().text();
        this.places = resolved.places();
        for (Actor actor : resolved.actors()) {
            actors.put(actor.id(), actor);
            actor.mentions().forEach(mention -> put(new Named(actor, mention)));
        }
    }

    private void put(Named named) {
        byHead.computeIfAbsent(named.mention().sentence(), each -> new HashMap<>())
                .merge(
                        named.mention().head(),
                        named,
                        (old, added) -> added.mention().evidence().span().length()
                                        > old.mention().evidence().span().length()
                                ? added
                                : old);
    }

    /** The actor that the noun phrase with this head names. */
    Optional<Named> at(int sentence, Token head) {
        return Optional.ofNullable(byHead.getOrDefault(sentence, Map.of()).get(head.id()));
    }

    /** The place whose name ends with this token. */
    Optional<PlaceMention> placeAt(int sentence, Token head) {
        return places.stream()
                .filter(place -> place.sentence() == sentence
                        && place.evidence().span().end() == head.span().end())
                .findFirst();
    }

    /** The state that a place belongs to, named by the place's words: "Haiti" in "arrived in Haiti". */
    Optional<Named> stateOf(int sentence, Token head) {
        Optional<Named> known = at(sentence, head);
        if (known.isPresent()) {
            return known;
        }
        return placeAt(sentence, head)
                .filter(place -> place.country().isPresent())
                .map(place -> {
                    ActorMention mention =
                            new ActorMention(place.evidence(), sentence, head.id(), ActorMention.How.NAME);
                    Optional<Actor> state = actors.values().stream()
                            .filter(actor -> actor.kind() == ActorKind.STATE
                                    && actor.country().equals(place.country()))
                            .findFirst();
                    Actor actor = state.orElseGet(() -> new Actor(
                            freeId(),
                            place.name(),
                            ActorKind.STATE,
                            place.country(),
                            Optional.empty(),
                            List.of(),
                            Optional.empty(),
                            new TreeMap<>(),
                            List.of(),
                            new TreeMap<>(Map.of("country", new Ground.Inferred("the place lies there"))),
                            List.of(mention)));
                    actors.putIfAbsent(actor.id(), actor);
                    return new Named(actor, mention);
                });
    }

    /** The mentions of a sentence, in the order of the text. */
    List<Named> in(int sentence) {
        return byHead.getOrDefault(sentence, Map.of()).values().stream()
                .sorted((a, b) -> a.mention().evidence().compareTo(b.mention().evidence()))
                .toList();
    }

    Actor actor(String id) {
        Actor actor = actors.get(id);
        if (actor == null) {
            throw new IllegalArgumentException("no actor %s among %s".formatted(id, actors.keySet()));
        }
        return actor;
    }

    List<Actor> all() {
        return List.copyOf(actors.values());
    }

    /** Takes the words at {@code span} for an actor that nothing is known of. */
    Named introduce(Span span, int sentence, Token head, ActorKind kind) {
        Optional<Named> known = at(sentence, head);
        if (known.isPresent()) {
            return known.get();
        }
        Evidence evidence = Evidence.of(span, text);
        ActorMention mention = new ActorMention(evidence, sentence, head.id(), ActorMention.How.DESCRIPTION);
        Actor actor = new Actor(
                freeId(),
                evidence.text(),
                kind,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                List.of(mention));
        actors.put(actor.id(), actor);
        Named named = new Named(actor, mention);
        put(named);
        return named;
    }

    private String freeId() {
        int number = actors.size() + 1;
        while (actors.containsKey("a" + number)) {
            number++;
        }
        return "a" + number;
    }

    /** Whether two actors are, or belong to, the same party: the same actor, members, organisation or country. */
    boolean isSameParty(String one, String other) {
        return one.equals(other) || party(actor(one)).equals(party(actor(other)));
    }

    /** What an actor counts as when reports of one act are compared. */
    String party(Actor actor) {
        if (actor.code().isEmpty() && !actor.members().isEmpty()) {
            List<String> members = new ArrayList<>();
            for (String member : actor.members()) {
                members.add(actors.containsKey(member) ? actor(member).code().orElse(member) : member);
            }
            return String.join("+", members.stream().sorted().toList());
        }
        return actor.code().orElse(actor.id());
    }
}
