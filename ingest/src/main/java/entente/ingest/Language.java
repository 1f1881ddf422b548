package entente.ingest;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The language of a text, told by its script, by the small words that no text can do without, by letters that its neighbours
 * lack, and for English also by the words that news are made of, so that a headline of four words is enough.
 *
 * <p>The words are in {@code languages.txt} and {@code english-words.txt}. A word counts by how few languages share it. In
 * running text of any language here, one word in five or more is such a word; a text of 25 words or more without enough of
 * them is of no language that is known here, and undetermined.
 */
final class Language {

    static final String ENGLISH = "en";
    static final String UNDETERMINED = "und";

    private static final int WORDS_READ = 2_000;
    private static final int FEW = 25;
    /** The least share of function words in a longer text. */
    private static final double ENOUGH = 0.08;

    private static final double ENOUGH_ENGLISH = 0.15;
    /** What a common English word counts; it may be a name or stand in another language too. */
    private static final double COMMON_WORD = 0.4;

    private static final double LETTER = 0.7;
    private static final double LEAD = 1.15;
    private static final double LEAD_CLOSE = 1.03;
    private static final double ENOUGH_FOR_A_FEW = 0.05;
    /** One word that two languages share, at least. */
    private static final double ENOUGH_FOREIGN = 0.5;

    /** A letter that two languages of a script share, at least. */
    private static final double ENOUGH_OTHER_SCRIPT = 0.3;

    private static final double MOST = 0.5;
    private static final double KANA = 0.05;

    private static final Pattern BLANK = Pattern.compile(" ");
    private static final DataFile DATA = DataFile.open("languages.txt");
    private static final Map<String, Map<String, Double>> WORDS = words();
    private static final Map<Character, Set<String>> LETTERS = letters();
    private static final Map<UnicodeScript, String> SCRIPTS = scripts();
    private static final List<Set<String>> CLOSE = DATA.section("close").stream()
            .map(line -> Set.of(line.text().split(" ")))
            .toList();
    private static final Map<String, Integer> RANK = rank();
    private static final Set<String> COMMON = DataFile.open("english-words.txt").section("").stream()
            .flatMap(line -> BLANK.splitAsStream(line.text()))
            .collect(Collectors.toUnmodifiableSet());

    private Language() {}

    /** Word, then language, then what the word counts for it. */
    private static Map<String, Map<String, Double>> words() {
        Map<String, Set<String>> languages = new HashMap<>();
        for (DataFile.Line line : DATA.section("words")) {
            String[] parts = line.text().split(" ");
            for (int i = 1; i < parts.length; i++) {
                languages.computeIfAbsent(parts[i], word -> new HashSet<>()).add(parts[0]);
            }
        }
        Map<String, Map<String, Double>> words = new HashMap<>();
        languages.forEach((word, sharers) -> {
            Map<String, Double> counts = new TreeMap<>();
            sharers.forEach(language -> counts.put(language, 1 / Math.sqrt(sharers.size())));
            words.put(word, counts);
        });
        return words;
    }

    private static Map<Character, Set<String>> letters() {
        Map<Character, Set<String>> letters = new HashMap<>();
        for (DataFile.Line line : DATA.section("letters")) {
            String[] parts = line.text().split(" ");
            for (int i = 1; i < parts.length; i++) {
                letters.computeIfAbsent(parts[i].charAt(0), letter -> new HashSet<>())
                        .add(parts[0]);
            }
        }
        return letters;
    }

    private static Map<UnicodeScript, String> scripts() {
        Map<UnicodeScript, String> scripts = new EnumMap<>(UnicodeScript.class);
        for (DataFile.Line line : DATA.section("scripts")) {
            String[] parts = line.text().split(" ");
            scripts.put(UnicodeScript.forName(parts[0]), parts[1]);
        }
        return scripts;
    }

    private static Map<String, Integer> rank() {
        Map<String, Integer> rank = new HashMap<>();
        int place = 0;
        for (DataFile.Line line : DATA.section("close")) {
            for (String language : line.text().split(" ")) {
                rank.putIfAbsent(language, place++);
            }
        }
        return rank;
    }

