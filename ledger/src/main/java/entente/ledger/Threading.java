package entente.ledger;

import entente.model.Digest;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Events become threads, by the rows of {@code threads.tsv}. */
final class Threading {

    private final ThreadRules rules;

    Threading(ThreadRules rules) {
        this.rules = rules;
    }

    /** @param events sorted */
    List<CommitmentThread> threads(List<MergedEvent> events) {
        List<CommitmentThread> threads = new ArrayList<>();
        for (MergedEvent event : events) {
            Act act = event.first();
            Optional<ThreadRules.Rule> opening = rules.opening(act);
            if (opening.isEmpty()
                    || act.parties().size() < 2
                    || repeats(threads, opening.get().kind(), event)) {
                continue;
            }
            threads.add(follow(event, opening.get(), events));
        }
        Collections.sort(threads);
        return List.copyOf(threads);
    }

    private CommitmentThread follow(MergedEvent opener, ThreadRules.Rule opening, List<MergedEvent> events) {
        List<CommitmentThread.Step> steps = new ArrayList<>();
        steps.add(new CommitmentThread.Step("opens", opening.result(), opener));
        for (MergedEvent later : events) {
            long days =
                    ChronoUnit.DAYS.between(opener.first().day(), later.first().day());
            if (later == opener || days < 0 || sameSentence(opener.first(), later.first())) {
                continue;
            }
            rules.after(opening.kind()).stream()
                    .filter(rule -> days <= rule.days()
                            && rule.fits(later.first())
                            && side(rule.by(), opener.first(), later.first()))
                    .findFirst()
                    .ifPresent(rule -> steps.add(new CommitmentThread.Step(rule.step(), rule.result(), later)));
        }
        SortedSet<String> by = opener.first().actors();
        SortedSet<String> to =
                opener.first().recipients().isEmpty() ? by : opener.first().recipients();
        String id = "t-" + Digest.of(opener.first().id()).prefix(12);
        return new CommitmentThread(id, opening.kind(), by, to, steps);
    }

    /** What is threatened or promised in the very words of the threat or promise is no answer to it. */
    private static boolean sameSentence(Act opener, Act later) {
        return opener.document().equals(later.document()) && opener.words().equals(later.words());
    }

    private static boolean side(String by, Act opener, Act later) {
        SortedSet<String> own = opener.actors();
        SortedSet<String> addressed = opener.recipients().isEmpty() ? opener.actors() : opener.recipients();
        boolean self =
                meets(later.actors(), own) && (later.recipients().isEmpty() || meets(later.recipients(), addressed));
        boolean other =
                meets(later.actors(), addressed) && (later.recipients().isEmpty() || meets(later.recipients(), own));
        return switch (by) {
            case "self" ->
                self && !later.recipients().isEmpty() || self && later.actors().containsAll(addressed);
            case "other" -> other && !later.recipients().isEmpty();
            default -> self || other;
        };
    }

    private static boolean meets(SortedSet<String> some, SortedSet<String> others) {
        SortedSet<String> both = new TreeSet<>(some);
        both.retainAll(others);
        return !both.isEmpty();
    }

    /** The same offer made again while the first is still young is no thread of its own. */
    private static boolean repeats(List<CommitmentThread> threads, String kind, MergedEvent event) {
        return threads.stream().anyMatch(thread -> {
            Act opener = thread.steps().getFirst().event().first();
            return thread.kind().equals(kind)
                    && opener.actors().equals(event.first().actors())
                    && opener.recipients().equals(event.first().recipients())
                    && ChronoUnit.DAYS.between(opener.day(), event.first().day()) <= 7;
        });
    }
}
