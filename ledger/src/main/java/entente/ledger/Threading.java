package entente.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
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

    private static final String AGAIN_TOLD = "told again";

    /** Days in which an answer is one at once. */
    private static final int AT_ONCE = 1;

    private static final String CONDITION_MET = "condition met";

    /** Outcomes after which nothing else comes of a thread. */
    private static final Set<String> FINAL = Set.of("broken", "withdrawn");

    private static final Pattern ON_THE_DAY = Pattern.compile("\\bon the (same )?day (that|when|on which)\\b");

    /** Stems of the words by which reports point to threads; they say nothing of what one is about. */
    private static final Set<String> POINTING = Set.of(
            "call",
            "request",
            "appeal",
            "offer",
            "propos",
            "invit",
            "demand",
            "threat",
            "threaten",
            "ultimat",
            "deadlin",
            "accus",
            "charg",
            "alleg",
            "pledg",
            "promis",
            "agreement",
            "agree",
            "agr",
            "accord",
            "deal",
            "accept",
            "reject",
            "refus",
            "announc",
            "warn",
            "urg");

    /** A sentence that speaks of an opening by its noun. */
    private static final Pattern SUBJECT = Pattern.compile(
            "(^|said )(that )?(the|an?|this|its|their) (offer|proposal|invitation|demand|ultimatum|pledge|agreement|accord|truce|ceasefire)\\b");

    private static final Pattern NEVER = Pattern.compile("(?!)");

    /** Nouns by which reports point back to an opening. */
    private static final Map<String, Pattern> NAMED = Map.of(
            "offer", Pattern.compile("\\b(offer|proposal|invitation|invited)\\b"),
            "demand", Pattern.compile("\\b(demand|request|appeal)\\b"),
            "threat", Pattern.compile("\\bthreat\\b"),
            "ultimatum", Pattern.compile("\\b(ultimatum|deadline|demand)\\b"),
            "accusation", Pattern.compile("\\b(accusation|charge|allegation|claim)\\b"),
            "pledge", Pattern.compile("\\b(pledge|promise)\\b"),
            "agreement", Pattern.compile("\\b(agreement|accord|truce|ceasefire|deal)\\b"));

    /** Units of text within which a report still speaks of the same. */
    private static final int NEAR = 900;

    /** Units of text within which a headline and its first sentence stand. */
    private static final int BESIDE = 250;

    /** How many of the newest openings an event looks at under each key; those of the last day looked at all count. */
    public static final int MOST = 30;

    /** How many openings an event is compared with, beside those of its own report. */
    public static final int NEAREST = 60;

    /** Days after which nothing carries an opening further: no row of {@code threads.tsv} has more. */
    public static final int LONGEST = 365;

    private static final ThreadRules RULES = ThreadRules.standard();

    private Threading() {}

    /** An event that opens a thread, or tells again what an earlier one opened. */
    public static final class Opening {

        /** By day and report; of a report what its headline says comes last, since it only says the rest again. */
        public static final Comparator<Opening> ORDER = Comparator.comparing(Opening::day)
                .thenComparing(one -> one.act.reported())
                .thenComparing(one -> one.act.digest())
                .thenComparing(one -> one.act.isHeadline())
                .thenComparing(Opening::event);

        private final MergedEvent event;
        private final Act act;
        private final ThreadRules.Rule rule;
        private final String kind;
        private final SortedSet<String> by;
        private final SortedSet<String> to;
        private final SortedSet<String> stems = new TreeSet<>();

        private Opening(MergedEvent event, Act act, ThreadRules.Rule rule) {
            this.event = event;
            this.act = act;
            this.rule = rule;
            this.kind = rule.result();
            boolean noAct = act.type().equals(Act.WORDS);
            boolean mutual = rule.by().equals("two")
                    || rule.by().equals("text")
                    || kind.equals("programme")
                    || kind.equals("agreement")
                            && act.actors().size() > 1
                            && act.actors().containsAll(act.recipients());
            this.by = new TreeSet<>(noAct && mutual && !rule.by().equals("text") ? act.nearby() : act.actors());
            SortedSet<String> addressed = new TreeSet<>(act.recipients());
            boolean among = mutual && (noAct || act.actors().containsAll(act.recipients()));
            if (!among && (addressed.isEmpty() || by.containsAll(addressed))) {
                addressed.addAll(act.nearby());
                addressed.removeAll(by);
            }
            if (among) {
                addressed.addAll(by);
            }
            this.to = rule.by().equals("text") ? new TreeSet<>(by) : addressed;
            event.acts().forEach(telling -> stems.addAll(telling.stems()));
            act.terms()
                    .issue()
                    .ifPresent(issue -> stems.addAll(SubjectWords.of(issue).stems()));
            stems.removeAll(POINTING);
        }

        /** Whether it may begin a thread; "the offer" only speaks of one that was begun. */
        public boolean begins() {
            return !rule.kinds().contains(ThreadRules.BACK);
        }

        /** The words in which it was opened. */
        private String words() {
            return (act.words() + " " + act.terms().issue().orElse("")).toLowerCase(Locale.ROOT);
        }

        private boolean isOfReport(Act other) {
            return act.digest().equals(other.digest());
        }

        private boolean isToldIn(Act other) {
            return event.acts().stream()
                    .anyMatch(telling -> telling.digest().equals(other.digest())
                            && telling.words().equals(other.words()));
        }

        /** Whether a later report than the one that opened it tells it in these words. */
        private boolean isToldLaterIn(Act other) {
            return isToldIn(other) && !isOfReport(other);
        }

        /** Who makes an offer or a demand of his own has not accepted another's. */
        private boolean isCounterTo(ThreadRules.Rule row) {
            return (kind.equals("offer") || kind.equals("demand"))
                    && row.result().equals("accepted");
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

        private boolean stands() {
            boolean byNobody = by.isEmpty() && !kind.equals("demand") && !kind.equals("offer");
            return !byNobody && (!to.isEmpty() || standsAlone(this)) || !begins();
        }

        private SortedSet<String> parties() {
            SortedSet<String> parties = new TreeSet<>(by);
            parties.addAll(to);
            return parties;
        }

        private boolean isBefore(Opening other) {
            return ORDER.compare(this, other) < 0;
        }
    }

    /**
     * An event that carries an opening further.
     *
     * @param result of the row; "declined+lapsed" where it is answer and outcome at once
     */
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
        openings.values().stream().sorted(Opening.ORDER).forEach(opening -> {
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
                .filter(opening -> roots.get(opening) == opening && opening.begins())
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
        Set<Opening> own = new HashSet<>();
        Map<Opening, Integer> shared = new HashMap<>();
        for (String key : looks) {
            int found = 0;
            for (List<Opening> some : board.getOrDefault(key, new TreeMap<>())
                    .subMap(day.minusDays(days), true, day, true)
                    .descendingMap()
                    .values()) {
                if (isOfReport(key)) {
                    own.addAll(some);
                } else {
                    some.forEach(opening -> shared.merge(opening, 1, Integer::sum));
                }
                found += some.size();
                if (found >= MOST) {
                    break;
                }
            }
        }
        shared.keySet().removeAll(own);
        SortedSet<Opening> near = new TreeSet<>(Comparator.comparing(Opening::event));
        near.addAll(own);
        near.addAll(nearest(shared, opening -> opening.day().toEpochDay()));
        return near;
    }

    /** Whether a key is that of a report: what is found under it counts always. */
    public static boolean isOfReport(String key) {
        return key.startsWith("@");
    }

    /**
     * Of what was found under keys, that which was found under most, of these the newest: {@value #NEAREST} at most. Those with as
     * many keys of one day are taken together or not at all, but for the first.
     *
     * @param shared under how many keys each was found
     */
    public static <T> List<T> nearest(Map<T, Integer> shared, ToLongFunction<T> day) {
        if (shared.size() <= NEAREST) {
            return List.copyOf(shared.keySet());
        }
        TreeMap<Integer, TreeMap<Long, List<T>>> sorted = new TreeMap<>(Comparator.reverseOrder());
        shared.forEach((one, keys) -> sorted.computeIfAbsent(keys, unused -> new TreeMap<>(Comparator.reverseOrder()))
                .computeIfAbsent(day.applyAsLong(one), unused -> new ArrayList<>())
                .add(one));
        List<T> nearest = new ArrayList<>();
        for (TreeMap<Long, List<T>> days : sorted.values()) {
            for (List<T> group : days.values()) {
                if (!nearest.isEmpty() && nearest.size() + group.size() > NEAREST) {
                    return nearest;
                }
                nearest.addAll(group);
            }
        }
        return nearest;
    }

    /** What an event opens or tells again; empty if it is of no such kind. */
    public static Optional<Opening> opening(MergedEvent event) {
        Optional<Opening> first = opening(event, event.fullestOfFirst());
        return first.isPresent() ? first : opening(event, event.fullest());
    }

    private static Optional<Opening> opening(MergedEvent event, Act act) {
        if (act.parties().isEmpty()) {
            return Optional.empty();
        }
        return RULES.opening(act).map(rule -> new Opening(event, act, rule)).filter(Opening::stands);
    }

    /** Whether an act opens a thread by itself, and of what kind: words of its sentence need not then. */
    static Optional<String> opens(Act act) {
        return opening(new MergedEvent("", List.of(act), 1))
                .filter(Opening::begins)
                .map(Opening::kind);
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

    /** Of openings within {@link #AGAIN} days, the one that this one says again: most alike in its words, then the latest. */
    public static Optional<Opening> again(Opening later, Collection<Opening> near) {
        List<Opening> said = near.stream()
                .filter(earlier -> earlier.isBefore(later) && sayAgain(earlier, later))
                .toList();
        List<Opening> accords =
                said.stream().filter(earlier -> isUnder(earlier, later)).toList();
        return (accords.isEmpty() ? said : accords)
                .stream()
                        .max(Comparator.comparing((Opening earlier) -> shared(earlier.stems, later.stems))
                                .thenComparing(Opening.ORDER));
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
        Optional<Opening> own = opening(event);
        List<Opening> sorted = near.stream()
                .filter(one -> one.begins() || !root.apply(one).equals(one.event))
                .sorted(Comparator.comparing(Opening::event))
                .toList();
        // Words beside what is told again are of that; when something is due is said of what its sentence opens.
        boolean words = act.type().equals(Act.WORDS);
        boolean ofOpening = words && sorted.stream().anyMatch(one -> one.isToldIn(act));
        boolean ofTold = words
                && sorted.stream()
                        .anyMatch(one -> one.isToldIn(act) && !root.apply(one).equals(one.event));
        // "invited them to new talks": what is offered or asked for has not come of anything.
        boolean ofOffer = !words
                && sorted.stream()
                        .anyMatch(one -> one.isToldIn(act) && (one.kind.equals("offer") || one.kind.equals("demand")));
        Map<String, List<ThreadRules.Rule>> fitting = new HashMap<>();
        int best = 0;
        Optional<Tied> tied = Optional.empty();
        for (Opening opening : sorted) {
            boolean before = opens && own.isPresent() && !opening.isBefore(own.get());
            if (opening.event.equals(event) || before || ofTold && !opening.isToldIn(act)) {
                continue;
            }
            List<ThreadRules.Rule> rules = fitting.computeIfAbsent(
                    opening.kind,
                    kind -> RULES.after(kind).stream()
                            .filter(rule -> rule.fits(act, told)
                                    && own.filter(one -> one.isCounterTo(rule)).isEmpty()
                                    && !(ofOffer && rule.step() == CommitmentThread.Part.OUTCOME)
                                    && !(ofOpening && rule.result().equals(ThreadRules.DEADLINE)))
                            .toList());
            boolean again = !root.apply(opening).equals(opening.event);
            Optional<ThreadRules.Rule> rule = rules.isEmpty()
                    ? Optional.empty()
                    : rule(opening, act, rules, words && (again || opening.isToldLaterIn(act)));
            if (rule.isEmpty()) {
                continue;
            }
            int tie = tie(opening, event, rule.get());
            boolean later = tie == best
                    && tied.map(other -> root.apply(other.opening()).compareTo(root.apply(opening)) <= 0)
                            .orElse(true);
            if (tie > best || tie > 0 && later) {
                best = tie;
                tied = Optional.of(
                        new Tied(opening, rule.get().step(), rule.get().results(), event));
            }
        }
        return tied;
    }

    /** Without anybody addressed it must at least say what it is about. */
    private static boolean standsAlone(Opening one) {
        return switch (one.kind) {
            case "offer", "demand", "ultimatum", "threat" -> !one.by.isEmpty();
            case "pledge" ->
                TermWords.deadline(one.act).isPresent()
                        || TermWords.amount(one.act).isPresent();
            default -> false;
        };
    }

    /** "Under the agreement, they will …" tells of the agreement before it in the report. */
    private static boolean isUnder(Opening earlier, Opening later) {
        return earlier.kind.equals("agreement")
                && earlier.isOfReport(later.act)
                && earlier.act.at() < later.act.at()
                && RULES.tellsAgain(later.act);
    }

    private static boolean sayAgain(Opening earlier, Opening later) {
        long days = ChronoUnit.DAYS.between(earlier.act.day(), later.act.day());
        boolean mutual = later.kind.equals("agreement") && later.by.equals(later.to);
        boolean kin = areKin(earlier.kind, later.kind) && (!mutual || earlier.by.equals(earlier.to));
        boolean oneReport = earlier.isOfReport(later.act);
        int apart = later.act.at() - earlier.act.at();
        if (isUnder(earlier, later)) {
            return true;
        }
        if (oneReport && later.rule.by().equals("text")) {
            return false;
        }
        boolean sidesMeet = (Sameness.meet(earlier.by, later.by) || earlier.by.isEmpty() || later.by.isEmpty())
                && (Sameness.meet(earlier.to, later.to)
                        || Sameness.meet(earlier.to, later.act.nearby())
                        || later.to.isEmpty()
                        || earlier.to.isEmpty());
        int words = shared(earlier.stems, later.stems);
        if (!later.begins()) {
            SortedSet<String> named = later.act.parties();
            named.addAll(later.act.nearby());
            return kin && days <= AGAIN && words > 0 && (Sameness.meet(named, earlier.by) || oneReport);
        }
        if (oneReport && later.act.isHeadline()) {
            // The first opening below a headline tells the same more fully.
            return areKin(earlier.kind, later.kind)
                    && -apart < NEAR
                    && (earlier.by.isEmpty() || later.by.isEmpty() || Sameness.meet(earlier.by, later.by))
                    && (Sameness.meet(earlier.to, later.to) || words > 0);
        }
        if (areOfOther(earlier.act, later.act)) {
            return false;
        }
        boolean lead = oneReport
                && earlier.act.lead()
                && earlier.kind.equals(later.kind)
                && Sameness.meet(earlier.by, later.by)
                && apart < BESIDE;
        SortedSet<String> sides = new TreeSet<>(earlier.by);
        sides.addAll(earlier.to);
        boolean oneUltimatum = earlier.kind.equals("ultimatum")
                && later.kind.equals("ultimatum")
                && days <= AGAIN
                && sides.containsAll(later.by)
                && sides.containsAll(later.to);
        boolean oneDay = later.act.dated()
                && !oneReport
                && earlier.act.day().equals(later.act.day())
                && earlier.by.equals(later.by)
                && kin
                && words > 0;
        int asked = oneReport || later.act.retold() && earlier.by.equals(later.by) ? 1 : 2;
        return lead
                || oneUltimatum
                || oneDay
                || kin && days <= AGAIN && sidesMeet && (words >= asked || oneReport && apart < BESIDE);
    }

    /** Both say what they are about, and it is not the same. */
    private static boolean areOfOther(Act one, Act other) {
        Optional<SortedSet<String>> issue =
                one.terms().issue().map(words -> SubjectWords.of(words).stems());
        Optional<SortedSet<String>> otherIssue =
                other.terms().issue().map(words -> SubjectWords.of(words).stems());
        return issue.filter(stems -> !stems.isEmpty()).isPresent()
                && otherIssue.filter(stems -> !stems.isEmpty()).isPresent()
                && alike(issue.get(), otherIssue.get()) == 0
                && alike(issue.get(), other.stems()) == 0;
    }

    static boolean areKin(String one, String other) {
        return one.equals(other)
                || isPromise(one) && isPromise(other)
                || isPressure(one, other)
                || isPressure(other, one);
    }

    private static boolean isPromise(String kind) {
        return kind.equals("offer") || kind.equals("pledge") || kind.equals("agreement");
    }

    /** An ultimatum is a demand with a threat. */
    private static boolean isPressure(String one, String other) {
        return one.equals("ultimatum") && (other.equals("demand") || other.equals("threat"));
    }

    private static Optional<ThreadRules.Rule> rule(
            Opening thread, Act later, List<ThreadRules.Rule> fitting, boolean besideAgain) {
        long days = ChronoUnit.DAYS.between(thread.act.day(), later.day());
        boolean oneReport = thread.isOfReport(later);
        boolean background = thread.act.retold();
        boolean before = days < 0 && !(oneReport && background)
                || days == 0 && oneReport && later.at() < thread.act.at() && !background && !besideAgain
                || later.reported().isBefore(thread.act.reported()) && !background;
        if (before || thread.isToldIn(later) && !besideAgain) {
            return Optional.empty();
        }
        return fitting.stream()
                .filter(rule -> days <= rule.days() && rule.isOf(thread.words()) && side(rule, thread, later))
                .findFirst();
    }

    /** Whose act it is. */
    private static boolean side(ThreadRules.Rule rule, Opening thread, Act later) {
        boolean answer = rule.step() == CommitmentThread.Part.RESPONSE;
        if (later.actors().isEmpty()
                && (answer || later.nearby().size() < 2)
                && !rule.by().equals("any")) {
            return false;
        }
        SortedSet<String> doers = later.actors().isEmpty() ? later.nearby() : later.actors();
        SortedSet<String> others = new TreeSet<>(thread.to);
        if (!thread.by.containsAll(thread.to)) {
            others.removeAll(thread.by);
        }
        if (thread.to.isEmpty()) {
            others.addAll(doers);
            others.removeAll(thread.by);
        }
        boolean self = Sameness.meet(doers, thread.by);
        boolean other = Sameness.meet(doers, others);
        return (!answer || rule.of().isPresent() || isTo(thread.by, later))
                && switch (rule.by()) {
                    case "self" -> self || thread.by.isEmpty();
                    case "other" -> other && (!self || thread.by.equals(thread.to));
                    case "either" -> self || other;
                    case "two" -> self && other && doers.size() > 1;
                    case "all" -> !others.isEmpty() && doers.containsAll(others);
                    default -> true;
                };
    }

    /** An answer goes to who asked, where it names whom it goes to. */
    private static boolean isTo(SortedSet<String> by, Act answer) {
        SortedSet<String> to = new TreeSet<>(answer.recipients());
        to.removeAll(answer.actors());
        return answer.type().equals(Act.WORDS) || to.isEmpty() || by.isEmpty() || Sameness.meet(to, by);
    }

    private static int tie(Opening thread, MergedEvent event, ThreadRules.Rule rule) {
        Act later = event.fullest();
        SortedSet<String> named = later.parties();
        SortedSet<String> stems = new TreeSet<>();
        for (Act telling : event.acts()) {
            if (telling.digest().equals(later.digest())) {
                named.addAll(telling.nearby());
                stems.addAll(telling.stems());
            }
        }
        boolean one = Sameness.meet(named, thread.by);
        boolean other = Sameness.meet(named, thread.to);
        SortedSet<String> among = new TreeSet<>(thread.by);
        among.retainAll(named);
        SortedSet<String> beside = new TreeSet<>(thread.act.nearby());
        beside.removeAll(thread.by);
        beside.removeAll(thread.to);
        boolean both = thread.by.equals(thread.to) ? among.size() > 1 : one && other;
        int sides = both || (one || other) && Sameness.meet(named, beside) ? 2 : one || other ? 1 : 0;
        boolean points = NAMED.getOrDefault(thread.kind, NEVER)
                .matcher(later.words().toLowerCase(Locale.ROOT))
                .find();
        int words = Math.min(6, alike(thread.stems, stems)) + (points ? 1 : 0);
        boolean oneReport = thread.isOfReport(later);
        int apart = Math.abs(later.at() - thread.act.at());
        boolean near = oneReport && apart < NEAR;
        boolean close = near && apart < BESIDE;
        // Somebody new who answers in the next sentence is the one addressed; a sentence without a name speaks of what
        // stands before.
        boolean unnamed =
                sides == 0 && near && (points || words > 0 || close && (named.isEmpty() || thread.to.isEmpty()));
        boolean atOnce = rule.step() == CommitmentThread.Part.RESPONSE
                && rule.by().equals("other")
                && !later.type().equals(Act.WORDS)
                && ChronoUnit.DAYS.between(thread.act.reported(), later.reported()) <= AT_ONCE;
        boolean elsewhere = !points && pointsElsewhere(thread, later);
        boolean tied = oneReport
                ? sides > 0 && (near || words > 0) || unnamed
                : sides == 2 && words > 0 || sides == 1 && (words > 1 || words > 0 && atOnce);
        // Of two that it may answer, a report tells first the one that it has spoken of.
        boolean spokenOf = near && thread.act.at() < later.at();
        return tied && !elsewhere ? 2 * (sides + 2 * words + (near ? 1 : 0) + (close ? 1 : 0)) + (spokenOf ? 1 : 0) : 0;
    }

    /** "He said the offer would stand until …" speaks of no agreement. */
    private static boolean pointsElsewhere(Opening thread, Act later) {
        return later.type().equals(Act.WORDS)
                && !thread.kind.equals("programme")
                && SUBJECT.matcher(later.words().toLowerCase(Locale.ROOT)).find();
    }

    /** As {@link #shared}, but "pullback" counts for "pull". */
    static int alike(SortedSet<String> some, SortedSet<String> others) {
        int count = 0;
        for (String each : some) {
            boolean found = others.contains(each)
                    || others.stream().anyMatch(other -> begins(each, other) || begins(other, each));
            count += found ? 1 : 0;
        }
        return count;
    }

    /** Stems have lost a doubled letter at their end. */
    private static boolean begins(String stem, String word) {
        return stem.length() > 3 && word.startsWith(stem)
                || stem.length() == 3 && word.startsWith(stem + stem.charAt(2));
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
        SortedSet<String> by = new TreeSet<>(opened.by);
        SortedSet<String> to = new TreeSet<>(opened.to);
        boolean among = by.equals(to);
        List<CommitmentThread.Step> all = new ArrayList<>();
        for (Opening one : again) {
            boolean under = RULES.tellsAgain(one.act);
            if (!one.act.isHeadline()) {
                // A sentence that no act was coded for names more than those it is addressed to.
                boolean loose = one.act.type().equals(Act.WORDS) && !to.isEmpty();
                to.addAll(loose ? Set.of() : one.to);
                to.addAll(under && among ? one.by : Set.of());
                by.addAll(under && among ? to : Set.of());
            }
            all.add(new CommitmentThread.Step(CommitmentThread.Part.PROGRESS, AGAIN_TOLD, one.by, one.event));
        }
        if (!among) {
            to.removeAll(by);
        }
        for (Tied one : best(tied)) {
            for (ThreadRules.Effect effect : RULES.effects(one.part(), one.result())) {
                all.add(new CommitmentThread.Step(
                        effect.step(), effect.result(), one.event().fullest().actors(), one.event()));
            }
        }
        List<CommitmentThread.Step> steps = new ArrayList<>();
        boolean over = false;
        for (CommitmentThread.Step step : all.stream()
                .sorted(Comparator.comparing(CommitmentThread.Step::event).thenComparing(CommitmentThread.Step::part))
                .toList()) {
            boolean outcome = step.part() == CommitmentThread.Part.OUTCOME;
            // What is broken or withdrawn cannot be kept any more.
            if (!over || !outcome) {
                steps.add(step);
            }
            over |= outcome && FINAL.contains(step.result());
        }
        steps.addFirst(new CommitmentThread.Step(CommitmentThread.Part.OPENS, opened.kind, opened.by, opened.event));
        Optional<LocalDate> deadline = TermWords.countsFromAnother(opened.act)
                ? countedFrom(opened, report).or(() -> deadline(opened, steps))
                : deadline(opened, steps);
        // What the other side calls an offer was one, however it was told at first.
        boolean calledOffer = (opened.kind.equals("pledge") || opened.kind.equals("agreement"))
                && !among
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
                by,
                to,
                opened.act.terms().issue().orElse(opened.act.words()),
                TermWords.condition(opened.act),
                deadline,
                TermWords.amount(opened.act),
                steps);
    }

    /** Of the answers that one sentence gives, that of the upper row stands; each outcome it gives counts once. */
    private static List<Tied> best(Collection<Tied> tied) {
        List<Tied> best = new ArrayList<>();
        for (Tied one : tied) {
            boolean better = tied.stream()
                    .anyMatch(other -> other != one
                            && other.part() == one.part()
                            && isOfSentence(other.event(), one.event())
                            && isBetter(other, one));
            if (!better) {
                best.add(one);
            }
        }
        return best;
    }

    private static boolean isBetter(Tied other, Tied one) {
        int rows = other.part() == CommitmentThread.Part.RESPONSE
                ? RULES.rank(other.part(), other.result()) - RULES.rank(one.part(), one.result())
                : other.result().equals(one.result()) ? 0 : 1;
        boolean act = !other.event().fullest().type().equals(Act.WORDS);
        boolean otherAct = !one.event().fullest().type().equals(Act.WORDS);
        return rows < 0
                || rows == 0
                        && (act && !otherAct || act == otherAct && other.event().compareTo(one.event()) < 0);
    }

    private static boolean isOfSentence(MergedEvent one, MergedEvent other) {
        return one.acts().stream()
                .anyMatch(act -> other.acts().stream()
                        .anyMatch(telling -> telling.digest().equals(act.digest())
                                && telling.words().equals(act.words())));
    }

    /**
     * When it is due: as its opening says, else as the sentences of its report do that tell it again, the nearest day first;
     * what is said later of its deadline stands over that.
     */
    private static Optional<LocalDate> deadline(Opening opened, List<CommitmentThread.Step> steps) {
        Optional<LocalDate> due = TermWords.deadline(opened.act);
        if (opened.kind.equals("accusation")) {
            return due;
        }
        Optional<LocalDate> later = Optional.empty();
        Optional<LocalDate> met = Optional.empty();
        Optional<LocalDate> answered = Optional.empty();
        List<LocalDate> again = new ArrayList<>();
        for (CommitmentThread.Step step : steps) {
            Act act = step.event().fullest();
            Optional<LocalDate> named = TermWords.deadline(act);
            if (step.result().equals(AGAIN_TOLD) && opened.isOfReport(act)) {
                named.ifPresent(again::add);
            } else if (step.result().equals(ThreadRules.DEADLINE)) {
                later = named.or(() -> TermWords.weekday(act)).or(orElse(later));
            } else if (step.result().equals(AGAIN_TOLD) && due.isEmpty()) {
                later = named.or(orElse(later));
            } else if (step.result().equals(CONDITION_MET)) {
                met = Optional.of(step.day());
            } else if (step.part() == CommitmentThread.Part.RESPONSE) {
                answered = named;
            }
        }
        Optional<LocalDate> onTheDay = ON_THE_DAY.matcher(opened.words()).find() ? met : Optional.empty();
        Optional<LocalDate> inReport = again.stream().min(Comparator.naturalOrder());
        Optional<LocalDate> answer = answered;
        return later.or(() -> due).or(() -> inReport).or(() -> onTheDay).or(() -> answer);
    }

    private static Supplier<Optional<LocalDate>> orElse(Optional<LocalDate> day) {
        return () -> day;
    }

    /** "within three weeks of the start of the truce": counted from the day on which an agreement of the same report is due. */
    private static Optional<LocalDate> countedFrom(Opening opened, Collection<Act> report) {
        return report.stream()
                .sorted()
                .filter(other -> opens(other).filter("agreement"::equals).isPresent())
                .flatMap(other -> TermWords.deadline(other).stream())
                .flatMap(start -> TermWords.deadline(opened.act, start).stream())
                .findFirst();
    }

    /** The id of the thread that an event opens, if it opens one. */
    public static String id(MergedEvent opening) {
        return "t-" + opening.id().substring(2);
    }
}
