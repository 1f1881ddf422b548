package entente.ledger;

import entente.model.Block;
import entente.model.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reports that repeat another report's text: the same wire story in another outlet, shortened, edited, or under another headline.
 *
 * <p>Two reports are near copies if three things hold of the shorter, headline and dateline left out: enough of its runs of three
 * words stand in the longer (containment of w-shingles, Broder 1997); so do enough of the runs of the beginning of each, since a
 * follow-up that ends with the same background, or with the whole first report, begins with other news; and its figures do, since
 * the bulletins of two days share all but the figures. A new first sentence alone does not part two texts that share nearly all else. They must lie at most a week apart where both have a date.
 *
 * <p>The parent is the earliest by date, then digest, so the order of arrival does not matter. Nothing is dropped: a copy is a
 * report that says whose text it is. Precision and recall are measured on {@code training/labels/own/copies} by {@code entente
 * evaluate copies}.
 */
public final class NearCopies {

    private static final int WORDS = 3;
    private static final double CONTAINED = 0.3;
    private static final int BEGINNING = 30;
    private static final double BEGINNING_CONTAINED = 0.25;
    private static final double ALL_BUT_THE_LEAD = 0.7;
    private static final int FEW_FIGURES = 3;
    private static final double FIGURES_CONTAINED = 0.5;
    private static final int DAYS_APART = 7;

    /** Candidates are found by one shingle in four of a longer text; two copies share dozens. */
    private static final int SAMPLE = 4;

    private static final int SHORT = 80;
    /** A run of words that stands in more reports than this is a phrase of the trade. */
    private static final int COMMON = 2_000;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\p{N}+(?:[.,:]\\p{N}+)*|%");
    private static final Map<String, String> FORMS = forms();

    private NearCopies() {}

    /**
     * What is compared of a report.
     *
     * @param figures numbers in digits
     * @param numbers these and those in words
     */
    private record Text(
            Document document,
            Set<Integer> shingles,
            Set<Integer> beginning,
            SortedSet<String> figures,
            SortedSet<String> numbers) {

        static Text of(Document document) {
            List<String> words = new ArrayList<>();
            SortedSet<String> figures = new TreeSet<>();
            SortedSet<String> numbers = new TreeSet<>();
            for (Block block : document.blocks()) {
                if (block.kind() != Block.Kind.PARAGRAPH) {
                    continue;
                }
                Matcher matcher = WORD.matcher(document.text())
                        .region(block.span().start(), block.span().end());
                while (matcher.find()) {
                    String found = matcher.group().toLowerCase(Locale.ROOT);
                    String word = FORMS.getOrDefault(found, found);
                    words.add(word);
                    if (Character.isDigit(word.charAt(0))) {
                        numbers.add(word);
                    }
                    if (Character.isDigit(found.charAt(0))) {
                        figures.add(found);
                    }
                }
            }
            return new Text(
                    document, runs(words), runs(words.subList(0, Math.min(words.size(), BEGINNING))), figures, numbers);
        }

        List<Integer> sample() {
            return shingles.stream()
                    .filter(shingle -> shingles.size() <= SHORT || Math.floorMod(shingle, SAMPLE) == 0)
                    .toList();
        }

        LocalDate age() {
            return document.date().orElse(LocalDate.MAX);
        }
    }

    /** Whether one repeats the other's text; the same both ways. */
    public static boolean areNear(Document one, Document other) {
        return areNear(Text.of(one), Text.of(other));
    }

    /**
     * @return id of each near copy with the id of the report whose text it repeats, which is no copy itself
     */
    public static SortedMap<String, String> find(List<Document> documents) {
        List<Text> byAge = documents.stream()
                .map(Text::of)
                .sorted(Comparator.comparing(Text::age)
                        .thenComparing(text -> text.document().digest()))
                .toList();
        Map<Integer, List<Integer>> reports = new HashMap<>();
        SortedMap<String, String> parents = new TreeMap<>();
        for (int i = 0; i < byAge.size(); i++) {
            Text text = byAge.get(i);
            List<Integer> sample = text.sample();
            SortedSet<Integer> candidates = new TreeSet<>();
            for (int shingle : sample) {
                List<Integer> holders = reports.getOrDefault(shingle, List.of());
                if (holders.size() <= COMMON) {
                    candidates.addAll(holders);
                }
            }
            for (int earlier : candidates) {
                Text first = byAge.get(earlier);
                if (areNear(first, text)) {
                    String parent = parents.getOrDefault(
                            first.document().id(), first.document().id());
                    parents.put(text.document().id(), parent);
                    break;
                }
            }
            for (int shingle : sample) {
                reports.computeIfAbsent(shingle, key -> new ArrayList<>()).add(i);
            }
        }
        return parents;
    }

    private static boolean areNear(Text one, Text other) {
        if (isFar(one.document(), other.document())) {
            return false;
        }
        boolean inOrder = one.shingles().size() < other.shingles().size()
                || one.shingles().size() == other.shingles().size()
                        && one.document().digest().compareTo(other.document().digest()) <= 0;
        Text shorter = inOrder ? one : other;
        Text longer = inOrder ? other : one;
        if (shorter.shingles().isEmpty()) {
            return false;
        }
        boolean beginAlike = share(shorter.beginning(), longer.shingles()) > BEGINNING_CONTAINED
                && share(longer.beginning(), shorter.shingles()) > BEGINNING_CONTAINED;
        return share(shorter.shingles(), longer.shingles()) > CONTAINED
                && (beginAlike || share(longer.shingles(), shorter.shingles()) > ALL_BUT_THE_LEAD)
                && (shorter.figures().size() < FEW_FIGURES
                        || share(shorter.figures(), longer.numbers()) >= FIGURES_CONTAINED);
    }

    private static boolean isFar(Document one, Document other) {
        return one.date()
                .flatMap(first -> other.date().map(second -> Math.abs(ChronoUnit.DAYS.between(first, second))))
                .map(days -> days > DAYS_APART)
                .orElse(false);
    }

    private static <T> double share(Set<T> some, Set<T> all) {
        return (double) some.stream().filter(all::contains).count() / some.size();
    }

    private static Set<Integer> runs(List<String> words) {
        Set<Integer> shingles = new HashSet<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            int hash = 1;
            for (String word : words.subList(i, i + WORDS)) {
                hash = 31 * hash + word.hashCode();
            }
            // Spread, so that one in four is a fair sample.
            shingles.add(hash * 0x9E3779B9 ^ (hash >>> 15));
        }
        return Collections.unmodifiableSet(shingles);
    }

    private static Map<String, String> forms() {
        try (InputStream in = NearCopies.class.getResourceAsStream("near-copies.txt")) {
            if (in == null) {
                throw new IllegalStateException("the data file entente/ledger/near-copies.txt is missing from the jar");
            }
            Map<String, String> forms = new HashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] parts = line.strip().split(" ");
                for (int i = 1; i < parts.length && !line.startsWith("#"); i++) {
                    forms.put(parts[i], parts[0]);
                }
            }
            return Map.copyOf(forms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
