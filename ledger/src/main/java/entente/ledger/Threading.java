package entente.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
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
    public static final int AGAIN = 60;

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

    /** How many of the newest openings an event looks at under each key; those of the last day looked at all count. */
    public static final int MOST = 30;

    /** Days after which nothing carries an opening further: no row of {@code threads.tsv} has more. */
    public static final int LONGEST = 365;

    private static final ThreadRules RULES = ThreadRules.standard();

    private Threading() {}

    /** An event that opens a thread, or tells again what an earlier one opened. */
    public static final class Opening {
        private final MergedEvent event;
        private final Act act;
        private final String kind;
        private final SortedSet<String> by;
        private final SortedSet<String> to;
        private final SortedSet<String> stems = new TreeSet<>();

        private Opening(MergedEvent event, String kind) {
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

        public MergedEvent event() {
            return event;
        }

        public String kind() {
            return kind;
        }

        public LocalDate day() {
            return act.day();
        }

        /** Under which keys later events find it: each party with each word, the pair with the kind, the report. */
        public SortedSet<String> keys() {
            SortedSet<String> keys = Threading.keys(parties(), stems, act.digest());
            for (String one : by) {
                for (String other : to) {
                    if (!one.equals(other)) {
                        keys.add(pair(one, other) + " " + kind);
                    }
                }
            }
            if (kind.equals("ultimatum")) {
                parties().forEach(party -> keys.add(party + " ultimatum"));
            }
            return keys;
        }

        /** Under which keys it looks for an opening that it may say again: some of its {@link #keys()}. */
        public SortedSet<String> looks() {
            SortedSet<String> keys = Threading.keys(parties(), stems, act.digest());
            if (kind.equals("ultimatum")) {
                parties().forEach(party -> keys.add(party + " ultimatum"));
            }
            return keys;
        }

        private SortedSet<String> parties() {
            SortedSet<String> parties = new TreeSet<>(by);
            parties.addAll(to);
            return parties;
        }

        private boolean isBefore(LocalDate day, MergedEvent other) {
            return day().isBefore(day) || day().equals(day) && event.compareTo(other) < 0;
        }
    }

    /** An event that carries an opening further. */
    public record Tied(Opening opening, CommitmentThread.Part part, String result, MergedEvent event) {}

    private static SortedSet<String> keys(SortedSet<String> parties, SortedSet<String> stems, String digest) {
        SortedSet<String> keys = new TreeSet<>();
        for (String party : parties) {
            for (String stem : stems) {
                keys.add(party + " ~" + stem);
            }
        }
        keys.add("@" + digest);
        return keys;
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + "|" + other : other + "|" + one;
    }

    /**
     * All threads of these events.
     *
     * @param events in any order
     */
    public static List<CommitmentThread> threads(List<MergedEvent> events) {
        Map<String, TreeMap<LocalDate, List<Opening>>> board = new HashMap<>();
        Map<String, Opening> openings = new HashMap<>();
        for (MergedEvent event : events) {
            opening(event).ifPresent(opening -> {
                openings.put(event.id(), opening);
                for (String key : opening.keys()) {
                    board.computeIfAbsent(key, unused -> new TreeMap<>())
                            .computeIfAbsent(opening.day(), unused -> new ArrayList<>())
                            .add(opening);
                }
            });
        }
        Map<Opening, Opening> roots = new HashMap<>();
        Map<Opening, List<Opening>> told = new HashMap<>();
        openings.values().stream()
                .sorted(Comparator.comparing(Opening::day).thenComparing(Opening::event))
                .forEach(opening -> {
                    Opening root = again(opening, near(board, opening.looks(), opening.day(), AGAIN))
                            .map(earlier -> roots.getOrDefault(earlier, earlier))
                            .orElse(opening);
                    roots.put(opening, root);
                    if (root != opening) {
                        told.computeIfAbsent(root, key -> new ArrayList<>()).add(opening);
                    }
                });
        Map<Opening, List<Tied>> steps = new HashMap<>();
        for (MergedEvent event : events) {
            Opening own = openings.get(event.id());
            if (own == null || roots.get(own) == own) {
                tied(
                                event,
                                own != null,
                                near(board, looks(event), event.fullest().day(), LONGEST),
                                opening -> roots.getOrDefault(opening, opening).event)
                        .ifPresent(tied -> steps.computeIfAbsent(
                                        roots.getOrDefault(tied.opening(), tied.opening()), key -> new ArrayList<>())
                                .add(tied));
            }
        }
        Map<String, List<Act>> byReport = new HashMap<>();
        for (MergedEvent event : events) {
            event.acts()
                    .forEach(act -> byReport.computeIfAbsent(act.digest(), key -> new ArrayList<>())
                            .add(act));
        }
        return openings.values().stream()
                .filter(opening -> roots.get(opening) == opening)
                .map(root -> thread(
                        root,
                        told.getOrDefault(root, List.of()),
                        steps.getOrDefault(root, List.of()),
                        byReport.getOrDefault(root.act.digest(), List.of())))
                .sorted()
                .toList();
    }

    private static SortedSet<Opening> near(
            Map<String, TreeMap<LocalDate, List<Opening>>> board, SortedSet<String> looks, LocalDate day, int days) {
        SortedSet<Opening> near = new TreeSet<>(Comparator.comparing(Opening::event));
        for (String key : looks) {
            int found = 0;
            for (List<Opening> some : board.getOrDefault(key, new TreeMap<>())
                    .subMap(day.minusDays(days), true, day, true)
                    .descendingMap()
                    .values()) {
                near.addAll(some);
                found += some.size();
                if (found >= MOST) {
                    break;
                }
            }
        }
        return near;
    }

    /** What an event opens or tells again; empty if it is of no such kind. */
    public static Optional<Opening> opening(MergedEvent event) {
        Act act = event.fullest();
        if (act.type().equals(Act.WORDS) || act.parties().isEmpty()) {
            return Optional.empty();
        }
        return RULES.opening(act).map(rule -> new Opening(event, rule.result())).filter(one -> {
            boolean byNobody = one.by.isEmpty() && !one.kind.equals("demand") && !one.kind.equals("offer");
            return !byNobody && (!one.to.isEmpty() || standsAlone(one));
        });
    }

    /** Under which keys an event looks for openings that it may carry further, of the last {@link #LONGEST} days. */
    public static SortedSet<String> looks(MergedEvent event) {
        Act act = event.fullest();
        SortedSet<String> named = act.parties();
        named.addAll(act.nearby());
        SortedSet<String> keys = keys(named, act.stems(), act.digest());
        String told = act.words().toLowerCase(Locale.ROOT);
        NAMED.forEach((kind, noun) -> {
            if (noun.matcher(told).find()) {
                for (String one : named) {
                    for (String other : named.tailSet(one + "\0")) {
                        keys.add(pair(one, other) + " " + kind);
                    }
                }
            }
        });
        return keys;
    }

    /** Of openings within {@link #AGAIN} days, the latest one that this one says again. */
    public static Optional<Opening> again(Opening later, Collection<Opening> near) {
        return near.stream()
                .filter(earlier -> earlier.isBefore(later.day(), later.event) && sayAgain(earlier, later))
                .max(Comparator.comparing(Opening::day).thenComparing(Opening::event));
    }

    /**
     * The opening that an event is tied to most, of the ones near it; of several that of the latest thread.
     *
     * @param opens whether the event itself opens a thread: then it carries only earlier ones further
     * @param root the event that opened the thread of an opening
     */
    public static Optional<Tied> tied(
            MergedEvent event, boolean opens, Collection<Opening> near, Function<Opening, MergedEvent> root) {
        Act act = event.fullest();
        String told = act.words().toLowerCase(Locale.ROOT);
        Map<String, List<ThreadRules.Rule>> fitting = new HashMap<>();
        int best = 0;
        Optional<Tied> tied = Optional.empty();
        for (Opening opening :
                near.stream().sorted(Comparator.comparing(Opening::event)).toList()) {
            if (opening.event.equals(event) || opens && !opening.isBefore(act.day(), event)) {
                continue;
            }
            List<ThreadRules.Rule> rules = fitting.computeIfAbsent(
                    opening.kind,
                    kind -> RULES.after(kind).stream()
                            .filter(rule -> rule.fits(act, told))
                            .toList());
            Optional<ThreadRules.Rule> rule = rules.isEmpty() ? Optional.empty() : rule(opening, act, rules);
            if (rule.isEmpty()) {
                continue;
            }
            int tie = tie(opening, act, told);
            boolean later = tie == best
                    && tied.map(other -> root.apply(other.opening()).compareTo(root.apply(opening)) <= 0)
                            .orElse(true);
            if (tie > best || tie > 0 && later) {
                best = tie;
                tied = Optional.of(
                        new Tied(opening, rule.get().step(), rule.get().result(), event));
            }
        }
        return tied;
    }

    /** Without anybody addressed it must at least say what it is about. */
    private static boolean standsAlone(Opening one) {
        return switch (one.kind) {
            case "offer", "demand", "ultimatum" -> !one.by.isEmpty();
            case "pledge" ->
                TermWords.deadline(one.act).isPresent()
                        || TermWords.amount(one.act).isPresent();
            default -> false;
        };
    }

    private static boolean sayAgain(Opening earlier, Opening later) {
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

    private static Optional<ThreadRules.Rule> rule(Opening thread, Act later, List<ThreadRules.Rule> fitting) {
        long days = ChronoUnit.DAYS.between(thread.act.day(), later.day());
        boolean sameSentence =
                thread.act.digest().equals(later.digest()) && thread.act.words().equals(later.words());
        boolean before =
                days < 0 || days == 0 && thread.act.digest().equals(later.digest()) && later.at() < thread.act.at();
        if (before || sameSentence) {
            return Optional.empty();
        }
        return fitting.stream()
                .filter(rule -> days <= rule.days() && side(rule.by(), thread, later))
                .findFirst();
    }

    /** Whose act it is. A sentence that is no act may name its doer anywhere. */
    private static boolean side(String by, Opening thread, Act later) {
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

    private static int tie(Opening thread, Act later, String told) {
        SortedSet<String> named = later.parties();
        named.addAll(later.nearby());
        boolean one = Sameness.meet(named, thread.by);
        boolean other = Sameness.meet(named, thread.to);
        SortedSet<String> among = new TreeSet<>(thread.by);
        among.retainAll(named);
        boolean both = thread.by.equals(thread.to) ? among.size() > 1 : one && other;
        int sides = both ? 2 : one || other ? 1 : 0;
        int words = Math.min(6, shared(thread.stems, later.stems()))
                + (NAMED.getOrDefault(thread.kind, NEVER).matcher(told).find() ? 1 : 0);
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

    /**
     * @param again the openings that say again what {@code opened} said
     * @param tied what carries any of them further
     * @param report every act of the report that tells the opening
     */
    public static CommitmentThread thread(
            Opening opened, Collection<Opening> again, Collection<Tied> tied, Collection<Act> report) {
        SortedSet<String> to = new TreeSet<>(opened.to);
        SortedSet<String> stems = new TreeSet<>(opened.stems);
        List<CommitmentThread.Step> steps = new ArrayList<>();
        for (Opening one : again) {
            to.addAll(one.to);
            stems.addAll(one.stems);
            steps.add(new CommitmentThread.Step(CommitmentThread.Part.PROGRESS, "told again", one.by, one.event));
        }
        for (Tied one : tied) {
            steps.add(new CommitmentThread.Step(
                    one.part(), one.result(), one.event().fullest().actors(), one.event()));
        }
        steps.sort(Comparator.comparing(CommitmentThread.Step::event));
        steps.addFirst(new CommitmentThread.Step(CommitmentThread.Part.OPENS, opened.kind, opened.by, opened.event));
        Optional<LocalDate> deadline = Optional.empty();
        for (CommitmentThread.Step step : steps) {
            if (step.part() == CommitmentThread.Part.OPENS || step.result().equals("told again")) {
                Optional<LocalDate> named = TermWords.deadline(step.event().fullest());
                deadline = named.isPresent() ? named : deadline;
            }
        }
        if (deadline.isEmpty() && !opened.kind.equals("accusation")) {
            deadline = deadlineBeside(opened.act, stems, report);
        }
        // What the other side calls an offer was one, however it was told at first.
        boolean calledOffer = (opened.kind.equals("pledge") || opened.kind.equals("agreement"))
                && !opened.by.equals(to)
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
                to,
                opened.act.terms().issue().orElse(opened.act.words()),
                TermWords.condition(opened.act),
                deadline,
                TermWords.amount(opened.act),
                steps);
    }

    /** A deadline that the same report gives in another sentence on the same matter. */
    private static Optional<LocalDate> deadlineBeside(Act opening, SortedSet<String> stems, Collection<Act> report) {
        return report.stream()
                .sorted(Comparator.comparingInt(Act::at).thenComparing(Act::id))
                .filter(act -> act.at() > opening.at()
                        && shared(stems, act.stems()) > 0
                        && FIRM.matcher(act.words().toLowerCase(Locale.ROOT)).find())
                .flatMap(act -> TermWords.deadline(act).stream())
                .findFirst();
    }

    /** The id of the thread that an event opens, if it opens one. */
    public static String id(MergedEvent opening) {
        return "t-" + opening.id().substring(2);
    }
}
