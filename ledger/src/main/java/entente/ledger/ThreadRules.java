package entente.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** The rows of {@code threads.tsv}: which act opens a thread and which carries one further. */
final class ThreadRules {

    private static final List<String> COLUMNS =
            List.of("kind", "step", "by", "types", "modality", "words", "result", "days");

    private static final class Standard {
        static final ThreadRules RULES = load();
    }

    record Rule(
            Set<String> kinds,
            CommitmentThread.Part step,
            String by,
            List<String> types,
            Set<String> modalities,
            Optional<Pattern> words,
            String result,
            int days) {

        /** @param told the words in which the pattern is looked for */
        boolean fits(Act act, String told) {
            return modalities.contains(act.modality().code())
                    && types.stream().anyMatch(type -> is(act, type))
                    && words.map(pattern -> pattern.matcher(told).find()).orElse(true);
        }

        private static boolean is(Act act, String type) {
            int dot = type.indexOf('.');
            return dot < 0
                    ? act.type().equals(type)
                    : act.type().equals(type.substring(0, dot)) && act.modes().contains(type.substring(dot + 1));
        }
    }

    private static final Pattern POINTS_BACK = Pattern.compile(
            "\\b(to|the|an?|this|that|its|his|her|their|of) (offers?|proposals?|invitations?|demands?|requests?|threats?)$");

    private final List<Rule> rules;
    private final Pattern cues;

    private ThreadRules(List<Rule> rules) {
        this.rules = rules;
        this.cues = Pattern.compile(rules.stream()
                .filter(rule -> rule.types().contains(Act.WORDS))
                .flatMap(rule -> rule.words().stream())
                .map(pattern -> "(?:" + pattern.pattern() + ")")
                .collect(Collectors.joining("|")));
    }

    static ThreadRules standard() {
        return Standard.RULES;
    }

    private static ThreadRules load() {
        String name = "threads.tsv";
        try (InputStream stream = ThreadRules.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path beside " + ThreadRules.class);
            }
            return read(name, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException with file and line, what was expected and what was found */
    static ThreadRules read(String name, BufferedReader reader) throws IOException {
        List<Rule> rules = new ArrayList<>();
        boolean headed = false;
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = new ArrayList<>(List.of(line.split("\t", -1)));
            if (!headed) {
                if (!cells.equals(COLUMNS)) {
                    throw new IllegalArgumentException(
                            "%s line %d: expected the columns %s, got %s".formatted(name, number, COLUMNS, cells));
                }
                headed = true;
                continue;
            }
            if (cells.size() == COLUMNS.size() - 1) {
                cells.add("");
            }
            if (cells.size() != COLUMNS.size()) {
                throw new IllegalArgumentException(
                        "%s line %d: expected %d cells, got %d".formatted(name, number, COLUMNS.size(), cells.size()));
            }
            rules.add(rule(name, number, cells));
        }
        return new ThreadRules(List.copyOf(rules));
    }

    private static Rule rule(String name, int number, List<String> cells) {
        CommitmentThread.Part step = CommitmentThread.Part.ofCode(cells.get(1))
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s line %d, column \"step\": expected opens, response, progress or outcome, got \"%s\""
                                .formatted(name, number, cells.get(1))));
        String by = cells.get(2);
        if (!Set.of("self", "other", "either", "any").contains(by)) {
            throw new IllegalArgumentException(
                    "%s line %d, column \"by\": expected self, other, either or any, got \"%s\""
                            .formatted(name, number, by));
        }
        int days = 0;
        if (step != CommitmentThread.Part.OPENS) {
            try {
                days = Integer.parseInt(cells.get(7));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "%s line %d, column \"days\": expected a number of days, got \"%s\""
                                .formatted(name, number, cells.get(7)),
                        e);
            }
        }
        try {
            return new Rule(
                    Set.of(cells.get(0).split(" ")),
                    step,
                    by,
                    List.of(cells.get(3).split(" ")),
                    Set.of(cells.get(4).split(" ")),
                    Optional.of(cells.get(5)).filter(words -> !words.isEmpty()).map(Pattern::compile),
                    cells.get(6),
                    days);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "%s line %d, column \"words\": expected a regular expression, got \"%s\""
                            .formatted(name, number, cells.get(5)),
                    e);
        }
    }

    /** The words by which a sentence may carry a thread further though no act was coded in it. */
    Optional<String> cue(String sentence) {
        Matcher matcher = cues.matcher(sentence.toLowerCase(Locale.ROOT));
        return matcher.find() && matcher.end() <= sentence.length()
                ? Optional.of(sentence.substring(matcher.start(), matcher.end()))
                : Optional.empty();
    }

    /** The row by which an act opens a thread. Its words are looked for in the trigger and what the act is about. */
    Optional<Rule> opening(Act act) {
        if (POINTS_BACK.matcher(before(act)).find()) {
            return Optional.empty();
        }
        String told = act.type().equals(Act.WORDS) ? act.words().toLowerCase(Locale.ROOT) : told(act);
        return rules.stream()
                .filter(rule -> rule.step() == CommitmentThread.Part.OPENS && rule.fits(act, told))
                .findFirst()
                .filter(rule -> !rule.kinds().contains("none"));
    }

    /** What stands before the trigger, with the trigger: "cool to offer" speaks of an offer that was made before. */
    private static String before(Act act) {
        String sentence = act.words().toLowerCase(Locale.ROOT);
        String trigger = act.trigger().toLowerCase(Locale.ROOT);
        int at = sentence.indexOf(trigger);
        return at < 0 ? trigger : sentence.substring(Math.max(0, at - 12), at) + trigger;
    }

    /** The words of the act itself: its trigger with what stands directly before it and all that follows to the end of the clause. */
    private static String told(Act act) {
        String sentence = act.words().toLowerCase(Locale.ROOT);
        String trigger = act.trigger().toLowerCase(Locale.ROOT);
        int at = sentence.indexOf(trigger);
        if (at < 0) {
            return trigger;
        }
        int end = sentence.indexOf(", ", at);
        boolean future = sentence.substring(0, at).matches("(?s).*\\b(will|would)( \\w+)? $");
        String clause = sentence.substring(at, end < 0 ? sentence.length() : end);
        boolean ultimatum = sentence.contains("unless") || sentence.matches("(?s).*\\bgave \\w+ until\\b.*");
        // The end of the trigger is what patterns with "$" mean.
        return (future ? trigger + " will " : "") + clause + (ultimatum ? " " + sentence : "") + "\n" + trigger;
    }

    /** What a sentence answers by its words alone: "coolly received". */
    Optional<String> answer(String sentence) {
        String told = sentence.toLowerCase(Locale.ROOT);
        return rules.stream()
                .filter(rule -> rule.step() == CommitmentThread.Part.RESPONSE
                        && rule.types().contains(Act.WORDS)
                        && rule.words()
                                .filter(words -> words.matcher(told).find())
                                .isPresent())
                .map(Rule::result)
                .findFirst();
    }

    List<Rule> after(String kind) {
        return rules.stream()
                .filter(rule -> rule.step() != CommitmentThread.Part.OPENS
                        && (rule.kinds().contains(kind) || rule.kinds().contains("*")))
                .toList();
    }
}
