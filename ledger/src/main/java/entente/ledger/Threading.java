package entente.ledger;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Events become threads, by the rows of {@code threads.tsv}.
 *
 * <p>A later act carries a thread further if a row says so for its type, its words and the side it comes from, and if something
 * ties the two: both sides named, words in common, one report. It goes to the thread it is tied to most; an opening that says
 * again what an earlier one said opens nothing new.
 */
public final class Threading {

    /** Days in which an opening may be told or made again. */
    private static final int AGAIN = 60;

    private static final Pattern OFFER = Pattern.compile("\\b(offer|proposal)\\b");

    /** A day is set, not only named. */
    private static final Pattern FIRM = Pattern.compile("\\b(by|until|before|no later than) (the end of )?(\\d{1,2} )?"
            + "(january|february|march|april|may|june|july|august|september|october|november|december)\\b");

    private static final Pattern NEVER = Pattern.compile("(?!)");

    /** Nouns by which reports point back to an opening. */
    private static final Map<String, Pattern> NAMED = Map.of(
            "offer", Pattern.compile("\\b(offer|proposal|invitation)\\b"),
            "demand", Pattern.compile("\\b(demand|request|appeal)\\b"),
            "threat", Pattern.compile("\\bthreat\\b"),
            "ultimatum", Pattern.compile("\\b(ultimatum|deadline)\\b"),
            "accusation", Pattern.compile("\\b(accusation|charge|allegation|claim)\\b"),
            "pledge", Pattern.compile("\\b(pledge|promise)\\b"),
            "agreement", Pattern.compile("\\b(agreement|accord|truce|ceasefire|deal)\\b"));

    /** Units of text within which a report still speaks of the same. */
    private static final int NEAR = 900;

    /** Units of text within which a headline and its first sentence stand. */
    private static final int BESIDE = 250;

    private final ThreadRules rules;

    private Threading(ThreadRules rules) {
        this.rules = rules;
    }

    /** @param events in any order */
    public static List<CommitmentThread> threads(List<MergedEvent> events) {
        return new Threading(ThreadRules.standard()).of(events.stream().sorted().toList());
    }

    /** An opening with what belongs to it. */
    private static final class Opened {
        final MergedEvent event;
        final Act act;
        final String kind;
        final SortedSet<String> by;
        final SortedSet<String> to;
        final SortedSet<String> stems = new TreeSet<>();
        final List<CommitmentThread.Step> steps = new ArrayList<>();

        Opened(MergedEvent event, String kind) {
            this.event = event;
            this.act = event.fullest();
            this.kind = kind;
            boolean noAct = act.type().equals(Act.WORDS);
            this.by = noAct ? act.nearby() : act.actors();
            SortedSet<String> addressed = new TreeSet<>(noAct ? act.nearby() : act.recipients());
            boolean among = noAct || by.size() > 1 && act.recipients().isEmpty() && kind.equals("agreement");
            if (!among && (addressed.isEmpty() || by.containsAll(addressed))) {
                addressed.addAll(act.nearby());
                addressed.removeAll(by);
            }
            if (among) {
                addressed.addAll(by);
            }
            this.to = addressed;
            event.acts().forEach(telling -> stems.addAll(telling.stems()));
            act.terms()
                    .issue()
                    .ifPresent(issue -> stems.addAll(SubjectWords.of(issue).stems()));
        }
    }

