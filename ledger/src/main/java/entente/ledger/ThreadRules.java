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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** The rows of {@code threads.tsv}: which act opens a thread and which carries one further. */
final class ThreadRules {

    private static final List<String> COLUMNS =
            List.of("kind", "step", "by", "types", "modality", "words", "result", "days", "of");

    private static final class Standard {
        static final ThreadRules RULES = load();
    }

    /** What an act that fits a row means for the thread; a rejected draft is answered and over at once. */
    record Effect(CommitmentThread.Part step, String result) {}

    record Rule(
            Set<String> kinds,
            CommitmentThread.Part step,
            String by,
            List<String> types,
            Set<String> modalities,
            Optional<Pattern> words,
            String result,
            int days,
            Optional<Pattern> of,
            List<Effect> effects,
            int row) {

        /** @param told the words in which the pattern is looked for */
        boolean fits(Act act, String told) {
            return modalities.contains(act.modality().code())
                    && types.stream().anyMatch(type -> is(act, type))
                    && words.map(pattern -> holds(act, pattern, told)).orElse(true);
        }

        /** Of a sentence without an act, the words by which it was noticed must be what the row means. */
        private static boolean holds(Act act, Pattern pattern, String told) {
            Matcher matcher = pattern.matcher(told);
            if (!act.type().equals(Act.WORDS)) {
                return matcher.find();
            }
            String cue = act.trigger().toLowerCase(Locale.ROOT);
            while (matcher.find()) {
                if (matcher.group().equals(cue)) {
                    return true;
                }
            }
            return false;
        }

        /** All results, "declined+lapsed". */
        String results() {
            return effects.stream().map(Effect::result).collect(Collectors.joining("+"));
        }

        /** Whether a thread that was opened in these words can take this step. */
        boolean isOf(String opening) {
            return of.map(pattern -> pattern.matcher(opening).find()).orElse(true);
        }

        private static boolean is(Act act, String type) {
            int dot = type.indexOf('.');
            if (type.endsWith(".-")) {
                return act.type().equals(type.substring(0, dot)) && act.modes().isEmpty();
            }
            return dot < 0
                    ? act.type().equals(type)
                    : act.type().equals(type.substring(0, dot)) && act.modes().contains(type.substring(dot + 1));
        }
    }

    /**
     * Words by which a sentence may carry a thread further though no act was coded in it.
     *
     * @param start in the sentence
     * @param opens the kind of thread that the words may open; empty if they carry one further
     * @param ofText whether a document says it, whose parties are those of the agreement before it
     * @param ofRest whether it says that something is left, of the matter that its report is about: "Eight stay in custody"
     * @param withoutParties whether it counts though the sentence names nobody: "It takes effect on Monday."
     */
    record Cue(int start, int end, Optional<String> opens, boolean ofText, boolean withoutParties, boolean ofRest) {}

    /** Kind of openings that only speak of one made before: "the offer". */
    static final String BACK = "back";

    /** Result of rows that tell when something is due. */
    static final String DEADLINE = "deadline set";

    /** Result of rows that tell that something is left to do. */
    private static final String REST = "open";

    private static final Pattern POINTS_BACK = Pattern.compile(
            "\\b(the|an?|this|that|its|his|her|their|of) (offers?|proposals?|invitations?|demands?|requests?|threats?)$");

    private static final SortedMap<String, Pattern> BACK_KINDS = new TreeMap<>(Map.of(
            "offer", Pattern.compile("^(offer|proposal|invitation)"),
            "demand", Pattern.compile("^(demand|request)"),
            "threat", Pattern.compile("^threat")));

    /** "cool to offer of cooperation", not "to offer help". */
    private static final Pattern POINTS_BACK_TO =
            Pattern.compile("\\bto (offers?|proposals?|invitations?|demands?|requests?|threats?) (of|for|from|by)\\b");

    /** What stands before words that are no opening: "would not demand". */
    private static final Pattern NOT_SO =
            Pattern.compile("\\b(not|never|nor|without|refus\\w+ to|declin\\w+ to|would have)\\b");

    /** What is told only as a condition was not promised: "as soon as Uzbekistan had agreed". */
    private static final Pattern ONLY_IF =
            Pattern.compile("\\b(as soon as|once|if|whether|in case) (?!\\w* ?not )[\\w ]{1,30}$");

