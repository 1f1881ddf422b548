package entente.code;

import entente.model.Event.Quantity;
import entente.model.Evidence;
import entente.model.Span;
import entente.model.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts of people: "killing at least 12 civilians", "wounded dozens", "thousands of demonstrators".
 *
 * <p>Which verbs count what stands in {@code magnitudes.tsv}; number words and bounds too.
 */
final class Magnitudes {

    /** Words that may stand between a verb and the number behind it, or a number and the participle behind it. */
    private static final Set<String> BEFORE_NUMBERS = WordSets.of("before numbers");

    private static final Set<String> BEHIND_NUMBERS = WordSets.of("behind numbers");

    private final Map<String, String> verbs = new HashMap<>();
    private final Map<String, long[]> numbers = new HashMap<>();
    private final Map<String, String> bounds = new HashMap<>();
    private final Map<String, String> crowds = new HashMap<>();
    private final Set<String> people;

    Magnitudes(RuleBook book) {
        this.people = book.set("people");
        for (WordList.Line line : WordList.read("magnitudes.tsv", "kind", "word", "value")) {
            switch (line.get(0)) {
                case "verb" -> verbs.put(line.get(1), line.get(2));
                case "crowd" -> crowds.put(line.get(1), line.get(2));
                case "bound" -> bounds.put(line.get(1), line.get(2));
                case "number" -> {
                    String[] range = line.get(2).split("-");
                    try {
                        numbers.put(
                                line.get(1),
                                new long[] {Long.parseLong(range[0]), Long.parseLong(range[range.length - 1])});
                    } catch (NumberFormatException e) {
                        throw line.wrong("a number or a range such as 24-99", line.get(2));
                    }
                }
                default -> throw line.wrong("verb, crowd, bound or number", line.get(0));
            }
        }
    }

    /** Counts by name ("killed", "injured", "crowd" …) in the act's own sentence. */
    SortedMap<String, Quantity> of(Reading reading) {
        SortedMap<String, Quantity> found = new TreeMap<>();
        Tree tree = reading.tree;
        for (Token token : tree.tokens()) {
            String what = verbs.get(Tree.lemma(token));
            if (what != null && Slots.isVerbal(token) && isOf(reading, token)) {
                Slots slots = Slots.of(tree, token, Optional.empty());
                List<Token> counted =
                        what.equals("killed") && Tree.lemma(token).equals("die") ? slots.get("subj") : slots.get("obj");
                for (Token head : counted) {
                    quantity(tree, head).ifPresent(count -> found.putIfAbsent(what, count));
                }
            }
        }
        for (Token token : tree.tokens()) {
            counted(tree, token)
                    .filter(what -> !found.containsKey(what) && isOf(reading, clause(tree, token)))
                    .ifPresent(what -> beside(tree, token).ifPresent(count -> found.put(what, count)));
        }
        if (crowds.containsKey(reading.type)) {
            for (Token head : reading.slots.get("subj")) {
                quantity(tree, head).ifPresent(count -> found.putIfAbsent(crowds.get(reading.type), count));
            }
        }
        return found;
    }