    private List<CommitmentThread> of(List<MergedEvent> events) {
        List<Opened> opened = new ArrayList<>();
        Map<MergedEvent, Opened> openings = new HashMap<>();
        for (MergedEvent event : events) {
            Act act = event.fullest();
            Optional<ThreadRules.Rule> rule =
                    act.type().equals(Act.WORDS) || act.parties().isEmpty() ? Optional.empty() : rules.opening(act);
            if (rule.isPresent()) {
                Opened one = new Opened(event, rule.get().result());
                boolean byNobody = one.by.isEmpty() && !one.kind.equals("demand") && !one.kind.equals("offer");
                if (byNobody || one.to.isEmpty() && !standsAlone(one)) {
                    continue;
                }
                openings.put(event, one);
                opened.add(one);
            }
        }
        TreeMap<Integer, Integer> again = new TreeMap<>();
        for (int i = 0; i < opened.size(); i++) {
            for (int j = i - 1; j >= 0 && !again.containsKey(i); j--) {
                if (sayAgain(opened.get(j), opened.get(i))) {
                    again.put(i, again.getOrDefault(j, j));
                }
            }
        }
        List<Opened> threads = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            if (again.containsKey(i)) {
                Opened whole = opened.get(again.get(i));
                whole.stems.addAll(opened.get(i).stems);
                whole.to.addAll(opened.get(i).to);
                whole.steps.add(new CommitmentThread.Step(
                        CommitmentThread.Part.PROGRESS, "told again", opened.get(i).by, opened.get(i).event));
            } else {
                threads.add(opened.get(i));
            }
        }
        for (MergedEvent event : events) {
            attach(event, threads, openings.get(event), again, opened);
        }
        Map<String, List<Act>> byReport = new HashMap<>();
        for (MergedEvent event : events) {
            event.acts()
                    .forEach(act -> byReport.computeIfAbsent(act.digest(), key -> new ArrayList<>())
                            .add(act));
        }
        return threads.stream()
                .map(one -> thread(one, byReport.getOrDefault(one.act.digest(), List.of())))
                .sorted()
                .toList();
    }

    /** Without anybody addressed it must at least say what it is about. */
    private static boolean standsAlone(Opened one) {
        return switch (one.kind) {
            case "offer", "demand", "ultimatum" -> !one.by.isEmpty();
            case "pledge" ->
                TermWords.deadline(one.act).isPresent()
                        || TermWords.amount(one.act).isPresent();
            default -> false;
        };
    }

    private static boolean sayAgain(Opened earlier, Opened later) {
        long days = ChronoUnit.DAYS.between(earlier.act.day(), later.act.day());
        boolean kin = earlier.kind.equals(later.kind)
                || isPromise(earlier.kind) && isPromise(later.kind)
                || isPressure(earlier.kind) && isPressure(later.kind);
        boolean oneReport = earlier.act.digest().equals(later.act.digest());
        boolean headline = oneReport
                && earlier.act.lead()
                && earlier.kind.equals(later.kind)
                && Sameness.meet(earlier.by, later.by)
                && later.act.at() - earlier.act.at() < BESIDE;
        SortedSet<String> sides = new TreeSet<>(earlier.by);
        sides.addAll(earlier.to);
        boolean oneUltimatum = earlier.kind.equals("ultimatum")
                && later.kind.equals("ultimatum")
                && days <= AGAIN
                && sides.containsAll(later.by)
                && sides.containsAll(later.to);
        return headline
                || oneUltimatum
                || kin
                        && days <= AGAIN
                        && (Sameness.meet(earlier.by, later.by) || earlier.by.isEmpty() || later.by.isEmpty())
                        && (Sameness.meet(earlier.to, later.to) || later.to.isEmpty() || earlier.to.isEmpty())
                        && (earlier.kind.equals("ultimatum") && later.kind.equals("ultimatum")
                                || shared(earlier.stems, later.stems) >= (oneReport ? 1 : 2)
                                || oneReport && later.act.at() - earlier.act.at() < BESIDE);
    }

    private static boolean isPromise(String kind) {
        return kind.equals("offer") || kind.equals("pledge") || kind.equals("agreement");
    }

    private static boolean isPressure(String kind) {
        return kind.equals("demand") || kind.equals("threat") || kind.equals("ultimatum");
    }

    private void attach(
            MergedEvent event,
            List<Opened> threads,
            @org.jspecify.annotations.Nullable Opened own,
            SortedMap<Integer, Integer> again,
            List<Opened> opened) {
        if (own != null && !threads.contains(own)) {
            return; // says again what an earlier one said
        }
        int best = 0;
        List<Opened> tied = new ArrayList<>();
        List<ThreadRules.Rule> by = new ArrayList<>();
        for (Opened thread : threads) {
            if (thread == own) {
                continue;
            }
            Optional<ThreadRules.Rule> rule = rule(thread, event.fullest());
            if (rule.isEmpty()) {
                continue;
            }
            int tie = tie(thread, event.fullest());
            if (tie > 0 && tie >= best) {
                if (tie > best) {
                    tied.clear();
                    by.clear();
                }
                best = tie;
                tied.add(thread);
                by.add(rule.get());
            }
        }
        for (int i = Math.max(0, tied.size() - 1); i < tied.size(); i++) {
            tied.get(i)
                    .steps
                    .add(new CommitmentThread.Step(
                            by.get(i).step(),
                            by.get(i).result(),
                            event.fullest().actors(),
                            event));
        }
    }

    private Optional<ThreadRules.Rule> rule(Opened thread, Act later) {
        long days = ChronoUnit.DAYS.between(thread.act.day(), later.day());
        boolean sameSentence =
                thread.act.digest().equals(later.digest()) && thread.act.words().equals(later.words());
        boolean before =
                days < 0 || days == 0 && thread.act.digest().equals(later.digest()) && later.at() < thread.act.at();
        if (before || sameSentence) {
            return Optional.empty();
        }
        String told = later.words().toLowerCase(java.util.Locale.ROOT);
        return rules.after(thread.kind).stream()
                .filter(rule -> days <= rule.days() && rule.fits(later, told) && side(rule.by(), thread, later))
                .findFirst();
    }

    /** Whose act it is. A sentence that is no act may name its doer anywhere. */
    private static boolean side(String by, Opened thread, Act later) {
        SortedSet<String> doers = later.type().equals(Act.WORDS) ? later.nearby() : later.actors();
        SortedSet<String> others = new TreeSet<>(thread.to);
        if (!thread.by.containsAll(thread.to)) {
            others.removeAll(thread.by);
        } else if (thread.to.isEmpty()) {
            others.addAll(doers);
            others.removeAll(thread.by);
        }
        return switch (by) {
            case "self" -> Sameness.meet(doers, thread.by) || thread.by.isEmpty();
            case "other" ->
                Sameness.meet(doers, others)
                        && (later.type().equals(Act.WORDS)
                                || !Sameness.meet(doers, thread.by)
                                || thread.by.equals(thread.to));
            case "either" -> Sameness.meet(doers, thread.by) || Sameness.meet(doers, others);
            default -> true;
        };
    }

    private static int tie(Opened thread, Act later) {
        SortedSet<String> named = later.parties();
        named.addAll(later.nearby());
        boolean one = Sameness.meet(named, thread.by);
        boolean other = Sameness.meet(named, thread.to);
        SortedSet<String> among = new TreeSet<>(thread.by);
        among.retainAll(named);
        boolean both = thread.by.equals(thread.to) ? among.size() > 1 : one && other;
        int sides = both ? 2 : one || other ? 1 : 0;
        int words = Math.min(6, shared(thread.stems, later.stems()))
                + (NAMED.getOrDefault(thread.kind, NEVER)
                                .matcher(later.words().toLowerCase(Locale.ROOT))
                                .find()
                        ? 1
                        : 0);
        boolean oneReport = thread.act.digest().equals(later.digest());
        boolean near = oneReport && later.at() > thread.act.at() && later.at() - thread.act.at() < NEAR;
        boolean tied =
                oneReport ? sides > 0 && (near || words > 0) : sides == 2 && words > 0 || sides == 1 && words > 1;
        return tied ? sides + words + (near ? 1 : 0) + (oneReport ? 1 : 0) : 0;
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

    private static CommitmentThread thread(Opened opened, List<Act> report) {
        List<CommitmentThread.Step> steps = new ArrayList<>(opened.steps);
        steps.sort(java.util.Comparator.comparing(CommitmentThread.Step::event));
        steps.addFirst(new CommitmentThread.Step(CommitmentThread.Part.OPENS, opened.kind, opened.by, opened.event));
        Optional<java.time.LocalDate> deadline = Optional.empty();
        for (CommitmentThread.Step step : steps) {
            if (step.part() == CommitmentThread.Part.OPENS || step.result().equals("told again")) {
                Optional<java.time.LocalDate> named =
                        TermWords.deadline(step.event().fullest());
                deadline = named.isPresent() ? named : deadline;
            }
        }
        if (deadline.isEmpty() && !opened.kind.equals("accusation")) {
            deadline = deadlineBeside(opened, report);
        }
        // What the other side calls an offer was one, however it was told at first.
        boolean calledOffer = (opened.kind.equals("pledge") || opened.kind.equals("agreement"))
                && !opened.by.equals(opened.to)
                && steps.stream()
                        .anyMatch(step -> (step.result().equals("coolly received")
                                        || step.result().equals("declined"))
                                && OFFER.matcher(step.event().fullest().words().toLowerCase(Locale.ROOT))
                                        .find());
        if (calledOffer) {
            steps.set(0, new CommitmentThread.Step(CommitmentThread.Part.OPENS, "offer", opened.by, opened.event));
        }
        return new CommitmentThread(
                id(opened.event),
                calledOffer ? "offer" : opened.kind,
                opened.by,
                opened.to,
                opened.act.terms().issue().orElse(opened.act.words()),
                TermWords.condition(opened.act),
                deadline,
                TermWords.amount(opened.act),
                steps);
    }

    /** A deadline that the same report gives in another sentence on the same matter. */
    private static Optional<java.time.LocalDate> deadlineBeside(Opened opened, List<Act> report) {
        return report.stream()
                .sorted(java.util.Comparator.comparingInt(Act::at).thenComparing(Act::id))
                .filter(act -> act.at() > opened.act.at()
                        && shared(opened.stems, act.stems()) > 0
                        && FIRM.matcher(act.words().toLowerCase(Locale.ROOT)).find())
                .flatMap(act -> TermWords.deadline(act).stream())
                .findFirst();
    }

    /** The id of the thread that an event opens, if it opens one. */
    public static String id(MergedEvent opening) {
        return "t-" + opening.id().substring(2);
    }
}