    /** ISO 639-1; "und" where it is too little to tell, or a language that is not known here. */
    static String of(String text) {
        List<String> words = new ArrayList<>();
        Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
        int letters = read(text, words, scripts);
        if (letters == 0) {
            return UNDETERMINED;
        }
        UnicodeScript script = scripts.entrySet().stream()
                .max(Map.Entry.<UnicodeScript, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        int kana = scripts.getOrDefault(UnicodeScript.HIRAGANA, 0) + scripts.getOrDefault(UnicodeScript.KATAKANA, 0);
        int han = scripts.getOrDefault(UnicodeScript.HAN, 0);
        if (kana + han > MOST * letters) {
            return kana > KANA * letters ? "ja" : "zh";
        }
        Map<String, Double> scores = new TreeMap<>();
        double common = 0;
        for (String word : words) {
            Map<String, Double> counts = WORDS.getOrDefault(word, Map.of());
            counts.forEach((language, count) -> scores.merge(language, count, Double::sum));
            if (counts.isEmpty()) {
                byLetters(word, scores);
            }
            if (COMMON.contains(word)) {
                common++;
            }
        }
        if (script == UnicodeScript.LATIN) {
            return latin(scores, words.size(), common);
        }
        if (scripts.getOrDefault(script, 0) <= MOST * letters) {
            return UNDETERMINED;
        }
        scores.remove(ENGLISH);
        return best(scores)
                .filter(language -> scores.getOrDefault(language, 0.0) >= ENOUGH_OTHER_SCRIPT)
                .orElseGet(() -> SCRIPTS.getOrDefault(script, UNDETERMINED));
    }

    private static String latin(Map<String, Double> scores, int words, double common) {
        double function = scores.getOrDefault(ENGLISH, 0.0);
        double english = function + COMMON_WORD * common;
        Map<String, Double> others = new TreeMap<>(scores);
        others.remove(ENGLISH);
        String other = best(others).orElse(UNDETERMINED);
        double foreign = others.getOrDefault(other, 0.0);
        if (words >= FEW) {
            if (english >= foreign && function >= ENOUGH_ENGLISH * words) {
                return ENGLISH;
            }
            return foreign > function && foreign >= ENOUGH * words ? other : UNDETERMINED;
        }
        if (english > foreign * LEAD && english >= ENOUGH_FOR_A_FEW * words) {
            return ENGLISH;
        }
        return foreign > english * LEAD && foreign >= ENOUGH_FOREIGN ? other : UNDETERMINED;
    }

    private static void byLetters(String word, Map<String, Double> scores) {
        Set<String> told = new HashSet<>();
        for (int i = 0; i < word.length(); i++) {
            told.addAll(LETTERS.getOrDefault(word.charAt(i), Set.of()));
        }
        told.forEach(language -> scores.merge(language, LETTER / told.size(), Double::sum));
    }

    /** The language with the most; among close ones that tie nearly, the one that stands first in the file. */
    private static Optional<String> best(Map<String, Double> scores) {
        Comparator<Map.Entry<String, Double>> most = Map.Entry.comparingByValue();
        Optional<Map.Entry<String, Double>> best =
                scores.entrySet().stream().max(most.thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));
        return best.map(first -> scores.entrySet().stream()
                .filter(entry -> entry.getValue() * LEAD_CLOSE >= first.getValue()
                        && CLOSE.stream()
                                .anyMatch(group -> group.contains(entry.getKey()) && group.contains(first.getKey())))
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(language -> RANK.getOrDefault(language, Integer.MAX_VALUE)))
                .orElse(first.getKey()));
    }

    /** @return the number of letters read */
    private static int read(String text, List<String> words, Map<UnicodeScript, Integer> scripts) {
        int letters = 0;
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length() && words.size() < WORDS_READ; ) {
            int c = i < text.length() ? text.codePointAt(i) : ' ';
            i += Character.charCount(c);
            boolean inWord = !word.isEmpty() && (c == '\'' || c == '’');
            if (Character.isLetter(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                word.appendCodePoint(c);
                UnicodeScript script = UnicodeScript.of(c);
                if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
                    scripts.merge(script, 1, Integer::sum);
                    letters++;
                }
            } else if (inWord) {
                word.append('\'');
            } else if (!word.isEmpty()) {
                add(word.toString().toLowerCase(Locale.ROOT), words);
                word.setLength(0);
            }
            if (letters > WORDS_READ * 10) {
                break;
            }
        }
        return letters;
    }

    /** "l'accord" is two words, "gov't's" is taken as it stands. */
    private static void add(String word, List<String> words) {
        int mark = word.indexOf('\'');
        if (mark > 0 && mark <= 2 && mark + 1 < word.length()) {
            words.add(word.substring(0, mark + 1));
            words.add(word.substring(mark + 1));
        } else {
            words.add(mark == word.length() - 1 && mark > 0 ? word.substring(0, mark) : word);
        }
    }
}
