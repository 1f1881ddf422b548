package entente.evaluate;

import entente.evaluate.Attributed.Attribution;
import entente.model.CodedDocument;
import entente.model.Evidence;
import entente.model.Span;
import entente.model.Statement;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Statements held against attributions marked by hand.
 *
 * <p>Pairs are made one to one, the closest first, by shared content, cue and source. Marks and blanks at the edges do not count,
 * and stretches with no letter or digit between them are one. A field is right if its words are the same ({@code exact}), or share
 * more than half of the longer ({@code overlap}); an attribution is right as a whole if source, cue and content are.
 */
final class StatementComparison {

    /**
     * A statement in the spans of the convention that it is measured by.
     *
     * @param statement empty for what another person has marked
     */
    record Found(Optional<Statement> statement, Attribution spans) {
        static Found marked(Attribution spans) {
            return new Found(Optional.empty(), spans);
        }
    }

    /** An attribution with the statement that was found for it; one of the two may be missing. */
    record Pair(Optional<Attribution> gold, Optional<Found> found) {}

    private final Scoreboard board;
    private final String text;

    StatementComparison(Scoreboard board, String text) {
        this.board = board;
        this.text = text;
    }

    /** What the statements of a document mark, as it stands. */
    static List<Found> found(CodedDocument coded, SpanConvention convention) {
        List<Found> all = new ArrayList<>();
        for (Statement statement : coded.statements()) {
            if (convention.marks(statement)) {
                Attribution spans = convention.of(statement, coded.document().text());
                Optional<Found> same = convention.joinsByCue() && !spans.cue().isEmpty()
                        ? all.stream()
                                .filter(other -> other.spans().cue().equals(spans.cue()))
                                .findFirst()
                        : Optional.empty();
                if (same.isPresent()) {
                    List<Span> both = new ArrayList<>(same.get().spans().content());
                    both.addAll(spans.content());
                    Attribution first = same.get().spans();
                    all.set(
                            all.indexOf(same.get()),
                            new Found(same.get().statement(), new Attribution(first.source(), first.cue(), both)));
                } else {
                    all.add(new Found(Optional.of(statement), spans));
                }
            }
        }
        return all;
    }

    static Attribution plain(Statement statement) {
        List<Span> content = new ArrayList<>();
        content.add(statement.content().span());
        statement.more().forEach(more -> content.add(more.span()));
        return new Attribution(
                statement
                        .source()
                        .map(source -> List.of(source.evidence().span()))
                        .orElse(List.of()),
                statement.cue().map(Evidence::span).map(List::of).orElse(List.of()),
                content);
    }

    List<Pair> pairs(List<Attribution> gold, List<Found> found) {
        record Candidate(Attribution gold, Found found, double closeness) {}
        List<Candidate> candidates = new ArrayList<>();
        for (Attribution one : gold) {
            for (Found other : found) {
                double content = shared(one.content(), other.spans().content());
                double cue = shared(one.cue(), other.spans().cue());
                if (content > 0 || cue > 0) {
                    candidates.add(new Candidate(
                            one,
                            other,
                            content
                                    + 2 * cue
                                    + shared(one.source(), other.spans().source())));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::closeness).reversed());
        List<Pair> pairs = new ArrayList<>();
        Set<Attribution> paired = new HashSet<>();
        Set<Found> used = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (!paired.contains(candidate.gold()) && !used.contains(candidate.found())) {
                paired.add(candidate.gold());
                used.add(candidate.found());
                pairs.add(new Pair(Optional.of(candidate.gold()), Optional.of(candidate.found())));
            }
        }
        gold.stream()
                .filter(one -> !paired.contains(one))
                .forEach(one -> pairs.add(new Pair(Optional.of(one), Optional.empty())));
        found.stream()
                .filter(one -> !used.contains(one))
                .forEach(one -> pairs.add(new Pair(Optional.empty(), Optional.of(one))));
        return pairs;
    }

    /**
     * Counts pairs under "NAME field exact" and "NAME field overlap", by kind of source.
     *
     * @param counted which attributions are asked for; a statement that was found for another is left out of account
     */
    void count(String name, List<Pair> pairs, Predicate<Attribution> counted) {
        for (Pair pair : pairs) {
            if (pair.gold().isPresent() && !counted.test(pair.gold().get())) {
                continue;
            }
            String kind = pair.gold()
                    .map(this::kind)
                    .orElseGet(() -> kind(pair.found().orElseThrow().spans()));
            boolean[] whole = {true, true};
            field(name, "source", kind, pair, Attribution::source, whole);
            field(name, "cue", kind, pair, Attribution::cue, whole);
            field(name, "content", kind, pair, Attribution::content, whole);
            boolean both = pair.gold().isPresent() && pair.found().isPresent();
            tally(
                    name + " whole exact",
                    kind,
                    both && whole[0],
                    pair.gold().isPresent(),
                    pair.found().isPresent());
            tally(
                    name + " whole overlap",
                    kind,
                    both && whole[1],
                    pair.gold().isPresent(),
                    pair.found().isPresent());
        }
    }

