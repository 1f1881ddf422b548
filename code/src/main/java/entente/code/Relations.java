package entente.code;

import entente.code.Cast.Named;
import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.Evidence;
import entente.model.Relation;
import entente.model.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Relations that a clause tells: "the six countries which form the CSTO", "the council comprises Kenya and Uganda". */
final class Relations {

    private record Pattern(String relation, String subject, String object, String needs) {}

    private final Map<String, Pattern> byLemma = new HashMap<>();

    Relations() {
        for (WordList.Line line : WordList.read("relations.tsv", "lemma", "relation", "subject", "object", "needs")) {
            if (!Set.of("organisation", "state", "any").contains(line.get(4))) {
                throw line.wrong("organisation, state or any", line.get(4));
            }
            byLemma.put(line.get(0), new Pattern(line.get(1), line.get(2), line.get(3), line.get(4)));
        }
    }

    List<Relation> of(Tree tree, Cast cast, Ids ids, Optional<LocalDate> asOf) {
        List<Relation> found = new ArrayList<>();
        for (Token verb : tree.tokens()) {
            Pattern pattern = byLemma.get(Tree.lemma(verb));
            if (pattern != null && verb.upos().equals("VERB") && isFact(tree, verb)) {
                relations(tree, verb, pattern, cast, ids, asOf, found);
            }
        }
        return found;
    }

    /** Told as a fact: no "will", "could", "not", "wants to". */
    private static boolean isFact(Tree tree, Token verb) {
        return !Tree.isRelated(verb, "xcomp")
                && !tree.hasChild(
                        verb,
                        child -> child.xpos().equals("MD")
                                || Set.of("not", "n't", "never", "if", "to", "whether")
                                        .contains(tree.lower(child)));
    }

    private static void relations(
            Tree tree,
            Token verb,
            Pattern pattern,
            Cast cast,
            Ids ids,
            Optional<LocalDate> asOf,
            List<Relation> found) {
        Slots slots = Slots.of(tree, verb, Optional.empty());
        Optional<Named> whole = slots.get(pattern.object()).stream()
                .flatMap(token -> cast.at(tree.sentence().index(), token).stream())
                .filter(named -> fits(pattern.needs(), named.actor()))
                .findFirst();
        if (whole.isEmpty()) {
            return;
        }
        for (Token top : slots.get(pattern.subject())) {
            for (Named part : parts(tree, top, cast)) {
                if (!part.actor().id().equals(whole.get().actor().id())) {
                    Evidence words = Evidence.of(
                            part.mention()
                                    .evidence()
                                    .span()
                                    .union(whole.get().mention().evidence().span())
                                    .union(verb.span()),
                            tree.text());
                    found.add(new Relation(
                            ids.of(
                                    "r",
                                    words.span(),
                                    pattern.relation() + " " + part.actor().id()),
                            pattern.relation(),
                            part.actor().id(),
                            Optional.of(whole.get().actor().id()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            asOf,
                            "rule:relation." + Tree.lemma(verb),
                            List.of(words)));
                }
            }
        }
    }

    /** The states and organisations listed at a place; the phrase itself where it lists none. */
    private static List<Named> parts(Tree tree, Token top, Cast cast) {
        BitSet below = tree.below(top, Tree::isRelativeClause);
        List<Named> listed = cast.in(tree.sentence().index()).stream()
                .filter(named ->
                        below.get(named.mention().head()) && named.actor().kind() == ActorKind.STATE)
                .toList();
        return listed.isEmpty()
                ? cast.at(tree.sentence().index(), top).map(List::of).orElse(List.of())
                : listed;
    }

    private static boolean fits(String needs, Actor actor) {
        return switch (needs) {
            case "organisation" -> actor.kind() == ActorKind.IGO || actor.kind() == ActorKind.ALLIANCE;
            case "state" -> actor.kind() == ActorKind.STATE;
            default -> true;
        };
    }
}
