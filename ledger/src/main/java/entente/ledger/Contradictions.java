package entente.ledger;

import entente.model.CodedDocument;
import entente.model.Conflict;
import entente.model.Span;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What does not go together in a set of reports: what coders noted against the registry, numbers that reports give differently,
 * acts that two sides lay at each other's door, days that differ, denials, and later corrections.
 */
public final class Contradictions {

    private static final int DAYS_APART = 12;
    private static final Pattern DENIAL = Pattern.compile(
            "\\b(den(y|ies|ied|ying)|dismiss\\w*|reject\\w* (the|\\w+'s|a|that) "
                    + "(charge|accusation|claim|allegation)|contradict\\w*|no \\w+ (had|has|have) (died|been killed))\\b");
    private static final Pattern CORRECTION = Pattern.compile(
            "regrets? the error|\\bcorrect(s|ed|ion|ing)\\b|\\bin fact\\b|\\bmisstated\\b|\\bwrongly (said|reported|named|gave)\\b");
    private static final Pattern TOLL = Pattern.compile(
            "(?i)\\b(at least |about |some |more than |nearly |only )?(\\d[\\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty"
                    + "|forty|fifty)\\b(?: of (?:whom|them))?(?: \\p{L}+){0,4}?(?: (?:were|was|had|have|been|being|are))* "
                    + "(killed|dead|died|injured|wounded|arrested|detained|held)\\b");

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
        parties(acts, found);
        dates(acts, found);
        denials(acts, found);
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
            Matcher matcher = TOLL.matcher(words);
            while (matcher.find()) {
                SubjectWords about = SubjectWords.of(matcher.group());
                SubjectWords around = SubjectWords.of(words);
                if (about.numbers().size() == 1) {
                    tolls.add(new Told(
                            coded,
                            words,
                            toll(matcher.group(3)),
                            about.numbers().first(),
                            around.stems(),
                            all));
                }
            }
        }
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
            for (int j = 0; j < i; j++) {
                if (sameMatter(tolls.get(j), tolls.get(i))) {
                    int root = root(parent, i);
                    parent[Math.max(root, root(parent, j))] = Math.min(root, root(parent, j));
                }
            }
        }
        for (int i = 0; i < parent.length; i++) {
            TreeMap<String, Told> sides = new TreeMap<>();
            for (int j = i; j < parent.length; j++) {
                if (root(parent, j) == i) {
                    sides.putIfAbsent(tolls.get(j).number(), tolls.get(j));
                }
            }
            if (sides.size() > 1) {
                found.add(new Contradiction(
                        "numbers",
                        tolls.get(i).what() + ": " + String.join(" or ", sides.keySet()),
                        sides.values().stream().map(Contradictions::side).toList()));
            }
        }
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
                && shared(one.stems(), other.stems()) >= 2;
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
            if (best != null) {
                found.add(new Contradiction(
                        "denial",
                        "%s %s"
                                .formatted(String.join(", ", denial.actors()), denial.trigger())
                                .strip(),
                        List.of(side(best), side(denial))));
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
