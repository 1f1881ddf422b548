package entente.evaluate;

import entente.evaluate.Attributed.Attribution;
import entente.model.Span;
import entente.model.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our spans made as wide as PolNeAR marks them, by rules that were read off its training part and look at words alone.
 *
 * <ul>
 *   <li>The source takes in the apposition or relative clause that follows it between commas (964 of 1,543 cases before the cue,
 *       714 of 1,052 after it): "Eric Trump, son of the candidate,".
 *   <li>So it does with the prepositional phrases and conjuncts between it and the cue: "an executive of the bank in 2009".
 *   <li>So it does with a parenthesis that stands right behind it: "Gov. Jane Smith (R-OH)".
 *   <li>Of a relative clause the pronoun is the source: "a senator, who opposed".
 *   <li>The cue takes in the auxiliaries, adverbs and negations right before its verb ("has also said"), and "in a statement" or
 *       "in an email" right behind it.
 * </ul>
 */
final class PolnearSpans implements SpanConvention {

    private static final Pattern IN_A_STATEMENT =
            Pattern.compile("\\s+in an? (?:[\\w-]+ )?(?:statement|e-?mail|tweet)\\b");
    /** "said Tuesday", "said last month". */
    private static final Pattern TIME_BEHIND = Pattern.compile(
            "\\s+(?:(?:(?:late|early|last|earlier this|earlier) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|month|week|year)(?: (?:night|morning|evening|afternoon))?)\\b");
    /** "as he puts it". */
    private static final Pattern IT_BEHIND = Pattern.compile("\\s+it(?=[,:])");
    /** "which he called": the pronoun is part of what was said. */
    private static final Pattern PRONOUN_BEFORE = Pattern.compile("[,\\s](which|who|whom|what)\\s+$");
    /** "went on to say", "remain concerned". */
    private static final Pattern GOING_ON = Pattern.compile(
            "\\b(?:(?:(?:went|goes|go|going) on|continue[sd]?|continuing|began|begins|begun|seem(?:s|ed)|appear(?:s|ed)|tend(?:s|ed)|used|came|come[s]?|tried|tries|trying) (?:to )?|(?:remain|feel|grow|becom)(?:s|e|ed|es)?|felt|grew|became) *$");

    private static final Pattern CLITIC = Pattern.compile("[’'](?:s|ve|re|d|m|ll) +$");
    private static final Pattern PARENTHESIS = Pattern.compile("\\s\\([^()\\n]{1,20}\\)");
    private static final Pattern LED_ON = Pattern.compile("\\s(about|on|for|against|of|to|as|with|at|over|out)\\s");
    private static final Pattern RELATIVE =
            Pattern.compile("[^.;\"“”\\n]{0,120}?,?\\s(who|which|that)(?:\\s+\\w+){0,3}?\\s*");
    private static final Pattern WORD_BEFORE = Pattern.compile("([\\p{L}’']+)(\\s*)$");
    /** Words that begin something else than an apposition: ", for his part,", ", citing the report,". */
    private static final String NO_APPOSITION =
            "(?!(?:though|however|meanwhile|too|instead|for|in|on|at|as|when|while|after|before|asked|along|then|also|again|like|\\w+ing)\\b)";

    /** What belongs to the phrase up to its verb: "an executive of the bank in 2009", "the letters and other records". */
    private static final Pattern REST_OF_PHRASE = Pattern.compile(
            "\\s(?!on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:of|at|in|for|from|by|and|or|on|with|to|under|near|outside)\\s[^,;:.()\"“”—–\\n]{2,100}\\s*");

    private static final Pattern APPOSITION_BETWEEN =
            Pattern.compile(",\\s" + NO_APPOSITION + "[^\"“”\\n]{2,200},\\s*");
    private static final Pattern APPOSITION_BEHIND = Pattern.compile(
            "^,\\s(?:\\d+,|an?|the|who|whose|which|one|his|her|its|former|chief|head|director|president|chair\\w*|professor|founder|spokes\\w+|[\\w’']+[’']s?)\\s(?:[^\"“”.;\\n]|\\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|St)\\.){2,160}(?=[.;\"“”\\n]|$)");

    private final Set<String> left;
    private final Set<String> speech;

    PolnearSpans() {
        left = words("polnear-cue-left.txt");
        speech = words("polnear-speech.txt");
    }

    private static Set<String> words(String name) {
        try (InputStream stream = PolnearSpans.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the word list " + name + " is not on the class path");
            }
            Set<String> words = new HashSet<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    words.add(line.strip());
                }
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the cue is one of reported speech, and not of wish, stance or plan. */
    boolean isSpeech(Attribution attribution, String text) {
        return attribution.cue().stream()
                .flatMap(span -> List.of(span.in(text).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).stream())
                .anyMatch(speech::contains);
    }

    @Override
    public Attribution of(Statement statement, String text) {
        Attribution ours = StatementComparison.plain(statement);
        List<Span> source = ours.source();
        List<Span> cue =
                ours.cue().stream().map(narrow -> wideCue(narrow, ours, text)).toList();
        if (!source.isEmpty() && !cue.isEmpty()) {
            Span wide = cue.getFirst();
            source = List.of(relative(source.getFirst(), wide, text)
                    .orElseGet(() -> wideSource(ours.source().getFirst(), wide, ours.content(), text)));
        }
        return new Attribution(source, cue, withPronoun(ours, text));
    }

