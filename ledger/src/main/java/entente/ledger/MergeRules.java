package entente.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The rows of {@code merging.tsv}. */
final class MergeRules {

    private static final List<String> COLUMNS = List.of("kind", "what", "value");

    private static final class Standard {
        static final MergeRules RULES = load();
    }

    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, Set<String>> families = new HashMap<>();
    private final Map<String, Double> confused = new HashMap<>();
    private final Map<String, Set<Integer>> kindred = new HashMap<>();
    private final Set<String> ordinary = new HashSet<>();
    private double threshold = Double.NaN;

    static MergeRules standard() {
        return Standard.RULES;
    }

    private static MergeRules load() {
        String name = "merging.tsv";
        try (InputStream stream = MergeRules.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path beside " + MergeRules.class);
            }
            MergeRules rules = read(name, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
            rules.words();
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException with file and line, what was expected and what was found */
    static MergeRules read(String name, BufferedReader reader) throws IOException {
        MergeRules rules = new MergeRules();
        boolean headed = false;
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (!headed) {
                if (!cells.equals(COLUMNS)) {
                    throw new IllegalArgumentException(
                            "%s line %d: expected the columns %s, got %s".formatted(name, number, COLUMNS, cells));
                }
                headed = true;
                continue;
            }
            rules.row("%s line %d".formatted(name, number), cells);
        }
        if (Double.isNaN(rules.threshold)) {
            throw new IllegalArgumentException(name + ": expected a row \"asked\", which says what sum is asked for");
        }
        return rules;
    }

    private void words() throws IOException {
        int family = 0;
        for (List<String> words : lines("kindred-words.txt")) {
            family++;
            for (String word : words) {
                kindred.computeIfAbsent(SubjectWords.stem(word), key -> new TreeSet<>())
                        .add(family);
            }
        }
        for (List<String> words : lines("ordinary-words.txt")) {
            words.forEach(word -> ordinary.add(SubjectWords.stem(word)));
        }
    }

    private static List<List<String>> lines(String name) throws IOException {
        try (InputStream stream = MergeRules.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path beside " + MergeRules.class);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s+")))
                    .toList();
        }
    }

    private void row(String place, List<String> cells) {
        double value;
        try {
            value = Double.parseDouble(cells.get(2));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "%s: expected kind, what and a number, got %s".formatted(place, cells), e);
        }
        switch (cells.get(0)) {
            case "asked" -> threshold = value;
            case "weight" -> weights.put(cells.get(1), value);
            case "confused" -> {
                String[] types = cells.get(1).split(" ");
                for (String one : types) {
                    families.computeIfAbsent(one, key -> new TreeSet<>()).addAll(Set.of(types));
                    for (String other : types) {
                        confused.put(one + " " + other, value);
                    }
                }
            }
            default ->
                throw new IllegalArgumentException("%s, column \"kind\": expected asked, weight or confused, got \"%s\""
                        .formatted(place, cells.get(0)));
        }
    }

    double threshold() {
        return threshold;
    }

    double weight(String ground) {
        Double weight = weights.get(ground);
        if (weight == null) {
            throw new IllegalArgumentException("merging.tsv: expected a weight for \"" + ground + "\", found none");
        }
        return weight;
    }

    /** What it counts that the types are only kindred. */
    double confused(String type, String other) {
        return confused.getOrDefault(type + " " + other, 0.0);
    }

    /** Whether many reports have the word, so that two with it have little in common, by {@code ordinary-words.txt}. */
    boolean isOrdinary(String stem) {
        return ordinary.contains(stem);
    }

    /** The families of words for acts, by {@code kindred-words.txt}; a word of none is its own. */
    SortedSet<String> families(Set<String> stems) {
        SortedSet<String> families = new TreeSet<>();
        for (String stem : stems) {
            Set<Integer> known = kindred.getOrDefault(stem, Set.of());
            known.forEach(family -> families.add("#" + family));
            if (known.isEmpty()) {
                families.add(stem);
            }
        }
        return families;
    }

    boolean mayBeOne(String type, String other) {
        return type.equals(other) || families.getOrDefault(type, Set.of()).contains(other);
    }

    /** The types that an act of this type may be confused with, itself among them. */
    Set<String> family(String type) {
        Set<String> all = new TreeSet<>(families.getOrDefault(type, Set.of()));
        all.add(type);
        return all;
    }
}
