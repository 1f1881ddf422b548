package entente.code;

import entente.code.Rule.Kind;
import entente.code.Rule.Word;
import entente.codebook.Codebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All rules, found by the lemma of the predicate, the most specific first. */
final class RuleBook {

    /** A rule under one of its words. */
    record Entry(Rule rule, Word word) {}

    private final List<Rule> rules;
    private final Map<String, Set<String>> sets;
    private final Map<String, Map<String, String>> contents;
    private final Map<String, List<Entry>> byWord = new HashMap<>();

    RuleBook(List<Rule> rules, Map<String, Set<String>> sets, Map<String, Map<String, String>> contents) {
        this.rules = List.copyOf(rules);
        this.sets = Map.copyOf(sets);
        this.contents = Map.copyOf(contents);
        for (Rule rule : rules) {
            for (Word word : rule.words()) {
                byWord.computeIfAbsent(key(word.kind(), word.lemma()), each -> new ArrayList<>())
                        .add(new Entry(rule, word));
            }
        }
        Comparator<Entry> specificFirst = Comparator.<Entry>comparingInt(
                        entry -> entry.rule().order() < 0 ? 0 : 1)
                .thenComparingInt(entry -> -entry.rule().weight(entry.word()));
        byWord.values()
                .forEach(entries -> entries.sort(
                        specificFirst.thenComparingInt(entry -> entry.rule().order())));
    }

    /**
     * The rules that come with Entente, if the codebook holds PLOVER's types, and the codebook's own, which are tried first.
     *
     * @throws RuleException naming file, line, what was expected and what was found
     */
    static RuleBook of(Codebook codebook) {
        RuleParser parser = new RuleParser(codebook);
        for (String file : resource("rules/index.txt").strip().split("\n")) {
            if (codebook.holdsPlover() || file.strip().equals("sets.rules")) {
                parser.read(file.strip(), resource("rules/" + file.strip()));
            }
        }
        codebook.rules().forEach(parser::readOwn);
        return parser.book();
    }

    static String resource(String name) {
        try (InputStream in = RuleBook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new RuleException(
                        "the program's own file %s is missing from it. Build or download it again.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(Kind kind, String lemma) {
        return kind + " " + lemma;
    }

    List<Entry> entries(Kind kind, String lemma) {
        return byWord.getOrDefault(key(kind, lemma), List.of());
    }

    /** The dictionary forms that the rules name. */
    Lemmas lemmas() {
        Set<String> verbs = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (Rule rule : rules) {
            for (Word word : rule.words()) {
                (word.kind() == Kind.VERB ? verbs : words).add(word.lemma());
                word.conditions().forEach(condition -> words.addAll(condition.values()));
            }
            rule.conditions().forEach(condition -> words.addAll(condition.values()));
        }
        sets.values().forEach(words::addAll);
        return new Lemmas(verbs, words);
    }

    List<Rule> rules() {
        return rules;
    }

    /** @throws RuleException if no file names such a set */
    Set<String> set(String name) {
        Set<String> set = sets.get(name);
        if (set == null) {
            throw new RuleException(
                    "the rules need a set \"%s\", found none. Write \"set %s = …\".".formatted(name, name));
        }
        return set;
    }

    /** Empty where no file names such a set. */
    Set<String> findSet(String name) {
        return sets.getOrDefault(name, Set.of());
    }

    /** The mode of an act of type {@code type} that is about an act of type {@code about}. */
    Optional<String> contentMode(String type, Optional<String> about) {
        Map<String, String> modes = contents.getOrDefault(type, Map.of());
        return about.map(modes::get).or(() -> Optional.ofNullable(modes.get("*")));
    }

    /** Number of predicates (word with its part of speech and company) by type, in the order of the types' names. */
    Map<String, Integer> countByType() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Rule rule : rules) {
            counts.merge(rule.type().orElse("nothing"), rule.words().size(), Integer::sum);
        }
        return counts;
    }
}
