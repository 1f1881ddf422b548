package entente.code;

import entente.model.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves one reading for each act of a sentence.
 *
 * <p>What somebody agrees to, refuses, asks for or threatens is part of that act of words and is not told again. A light verb
 * leaves the act to its noun. Two words for the same act ("killed in an air strike") become one, which keeps the modes and the
 * parties of both.
 */
final class Absorption {

    private static final Set<String> GIVEN = Set.of("the", "this", "these", "those", "last");

    private final Tree tree;

    Absorption(Tree tree) {
        this.tree = tree;
    }

    List<Reading> apply(List<Reading> readings) {
        Set<Reading> gone = new HashSet<>();
        for (Reading reading : readings) {
            if (gone.contains(reading)) {
                continue;
            }
            BitSet inside = inside(reading);
            for (Reading other : readings) {
                if (other != reading && inside.get(other.token.id())) {
                    gone.add(other);
                }
            }
        }
        for (Reading noun : readings) {
            if (!gone.contains(noun) && noun.light.isPresent()) {
                readings.stream()
                        .filter(verb -> verb.token.equals(noun.light.get()))
                        .forEach(gone::add);
            }
        }
        List<Reading> kept = new ArrayList<>(readings);
        kept.removeAll(gone);
        kept.removeIf(Reading::isNoAct);
        return merged(kept);
    }

    private BitSet inside(Reading reading) {
        BitSet inside = new BitSet();
        for (String slot : reading.rule.absorbs()) {
            for (Token top : reading.slots.get(slot)) {
                // Of a purpose only its own words: what hangs further down may be the parse's slip.
                boolean purpose = slot.equals("purpose");
                BitSet below = tree.below(
                        top,
                        token -> Tree.isRelativeClause(token)
                                || token.relation().equals("parataxis")
                                || (purpose && Tree.isRelated(token, "obl", "nmod", "advcl", "acl")));
                below.stream()
                        .filter(id -> id == top.id() || !isGiven(tree.token(id)))
                        .forEach(inside::set);
            }
        }
        inside.clear(reading.token.id());
        return inside;
    }

    /** "the killing", "its blockade": a noun that is taken for known tells a fact, whatever is asked or said about it. */
    private boolean isGiven(Token token) {
        return token.upos().equals("NOUN")
                && tree.hasChild(
                        token,
                        child -> child.deprel().equals("nmod:poss")
                                || (child.relation().equals("det") && GIVEN.contains(tree.lower(child))));
    }

    private List<Reading> merged(List<Reading> readings) {
        List<Reading> kept = new ArrayList<>(readings);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Reading one : kept) {
                for (Reading other : kept) {
                    if (one != other && one.type.equals(other.type) && isPartOf(other, one)) {
                        if (yieldsTo(one, other)) {
                            other.lend(one);
                            kept.remove(one);
                        } else {
                            one.lend(other);
                            kept.remove(other);
                        }
                        changed = true;
                        break;
                    }
                }
                if (changed) {
                    break;
                }
            }
        }
        return kept;
    }

    /** "were killed in an ambush": the ambush is the act, and the killing its outcome. */
    private boolean yieldsTo(Reading outcome, Reading act) {
        for (String slot : outcome.rule.yields()) {
            for (Token filler : outcome.slots.get(slot)) {
                if (filler.equals(act.token)
                        || filler.equals(act.clause())
                        || tree.phrase(filler).contains(act.token)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "attacked a post, killing two", "killed two and wounded six", "were killed when a bomb exploded". */
    private boolean isSecondVerb(Reading part, Reading whole) {
        boolean ownSubject = !tree.children(part.token, "nsubj", "nsubj:pass").isEmpty();
        boolean attached = part.token.head() == whole.token.id();
        if (!ownSubject) {
            boolean sameHarm = part.token.relation().equals("conj")
                    && part.rule.id().startsWith("assault.kill")
                    && whole.rule.id().startsWith("assault.kill");
            return attached && (sameHarm || Tree.isRelated(part.token, "xcomp", "advcl", "dep", "ccomp"));
        }
        boolean when = tree.introducer(part.token)
                        .filter(word -> word.equals("when") || word.equals("as"))
                        .isPresent()
                || tree.hasChild(part.token, child -> tree.lower(child).equals("when"));
        return attached && part.token.relation().equals("advcl") && when && tree.isPassive(whole.token)
                || attached
                        && part.token.relation().equals("conj")
                        && tree.isPassive(part.token)
                        && tree.isPassive(whole.token);
    }

    /** Whether {@code part}, mostly a noun, fills a place of {@code whole} and so tells the same act. */
    private boolean isPartOf(Reading part, Reading whole) {
        if (part.isVerbal()) {
            return whole.isVerbal() && isSecondVerb(part, whole);
        }
        for (String slot : List.of(
                "subj", "obj", "in", "by", "during", "with", "of", "when", "for", "on", "after", "to", "from", "into",
                "at", "appos")) {
            for (Token filler : whole.slots.get(slot)) {
                if (filler.equals(part.token)
                        || (filler.equals(part.clause()) && !whole.token.equals(filler))
                        || tree.phrase(filler).contains(part.token)) {
                    return whole.light.filter(filler::equals).isEmpty();
                }
            }
        }
        return false;
    }
}
