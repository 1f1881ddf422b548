package entente.code;

import entente.code.Cast.Named;
import entente.model.Frame;
import entente.model.Mention;
import entente.model.Span;
import entente.model.Token;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How a speaker stands to an actor that the words name, where the reader or a word of {@code stances.tsv} shows it; else nothing. */
final class Stances {

    /** What a word does in {@code stances.tsv} that is no stance by itself. */
    private static final Set<String> HELPERS = Set.of("refusing", "planning", "furthering", "asking", "suffering");

    private static final Set<String> PLACES = Set.of(
            "object",
            "with",
            "subject",
            "predicate",
            "act",
            "refusing",
            "planning",
            "furthering",
            "asking",
            "suffering");

    /** From here on a leaning that the reader saw is told: by what was read of it in unseen articles (docs/reports/statements.md). */
    private static final double SURE = 0.85;

    private final Map<String, String> stances = new HashMap<>();
    private final Map<String, Set<String>> helpers = new TreeMap<>();

    Stances() {
        for (WordList.Line line : WordList.read("stances.tsv", "word", "place", "stance")) {
            if (!PLACES.contains(line.get(1))) {
                throw line.wrong("a place as told at the head of the file", line.get(1));
            }
            if (HELPERS.contains(line.get(1))) {
                helpers.computeIfAbsent(line.get(1), place -> new TreeSet<>()).add(line.get(0));
                continue;
            }
            if (!Set.of("favourable", "opposed", "neutral", "mixed").contains(line.get(2))) {
                throw line.wrong("favourable, opposed, neutral or mixed", line.get(2));
            }
            stances.put(line.get(0) + " " + line.get(1), line.get(2));
        }
    }

    /** What the saying itself does to the actor: "accused Minsk of", where the reader sees an act of that type at the cue. */
    Optional<String> byAct(Tree tree, Named named, Span cue) {
        for (Frame frame : tree.sentence().frames()) {
            if (frame.kind() == Frame.Kind.EVENT
                    && frame.predicate() <= tree.tokens().size()
                    && cue.overlaps(tree.token(frame.predicate()).span())) {
                for (Frame.Role role : frame.roles()) {
                    boolean hit = role.name().equals("recipient")
                            && role.first() <= named.mention().head()
                            && named.mention().head() <= role.last();
                    if (hit) {
                        return Optional.ofNullable(stances.get(frame.type().orElse("") + " act"));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What the reader saw, where it is sure enough. */
    Optional<String> seen(Tree tree, Named named) {
        return tree.sentence().mentions().stream()
                .filter(mention -> mention.kind() == Mention.Kind.ROLE
                        && isOf(tree, named.mention().head(), mention.span()))
                .flatMap(mention -> mention.leaning().stream())
                .filter(leaning ->
                        leaning.probability() >= SURE && !(leaning.stance().equals("opposed") && suffers(tree, named)))
                .map(Mention.Leaning::stance)
                .findFirst();
    }

    /** "both blocs face threats": that somebody has a burden is nothing against him. */
    private boolean suffers(Tree tree, Named named) {
        Token head = tree.token(named.mention().head());
        return head.relation().equals("nsubj")
                && head.head() > 0
                && helpers("suffering").contains(Tree.lemma(tree.token(head.head())));
    }

    /** Whether the word is the head of the mention, and not somebody named within it: "Kenya" in "the port of Kenya". */
    private static boolean isOf(Tree tree, int head, Span mention) {
        Token token = tree.token(head);
        return mention.covers(token.span())
                && (token.head() == 0
                        || !mention.covers(tree.token(token.head()).span()));
    }

    /** Whether the cue asks: who asks whether somebody did wrong takes no stand. */
    boolean isAsking(String lemma) {
        return helpers("asking").contains(lemma);
    }

    private Set<String> helpers(String place) {
        return helpers.getOrDefault(place, Set.of());
    }

    Optional<String> of(Tree tree, Named named) {
        Token head = tree.token(named.mention().head());
        if (head.head() == 0) {
            return Optional.empty();
        }
        Token governor = tree.token(head.head());
        String place = null;
        if (Tree.isRelated(head, "nsubj") && tree.child(governor, "cop").isPresent()) {
            place = "predicate";
        } else if (head.deprel().equals("nsubj")) {
            place = "subject";
        } else if (Tree.isRelated(head, "obj", "nsubj:pass")) {
            place = "object";
        } else if (head.relation().equals("obl")
                && tree.introducer(head).filter("with"::equals).isPresent()) {
            place = "with";
        } else if (head.relation().equals("nmod")
                && tree.introducer(head).filter("with"::equals).isPresent()
                && isFurthered(tree, governor)) {
            place = "with";
        }
        if (place == null || isDenied(tree, governor)) {
            return Optional.empty();
        }
        Optional<String> told = Optional.ofNullable(stances.get(Tree.lemma(governor) + " " + place));
        if (told.isEmpty() && place.equals("with")) {
            // "a high level of confidence with"
            told = tree.children(governor, "nmod").stream()
                    .filter(each -> each.id() < head.id() && each.upos().equals("NOUN"))
                    .flatMap(each -> Optional.ofNullable(stances.get(Tree.lemma(each) + " with")).stream())
                    .findFirst();
        }
        return isRefused(tree, governor) ? told.filter("favourable"::equals).map(stance -> "opposed") : told;
    }

    /** "foresees cooperation with", "achieved a high level of confidence with". */
    private boolean isFurthered(Tree tree, Token noun) {
        Token each = noun;
        while (each.relation().equals("nmod") || each.relation().equals("conj")) {
            each = tree.token(each.head());
        }
        return Tree.isRelated(each, "obj", "nsubj:pass", "xcomp")
                && helpers("furthering").contains(Tree.lemma(tree.token(each.head())))
                && !isDenied(tree, tree.token(each.head()));
    }

    /** "has no plans to recognise", "refused to work with", "no move to support": what is withheld on purpose. */
    private boolean isRefused(Tree tree, Token infinitive) {
        boolean to = tree.hasChild(
                infinitive,
                child -> child.relation().equals("mark") && tree.lower(child).equals("to"));
        if (!to || infinitive.head() == 0) {
            return false;
        }
        Token above = tree.token(infinitive.head());
        for (int steps = 0; steps < 3; steps++) {
            String lemma = Tree.lemma(above);
            boolean denied = tree.hasChild(
                    above, child -> Set.of("no", "not", "n't", "never").contains(tree.lower(child)));
            // "there is no move to": the parse may hang the infinitive on the verb.
            boolean none = lemma.equals("be")
                    && tree.children(above, "nsubj").stream()
                            .anyMatch(each -> helpers("planning").contains(Tree.lemma(each))
                                    && tree.hasChild(
                                            each, child -> tree.lower(child).equals("no")));
            if (helpers("refusing").contains(lemma) || (helpers("planning").contains(lemma) && denied) || none) {
                return true;
            }
            if (above.head() == 0 || Slots.isVerbal(above)) {
                return false;
            }
            above = tree.token(above.head());
        }
        return false;
    }

    private static boolean isDenied(Tree tree, Token governor) {
        return tree.hasChild(
                governor,
                child -> Set.of("not", "n't", "never", "no").contains(tree.lower(child))
                        || Set.of("if", "whether").contains(tree.lower(child))
                        || Set.of("would", "could", "might", "may", "should").contains(tree.lower(child)));
    }
}
