package entente.code;

import entente.code.Cast.Named;
import entente.model.Evidence;
import entente.model.Participant;
import entente.model.PlaceMention;
import entente.model.Span;
import entente.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * To whom, where and on what occasion something was said: "told reporters in Vienna after a meeting with the envoy".
 *
 * <p>Only words around the cue and outside the reported words count. The nouns that name occasions stand in {@code occasions.tsv}.
 */
record Circumstances(Optional<Participant> addressee, Optional<Evidence> place, Optional<Evidence> occasion) {

    static final Circumstances NONE = new Circumstances(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Set<String> SPEAKING = WordSets.of("speaking on an occasion");

    Circumstances or(Circumstances other) {
        return new Circumstances(addressee.or(other::addressee), place.or(other::place), occasion.or(other::occasion));
    }

    /** The nouns of {@code occasions.tsv}: an occasion, or a medium that may be spoken to. */
    static final class Finder {

        private final Map<String, String> nouns = new HashMap<>();

        Finder() {
            for (WordList.Line line : WordList.read("occasions.tsv", "noun", "kind")) {
                if (!Set.of("occasion", "medium", "hearers").contains(line.get(1))) {
                    throw line.wrong("occasion, medium or hearers", line.get(1));
                }
                nouns.put(line.get(0), line.get(1));
            }
        }

        /** @param isSaid whether a token stands in the reported words */
        Circumstances around(Tree tree, Token cue, Cast cast, Predicate<Token> isSaid) {
            Optional<Participant> addressee = Optional.empty();
            Optional<Evidence> place = Optional.empty();
            Optional<Evidence> occasion = Optional.empty();
            for (Token each : complements(tree, cue, isSaid)) {
                String way = tree.introducer(each).orElse("");
                String noun = Tree.lemma(each);
                if (occasion.isEmpty() && isOccasion(noun) && isWay(each, way)) {
                    occasion = Events.nounPhrase(tree, each)
                            .map(span -> Evidence.of(beforeComma(tree, each, span), tree.text()));
                    if (addressee.isEmpty() && noun.equals("interview")) {
                        addressee = partner(tree, each, cast);
                    }
                } else if (addressee.isEmpty() && isAddressed(tree, each, cue, way)) {
                    addressee = participant(tree, each, cast);
                }
                if (place.isEmpty()) {
                    place = placeBelow(tree, each, cast, isSaid);
                }
            }
            return new Circumstances(addressee, place, occasion);
        }

        private boolean isOccasion(String noun) {
            return "occasion".equals(nouns.get(noun)) || "medium".equals(nouns.get(noun));
        }

        private static boolean isWay(Token token, String way) {
            return Set.of("in", "at", "during", "after", "on", "before", "following", "to", "ahead_of")
                            .contains(way)
                    || Tree.isRelated(token, "obj", "iobj");
        }

        /** What hangs on the cue, or on "speaking" beside it, from left to right. */
        private static List<Token> complements(Tree tree, Token cue, Predicate<Token> isSaid) {
            Set<Token> found = new LinkedHashSet<>();
            List<Token> verbs = new ArrayList<>();
            verbs.add(cue);
            for (Token child : tree.children(cue, "advcl", "parataxis")) {
                if (SPEAKING.contains(Tree.lemma(child)) && !isSaid.test(child)) {
                    verbs.add(child);
                }
            }
            for (Token verb : verbs) {
                for (Token child : tree.children(verb)) {
                    if (Tree.isRelated(child, "obl", "nmod", "obj", "iobj") && !isSaid.test(child)) {
                        found.add(child);
                    }
                }
            }
            return found.stream()
                    .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                    .toList();
        }

        private boolean isAddressed(Tree tree, Token each, Token cue, String way) {
            if (tree.isPassive(cue)) {
                return false;
            }
            if (isOccasion(Tree.lemma(each))
                    || tree.hasChild(each, child -> tree.lower(child).equals("according"))) {
                return false;
            }
            boolean object = Tree.isRelated(each, "obj", "iobj") && each.id() > cue.id();
            return (object && way.isEmpty() || way.equals("to"))
                    && !each.upos().equals("NUM")
                    && !Set.of("this", "that", "it", "what", "which", "thing", "lot")
                            .contains(Tree.lemma(each));
        }

        private Optional<Participant> participant(Tree tree, Token head, Cast cast) {
            Optional<Named> named = cast.at(tree.sentence().index(), head);
            if (named.isEmpty() && "hearers".equals(nouns.get(Tree.lemma(head)))) {
                return Events.nounPhrase(tree, head)
                        .map(span -> cast.introduce(
                                        beforeComma(tree, head, span),
                                        tree.sentence().index(),
                                        head,
                                        entente.model.ActorKind.UNNAMED)
                                .participant());
            }
            return named.map(Named::participant);
        }

        /** "an interview with the radio", "a Reuters interview" is no address of its own. */
        private static Optional<Participant> partner(Tree tree, Token interview, Cast cast) {
            return tree.children(interview, "nmod").stream()
                    .filter(child ->
                            tree.introducer(child).filter("with"::equals).isPresent())
                    .findFirst()
                    .flatMap(child -> cast.at(tree.sentence().index(), child))
                    .map(Named::participant);
        }

        /** A place that hangs on "in" or "at", here or one step below: "reporters in Vienna". */
        private static Optional<Evidence> placeBelow(Tree tree, Token top, Cast cast, Predicate<Token> isSaid) {
            List<Token> open = new ArrayList<>(List.of(top));
            open.addAll(tree.children(top, "nmod", "appos"));
            for (Token child : tree.children(top, "nmod")) {
                open.addAll(tree.children(child, "appos"));
            }
            for (Token each : open) {
                boolean apposition = each.relation().equals("appos");
                boolean placed = tree.introducer(each)
                        .filter(way -> way.equals("in") || way.equals("at") || way.equals("from"))
                        .isPresent();
                if ((placed || apposition) && !isSaid.test(each)) {
                    Optional<PlaceMention> place = cast.placeAt(tree.sentence().index(), each);
                    if (place.isPresent()) {
                        return place.map(PlaceMention::evidence);
                    }
                }
            }
            return Optional.empty();
        }

        /** The noun phrase without what follows a comma in it. */
        private static Span beforeComma(Tree tree, Token head, Span phrase) {
            for (Token token : tree.tokens()) {
                if (token.id() > head.id()
                        && phrase.covers(token.span())
                        && tree.form(token).equals(",")) {
                    return new Span(
                            phrase.start(),
                            Math.max(head.span().end(), token.span().start()));
                }
            }
            return phrase;
        }
    }
}
