package entente.resolve;

import entente.model.ActorKind;
import entente.model.ActorMention;
import java.util.List;
import java.util.Optional;

/**
 * Whom a pronoun of the third person stands for: by number, sex and kind first, then by place.
 *
 * <p>Subjects are preferred, and what was said last. Two sentences back is as far as it looks. Where the likeliest is not
 * clear, the answer is nobody.
 */
final class Antecedents {

    private static final int REACH = 2;
    private static final int REACH_FOR_PEOPLE = 4;

    private final List<Tree> trees;
    private final Cast cast;

    Antecedents(List<Tree> trees, Cast cast) {
        this.trees = trees;
        this.cast = cast;
    }

    Optional<Draft> of(Pronoun pronoun, Tree tree, int token) {
        Draft best = null;
        double bestScore = 0;
        double second = 0;
        for (Draft draft : cast.drafts()) {
            if (!agrees(pronoun, draft)) {
                continue;
            }
            double score = 0;
            for (ActorMention mention : draft.mentions()) {
                boolean before = mention.sentence() < tree.index()
                        || mention.sentence() == tree.index() && mention.head() < token;
                if (before && tree.index() - mention.sentence() <= reach(pronoun)) {
                    if (isCoArgument(tree, token, mention)) {
                        score = 0;
                        break;
                    }
                    score = Math.max(score, score(tree, token, draft, mention, pronoun));
                }
            }
            if (score == 0) {
                continue;
            }
            if (score > bestScore) {
                second = bestScore;
                bestScore = score;
                best = draft;
            } else {
                second = Math.max(second, score);
            }
        }
        if (pronoun.plural() && pronoun.person() == 3) {
            for (Cast.Together joined : cast.together()) {
                int back = tree.index() - joined.sentence();
                double score = 10 - 3 * back + (joined.subject() ? 3.5 : 0) - 0.5;
                boolean before = back >= 0 && back <= REACH && (back > 0 || joined.head() < token);
                if (before && score > bestScore + 0.2) {
                    second = bestScore;
                    bestScore = score;
                    best = cast.ofTogether(joined);
                }
            }
        }
        return best == null || bestScore - second < 0.2 ? Optional.empty() : Optional.of(best);
    }

    private static int reach(Pronoun pronoun) {
        return switch (pronoun.who()) {
            case MALE, FEMALE, HUMAN -> REACH_FOR_PEOPLE;
            case THING, ANY -> REACH;
        };
    }

    private static boolean agrees(Pronoun pronoun, Draft draft) {
        boolean thing = !draft.human && !draft.plural;
        return switch (pronoun.who()) {
            case MALE ->
                draft.human
                        && !draft.plural
                        && draft.gender.map(g -> g == Role.Gender.MALE).orElse(isOne(draft));
            case FEMALE ->
                draft.human
                        && !draft.plural
                        && draft.gender.map(g -> g == Role.Gender.FEMALE).orElse(isOne(draft));
            case HUMAN -> draft.human && !draft.plural;
            case THING -> thing && draft.kind != ActorKind.UNKNOWN && draft.kind != ActorKind.PERSON;
            case ANY -> pronoun.plural() && (draft.plural || draft.kind == ActorKind.GROUP);
        };
    }

    private static boolean isOne(Draft draft) {
        return draft.kind == ActorKind.PERSON || draft.kind == ActorKind.UNNAMED || draft.kind == ActorKind.UNKNOWN;
    }

    /** "He met him": two arguments of one verb are two people. */
    private static boolean isCoArgument(Tree tree, int token, ActorMention mention) {
        if (mention.sentence() != tree.index() || tree.token(token).deprel().equals("nmod:poss")) {
            return false;
        }
        return tree.governor(token) == tree.governor(mention.head()) && tree.governor(token) != 0;
    }

    private double score(Tree tree, int token, Draft draft, ActorMention mention, Pronoun pronoun) {
        int back = tree.index() - mention.sentence();
        Tree there = trees.get(mention.sentence());
        String role = there.role(mention.head());
        double score = 10 - 3 * back;
        if (role.startsWith("nsubj")) {
            score += 3;
            int verb = there.governor(mention.head());
            if (verb > 0 && there.token(verb).deprel().equals("root")) {
                score += 1;
            }
        } else if (role.equals("obj") || role.equals("obl:agent")) {
            score += 1;
        } else if (role.equals("nmod:poss") || role.equals("nmod")) {
            score -= 0.5;
        }
        if (there.isQuoted(mention.head()) != tree.isQuoted(token)) {
            score -= 2;
        }
        if (back == 0) {
            score += Math.min(1.0, 3.0 / Math.max(1, token - mention.head()));
        } else {
            score += mention.head() * 0.001;
        }
        if (pronoun.plural() && !draft.plural) {
            score -= 3;
        }
        if (there.sentence().paragraph() != tree.sentence().paragraph()) {
            score -= 1;
        }
        return score + Math.min(draft.mentions().size(), 5) * 0.1;
    }
}