    /** The relative pronoun right before the source, where what follows the cue is a clause without subject or a name. */
    private static List<Span> withPronoun(Attribution ours, String text) {
        if (ours.source().isEmpty() || ours.cue().isEmpty()) {
            return ours.content();
        }
        int start = ours.source().getFirst().start();
        Matcher pronoun = PRONOUN_BEFORE.matcher(text.substring(Math.max(0, start - 8), start));
        boolean inOrder =
                start < ours.cue().getFirst().start() && ours.content().stream().allMatch(each -> each.start() > start);
        if (!inOrder || !pronoun.find()) {
            return ours.content();
        }
        int from = Math.max(0, start - 8);
        List<Span> all = new ArrayList<>(ours.content());
        all.add(new Span(from + pronoun.start(1), from + pronoun.end(1)));
        return all;
    }

    /** No word of PolNeAR's is part of two attributions, so none stands within another. */
    @Override
    public boolean marks(Statement statement) {
        return statement.within().isEmpty();
    }

    @Override
    public boolean joinsByCue() {
        return true;
    }

    private Span wideCue(Span cue, Attribution ours, String text) {
        int start = cue.start();
        Matcher going = GOING_ON.matcher(text.substring(Math.max(0, start - 30), start));
        if (going.find() && !isTaken(new Span(start - going.group().length(), start), ours)) {
            start -= going.group().length();
        }
        Matcher clitic = CLITIC.matcher(text.substring(Math.max(0, start - 6), start));
        if (clitic.find() && !isTaken(new Span(start - clitic.group().length(), start), ours)) {
            start -= clitic.group().length();
        }
        while (start > 0) {
            Matcher before = WORD_BEFORE.matcher(text.substring(Math.max(0, start - 30), start));
            if (!before.find()) {
                break;
            }
            String word = before.group(1).toLowerCase(Locale.ROOT);
            int from = Math.max(0, start - 30) + before.start(1);
            Span span = new Span(from, start);
            if (!(left.contains(word) || word.endsWith("ly") && word.length() > 4) || isTaken(span, ours)) {
                break;
            }
            start = from;
        }
        int end = cue.end();
        Matcher behind = IN_A_STATEMENT.matcher(text).region(end, text.length());
        if (behind.lookingAt() && !isTaken(new Span(end, behind.end()), ours)) {
            end = behind.end();
        }
        for (Pattern pattern : List.of(TIME_BEHIND, IT_BEHIND)) {
            Matcher more = pattern.matcher(text).region(end, text.length());
            if (more.lookingAt() && !isTaken(new Span(end, more.end()), ours)) {
                end = more.end();
            }
        }
        Matcher led = LED_ON.matcher(text).region(end, text.length());
        if (led.lookingAt() && ours.content().stream().anyMatch(each -> each.start() == led.end())) {
            end = led.end(1);
        }
        return new Span(start, end);
    }

    private static boolean isTaken(Span span, Attribution ours) {
        return ours.source().stream().anyMatch(span::overlaps)
                || ours.content().stream().anyMatch(span::overlaps);
    }

    /** "a senator, who opposed": the pronoun is marked, not the one whom it stands for. */
    private static Optional<Span> relative(Span source, Span cue, String text) {
        if (source.end() >= cue.start()) {
            return Optional.empty();
        }
        Matcher pronoun = RELATIVE.matcher(text).region(source.end(), cue.start());
        return pronoun.matches() ? Optional.of(new Span(pronoun.start(1), pronoun.end(1))) : Optional.empty();
    }

    private static Span wideSource(Span narrow, Span cue, List<Span> content, String text) {
        Span source = narrow;
        Matcher parenthesis = PARENTHESIS.matcher(text).region(narrow.end(), text.length());
        if (parenthesis.lookingAt() && !(cue.start() >= narrow.end() && cue.start() < parenthesis.end())) {
            source = new Span(narrow.start(), parenthesis.end());
        }
        return withApposition(source, cue, content, text);
    }

    private static Span withApposition(Span source, Span cue, List<Span> content, String text) {
        if (text.startsWith("’s", source.end()) || text.startsWith("'s", source.end())) {
            return new Span(source.start(), source.end() + 2);
        }
        if (source.end() < cue.start() && cue.start() - source.end() <= 220) {
            Matcher between = APPOSITION_BETWEEN.matcher(text).region(source.end(), cue.start());
            Span whole = new Span(source.start(), cue.start());
            Matcher rest = REST_OF_PHRASE.matcher(text).region(source.end(), cue.start());
            if (rest.matches() && content.stream().noneMatch(whole::overlaps)) {
                return new Span(
                        source.start(),
                        source.end() + rest.group().stripTrailing().length());
            }
            if (between.matches() && content.stream().noneMatch(whole::overlaps)) {
                return new Span(
                        source.start(),
                        source.end() + between.group().stripTrailing().length());
            }
        } else if (cue.end() <= source.start()) {
            int end = Math.min(text.length(), source.end() + 200);
            Matcher behind = APPOSITION_BEHIND.matcher(text.substring(source.end(), end));
            if (behind.find()) {
                Span wide = new Span(source.start(), source.end() + behind.end());
                if (content.stream().noneMatch(wide::overlaps)) {
                    return wide;
                }
            }
        }
        return source;
    }
}
