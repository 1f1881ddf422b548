package entente.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lists and patterns of {@code tokens.json}: how EWT and GUM cut words and sentences. The same file rules the training.
 *
 * <p>At each place outside blanks the first rule that matches there gives a token. A token of the rule "word" is then cut at its
 * hyphens ("NATO-led" is three words, "anti-war" and "e-mail" one) and at its clitics ("government's", "did|n't").
 */
final class TokenRules {

    private static final String HYPHENS = "-\u2010\u2011";

    /** A rule and the text it is tried on: places are tried from left to right, so the matcher is kept. */
    record Rule(String name, Pattern pattern) {}

    private final List<Rule> rules;
    private final Set<String> joined;
    private final Set<String> hyphenPrefixes;
    private final Set<String> hyphenWhole;
    private final List<String> clitics;
    private final Map<String, List<Integer>> contractions;
    private final Set<String> apostropheWords;
    final Set<String> neverEnds;
    final Set<String> starters;

    private TokenRules(JsonNode data) {
        joined = Set.copyOf(strings(data.path("joined").path("rules")));
        hyphenPrefixes = Set.copyOf(strings(data.path("hyphen_prefixes")));
        hyphenWhole = Set.copyOf(strings(data.path("hyphen_whole")));
        clitics = strings(data.path("clitics"));
        apostropheWords = Set.copyOf(strings(data.path("apostrophe_words")));
        neverEnds = Set.copyOf(strings(data.path("never_ends")));
        starters = Set.copyOf(strings(data.path("starters")));
        contractions = new LinkedHashMap<>();
        data.path("contractions").properties().forEach(entry -> {
            List<Integer> cuts = new ArrayList<>();
            entry.getValue().forEach(cut -> cuts.add(cut.asInt()));
            contractions.put(entry.getKey(), cuts);
        });
        rules = new ArrayList<>();
        for (JsonNode rule : data.path("rules")) {
            String pattern =
                    rule.get(1).isNull() ? abbreviations(data) : rule.get(1).asText();
            rules.add(new Rule(rule.get(0).asText(), Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS)));
        }
    }

    /** @throws IOException if the stream breaks or is no JSON */
    static TokenRules read(InputStream stream) throws IOException {
        return new TokenRules(new ObjectMapper().readTree(stream));
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return List.copyOf(strings);
    }

    private static String abbreviations(JsonNode data) {
        List<String> plain = new ArrayList<>(strings(data.path("abbreviations")));
        plain.addAll(strings(data.path("abbreviations_before_name")));
        String sure = alternatives(plain);
        String unsure =
                alternatives(strings(data.path("ambiguous_abbreviations").path("list")));
        return "(?:%s)\\.(?![^\\W_])|(?:%s)\\.(?=\\s+(?:\\d|[A-Z]))|(?:%s)\\.(?=,)".formatted(sure, unsure, unsure);
    }

    private static String alternatives(List<String> words) {
        return words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .reduce((left, right) -> left + "|" + right)
                .orElse("(?!)");
    }

    /** A word and where it stands, in UTF-16 units of the text it was cut from. */
    record Word(int start, int end, String form) {}

    /** The words of {@code text}, in order: blanks are in none, every other character is in one. */
    List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        List<Matcher> matchers = new ArrayList<>();
        for (Rule rule : rules) {
            matchers.add(rule.pattern().matcher(text).useTransparentBounds(true));
        }
        String before = "";
        int at = 0;
        while (at < text.length()) {
            char here = text.charAt(at);
            if (Character.isWhitespace(here) || Character.isSpaceChar(here)) {
                at++;
                before = "";
                continue;
            }
            if (joined.contains(before)
                    && HYPHENS.indexOf(here) >= 0
                    && at + 1 < text.length()
                    && Character.isLetterOrDigit(text.charAt(at + 1))) {
                words.add(new Word(at, at + 1, text.substring(at, at + 1)));
                at++;
                before = "";
                continue;
            }
            int end = at + 1;
            String name = "mark";
            for (int i = 0; i < rules.size(); i++) {
                Matcher matcher = matchers.get(i).region(at, text.length());
                if (matcher.lookingAt() && matcher.end() > at) {
                    end = matcher.end();
                    name = rules.get(i).name();
                    break;
                }
            }
            if (name.equals("word")) {
                for (int[] part : hyphenParts(text.substring(at, end))) {
                    for (int[] clitic : cliticParts(text.substring(at + part[0], at + part[1]))) {
                        int from = at + part[0] + clitic[0];
                        int to = at + part[0] + clitic[1];
                        words.add(new Word(from, to, text.substring(from, to)));
                    }
                }
            } else {
                words.add(new Word(at, end, text.substring(at, end)));
            }
            at = end;
            before = name;
        }
        return words;
    }

    private List<int[]> hyphenParts(String token) {
        List<int[]> parts = new ArrayList<>();
        boolean whole = hyphenWhole.contains(token.toLowerCase(Locale.ROOT))
                || token.indexOf('@') >= 0
                || token.indexOf('/') >= 0
                || token.indexOf('_') >= 0
                || token.chars().noneMatch(Character::isLetter);
        int start = 0;
        for (int i = 1; !whole && i < token.length() - 1; i++) {
            char left = token.charAt(i - 1);
            if (HYPHENS.indexOf(token.charAt(i)) < 0
                    || !(Character.isLetterOrDigit(left) || left == '.')
                    || !Character.isLetterOrDigit(token.charAt(i + 1))
                    || hyphenPrefixes.contains(token.substring(start, i).toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (start < i) {
                parts.add(new int[] {start, i});
            }
            parts.add(new int[] {i, i + 1});
            start = i + 1;
        }
        parts.add(new int[] {start, token.length()});
        return parts;
    }

    private List<int[]> cliticParts(String token) {
        String lower = token.toLowerCase(Locale.ROOT);
        List<Integer> cuts = contractions.get(lower);
        if (cuts != null) {
            List<int[]> parts = new ArrayList<>();
            int from = 0;
            for (int cut : cuts) {
                parts.add(new int[] {from, cut});
                from = cut;
            }
            parts.add(new int[] {from, token.length()});
            return parts;
        }
        if (!apostropheWords.contains(lower)) {
            for (String clitic : clitics) {
                if (lower.endsWith(clitic) && lower.length() > clitic.length()) {
                    int cut = token.length() - clitic.length();
                    boolean more = clitic.charAt(0) == '\'' || clitic.charAt(0) == '’';
                    List<int[]> parts =
                            new ArrayList<>(more ? cliticParts(token.substring(0, cut)) : List.of(new int[] {0, cut}));
                    parts.add(new int[] {cut, token.length()});
                    return parts;
                }
            }
        }
        return List.of(new int[] {0, token.length()});
    }
}
