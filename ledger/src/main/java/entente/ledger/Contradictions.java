package entente.ledger;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.CodedDocument;
import entente.model.Conflict;
import entente.model.Span;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What does not go together in a set of reports: what coders noted against the registry, numbers that reports give differently,
 * acts that two sides lay at each other's door, days that differ, denials, and later corrections.
 */
public final class Contradictions {

    private static final int DAYS_APART = 12;

    /** Days within which two reports may be of one story, and how many words their tops then share. */
    private static final int SAME_DAYS = 2;

    private static final int ALIKE = 4;
    private static final Pattern DENIAL = Pattern.compile(
            "\\b(den(y|ies|ied|ying)|dismiss\\w*|reject\\w* (the|\\w+'s|a|that) "
                    + "(charge|accusation|claim|allegation)|contradict\\w*|no \\w+ (had|has|have) (died|been killed))\\b");
    private static final Pattern CORRECTION = Pattern.compile(
            "regrets? the error|\\bcorrect(s|ed|ion|ing)\\b|\\bin fact\\b|\\bmisstated\\b|\\bwrongly (said|reported|named|gave)\\b");
    private static final String NUMBER =
            "\\d[\\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty";
    private static final String ABOUT = "(?:at least |about |some |almost |more than |nearly |only )?";
    private static final Pattern TOLL = Pattern.compile(
            "(?i)\\b" + ABOUT + "(?<number>" + NUMBER
                    + ")\\b(?: of (?:whom|them))?(?: (?!(?:" + NUMBER + ")\\b)\\p{L}+){0,4}?"
                    + "(?: (?:were|was|had|have|been|being|are))* (?<what>killed|dead|died|injured|wounded|arrested|detained|held)\\b");

    /** "arrested 31 people": who does it stands first. */
    private static final Pattern DONE = Pattern.compile("(?i)\\b(?<what>killed|injured|wounded|arrested|detained) "
            + ABOUT + "(?<number>" + NUMBER + ") (?!(?:days?|weeks?|months?|years?|hours?)\\b)\\p{L}+");

    private static final Pattern CROWD = Pattern.compile(
            "(?i)\\b(?:put the (?<what>crowd|number)(?: of \\p{L}+)? at|(?:police|organisers|organizers) (?:spoke of|counted|estimated)) "
                    + ABOUT + "(?<number>" + NUMBER + ")\\b");

    private static final Pattern DURATION = Pattern.compile(
            "(?i)\\b(?<what>for|lasted) " + ABOUT + "(?<number>" + NUMBER + "|an?) (?<unit>minutes|hours?|days)\\b");

    /** "only 3,650 tonnes": somebody else counted more. */
    private static final Pattern LESS =
            Pattern.compile("(?i)\\b(?:only|just) (?<number>\\d[\\d,]*) (?<unit>\\p{L}{3,})\\b");

    /** "a charge which the army denies": claim and denial in one sentence. */
    private static final Pattern BOTH = Pattern.compile(
            "(?i)(, (an? \\w+ )?which [^.]*\\bden(y|ies|ied)\\b|; [^.;]*\\b(rejected|denied|dismissed) (the|this|that) (charge|claim|accusation|report|allegation))");

    private static final Pattern WHOM = Pattern.compile(
            "(?i)\\b(soldiers?|troops|policem[ae]n|police|rebels?|fighters?|militants?|insurgents?|civilians?|villagers?|children|women|journalists?)\\b");

    private static final Pattern NO_PROOF = Pattern.compile("\\bfound no (proof|evidence)\\b");

    /** Units of text to the next sentence or the one after. */
    private static final int NEXT = 300;

    private Contradictions() {}

    /** All of these reports, in an order that does not depend on theirs. */
    public static List<Contradiction> of(Collection<CodedDocument> documents) {
        List<CodedDocument> sorted = documents.stream()
                .sorted((one, other) ->
                        one.document().digest().compareTo(other.document().digest()))
                .toList();
        List<Act> acts = new ArrayList<>();
        SortedSet<Contradiction> found = new TreeSet<>();
        List<Told> tolls = new ArrayList<>();
        for (CodedDocument coded : sorted) {
            registry(coded, found);
            acts.addAll(Act.of(coded));
            tolls(coded, tolls);
        }
        acts.sort(null);
        numbers(tolls, found);
        sorted.forEach(coded -> less(coded, found));
        offices(sorted, found);
        parties(acts, found);
        dates(acts, found);
        denials(acts, found);
        unproven(sorted, acts, found);
        corrections(sorted, found);
        return List.copyOf(found);
    }

