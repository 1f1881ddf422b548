package entente.ledger;

import entente.model.Actor;
import entente.model.ActorMention;
import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Participant;
import entente.model.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a sentence is about: the stems of its telling words and the numbers in it, without names of parties and without dates. */
record SubjectWords(SortedSet<String> stems, SortedSet<String> numbers) {

    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:'\\p{L}+)?|\\d[\\d,.]*\\d|\\d");
    private static final Pattern HANGING = Pattern.compile("(?<=\\w) (to|for|on|in|near|from|at|with|against) ");
    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Set<String> COMMON = common();
    private static final Map<String, String> NUMERALS = numerals();

    static SubjectWords of(CodedDocument coded, Event event, Evidence sentence) {
        List<Span> names = new ArrayList<>();
        Set<String> taking = new HashSet<>();
        for (Participant participant : event.actors()) {
            taking.add(participant.actor());
            names.add(name(participant.evidence()));
        }
        for (Participant participant : event.recipients()) {
            taking.add(participant.actor());
            names.add(name(participant.evidence()));
        }
        for (Actor actor : coded.actors()) {
            if (taking.contains(actor.id())) {
                for (ActorMention mention : actor.mentions()) {
                    names.add(name(mention.evidence()));
                }
            }
        }
        return of(sentence.text(), sentence.span().start(), names);
    }

    /** What names somebody: a phrase up to what hangs on it, "the opposition" of "the opposition to talks". */
    private static Span name(Evidence phrase) {
        Matcher hanging = HANGING.matcher(phrase.text());
        return hanging.find()
                ? new Span(phrase.span().start(), phrase.span().start() + hanging.start())
                : phrase.span();
    }

    /** Of a sentence, without the capitalised words of the phrases that name actors. */
    static SubjectWords of(CodedDocument coded, Span sentence) {
        String text = coded.document().text();
        List<Span> names = new ArrayList<>();
        for (Actor actor : coded.actors()) {
            for (ActorMention mention : actor.mentions()) {
                Span phrase = mention.evidence().span();
                Matcher word = WORD.matcher(phrase.in(text));
                while (sentence.covers(phrase) && word.find()) {
                    if (Character.isUpperCase(word.group().charAt(0))) {
                        names.add(new Span(phrase.start() + word.start(), phrase.start() + word.end()));
                    }
                }
            }
        }
        return of(sentence.in(text), sentence.start(), names);
    }

    static SubjectWords of(String words) {
        return of(words, 0, List.of());
    }

    /** @param offset of the words in the text in which the names stand */
    private static SubjectWords of(String words, int offset, List<Span> names) {
        SortedSet<String> stems = new TreeSet<>();
        SortedSet<String> numbers = new TreeSet<>();
        List<String> tokens = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Boolean> capitals = new ArrayList<>();
        Matcher matcher = WORD.matcher(words);
        while (matcher.find()) {
            tokens.add(matcher.group().toLowerCase(Locale.ROOT));
            starts.add(matcher.start());
            capitals.add(Character.isUpperCase(matcher.group().charAt(0)));
        }
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            int at = offset + starts.get(i);
            if (names.stream().anyMatch(name -> name.covers(at))) {
                continue;
            }
            if (Character.isDigit(token.charAt(0))) {
                boolean date = i + 1 < tokens.size() && MONTHS.contains(tokens.get(i + 1))
                        || i > 0 && MONTHS.contains(tokens.get(i - 1));
                boolean year = token.length() == 4 && (token.startsWith("19") || token.startsWith("20"));
                if (!date && !year) {
                    numbers.add(token.replace(",", ""));
                }
            } else if (NUMERALS.containsKey(token)) {
                numbers.add(NUMERALS.getOrDefault(token, token));
            } else if (token.length() > 2 && !COMMON.contains(token) && !(capitals.get(i) && MONTHS.contains(token))) {
                stems.add(stem(token));
            }
        }
        return new SubjectWords(stems, numbers);
    }

    /** A rough stem, enough to find "released" in "release": endings off, at least three letters kept. */
    static String stem(String word) {
        String stem = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        for (String ending : List.of(
                "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "ied", "ed", "er", "es",
                "al", "ly", "s", "e", "y")) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= 3 && !stem.endsWith("ss")) {
                stem = stem.substring(0, stem.length() - ending.length());
                break;
            }
        }
        int length = stem.length();
        if (length > 3 && stem.charAt(length - 1) == stem.charAt(length - 2)) {
            stem = stem.substring(0, length - 1);
        }
        return stem;
    }

    private static Map<String, String> numerals() {
        Map<String, String> numerals = new HashMap<>();
        String[] names = {
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty"
        };
        for (int i = 0; i < names.length; i++) {
            numerals.put(names[i], Integer.toString(i + 2));
        }
        numerals.put("thirty", "30");
        numerals.put("forty", "40");
        numerals.put("fifty", "50");
        numerals.put("sixty", "60");
        numerals.put("dozen", "12");
        return Map.copyOf(numerals);
    }

    private static Set<String> common() {
        String name = "common-words.txt";
        Set<String> words = new HashSet<>();
        try (InputStream stream = SubjectWords.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path beside " + SubjectWords.class);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    words.addAll(List.of(line.strip().split("\\s+")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(words);
    }
}
