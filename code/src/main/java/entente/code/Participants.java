package entente.code;

import entente.code.Cast.Named;
import entente.model.Participant;
import entente.model.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds who fills a part, among the actors that the resolver named.
 *
 * <p>An argument names an actor if its head does; else the nearest mention below it counts ("the capital of France", "an Israeli
 * raid"), so far as it does not stand in a clause of its own. Conjuncts are parties of their own.
 */
final class Participants {

    /** Prepositions over which a noun phrase belongs to somebody. */
    private static final Set<String> BELONGING = Set.of("of", "from", "by");

    private final Cast cast;

    Participants(Cast cast) {
        this.cast = cast;
    }

    /** As {@link #find}; names of places count as the states that they lie in, where nobody else is named. */
    List<Participant> findWithPlaces(Tree tree, Slots slots, Rule.Roles roles) {
        List<Participant> found = find(tree, slots, roles);
        if (!found.isEmpty()) {
            return found;
        }
        for (List<String> way : roles.ways()) {
            for (String slot : way) {
                for (Token token : slots.get(slot)) {
                    Optional<Named> state = cast.stateOf(tree.sentence().index(), token);
                    if (state.isPresent()) {
                        return List.of(state.get().participant());
                    }
                }
            }
        }
        return List.of();
    }

    /** The first of the ways that finds somebody. */
    List<Participant> find(Tree tree, Slots slots, Rule.Roles roles) {
        for (List<String> way : roles.ways()) {
            Map<String, Participant> found = new LinkedHashMap<>();
            for (String slot : way) {
                for (Token token : slots.get(slot)) {
                    for (Named named : named(tree, token)) {
                        found.putIfAbsent(named.actor().id(), named.participant());
                    }
                }
            }
            if (!found.isEmpty()) {
                return inOrder(found);
            }
        }
        return List.of();
    }

    private static List<Participant> inOrder(Map<String, Participant> found) {
        return found.values().stream()
                .sorted((a, b) -> a.evidence().compareTo(b.evidence()))
                .toList();
    }

    /** The actors that a phrase names, its conjuncts among them. */
    List<Named> named(Tree tree, Token top) {
        List<Named> found = new ArrayList<>();
        for (Token conjunct : tree.conjuncts(top)) {
            if (!Slots.isVerbal(conjunct)
                    || cast.at(tree.sentence().index(), conjunct).isPresent()) {
                nearest(tree, conjunct).forEach(named -> found.add(antecedent(tree, named)));
            }
        }
        return found;
    }

    /** "The minister, who rejected …": the minister's words, not the pronoun's, name him. */
    private Named antecedent(Tree tree, Named named) {
        if (!tree.isRelativePronoun(tree.token(named.mention().head()))) {
            return named;
        }
        Named nearest = named;
        for (Named other : cast.in(tree.sentence().index())) {
            if (other.actor().equals(named.actor())
                    && other.mention().head() < named.mention().head()
                    && !tree.isRelativePronoun(tree.token(other.mention().head()))) {
                nearest = other;
            }
        }
        return nearest;
    }

    private List<Named> nearest(Tree tree, Token top) {
        List<Token> level = List.of(top);
        for (int depth = 0; depth < 4 && !level.isEmpty(); depth++) {
            List<Named> found = new ArrayList<>();
            List<Token> next = new ArrayList<>();
            for (Token token : level) {
                cast.at(tree.sentence().index(), token).ifPresent(found::add);
                for (Token child : tree.children(token)) {
                    if (isPartOfPhrase(tree, child)) {
                        next.add(child);
                    }
                }
            }
            if (!found.isEmpty()) {
                List<Named> all = new ArrayList<>(found);
                for (Named named : found) {
                    for (Token conjunct :
                            tree.conjuncts(tree.token(named.mention().head()))) {
                        if (conjunct.id() != named.mention().head() && conjunct.id() != top.id()) {
                            cast.at(tree.sentence().index(), conjunct)
                                    .filter(more -> !all.contains(more))
                                    .ifPresent(all::add);
                        }
                    }
                }
                return depth == 0 ? found : all;
            }
            level = next;
        }
        return List.of();
    }

    private static boolean isPartOfPhrase(Tree tree, Token child) {
        return switch (child.relation()) {
            case "compound", "amod", "flat", "appos", "dep", "nummod", "det" -> true;
            case "nmod" ->
                child.deprel().equals("nmod:poss")
                        || tree.introducer(child).filter(BELONGING::contains).isPresent();
            default -> false;
        };
    }
}