    private static String outlet(CodedDocument coded) {
        return coded.document().outlet().orElse("no outlet");
    }

    private static Contradiction.Side side(Act act) {
        return new Contradiction.Side(act.outlet().orElse("no outlet"), act.document(), act.words());
    }

    private static void registry(CodedDocument coded, Collection<Contradiction> found) {
        for (Conflict conflict : coded.conflicts()) {
            found.add(new Contradiction(
                    conflict.kind(),
                    conflict.claim().text(),
                    List.of(
                            new Contradiction.Side(
                                    outlet(coded),
                                    coded.document().id(),
                                    sentence(coded, conflict.claim().span())),
                            new Contradiction.Side(conflict.source(), "", conflict.known()))));
        }
    }

    private static String sentence(CodedDocument coded, Span span) {
        return coded.sentences().stream()
                .filter(sentence -> sentence.overlaps(span))
                .findFirst()
                .map(sentence -> sentence.in(coded.document().text()))
                .orElseGet(() -> span.in(coded.document().text()));
    }

    // Numbers

    private record Told(
            CodedDocument coded,
            String sentence,
            String what,
            String number,
            Optional<String> whom,
            SortedSet<String> stems,
            SortedSet<String> named) {}

    private static void tolls(CodedDocument coded, List<Told> tolls) {
        if (coded.document().date().isEmpty()) {
            return;
        }
        SortedSet<String> all = new TreeSet<>();
        coded.actors().forEach(actor -> Parties.code(actor).ifPresent(code -> all.add(Parties.country(code))));
        for (Span sentence : coded.sentences()) {
            String words = sentence.in(coded.document().text());
            for (Pattern pattern : List.of(TOLL, DONE, CROWD, DURATION)) {
                Matcher matcher = pattern.matcher(words);
                while (matcher.find()) {
                    Optional<String> number = SubjectWords.of(matcher.group("number")).numbers().stream()
                            .findFirst();
                    String unit = pattern == DURATION ? matcher.group("unit").toLowerCase(Locale.ROOT) : "";
                    if (pattern == DURATION || number.isPresent()) {
                        tolls.add(new Told(
                                coded,
                                words,
                                pattern == DURATION
                                        ? "duration"
                                        : pattern == CROWD ? "crowd" : toll(matcher.group("what")),
                                (number.orElse("1") + " " + unit).strip(),
                                whom(matcher.group()),
                                SubjectWords.of(words).stems(),
                                all));
                    }
                }
            }
        }
    }

