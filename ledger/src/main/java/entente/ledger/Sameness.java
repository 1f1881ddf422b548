package entente.ledger;

import entente.model.Modality;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * Whether two acts told in different places are one act, and why: a sum of grounds for and against, with weights that stand in
 * {@code merging.tsv}.
 *
 * <p>What can never be one: acts of types that are not confused, in other modality, with parties that exclude each other or in
 * the other direction, on two days that the texts give, or more than {@link #WINDOW} days apart.
 *
 * @param same whether the sum reaches what is asked for
 * @param score the sum
 * @param grounds in words, each with its weight
 */
public record Sameness(boolean same, double score, List<String> grounds) {

    /** Days between two tellings of one act at most. */
    public static final int WINDOW = 3;

    /** Days after an act in which it may be told again as past. */
    public static final int AGAIN = 30;

    private static final Sameness NOT = new Sameness(false, 0, List.of());

    public Sameness {
        grounds = List.copyOf(grounds);
    }

    /** The same whichever act comes first. */
    public static Sameness of(Act one, Act other) {
        return judge(one, other, MergeRules.standard());
    }

    static Sameness judge(Act one, Act other, MergeRules rules) {
        if (!rules.mayBeOne(one.type(), other.type())
                || !modality(one, other)
                || !parties(one, other)
                || !inTime(one, other)
                || isOtherActOfReport(one, other)
                || one.dated() && other.dated() && days(one, other) > 0) {
            return NOT;
        }
        List<String> grounds = new ArrayList<>();
        double score = 0;
        score += add(grounds, rules, one.type().equals(other.type()) ? "same type" : "types that are confused");
        boolean bothSides =
                one.actors().equals(other.actors()) && one.recipients().equals(other.recipients());
        score += add(
                grounds,
                rules,
                bothSides && one.isBetween()
                        ? "both sides the same"
                        : bothSides ? "the known side the same" : "parties go together");
        score += add(grounds, rules, day(one, other));
        int shared = shared(one.stems(), other.stems());
        if (shared == 0) {
            score += add(grounds, rules, "no word in common");
        }
        for (int i = 0; i < Math.min(shared, 4); i++) {
            score += add(grounds, rules, "a word in common");
        }
        if (!one.trigger().isEmpty()
                && SubjectWords.stem(one.trigger().toLowerCase(java.util.Locale.ROOT))
                        .equals(SubjectWords.stem(other.trigger().toLowerCase(java.util.Locale.ROOT)))) {
            score += add(grounds, rules, "the same word for the act");
        }
        if (!one.numbers().isEmpty() && !other.numbers().isEmpty()) {
            score += add(
                    grounds,
                    rules,
                    shared(one.numbers(), other.numbers()) > 0 ? "a number in common" : "other numbers");
        }
        if (one.place().isPresent() && other.place().isPresent()) {
            if (one.place().equals(other.place())) {
                score += add(grounds, rules, "the same place");
            } else if (one.country().isPresent()
                    && other.country().isPresent()
                    && !one.country().equals(other.country())) {
                score += add(grounds, rules, "another country");
            } else {
                score += add(grounds, rules, "another place");
            }
        }
        if (one.modality() != other.modality()) {
            score += add(grounds, rules, "once told as background");
        }
        if (one.digest().equals(other.digest())) {
            score +=
                    add(grounds, rules, one.isHeadline() || other.isHeadline() ? "headline and text" : "in one report");
        }
        return new Sameness(score >= rules.threshold(), score, grounds);
    }

    private static double add(List<String> grounds, MergeRules rules, String ground) {
        grounds.add(ground);
        return rules.weight(ground);
    }

    /** "blamed the army and refused to hand over": one sentence tells two acts; one report tells an act of the same doers. */
    private static boolean isOtherActOfReport(Act one, Act other) {
        return one.digest().equals(other.digest())
                && (one.words().equals(other.words()) && !one.type().equals(other.type())
                        || !one.actors().equals(other.actors())
                                && !one.actors().isEmpty()
                                && !other.actors().isEmpty());
    }

    /** What is told as past may be of any day before the one that the report names, or seems to. */
    private static boolean inTime(Act one, Act other) {
        long later = ChronoUnit.DAYS.between(one.day(), other.day());
        return Math.abs(later) <= WINDOW
                || bothKnown(one)
                        && bothKnown(other)
                        && (other.retold() && later > 0 && later <= AGAIN
                                || one.retold() && later < 0 && -later <= AGAIN);
    }

    private static boolean bothKnown(Act act) {
        return act.isBetween() || act.parties().size() > 1;
    }

    private static long days(Act one, Act other) {
        return Math.abs(ChronoUnit.DAYS.between(one.day(), other.day()));
    }

    private static String day(Act one, Act other) {
        long days = days(one, other);
        if (one.dated() && other.dated()) {
            return "the same day in both texts";
        }
        if (days > 0 && (one.retold() || other.retold())) {
            return days <= WINDOW ? "told again soon after" : "told again later";
        }
        return days == 0 ? "the same day" : days == 1 ? "a day apart" : "days apart";
    }

    /** Told as done, then as background, it is still the same; a plan or a denial is another thing. */
    private static boolean modality(Act one, Act other) {
        return one.modality() == other.modality() || done(one.modality()) && done(other.modality());
    }

    private static boolean done(Modality modality) {
        return modality == Modality.ASSERTED || modality == Modality.BACKGROUND;
    }

    private static boolean parties(Act one, Act other) {
        if (one.recipients().isEmpty() && other.recipients().isEmpty()) {
            return meet(one.actors(), other.actors());
        }
        boolean straight = goTogether(one.actors(), other.actors())
                && goTogether(one.recipients(), other.recipients())
                && (meet(one.actors(), other.actors()) || meet(one.recipients(), other.recipients()));
        // A meeting told once of two, once of one with the other.
        boolean mutual = (one.recipients().isEmpty() && one.actors().size() > 1
                        || other.recipients().isEmpty() && other.actors().size() > 1)
                && one.parties().size() > 1
                && one.parties().equals(other.parties());
        return straight || mutual;
    }

    private static boolean goTogether(SortedSet<String> some, SortedSet<String> others) {
        return some.isEmpty() || others.isEmpty() || meet(some, others);
    }

    static boolean meet(SortedSet<String> some, SortedSet<String> others) {
        return !Collections.disjoint(some, others);
    }

    private static int shared(SortedSet<String> some, SortedSet<String> others) {
        int count = 0;
        for (String each : some) {
            if (others.contains(each)) {
                count++;
            }
        }
        return count;
    }
}
