package entente.evaluate;

import entente.model.AnnotatedDocument;
import entente.model.Document;
import entente.model.Mention;
import entente.model.Sentence;
import entente.model.Span;
import entente.model.Token;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Trees and names of one or several readers against gold, side by side on the same sentences, each from its running text.
 *
 * <p>A word counts where its characters are the gold word's, as in the CoNLL 2018 shared task (Zeman et al. 2018): UPOS, XPOS, UAS
 * and LAS are F1 over words, LAS by relations without their subtypes. Names on GMB are exact spans of persons, organisations and
 * places; nationality words, which not every reader knows, are left out on both sides. Names on GUM, whose mentions are whole noun
 * phrases, are right where they cover the head of a named mention of the same kind; a state is a place there too.
 */
public final class ReadingEvaluation {

    /** Who reads. */
    public record Rival(String name, Function<Document, AnnotatedDocument> read) {}

    private static final Map<Mention.Kind, String> NAMED = Map.of(
            Mention.Kind.PERSON, "PERSON",
            Mention.Kind.ORGANISATION, "ORGANISATION",
            Mention.Kind.PLACE, "PLACE",
            Mention.Kind.STATE, "PLACE");
    private static final int GMB_HELD_FROM = 40_000;
    private static final int GMB_EVERY = 5;

    private final Path training;
    private final Path data;

    /**
     * @param training the folder {@code training} of a checkout
     * @param shared the folder of reference data, the parent of {@code data}
     */
    public ReadingEvaluation(Path training, Path shared) {
        this.training = training;
        this.data = shared.resolve("data");
    }

    /**
     * @param locked whether PUD is read as well; each look is to be logged in {@code training/looks.md}
     * @throws IOException if a set cannot be read
     */
    public void report(List<Rival> rivals, boolean locked, PrintStream out) throws IOException {
        Map<String, List<Treebank.Tree>> sets = new LinkedHashMap<>();
        sets.put("EWT dev", Treebank.read(data.resolve("annotation/ewt/dev.conllu.gz")));
        sets.put("GUM held out", Treebank.gumHeldOut(training, data, ""));
        sets.put("GUM news held out", Treebank.gumHeldOut(training, data, "news"));
        if (locked) {
            sets.put("PUD", Treebank.read(data.resolve("annotation/pud.conllu")));
        }
        out.print("| set | what |");
        rivals.forEach(rival -> out.printf(" %s |", rival.name()));
        out.printf("%n|---|---|%s%n", "---:|".repeat(rivals.size()));
        for (Map.Entry<String, List<Treebank.Tree>> set : sets.entrySet()) {
            List<Scoreboard> boards = new ArrayList<>();
            for (Rival rival : rivals) {
                Scoreboard board = new Scoreboard();
                set.getValue().forEach(tree -> tree(tree, rival, board));
                boards.add(board);
            }
            String title =
                    "%s (%,d sentences)".formatted(set.getKey(), set.getValue().size());
            for (String measure : List.of("words", "UPOS", "XPOS", "UAS", "LAS")) {
                row(title, measure, boards, measure, out);
            }
            if (set.getValue().stream().anyMatch(tree -> !tree.entities().isEmpty())) {
                row(title, "names F1 (heads)", boards, "names", out);
            }
        }
        List<Scoreboard> boards = new ArrayList<>();
        Texts texts = new Texts(training.resolve("labels"), data);
        List<Integer> numbers = texts.gmbNumbers().stream()
                .filter(n -> n >= GMB_HELD_FROM && n % GMB_EVERY == 0)
                .toList();
        for (Rival rival : rivals) {
            Scoreboard board = new Scoreboard();
            for (int n : numbers) {
                names(texts, n, rival, board);
            }
            boards.add(board);
        }
        String title = "GMB held out (%,d sentences)".formatted(numbers.size());
        row(title, "names F1 (exact)", boards, "names", out);
        for (String kind : List.of("PERSON", "ORGANISATION", "PLACE")) {
            row(title, kind.toLowerCase(Locale.ROOT), boards, kind, out);
        }
    }

    private static void row(String title, String label, List<Scoreboard> boards, String measure, PrintStream out) {
        out.printf("| %s | %s |", title, label);
        for (Scoreboard board : boards) {
            Scoreboard.Figure figure = board.micro(measure);
            out.printf(
                    Locale.ROOT, " %.1f [%.1f–%.1f] |", 100 * figure.value(), 100 * figure.low(), 100 * figure.high());
        }
        out.println();
    }

    private static List<Sentence> read(Rival rival, String text) {
        return rival.read().apply(Document.plain("gold", text)).sentences();
    }