    private static final List<String> WHO = List.of("self", "other", "either", "any", "two", "text", "all");

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
            while (cells.size() >= COLUMNS.size() - 2 && cells.size() < COLUMNS.size()) {
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
        String[] parts = cells.get(1).split("\\+");
        String[] results = cells.get(6).split("\\+");
        if (parts.length != results.length) {
            throw new IllegalArgumentException("%s line %d: expected as many results as steps, got \"%s\" and \"%s\""
                    .formatted(name, number, cells.get(1), cells.get(6)));
        }
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            effects.add(new Effect(part(name, number, parts[i]), results[i]));
        }
        CommitmentThread.Part step = effects.getFirst().step();
        String by = cells.get(2);
        if (!WHO.contains(by)) {
            throw new IllegalArgumentException(
                    "%s line %d, column \"by\": expected one of %s, got \"%s\"".formatted(name, number, WHO, by));
        }
        int days = 0;
        if (step != CommitmentThread.Part.OPENS) {
            String told = cells.get(7);
            try {
                days = Integer.parseInt(told);
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
                    results[0],
                    days,
                    Optional.of(cells.get(8)).filter(words -> !words.isEmpty()).map(Pattern::compile),
                    effects,
                    number);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "%s line %d, columns \"words\" and \"of\": expected regular expressions, got \"%s\" and \"%s\""
                            .formatted(name, number, cells.get(5), cells.get(8)),
                    e);
        }
    }

    private static CommitmentThread.Part part(String name, int number, String cell) {
        return CommitmentThread.Part.ofCode(cell)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s line %d, column \"step\": expected opens, response, progress or outcome, got \"%s\""
                                .formatted(name, number, cell)));
    }

    /** The words by which a sentence may carry a thread further though no act was coded in it, each stretch once. */
    List<Cue> cues(String sentence) {
        String told = sentence.toLowerCase(Locale.ROOT);
        if (told.length() != sentence.length() || !cues.matcher(told).find()) {
            return List.of();
        }
        TreeMap<Integer, Cue> found = new TreeMap<>();
        for (Rule rule : rules) {
            if (!rule.types().contains(Act.WORDS)
                    || rule.words().isEmpty()
                    || rule.kinds().contains("none")) {
                continue;
            }
            Matcher matcher = rule.words().get().matcher(told);
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    Optional<String> opens =
                            Optional.of(rule.result()).filter(kind -> rule.step() == CommitmentThread.Part.OPENS);
                    found.merge(
                            matcher.start() * 4096 + Math.min(4095, matcher.end() - matcher.start()),
                            new Cue(
                                    matcher.start(),
                                    matcher.end(),
                                    opens,
                                    rule.by().equals("text"),
                                    rule.result().equals(DEADLINE),
                                    rule.result().equals(REST)),
                            (one, other) ->
                                    one.opens().isPresent() && other.opens().isEmpty() ? other : one);
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** The row by which an act opens a thread. Its words are looked for in the trigger and what the act is about. */
    Optional<Rule> opening(Act act) {
        boolean words = act.type().equals(Act.WORDS);
        if (words && NOT_SO.matcher(before(act, 24)).find()
                || !words && ONLY_IF.matcher(before(act, 40)).find()) {
            return Optional.empty();
        }
        if (!words
                && (POINTS_BACK.matcher(before(act, 24)).find()
                        || POINTS_BACK_TO.matcher(around(act)).find())) {
            return back(act);
        }
        String sentence = act.words().toLowerCase(Locale.ROOT);
        String told = words ? sentence : told(act);
        return rules.stream()
                .filter(rule -> rule.step() == CommitmentThread.Part.OPENS
                        && (!rule.by().equals("two") || betweenTwo(act))
                        && rule.fits(act, rule.by().equals("text") ? sentence : told))
                .findFirst()
                .filter(rule -> !rule.kinds().contains("none"));
    }

    /** "the offer": it opens nothing, but speaks of what an earlier act opened. */
    private static Optional<Rule> back(Act act) {
        String noun = act.trigger().toLowerCase(Locale.ROOT);
        return BACK_KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(noun).find())
                .map(kind -> new Rule(
                        Set.of(BACK),
                        CommitmentThread.Part.OPENS,
                        "any",
                        List.of(act.type()),
                        Set.of(),
                        Optional.empty(),
                        kind.getKey(),
                        0,
                        Optional.empty(),
                        List.of(),
                        0))
                .findFirst();
    }

    private static String around(Act act) {
        String sentence = act.words().toLowerCase(Locale.ROOT);
        String trigger = act.trigger().toLowerCase(Locale.ROOT);
        int at = sentence.indexOf(trigger);
        return at < 0
                ? trigger
                : sentence.substring(Math.max(0, at - 12), Math.min(sentence.length(), at + trigger.length() + 6));
    }

    private static boolean betweenTwo(Act act) {
        return (act.type().equals(Act.WORDS) ? act.nearby() : act.actors()).size() > 1;
    }

    /** What stands before the trigger, with the trigger: "cool to offer" speaks of an offer that was made before. */
    private static String before(Act act, int far) {
        String sentence = act.words().toLowerCase(Locale.ROOT);
        String trigger = act.trigger().toLowerCase(Locale.ROOT);
        int at = sentence.indexOf(trigger);
        if (act.type().equals(Act.WORDS)) {
            return at < 0 ? "" : sentence.substring(Math.max(0, at - far), at);
        }
        return at < 0 ? trigger : sentence.substring(Math.max(0, at - far), at) + trigger;
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

    /** What a step means; of "declined+lapsed" both. */
    List<Effect> effects(CommitmentThread.Part part, String results) {
        return rules.stream()
                .filter(rule -> rule.step() == part && rule.results().equals(results))
                .findFirst()
                .map(Rule::effects)
                .orElse(List.of(new Effect(part, results)));
    }

    /** The place of the first row with this result. */
    int rank(CommitmentThread.Part part, String results) {
        return rules.stream()
                .filter(rule -> rule.step() == part && rule.results().equals(results))
                .mapToInt(Rule::row)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /** Whether an act only tells again what the thread of its report opened: "Under the accord, they will …". */
    boolean tellsAgain(Act act) {
        String told = act.words().toLowerCase(Locale.ROOT);
        return rules.stream().anyMatch(rule -> rule.result().equals("told again") && rule.fits(act, told));
    }

    List<Rule> after(String kind) {
        return rules.stream()
                .filter(rule -> rule.step() != CommitmentThread.Part.OPENS
                        && !rule.result().equals("told again")
                        && (rule.kinds().contains(kind) || rule.kinds().contains("*")))
                .toList();
    }
}
