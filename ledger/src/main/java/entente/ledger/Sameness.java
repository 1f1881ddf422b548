package entente.ledger;

import entente.model.Modality;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether two acts told in different places are one act, and why: a sum of grounds for and against, with weights that stand in
 * {@code merging.tsv}.
 *
 * <p>What can never be one: acts of types that are not confused, in other modality, with parties that exclude each other, more than a day
 * apart by their texts, or more than {@link #WINDOW} days apart and not told as past.
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

    /** Words in common that count; more say no more. */
    private static final int MOST_WORDS = 4;

    /** Units of text that a sentence may be long. */
    private static final int SENTENCE = 200;

    private static final Sameness NOT = new Sameness(false, 0, List.of());

    public Sameness {
        grounds = List.copyOf(grounds);
    }

    /** The same whichever act comes first. */
    public static Sameness of(Act one, Act other) {
        return judge(one, other, MergeRules.standard());
    }

    static Sameness judge(Act one, Act other, MergeRules rules) {
        Optional<String> parties = parties(one, other);
        if (!rules.mayBeOne(one.type(), other.type())
                || !modality(one, other)
                || parties.isEmpty()
                || !inTime(one, other)
                || isOtherActOfReport(one, other)
                || one.dated() && other.dated() && days(one, other) > 1) {
            return NOT;
        }
        Sum sum = new Sum(rules);
        sum.type(one, other);
        sum.add(parties.get());
        if (isWithinOneCountry(one, other)) {
            sum.add("all within one country");
        }
        sum.add(day(one, other));
        words(sum, rules, one, other);
        place(sum, one, other);
        if (one.modality() != other.modality()) {
            sum.add("once told as background");
        }
        if (one.digest().equals(other.digest())) {
            sum.add(one.isHeadline() || other.isHeadline() ? "headline and text" : "in one report");
        }
        return new Sameness(sum.total >= rules.threshold(), sum.total, sum.grounds);
    }

    private static final class Sum {
        private final MergeRules rules;
        private final List<String> grounds = new ArrayList<>();
        private double total;

        private Sum(MergeRules rules) {
            this.rules = rules;
        }

        private void add(String ground) {
            grounds.add(ground);
            total += rules.weight(ground);
        }

        private void type(Act one, Act other) {
            if (!one.type().equals(other.type())) {
                grounds.add("types that are confused");
                total += rules.confused(one.type(), other.type());
                return;
            }
            add("same type");
            if (!one.modes().isEmpty() && !other.modes().isEmpty()) {
                add(Collections.disjoint(one.modes(), other.modes()) ? "another mode" : "the same mode");
            }
        }
    }

    /** What the words have in common beside the names of the parties and the words for the act itself. */
    private static void words(Sum sum, MergeRules rules, Act one, Act other) {
        SortedSet<String> first = stems(one.trigger());
        SortedSet<String> second = stems(other.trigger());
        boolean sameWord = shared(first, second) > 0;
        boolean kindred = !sameWord && !Collections.disjoint(rules.families(first), rules.families(second));
        sum.add(
                sameWord
                        ? "the same word for the act"
                        : kindred ? "kindred words for the act" : "other words for the act");
        SortedSet<String> stems = new TreeSet<>(one.stems());
        stems.removeAll(first);
        stems.removeAll(second);
        stems.retainAll(other.stems());
        long telling = stems.stream().filter(stem -> !rules.isOrdinary(stem)).count();
        if (stems.isEmpty()) {
            sum.add("no word in common");
        }
        for (int i = 0; i < Math.min(telling, MOST_WORDS); i++) {
            sum.add("a word in common");
        }
        if (stems.size() > telling) {
            sum.add("ordinary words in common");
        }
        if (!one.numbers().isEmpty() && !other.numbers().isEmpty()) {
            sum.add(shared(one.numbers(), other.numbers()) > 0 ? "a number in common" : "other numbers");
        }
    }

    static SortedSet<String> stems(String trigger) {
        SortedSet<String> stems = new TreeSet<>();
        for (String word : trigger.toLowerCase(Locale.ROOT).split("\\P{L}+")) {
            if (word.length() > 2) {
                stems.add(SubjectWords.stem(word));
            }
        }
        return stems;
    }

    private static void place(Sum sum, Act one, Act other) {
        if (one.place().isPresent() && other.place().isPresent()) {
            if (one.place().equals(other.place())) {
                sum.add("the same place");
            } else {
                sum.add(isOtherCountry(one, other) ? "another country" : "another place");
            }
        } else if (isOtherCountry(one, other)) {
            sum.add("another country");
        }
    }

    private static boolean isOtherCountry(Act one, Act other) {
        return one.country().isPresent()
                && other.country().isPresent()
                && !one.country().equals(other.country());
    }

    /** Nearly all that a country's report tells is within it; that speaks for nothing. */
    private static boolean isWithinOneCountry(Act one, Act other) {
        SortedSet<String> countries = countries(one.parties());
        countries.addAll(countries(other.parties()));
        return countries.size() < 2;
    }

    /** "blamed the army and refused to hand over": one sentence tells two acts; one report tells an act of the same doers. */
    private static boolean isOtherActOfReport(Act one, Act other) {
        return one.digest().equals(other.digest())
                && (isOfSentence(one, other) && !one.type().equals(other.type())
                        || !one.actors().equals(other.actors())
                                && !one.actors().isEmpty()
                                && !other.actors().isEmpty());
    }

    /** The record compares without the words of what stands further down. */
    private static boolean isOfSentence(Act one, Act other) {
        return one.lead() == other.lead()
                && (one.lead() ? one.words().equals(other.words()) : Math.abs(one.at() - other.at()) < SENTENCE);
    }

    /** What is told as past may be of any day before the one that the report names, or seems to. */
    private static boolean inTime(Act one, Act other) {
        long later = ChronoUnit.DAYS.between(one.day(), other.day());
        return Math.abs(later) <= WINDOW
                || (bothKnown(one) && bothKnown(other) || haveOneAct(one, other))
                        && (other.retold() && later > 0 && later <= AGAIN
                                || one.retold() && later < 0 && -later <= AGAIN);
    }

    private static boolean haveOneAct(Act one, Act other) {
        return !Collections.disjoint(
                MergeRules.standard().families(stems(one.trigger())),
                MergeRules.standard().families(stems(other.trigger())));
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
            return days == 0 ? "the same day in both texts" : "a day apart in the texts";
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

    /** How the parties of the two go together; empty where they exclude each other. */
    private static Optional<String> parties(Act one, Act other) {
        boolean actors = meet(one.actors(), other.actors());
        boolean recipients = meet(one.recipients(), other.recipients());
        if (!one.dyads().isEmpty()
                && one.isBetween()
                && one.actors().equals(other.actors())
                && one.recipients().equals(other.recipients())) {
            return Optional.of("both sides the same");
        }
        if (actors && recipients && meet(one.dyads(), other.dyads())) {
            return Optional.of("both sides meet");
        }
        // A meeting told once of two, once of one with the other.
        if (one.parties().size() > 1
                && one.parties().equals(other.parties())
                && (one.recipients().isEmpty() || other.recipients().isEmpty())) {
            return Optional.of("the parties the same");
        }
        if ((actors || recipients)
                && goTogether(one.actors(), other.actors())
                && goTogether(one.recipients(), other.recipients())) {
            return Optional.of("one side the same");
        }
        if (isSwapped(one, other) || isSwapped(other, one)) {
            return Optional.of("its part told otherwise");
        }
        if ((actors || recipients)
                && (goTogether(countries(one.actors()), countries(other.actors())))
                && goTogether(countries(one.recipients()), countries(other.recipients()))) {
            return Optional.of("one side the same, the other of one country");
        }
        if (goTogether(one.actors(), other.actors())
                && goTogether(one.recipients(), other.recipients())
                && (meet(one.nearby(), other.parties()) || meet(other.nearby(), one.parties()))) {
            return Optional.of("a party only named beside");
        }
        return Optional.empty();
    }

    private static SortedSet<String> countries(SortedSet<String> parties) {
        SortedSet<String> countries = new TreeSet<>();
        parties.forEach(party -> countries.add(Parties.country(party)));
        return countries;
    }

    /** "Troops had been hit": the only party of the one is told as doing what the other tells as done to it. */
    private static boolean isSwapped(Act one, Act other) {
        return one.recipients().isEmpty() && other.actors().isEmpty() && meet(one.actors(), other.recipients());
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