    /** Whether anything but marks at the edges differs. */
    boolean differs(Pair pair) {
        return pair.gold().isEmpty()
                || pair.found().isEmpty()
                || !equal(pair, Attribution::source)
                || !equal(pair, Attribution::cue)
                || !equal(pair, Attribution::content);
    }

    private boolean equal(Pair pair, Field part) {
        return joined(part.of(pair.gold().orElseThrow()))
                .equals(joined(part.of(pair.found().orElseThrow().spans())));
    }

    /** Both sides in words. */
    void show(Pair pair, PrintStream out) {
        out.printf("marked %s%n", pair.gold().map(this::words).orElse("–"));
        out.printf(
                "found  %s%n%n",
                pair.found()
                        .map(found -> words(found.spans()) + " by "
                                + found.statement().map(Statement::basis).orElse("hand"))
                        .orElse("–"));
    }

    private String words(Attribution one) {
        return "S[%s] Q[%s] C[%s]".formatted(words(one.source()), words(one.cue()), words(one.content()));
    }

    private String words(List<Span> spans) {
        return spans.stream().map(span -> span.in(text)).collect(Collectors.joining(" // "));
    }

    private interface Field {
        List<Span> of(Attribution attribution);
    }

    private void field(String name, String field, String kind, Pair pair, Field part, boolean[] whole) {
        List<Span> gold = joined(pair.gold().map(part::of).orElse(List.of()));
        List<Span> found =
                joined(pair.found().map(each -> part.of(each.spans())).orElse(List.of()));
        boolean exact = gold.equals(found);
        boolean overlap = exact || shared(gold, found) > 0.5;
        whole[0] &= exact;
        whole[1] &= overlap;
        if (!gold.isEmpty() || !found.isEmpty()) {
            tally(name + " " + field + " exact", kind, exact, !gold.isEmpty(), !found.isEmpty());
            tally(name + " " + field + " overlap", kind, overlap, !gold.isEmpty(), !found.isEmpty());
        }
    }

    private void tally(String measure, String kind, boolean right, boolean gold, boolean found) {
        board.count(measure, kind, new Tally(right ? 1 : 0, found && !right ? 1 : 0, gold && !right ? 1 : 0));
    }

    /** By the words of the source alone, since PolNeAR gives no kinds. */
    private String kind(Attribution attribution) {
        if (attribution.source().isEmpty()) {
            return "none";
        }
        String words = attribution.source().getFirst().in(text).strip();
        if (PRONOUNS.contains(words.toLowerCase(Locale.ROOT))) {
            return "pronoun";
        }
        boolean name = false;
        String[] all = words.split("\\s+");
        for (int i = 0; i < all.length; i++) {
            name |= i > 0 && Character.isUpperCase(all[i].codePointAt(0));
        }
        boolean first = Character.isUpperCase(all[0].codePointAt(0)) && (all.length == 1 || name);
        return name || first ? "with a name" : "described";
    }

    private static final Set<String> PRONOUNS = Set.of(
            "he", "she", "it", "they", "i", "we", "you", "who", "which", "that", "his", "her", "their", "our", "my",
            "him", "them", "me", "us", "its", "one", "those");

    /** Without blanks and marks at the edges; stretches with no letter or digit between them as one. */
    private List<Span> joined(List<Span> stretches) {
        List<Span> joined = new ArrayList<>();
        for (Span each : stretches) {
            if (!joined.isEmpty()
                    && (each.start() <= joined.getLast().end()
                            || new Span(joined.getLast().end(), each.start())
                                    .in(text)
                                    .codePoints()
                                    .noneMatch(Character::isLetterOrDigit))) {
                joined.set(joined.size() - 1, joined.getLast().union(each));
            } else {
                joined.add(each);
            }
        }
        return joined.stream().flatMap(each -> trimmed(each).stream()).toList();
    }

    private Optional<Span> trimmed(Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && !isKept(text.charAt(start))) {
            start++;
        }
        while (end > start && !isKept(text.charAt(end - 1))) {
            end--;
        }
        return start < end ? Optional.of(new Span(start, end)) : Optional.of(span);
    }

    private static boolean isKept(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "$%€£".indexOf(c) >= 0;
    }

    /** Shared units over the units of the longer. */
    private static double shared(List<Span> one, List<Span> other) {
        int shared = 0;
        for (Span a : one) {
            for (Span b : other) {
                shared += Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
            }
        }
        int longer = Math.max(length(one), length(other));
        return longer == 0 ? 0 : (double) shared / longer;
    }

    private static int length(List<Span> spans) {
        return spans.stream().mapToInt(Span::length).sum();
    }
}