    private static void tree(Treebank.Tree tree, Rival rival, Scoreboard board) {
        board.begin();
        List<Sentence> sentences = read(rival, tree.text());
        Map<Span, Integer> goldWords = new HashMap<>();
        for (int i = 0; i < tree.words().size(); i++) {
            int number = i;
            tree.words().get(i).span().ifPresent(span -> goldWords.put(span, number));
        }
        int found = sentences.stream().mapToInt(one -> one.tokens().size()).sum();
        int words = 0;
        int upos = 0;
        int xpos = 0;
        int uas = 0;
        int las = 0;
        for (Sentence sentence : sentences) {
            for (Token token : sentence.tokens()) {
                Integer number = goldWords.get(token.span());
                if (number == null) {
                    continue;
                }
                Treebank.Word gold = tree.words().get(number);
                words++;
                upos += gold.upos().equals(token.upos()) ? 1 : 0;
                xpos += gold.xpos().equals(token.xpos()) ? 1 : 0;
                Optional<Span> head = token.head() == 0
                        ? Optional.empty()
                        : Optional.of(sentence.tokens().get(token.head() - 1).span());
                Optional<Span> goldHead = gold.head() == 0
                        ? Optional.empty()
                        : tree.words().get(gold.head() - 1).span();
                boolean sameHead = gold.head() == 0 ? token.head() == 0 : head.isPresent() && head.equals(goldHead);
                uas += sameHead ? 1 : 0;
                las += sameHead && bare(gold.deprel()).equals(bare(token.deprel())) ? 1 : 0;
            }
        }
        int gold = tree.words().size();
        count(board, "words", words, found, gold);
        count(board, "UPOS", upos, found, gold);
        count(board, "XPOS", xpos, found, gold);
        count(board, "UAS", uas, found, gold);
        count(board, "LAS", las, found, gold);
        entities(tree, sentences, board);
    }

    private static String bare(String relation) {
        int colon = relation.indexOf(':');
        return colon < 0 ? relation : relation.substring(0, colon);
    }

    private static void count(Scoreboard board, String measure, int right, int found, int gold) {
        board.count(measure, "", new Tally(right, found - right, gold - right));
    }

    private static void entities(Treebank.Tree tree, List<Sentence> sentences, Scoreboard board) {
        record Head(Span span, String kind) {}
        Set<Head> gold = new HashSet<>();
        Set<Span> properNouns = new HashSet<>();
        tree.words().stream()
                .filter(Treebank.Word::properNoun)
                .forEach(word -> word.span().ifPresent(properNouns::add));
        tree.entities()
                .forEach(entity -> tree.words()
                        .get(entity.headWord())
                        .span()
                        .ifPresent(span -> gold.add(new Head(span, entity.kind()))));
        int right = 0;
        int found = 0;
        Set<Head> met = new HashSet<>();
        for (Sentence sentence : sentences) {
            for (Mention mention : sentence.mentions()) {
                String kind = NAMED.get(mention.kind());
                if (kind == null || mention.kind() == Mention.Kind.ROLE) {
                    continue;
                }
                found++;
                Optional<Head> hit = gold.stream()
                        .filter(head ->
                                head.kind().equals(kind) && mention.span().covers(head.span()))
                        .findFirst();
                if (hit.isPresent() && met.add(hit.get())) {
                    right++;
                }
            }
        }
        count(board, "names", right, found, gold.size());
    }

    private static void names(Texts texts, int n, Rival rival, Scoreboard board) throws IOException {
        board.begin();
        List<Texts.Name> gold = texts.gmbNames(n);
        List<Span> masked = gold.stream()
                .filter(name -> name.kind().equals("NATION"))
                .map(Texts.Name::span)
                .toList();
        Set<String> wanted = new HashSet<>();
        gold.stream()
                .filter(name -> !name.kind().equals("NATION"))
                .forEach(name -> wanted.add(name.kind() + " " + name.span()));
        Map<String, int[]> tallies = new HashMap<>();
        for (String key : wanted) {
            tallies.computeIfAbsent(key.split(" ")[0], kind -> new int[3])[2]++;
        }
        for (Sentence sentence : read(rival, texts.sentence("gmb", "", n).text())) {
            for (Mention mention : sentence.mentions()) {
                String kind = NAMED.get(mention.kind());
                if (kind != null && masked.stream().noneMatch(span -> span.overlaps(mention.span()))) {
                    int[] tally = tallies.computeIfAbsent(kind, any -> new int[3]);
                    tally[1]++;
                    tally[0] += wanted.contains(kind + " " + mention.span()) ? 1 : 0;
                }
            }
        }
        tallies.forEach((kind, tally) -> {
            count(board, kind, tally[0], tally[1], tally[2]);
            count(board, "names", tally[0], tally[1], tally[2]);
        });
    }
}