    /** What a word in whatever form counts: "wounded", "injuring", "dead". */
    private Optional<String> counted(Tree tree, Token token) {
        if (!Set.of("VERB", "ADJ").contains(token.upos())) {
            return Optional.empty();
        }
        return Lemmas.candidates(tree.lower(token), true).stream()
                .map(verbs::get)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** The word that the clause hangs on, over the slips that parses make between a verb and what stands beside it. */
    private static Token clause(Tree tree, Token word) {
        Token each = word;
        while (each.head() != 0 && Tree.isRelated(each, "conj", "xcomp", "obj", "amod", "advcl")) {
            each = tree.token(each.head());
        }
        return each;
    }

    /** "wounded 20", "20 others injured", "five soldiers dead": the number next to the word, whatever the parse made of the two. */
    private Optional<Quantity> beside(Tree tree, Token word) {
        for (int id = word.id() + 1; id <= Math.min(word.id() + 5, tree.tokens().size()); id++) {
            Token token = tree.token(id);
            if (isNumber(token)) {
                return quantity(tree, head(tree, token));
            }
            if (!BEFORE_NUMBERS.contains(tree.lower(token))) {
                break;
            }
        }
        boolean suffered = word.upos().equals("ADJ") || word.xpos().equals("VBN");
        for (int id = word.id() - 1; suffered && id >= Math.max(1, word.id() - 4); id--) {
            Token token = tree.token(id);
            if (isNumber(token)) {
                return quantity(tree, head(tree, token));
            }
            if (!people.contains(Tree.lemma(token)) && !BEHIND_NUMBERS.contains(tree.lower(token))) {
                break;
            }
        }
        return Optional.empty();
    }

    private boolean isNumber(Token token) {
        return token.upos().equals("NUM") || numbers.containsKey(Tree.lemma(token));
    }

    /** The noun that a number counts, where it stands right behind it. */
    private static Token head(Tree tree, Token number) {
        if (number.relation().equals("nummod") && number.head() != 0) {
            Token noun = tree.token(number.head());
            return noun.upos().equals("NOUN") && noun.id() > number.id() ? noun : number;
        }
        return number;
    }

    private static boolean isOf(Reading reading, Token verb) {
        if (verb.id() == reading.token.id()) {
            return true;
        }
        return reading.tree.isWithin(verb, reading.clause()) || reading.tree.isWithin(reading.clause(), verb);
    }

    private Optional<Quantity> quantity(Tree tree, Token head) {
        Optional<Token> number = tree.children(head, "nummod").stream().findFirst();
        if (number.isEmpty() && (head.upos().equals("NUM") || numbers.containsKey(Tree.lemma(head)))) {
            number = Optional.of(head);
        }
        if (number.isEmpty() || !countsPeople(tree, head, number.get())) {
            return Optional.empty();
        }
        Token token = number.get();
        Optional<long[]> range = value(tree, token);
        if (range.isEmpty()) {
            return Optional.empty();
        }
        long low = range.get()[0];
        long high = range.get()[1];
        String bound = bound(tree, token);
        Span span = new Span(
                Math.min(token.span().start(), start(tree, token)), token.span().end());
        Evidence words = Evidence.of(span, tree.text());
        Optional<Long> value = low == high ? Optional.of(low) : Optional.empty();
        return Optional.of(
                switch (bound) {
                    case "low" -> new Quantity(value, Optional.of(low), Optional.empty(), words);
                    case "high" -> new Quantity(value, Optional.empty(), Optional.of(high), words);
                    default -> new Quantity(value, Optional.of(low), Optional.of(high), words);
                });
    }

    private boolean countsPeople(Tree tree, Token head, Token number) {
        return head.id() == number.id()
                || people.contains(Tree.lemma(head))
                || head.xpos().equals("NNS")
                        && !Set.of("year", "day", "month", "mile", "dollar", "hour")
                                .contains(Tree.lemma(head));
    }

    private static int start(Tree tree, Token number) {
        return tree
                .below(
                        number,
                        token -> token.upos().equals("VERB") || token.relation().equals("cc"))
                .stream()
                .mapToObj(tree::token)
                .filter(token -> token.id() < number.id())
                .mapToInt(token -> token.span().start())
                .min()
                .orElse(number.span().start());
    }

    private String bound(Tree tree, Token number) {
        String before = "";
        for (int id = Math.max(1, number.id() - 3); id < number.id(); id++) {
            before += tree.lower(tree.token(id)) + " ";
        }
        for (Map.Entry<String, String> each : new TreeMap<>(bounds).entrySet()) {
            if (before.endsWith(each.getKey() + " ")) {
                return each.getValue();
            }
        }
        return "";
    }

    private Optional<long[]> value(Tree tree, Token token) {
        String word = tree.lower(token).replace(",", "");
        if (word.matches("\\d{1,9}")) {
            long value = Long.parseLong(word);
            return value >= 1900
                            && value <= 2100
                            && word.length() == 4
                            && !tree.lower(token).contains(",")
                    ? Optional.empty()
                    : Optional.of(new long[] {value, value});
        }
        return Optional.ofNullable(numbers.get(word))
                .or(() -> Optional.ofNullable(numbers.get(token.lemma().toLowerCase(Locale.ROOT))));
    }
}