    /** Who the numbered are, where the words say: not those of "people" or "of them". */
    private static Optional<String> whom(String words) {
        Matcher matcher = WHOM.matcher(words);
        return matcher.find()
                ? Optional.of(SubjectWords.stem(matcher.group().toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static String toll(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "killed", "dead", "died" -> "dead";
            case "injured", "wounded" -> "injured";
            default -> "arrested";
        };
    }

    /** Tellings that differ, directly or by way of others, are one matter with as many sides as there are numbers. */
    private static void numbers(List<Told> tolls, Collection<Contradiction> found) {
        int[] parent = new int[tolls.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (int i = 0; i < parent.length; i++) {
            int nearest = -1;
            int most = -1;
            for (int j = 0; j < parent.length; j++) {
                if (i == j || !sameMatter(tolls.get(j), tolls.get(i))) {
                    continue;
                }
                int alike = shared(tolls.get(j).stems(), tolls.get(i).stems());
                if (tolls.get(i).whom().isPresent() && tolls.get(j).whom().isPresent()) {
                    join(parent, i, j);
                } else if (tolls.get(i).whom().isEmpty() && alike > most) {
                    most = alike;
                    nearest = j;
                }
            }
            // Where the words do not say who, it is of the one telling that it is most alike.
            if (nearest >= 0) {
                join(parent, i, nearest);
            }
        }
        for (int i = 0; i < parent.length; i++) {
            TreeMap<String, TreeMap<String, Told>> sides = new TreeMap<>();
            for (int j = i; j < parent.length; j++) {
                if (root(parent, j) == i) {
                    Told told = tolls.get(j);
                    sides.computeIfAbsent(told.number(), key -> new TreeMap<>()).putIfAbsent(told.sentence(), told);
                }
            }
            if (sides.size() > 1) {
                found.add(new Contradiction(
                        "numbers",
                        tolls.get(i).what() + ": " + String.join(" or ", sides.keySet()),
                        sides.values().stream()
                                .flatMap(each -> each.values().stream())
                                .map(Contradictions::side)
                                .toList()));
            }
        }
    }

    private static void join(int[] parent, int i, int j) {
        int one = root(parent, i);
        int other = root(parent, j);
        parent[Math.max(one, other)] = Math.min(one, other);
    }

    private static int root(int[] parent, int i) {
        int root = i;
        while (parent[root] != root) {
            root = parent[root];
        }
        return root;
    }

    private static boolean sameMatter(Told one, Told other) {
        return one.what().equals(other.what())
                && !one.sentence().equals(other.sentence())
                && near(one.coded(), other.coded())
                && !Collections.disjoint(one.named(), other.named())
                && (one.whom().isEmpty() || other.whom().isEmpty() || one.whom().equals(other.whom()))
                && (shared(one.stems(), other.stems()) >= 2
                        || one.what().equals("crowd") && one.coded() == other.coded()
                        || oneStory(one.coded(), other.coded()));
    }

    /** Reports of the same days whose tops speak of the same. */
    private static boolean oneStory(CodedDocument one, CodedDocument other) {
        return days(one, other) <= SAME_DAYS && shared(top(one), top(other)) >= ALIKE;
    }

    private static long days(CodedDocument one, CodedDocument other) {
        return Math.abs(ChronoUnit.DAYS.between(
                one.document().date().orElseThrow(), other.document().date().orElseThrow()));
    }

    private static SortedSet<String> top(CodedDocument coded) {
        SortedSet<String> stems = new TreeSet<>();
        coded.sentences().stream()
                .limit(3)
                .forEach(sentence -> stems.addAll(
                        SubjectWords.of(sentence.in(coded.document().text())).stems()));
        return stems;
    }

    private static Contradiction.Side side(Told told) {
        return new Contradiction.Side(
                outlet(told.coded()), told.coded().document().id(), told.sentence());
    }

    private static boolean near(CodedDocument one, CodedDocument other) {
        return Math.abs(ChronoUnit.DAYS.between(
                        one.document().date().orElseThrow(),
                        other.document().date().orElseThrow()))
                <= DAYS_APART;
    }

    /** "only 3,650 tonnes had been registered" beside the last number of tonnes that the report gave before. */
    private static void less(CodedDocument coded, Collection<Contradiction> found) {
        List<String> before = new ArrayList<>();
        for (Span sentence : coded.sentences()) {
            String words = sentence.in(coded.document().text());
            Matcher less = LESS.matcher(words);
            while (less.find()) {
                Pattern same = Pattern.compile("(?i)\\b(\\d[\\d,]*) " + Pattern.quote(less.group("unit")) + "\\b");
                for (String earlier : before.reversed()) {
                    Matcher other = same.matcher(earlier);
                    if (other.find() && !other.group(1).equals(less.group("number"))) {
                        found.add(new Contradiction(
                                "numbers",
                                "%s: %s or %s".formatted(less.group("unit"), other.group(1), less.group("number")),
                                List.of(
                                        new Contradiction.Side(
                                                outlet(coded), coded.document().id(), earlier),
                                        new Contradiction.Side(
                                                outlet(coded), coded.document().id(), words))));
                        break;
                    }
                }
            }
            before.add(words);
        }
    }

    // Offices

    /** One person, two offices of the same rank at the same time: "Deputy Foreign Minister", "Deputy Defence Minister". */
    private static void offices(List<CodedDocument> documents, Collection<Contradiction> found) {
        record Held(String office, CodedDocument coded, String words) {}
        TreeMap<String, List<Held>> byName = new TreeMap<>();
        for (CodedDocument coded : documents) {
            if (coded.document().date().isEmpty()) {
                continue;
            }
            for (Actor actor : coded.actors()) {
                if (actor.kind() != ActorKind.PERSON || !actor.name().contains(" ")) {
                    continue;
                }
                Pattern titled = Pattern.compile(
                        "((?:\\p{Lu}\\p{L}+ ){1,3}(?:Minister|Secretary|Ambassador|General|President|Commissioner)) "
                                + Pattern.quote(actor.name()) + "\\b");
                for (Span sentence : coded.sentences()) {
                    String words = sentence.in(coded.document().text());
                    Matcher matcher = titled.matcher(words);
                    if (matcher.find()) {
                        byName.computeIfAbsent(actor.name(), key -> new ArrayList<>())
                                .add(new Held(matcher.group(1), coded, words));
                    }
                }
            }
        }
        byName.forEach((name, all) -> {
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < all.size(); j++) {
                    Held one = all.get(i);
                    Held other = all.get(j);
                    String office = rank(one.office());
                    String otherOffice = rank(other.office());
                    boolean clash = !office.endsWith(otherOffice)
                            && !otherOffice.endsWith(office)
                            && office.substring(office.lastIndexOf(' ') + 1)
                                    .equals(otherOffice.substring(otherOffice.lastIndexOf(' ') + 1));
                    if (clash && near(one.coded(), other.coded())) {
                        found.add(new Contradiction(
                                "office",
                                "%s: %s or %s".formatted(name, office, otherOffice),
                                List.of(
                                        new Contradiction.Side(
                                                outlet(one.coded()),
                                                one.coded().document().id(),
                                                one.words()),
                                        new Contradiction.Side(
                                                outlet(other.coded()),
                                                other.coded().document().id(),
                                                other.words()))));
                    }
                }
            }
        });
    }

    /** The office without the country before it: from "Deputy" or the department on. */
    private static String rank(String office) {
        String[] words = office.strip().split(" ");
        int from = Math.max(0, words.length - 3);
        if (!words[from].equals("Deputy") && !words[from].equals("Vice") && words.length - from > 2) {
            from++;
        }
        return String.join(" ", java.util.Arrays.copyOfRange(words, from, words.length));
    }

    // Parties and days

    private static void parties(List<Act> acts, Collection<Contradiction> found) {
        for (int i = 0; i < acts.size(); i++) {
            for (int j = i + 1; j < acts.size() && days(acts.get(i), acts.get(j)) <= 2; j++) {
                Act one = acts.get(i);
                Act other = acts.get(j);
                boolean crossed = !one.actors().isEmpty()
                        && !other.actors().isEmpty()
                        && !Sameness.meet(one.actors(), other.actors())
                        && (Sameness.meet(one.nearby(), other.actors())
                                || Sameness.meet(one.recipients(), other.actors()))
                        && (Sameness.meet(other.nearby(), one.actors())
                                || Sameness.meet(other.recipients(), one.actors()));
                if (one.type().equals(other.type())
                        && one.type().equals("ASSAULT")
                        && !one.digest().equals(other.digest())
                        && crossed
                        && (told(one) || told(other))
                        && shared(one.stems(), other.stems()) >= 2) {
                    found.add(new Contradiction(
                            "parties",
                            "who %s: %s or %s"
                                    .formatted(
                                            one.trigger(),
                                            String.join(", ", one.actors()),
                                            String.join(", ", other.actors())),
                            List.of(side(one), side(other))));
                }
            }
        }
    }

    private static boolean told(Act act) {
        return act.said() || act.words().matches("(?s).*\\b(said|says|accus\\w+|blam\\w+|report\\w+|according)\\b.*");
    }

    private static void dates(List<Act> acts, Collection<Contradiction> found) {
        for (int i = 0; i < acts.size(); i++) {
            for (int j = i + 1; j < acts.size() && days(acts.get(i), acts.get(j)) <= 2; j++) {
                Act one = acts.get(i);
                Act other = acts.get(j);
                if (one.dated()
                        && other.dated()
                        && days(one, other) > 0
                        && one.type().equals(other.type())
                        && one.isBetween()
                        && one.actors().equals(other.actors())
                        && one.recipients().equals(other.recipients())
                        && !one.digest().equals(other.digest())
                        && shared(one.stems(), other.stems()) >= 3) {
                    found.add(new Contradiction(
                            "date",
                            "%s: %s or %s".formatted(one.trigger(), one.day(), other.day()),
                            List.of(side(one), side(other))));
                }
            }
        }
    }

    private static long days(Act one, Act other) {
        return Math.abs(ChronoUnit.DAYS.between(one.day(), other.day()));
    }

    // Denials and corrections

    /** A denial beside the nearest act that it can be of: in its own report before it, or in an earlier one, told of those who deny. */
    private static void denials(List<Act> acts, Collection<Contradiction> found) {
        for (Act denial : acts) {
            Matcher words = DENIAL.matcher(denial.words().toLowerCase(Locale.ROOT));
            if (!denial.type().equals("REJECT") || !words.find()) {
                continue;
            }
            if (BOTH.matcher(denial.words()).find()) {
                found.add(new Contradiction("denial", about(denial), List.of(side(denial), side(denial))));
                continue;
            }
            Act best = null;
            int most = 0;
            for (Act claim : acts) {
                boolean earlier = claim.digest().equals(denial.digest())
                        ? claim.at() < denial.at()
                        : !claim.reported().isAfter(denial.reported()) && days(claim, denial) <= DAYS_APART;
                if (!earlier
                        || claim == denial
                        || claim.type().equals("REJECT")
                        || claim.type().equals(Act.WORDS)) {
                    continue;
                }
                boolean oneReport = claim.digest().equals(denial.digest());
                boolean conflict = claim.type().equals("ACCUSE")
                        || claim.type().equals("ASSAULT")
                        || claim.type().equals("COERCE");
                boolean tied = denial.actors().isEmpty()
                        || Sameness.meet(claim.recipients(), denial.actors())
                        || Sameness.meet(claim.actors(), denial.actors())
                        || Sameness.meet(claim.nearby(), denial.actors());
                int score = shared(claim.stems(), denial.stems())
                        + (oneReport && denial.at() - claim.at() < 300 ? 2 : 0)
                        + (claim.type().equals("ACCUSE") ? 1 : 0);
                if (conflict && tied && score >= 2 && score >= most) {
                    most = score;
                    best = claim;
                }
            }
            if (best == null && words.group().startsWith("den")) {
                best = before(acts, denial);
            }
            if (best != null && !best.words().equals(denial.words())) {
                found.add(new Contradiction("denial", about(denial), List.of(side(best), side(denial))));
            }
        }
    }

    private static String about(Act denial) {
        return "%s %s"
                .formatted(String.join(", ", denial.actors()), denial.trigger())
                .strip();
    }

    /** Where no charge is coded: what was told of the one who denies in the sentence before. */
    private static @Nullable Act before(List<Act> acts, Act denial) {
        return acts.stream()
                .filter(act -> act.digest().equals(denial.digest())
                        && act.at() < denial.at()
                        && denial.at() - act.at() < NEXT
                        && !act.words().equals(denial.words())
                        && Sameness.meet(act.nearby(), denial.actors()))
                .max(Comparator.comparingInt(Act::at))
                .orElse(null);
    }

    /** "found no proof for Chad's claim" beside the charge. */
    private static void unproven(List<CodedDocument> documents, List<Act> acts, Collection<Contradiction> found) {
        for (CodedDocument coded : documents) {
            for (Span span : coded.sentences()) {
                String words = span.in(coded.document().text());
                if (coded.document().date().isEmpty()
                        || !NO_PROOF.matcher(words.toLowerCase(Locale.ROOT)).find()) {
                    continue;
                }
                SortedSet<String> stems = SubjectWords.of(words).stems();
                SortedSet<String> named = new TreeSet<>(Parties.named(coded, span));
                acts.stream()
                        .filter(act -> act.type().equals("ACCUSE")
                                && !act.reported()
                                        .isAfter(coded.document().date().get())
                                && named.containsAll(act.actors())
                                && Sameness.meet(named, act.recipients())
                                && !act.actors().isEmpty()
                                && shared(act.stems(), stems) >= 2)
                        .max(Comparator.comparingInt((Act act) -> shared(act.stems(), stems))
                                .thenComparing(Comparator.reverseOrder()))
                        .ifPresent(act -> found.add(new Contradiction(
                                "denial",
                                "no proof found",
                                List.of(
                                        side(act),
                                        new Contradiction.Side(
                                                outlet(coded), coded.document().id(), words)))));
            }
        }
    }

    private static void corrections(List<CodedDocument> documents, Collection<Contradiction> found) {
        for (CodedDocument coded : documents) {
            for (Span span : coded.sentences()) {
                String words = span.in(coded.document().text());
                if (!CORRECTION.matcher(words.toLowerCase(Locale.ROOT)).find()
                        || coded.document().date().isEmpty()) {
                    continue;
                }
                SubjectWords about = SubjectWords.of(words);
                CodedDocument best = null;
                String bestWords = "";
                int most = 1;
                for (CodedDocument earlier : documents) {
                    if (earlier.document().date().isEmpty()
                            || !earlier.document()
                                    .date()
                                    .get()
                                    .isBefore(coded.document().date().get())) {
                        continue;
                    }
                    for (Span sentence : earlier.sentences()) {
                        String there = sentence.in(earlier.document().text());
                        int score = shared(about.stems(), SubjectWords.of(there).stems())
                                + (earlier.document()
                                                .outlet()
                                                .equals(coded.document().outlet())
                                        ? 1
                                        : 0);
                        if (score > most) {
                            most = score;
                            best = earlier;
                            bestWords = there;
                        }
                    }
                }
                if (best != null && most > 2) {
                    found.add(new Contradiction(
                            "correction",
                            "a later report corrects an earlier one",
                            List.of(
                                    new Contradiction.Side(
                                            outlet(best), best.document().id(), bestWords),
                                    new Contradiction.Side(
                                            outlet(coded), coded.document().id(), words))));
                }
            }
        }
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
