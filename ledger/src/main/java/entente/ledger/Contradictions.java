package entente.ledger;

import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What does not go together in a set of reports: what coders noted against the registry, numbers that reports give differently,
 * acts that two sides lay at each other's door, days that differ, denials, and later corrections.
 *
 * <p>Each {@link Clue} is tied to at most one other, the one of those near it that it fits best ({@link #tie}); whether it fits is
 * a question about the two alone. Tellings of one matter are those that lead to one root by such ties, as long as the root is
 * within the days of their kind ({@link #root}); the matter is a contradiction if they do not tell the same ({@link #matter}).
 */
public final class Contradictions {

    /** How many of the newest clues one looks at under each key; those of the last day looked at all count. */
    public static final int MOST = 300;

    /** Days within which two reports may be of one story, and how many words their tops then share. */
    private static final int SAME_DAYS = 2;

    private static final int ALIKE = 4;

    /** Words that a sentence shares with the one that it corrects. */
    private static final int CORRECTED = 3;

    private static final int SIDES = 12;
    private static final int VALUES = 6;
    private static final int PREFIX = 12;

    private Contradictions() {}

    /** A report as its words are looked up. */
    public record Report(
            String id, Optional<String> outlet, Optional<LocalDate> date, String text, List<Span> sentences) {

        public Report {
            sentences = List.copyOf(sentences);
        }

        public static Report of(CodedDocument coded) {
            return new Report(
                    coded.document().id(),
                    coded.document().outlet(),
                    coded.document().date(),
                    coded.document().text(),
                    coded.sentences());
        }
    }

    /** @param at the sentence of the other's report, where the other is a report */
    public record Tie(Clue clue, Clue other, Optional<Span> at) {}

    /** All of these reports, in an order that does not depend on theirs. */
    public static List<Contradiction> of(Collection<CodedDocument> documents) {
        Map<String, Report> reports = new HashMap<>();
        Map<String, TreeMap<LocalDate, List<Clue>>> board = new HashMap<>();
        List<Clue> clues = new ArrayList<>();
        for (CodedDocument coded : documents) {
            if (reports.put(coded.document().digest().hex(), Report.of(coded)) == null) {
                clues.addAll(Clue.of(coded, Act.of(coded)));
            }
        }
        clues.sort(Clue.ORDER);
        for (Clue clue : clues) {
            for (String key : clue.keys()) {
                board.computeIfAbsent(key, unused -> new TreeMap<>())
                        .computeIfAbsent(clue.day(), unused -> new ArrayList<>())
                        .add(clue);
            }
        }
        Map<Clue, Clue> roots = new IdentityHashMap<>();
        Map<Clue, List<Tie>> matters = new IdentityHashMap<>();
        Function<String, Report> report =
                digest -> Optional.ofNullable(reports.get(digest)).orElseThrow();
        for (Clue clue : clues) {
            if (clue.kind() == Clue.Kind.NOTED || clue.kind() == Clue.Kind.DENIAL) {
                matters.computeIfAbsent(clue, key -> new ArrayList<>());
            }
            tie(clue, near(board, clue), report).ifPresent(tie -> {
                Clue root = root(clue, tie.other(), roots.getOrDefault(tie.other(), tie.other()));
                roots.put(clue, root);
                matters.computeIfAbsent(root, key -> new ArrayList<>()).add(tie);
            });
        }
        List<Contradiction> found = new ArrayList<>();
        matters.forEach((root, ties) ->
                matter(root, ties, roots.containsKey(root), report).ifPresent(found::add));
        return found.stream().sorted().toList();
    }

    private static Collection<Clue> near(Map<String, TreeMap<LocalDate, List<Clue>>> board, Clue clue) {
        Set<Clue> near = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String key : clue.looks()) {
            int found = 0;
            LocalDate first = clue.day().minusDays(clue.kind().before());
            LocalDate last = clue.day().plusDays(clue.kind().after());
            for (List<Clue> some : board.getOrDefault(key, new TreeMap<>())
                    .subMap(first, true, last, true)
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

    // Ties

    /** The one of these that a clue fits best; of several the earliest, of charges the latest. */
    public static Optional<Tie> tie(Clue clue, Collection<Clue> near, Function<String, Report> reports) {
        return switch (clue.kind()) {
            case NUMBER -> best(clue, near, Contradictions::numbers, true);
            case OFFICE -> best(clue, near, Contradictions::offices, true);
            case SIDES -> best(clue, near, Contradictions::sides, true);
            case DAY -> best(clue, near, Contradictions::days, true);
            case DENIAL -> best(clue, near, Contradictions::denial, false);
            case UNPROVEN -> best(clue, near, Contradictions::unproven, true);
            case CORRECTION -> correction(clue, near, reports);
            case CLAIM, TEXT, NOTED -> Optional.empty();
        };
    }

    /** How well two clues fit; 0 if not at all. */
    @FunctionalInterface
    private interface Fit {
        int of(Clue clue, Clue other);
    }

    private static Optional<Tie> best(Clue clue, Collection<Clue> near, Fit fit, boolean earliest) {
        Clue.Kind wanted = clue.kind().isMutual() ? clue.kind() : Clue.Kind.CLAIM;
        Comparator<Clue> order = earliest ? Clue.ORDER.reversed() : Clue.ORDER;
        Optional<Clue> best = Optional.empty();
        int most = 0;
        for (Clue other : near) {
            if (other.kind() != wanted || clue.kind().isMutual() && Clue.ORDER.compare(other, clue) >= 0) {
                continue;
            }
            int score = fit.of(clue, other);
            if (score > most || score > 0 && score == most && order.compare(other, best.orElseThrow()) > 0) {
                most = score;
                best = Optional.of(other);
            }
        }
        return best.map(other -> new Tie(clue, other, Optional.empty()));
    }

    private static int numbers(Clue clue, Clue other) {
        if (!clue.what().equals(other.what())) {
            return 0;
        }
        boolean one = clue.digest().equals(other.digest());
        boolean same = one && clue.sentence().equals(other.sentence());
        // Through one that does not say of whom its number is, the dead of two sides would become one matter.
        boolean whom = clue.whom().isEmpty() || clue.whom().equals(other.whom());
        // What one report tells in its own voice of two numbers, it tells of two things.
        boolean ownVoice = one && !clue.told() && !other.told();
        if (same || ownVoice || !whom || !Sameness.meet(clue.actors(), other.actors())) {
            return 0;
        }
        int alike = shared(clue.stems(), other.stems());
        boolean matter = alike >= 2
                || one && clue.what().equals("crowd")
                || clue.reported().toEpochDay() - other.reported().toEpochDay() <= SAME_DAYS
                        && shared(clue.top(), other.top()) >= ALIKE;
        return matter ? 1 + alike : 0;
    }

    private static int offices(Clue clue, Clue other) {
        String office = clue.value();
        String otherOffice = other.value();
        boolean clash = clue.what().equals(other.what())
                && !office.endsWith(otherOffice)
                && !otherOffice.endsWith(office)
                && office.substring(office.lastIndexOf(' ') + 1)
                        .equals(otherOffice.substring(otherOffice.lastIndexOf(' ') + 1));
        return clash ? 1 : 0;
    }

    private static int sides(Clue clue, Clue other) {
        boolean crossed = !Sameness.meet(clue.actors(), other.actors())
                && names(clue, other.actors())
                && names(other, clue.actors());
        int alike = shared(clue.stems(), other.stems());
        return crossed && !clue.digest().equals(other.digest()) && (clue.told() || other.told()) && alike >= 2
                ? alike + (clue.value().equals(other.value()) ? 2 : 0)
                : 0;
    }

    private static boolean names(Clue clue, SortedSet<String> others) {
        return Sameness.meet(clue.nearby(), others) || Sameness.meet(clue.recipients(), others);
    }

    private static int days(Clue clue, Clue other) {
        int alike = shared(clue.stems(), other.stems());
        return !clue.day().equals(other.day())
                        && clue.what().equals(other.what())
                        && clue.actors().equals(other.actors())
                        && clue.recipients().equals(other.recipients())
                        && !clue.digest().equals(other.digest())
                        && alike >= 3
                ? alike
                : 0;
    }

    /** A denial and a charge that it can be of: in its own report before it, or in an earlier one, told of those who deny. */
    private static int denial(Clue denial, Clue claim) {
        boolean one = claim.digest().equals(denial.digest());
        boolean earlier = one ? claim.at() < denial.at() : !claim.reported().isAfter(denial.reported());
        boolean tied = denial.actors().isEmpty()
                || Sameness.meet(claim.actors(), denial.actors())
                || names(claim, denial.actors());
        boolean accused = claim.what().equals("ACCUSE");
        int alike = Threading.alike(claim.stems(), denial.stems());
        int score = alike + (one && denial.at() - claim.at() < 300 ? 2 : 0) + (accused ? 1 : 0);
        // From another report it must be of the same; in one, a charge is what is denied next.
        int asked = !one ? 4 : alike > 0 || accused ? 2 : 3;
        return earlier && tied && (one || !denial.actors().isEmpty()) && score >= asked ? score : 0;
    }

    /** "found no proof for Chad's claim" beside the charge. */
    private static int unproven(Clue clue, Clue claim) {
        int alike = shared(clue.stems(), claim.stems());
        return claim.what().equals("ACCUSE")
                        && !claim.reported().isAfter(clue.reported())
                        && !claim.actors().isEmpty()
                        && clue.actors().containsAll(claim.actors())
                        && Sameness.meet(clue.actors(), claim.recipients())
                        && alike >= 2
                ? alike
                : 0;
    }

    /** The sentence of an earlier report of the same outlet that shares most words with the one that corrects. */
    private static Optional<Tie> correction(Clue clue, Collection<Clue> near, Function<String, Report> reports) {
        Optional<Tie> best = Optional.empty();
        int most = CORRECTED - 1;
        List<Clue> latest = near.stream()
                .filter(other ->
                        other.kind() == Clue.Kind.TEXT && other.reported().isBefore(clue.reported()))
                .sorted(Clue.ORDER.reversed())
                .toList();
        for (Clue other : latest) {
            Report report = reports.apply(other.digest());
            for (Span sentence : report.sentences()) {
                int alike = shared(
                        clue.stems(),
                        SubjectWords.of(sentence.in(report.text())).stems());
                if (alike > most) {
                    most = alike;
                    best = Optional.of(new Tie(clue, other, Optional.of(sentence)));
                }
            }
        }
        return best;
    }

    // Matters

    /**
     * The root of a clue that is tied.
     *
     * @param other what it is tied to
     * @param ofOther that one's root
     */
    public static Clue root(Clue clue, Clue other, Clue ofOther) {
        return switch (clue.kind()) {
            case NUMBER, OFFICE, SIDES, DAY ->
                ChronoUnit.DAYS.between(ofOther.day(), clue.day())
                                <= clue.kind().before()
                        ? ofOther
                        : other;
            case DENIAL -> other;
            case UNPROVEN, CORRECTION, CLAIM, TEXT, NOTED -> clue;
        };
    }

    /**
     * What a matter's tellings say against each other; empty if they say the same.
     *
     * @param root a telling, or the charge that the others deny
     * @param ties those that lead to it
     * @param isTied whether the root itself is tied to another
     */
    public static Optional<Contradiction> matter(
            Clue root, Collection<Tie> ties, boolean isTied, Function<String, Report> reports) {
        List<Tie> sorted = ties.stream()
                .sorted(Comparator.comparing(Tie::clue, Clue.ORDER))
                .toList();
        List<Clue> tellings = new ArrayList<>(List.of(root));
        sorted.stream().map(Tie::clue).filter(clue -> !clue.equals(root)).forEach(tellings::add);
        return switch (root.kind()) {
            case NUMBER -> byValue(root, tellings, Clue::value, "%s: %s", root.what(), reports);
            case OFFICE -> byValue(root, tellings, Clue::value, "%s: %s", root.what(), reports);
            case SIDES ->
                byValue(root, tellings, clue -> String.join(", ", clue.actors()), "who %s: %s", root.value(), reports);
            case DAY -> byValue(root, tellings, clue -> clue.day().toString(), "%s: %s", root.value(), reports);
            case CLAIM -> {
                if (sorted.isEmpty()) {
                    yield Optional.empty();
                }
                Clue first = sorted.getFirst().clue();
                yield whole(
                        root,
                        "denial",
                        Clue.denies(first.actors(), first.value()),
                        tellings,
                        tellings.stream()
                                .map(clue -> side(clue, clue.sentence(), reports))
                                .toList());
            }
            case DENIAL -> {
                // Tied, it stands beside the charge.
                if (isTied || root.beside().isEmpty()) {
                    yield Optional.empty();
                }
                yield whole(
                        root,
                        "denial",
                        Clue.denies(root.actors(), root.value()),
                        tellings,
                        List.of(side(root, root.beside().get(), reports), side(root, root.sentence(), reports)));
            }
            case UNPROVEN, CORRECTION -> {
                if (sorted.isEmpty()) {
                    yield Optional.empty();
                }
                Tie tie = sorted.getFirst();
                yield whole(
                        root,
                        root.kind().title(),
                        root.kind() == Clue.Kind.UNPROVEN ? root.value() : "a later report corrects an earlier one",
                        tellings,
                        List.of(
                                side(
                                        tie.other(),
                                        tie.at().orElseGet(() -> tie.other().sentence()),
                                        reports),
                                side(root, root.sentence(), reports)));
            }
            case NOTED -> {
                Contradiction.Side said = side(root, root.sentence(), reports);
                Contradiction.Side other = root.beside()
                        .map(beside -> side(root, beside, reports))
                        .orElseGet(() -> new Contradiction.Side(root.source(), "", "", 0, 0, root.known()));
                yield Optional.of(contradiction(
                        root,
                        root.what(),
                        root.value(),
                        tellings,
                        root.beside().isPresent() ? List.of(other, said) : List.of(said, other)));
            }
            case TEXT -> Optional.empty();
        };
    }

    /** As many sides as there are different values, each with the sentences that tell it. */
    private static Optional<Contradiction> byValue(
            Clue root,
            List<Clue> tellings,
            Function<Clue, String> value,
            String about,
            String what,
            Function<String, Report> reports) {
        SortedMap<String, List<Contradiction.Side>> values = new TreeMap<>();
        Set<String> words = new HashSet<>();
        for (Clue clue : tellings) {
            Contradiction.Side side = side(clue, clue.sentence(), reports);
            if (words.add(value.apply(clue) + "|" + side.words())) {
                values.computeIfAbsent(value.apply(clue), key -> new ArrayList<>())
                        .add(side);
            }
        }
        if (values.size() < 2) {
            return Optional.empty();
        }
        String told = values.keySet().stream().limit(VALUES).collect(Collectors.joining(" or "))
                + (values.size() > VALUES ? " or another" : "");
        // The first telling of each value before the second of any.
        List<Contradiction.Side> sides = new ArrayList<>();
        int all = words.size();
        for (int row = 0; sides.size() < Math.min(SIDES, all); row++) {
            for (List<Contradiction.Side> some : values.values()) {
                if (row < some.size() && sides.size() < SIDES) {
                    sides.add(some.get(row));
                }
            }
        }
        return Optional.of(contradiction(root, root.kind().title(), about.formatted(what, told), tellings, sides, all));
    }

    /** Not what is told twice in the same words. */
    private static Optional<Contradiction> whole(
            Clue root, String kind, String about, List<Clue> tellings, List<Contradiction.Side> sides) {
        Map<String, Contradiction.Side> byWords = new LinkedHashMap<>();
        sides.forEach(side -> byWords.putIfAbsent(side.words(), side));
        return byWords.size() < 2
                ? Optional.empty()
                : Optional.of(contradiction(root, kind, about, tellings, List.copyOf(byWords.values())));
    }

    private static Contradiction contradiction(
            Clue root, String kind, String about, List<Clue> tellings, List<Contradiction.Side> sides) {
        return contradiction(
                root, kind, about, tellings, sides.subList(0, Math.min(SIDES, sides.size())), sides.size());
    }

    private static Contradiction contradiction(
            Clue root, String kind, String about, List<Clue> tellings, List<Contradiction.Side> sides, int all) {
        SortedSet<String> parties = new TreeSet<>(root.actors());
        if (root.kind() == Clue.Kind.NUMBER) {
            // Those whom all its reports name.
            tellings.forEach(clue -> parties.retainAll(clue.actors()));
            if (parties.isEmpty()) {
                parties.addAll(root.actors());
            }
        } else {
            tellings.forEach(clue -> parties.addAll(clue.actors()));
            tellings.forEach(clue -> parties.addAll(clue.recipients()));
        }
        String told = String.join(
                "|",
                root.kind().name(),
                root.digest(),
                Integer.toString(root.at()),
                root.what(),
                root.value(),
                root.whom(),
                root.known());
        return new Contradiction(
                "c-" + Digest.of(told).prefix(PREFIX),
                kind,
                about,
                tellings.stream()
                        .map(Clue::reported)
                        .filter(day -> !day.equals(LocalDate.EPOCH))
                        .max(Comparator.naturalOrder()),
                parties,
                sides,
                all - sides.size());
    }

    private static Contradiction.Side side(Clue clue, Span words, Function<String, Report> reports) {
        Report report = reports.apply(clue.digest());
        return new Contradiction.Side(
                report.outlet().orElse("no outlet"),
                report.id(),
                clue.digest(),
                words.start(),
                words.end(),
                words.in(report.text()));
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
