package entente.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.model.Block;
import entente.model.Digest;
import entente.model.Document;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The text of articles on web pages against the text that a person marked.
 *
 * <p><b>The measure</b> is that of the public article-extraction benchmark (scrapinghub/article-extraction-benchmark): both texts
 * become runs of four words ({@code \w+}, upper and lower case told apart), as a multiset; a page's precision is the share of the
 * found runs that are marked, its recall the share of the marked runs that were found; precision and recall are averaged over the
 * pages (pages where nothing was found do not count for precision), and F1 is that of the two averages. The intervals are the
 * 2.5th and 97.5th percentile of 1,000 draws of pages.
 *
 * <p><b>The halves.</b> Pages were looked at and rules changed on {@code tune} alone; a page is in {@code tune} if the first byte
 * of the SHA-256 of its name is even.
 */
public final class HtmlEvaluation {

    /** Which pages: those that rules were made on, those kept back, or both. */
    public enum Half {
        TUNE,
        CHECK,
        ALL
    }

    private static final int WORDS = 4;
    private static final int DRAWS = 1000;
    private static final long SEED = 20031203L;
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private record Page(String name, Path file, Optional<String> marked) {}

    private record Score(String name, double precision, double recall, boolean found) {
        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    private final Function<Path, Optional<Document>> reader;

    /** @param reader what a page gives; empty if it is refused */
    public HtmlEvaluation(Function<Path, Optional<Document>> reader) {
        this.reader = reader;
    }

    /**
     * Prints the scores of {@code folder}.
     *
     * @param folder with {@code ground-truth.json} and {@code html/KEY.html.gz}; or with a folder per page, holding {@code
     *     source.html} and {@code expected.html}
     * @param worst how many of the worst pages are named; of {@code tune} only
     * @param predictions where the texts go, as the benchmark has them: {@code {"KEY":{"articleBody":"…"}}}
     * @throws IOException if the folder cannot be read
     */
    public void report(Path folder, Half half, int worst, @Nullable Path predictions, PrintStream out)
            throws IOException {
        List<Score> scores = new ArrayList<>();
        ObjectNode texts = new ObjectMapper().createObjectNode();
        int refused = 0;
        for (Page page : pages(folder, half)) {
            Optional<Document> document = reader.apply(page.file());
            refused += document.isEmpty() ? 1 : 0;
            String body = document.map(HtmlEvaluation::body).orElse("");
            texts.putObject(page.name()).put("articleBody", body);
            page.marked().ifPresent(marked -> scores.add(score(page.name(), marked, body)));
        }
        if (predictions != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(predictions.toFile(), texts);
        }
        out.printf(
                Locale.ROOT,
                "%s, %s: %d pages, %d refused%n",
                folder.getFileName(),
                half.name().toLowerCase(Locale.ROOT),
                texts.size(),
                refused);
        if (scores.isEmpty()) {
            return;
        }
        print(out, "precision", scores, HtmlEvaluation::precision);
        print(out, "recall", scores, HtmlEvaluation::recall);
        print(out, "F1", scores, HtmlEvaluation::f1);
        if (half == Half.TUNE) {
            scores.stream()
                    .sorted(Comparator.comparingDouble(Score::f1))
                    .limit(worst)
                    .forEach(score -> out.printf(
                            Locale.ROOT,
                            "  %.3f (P %.3f, R %.3f) %s%n",
                            score.f1(),
                            score.precision(),
                            score.recall(),
                            score.name()));
        }
    }

    /** The text without the headline that stands before it. */
    static String body(Document document) {
        StringBuilder body = new StringBuilder();
        for (Block block : document.blocks()) {
            boolean headline =
                    block.kind() == Block.Kind.HEADLINE && block.span().start() == 0;
            if (!headline && block.kind() != Block.Kind.FURNITURE) {
                body.append(document.text(), block.span().start(), block.span().end())
                        .append('\n');
            }
        }
        return body.toString();
    }

    // Pages

    private static List<Page> pages(Path folder, Half half) throws IOException {
        List<Page> pages = new ArrayList<>();
        Path truth = folder.resolve("ground-truth.json");
        if (Files.exists(truth)) {
            JsonNode marked = new ObjectMapper().readTree(truth.toFile());
            for (String key : sorted(marked)) {
                pages.add(new Page(
                        key,
                        folder.resolve("html").resolve(key + ".html.gz"),
                        Optional.of(marked.path(key).path("articleBody").asText())));
            }
        } else {
            try (Stream<Path> list = Files.list(folder)) {
                for (Path entry : list.sorted().toList()) {
                    Path expected = entry.resolve("expected.html");
                    if (Files.exists(expected)) {
                        pages.add(new Page(
                                folder.getFileName() + "/" + entry.getFileName(),
                                entry.resolve("source.html"),
                                Optional.of(words(Files.readString(expected)))));
                    } else if (entry.toString().matches(".*\\.html?(\\.gz)?")) {
                        String name = String.valueOf(entry.getFileName()).replaceFirst("\\.html?(\\.gz)?$", "");
                        pages.add(new Page(name, entry, Optional.empty()));
                    }
                }
            }
        }
        if (pages.isEmpty()) {
            throw new IOException(
                    folder
                            + ": expected ground-truth.json beside html/, folders with source.html and expected.html, or pages, found none of these");
        }
        return pages.stream()
                .filter(page -> half == Half.ALL || isTune(page.name()) == (half == Half.TUNE))
                .toList();
    }

    private static List<String> sorted(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        keys.sort(Comparator.naturalOrder());
        return keys;
    }

    static boolean isTune(String name) {
        return Integer.parseInt(Digest.of(name).prefix(2), 16) % 2 == 0;
    }

    private static String words(String html) {
        StringBuilder words = new StringBuilder();
        Jsoup.parse(html).traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                words.append(text.getWholeText());
            } else if (node instanceof Element element
                    && (element.isBlock() || element.normalName().equals("br"))) {
                words.append('\n');
            }
        });
        return words.toString();
    }

    // The measure

    private static Score score(String name, String marked, String found) {
        Map<List<String>, Integer> expected = runs(marked);
        Map<List<String>, Integer> actual = runs(found);
        Set<List<String>> all = new HashSet<>(expected.keySet());
        all.addAll(actual.keySet());
        long right = 0;
        long surplus = 0;
        long missed = 0;
        for (List<String> run : all) {
            int wanted = expected.getOrDefault(run, 0);
            int got = actual.getOrDefault(run, 0);
            right += Math.min(wanted, got);
            surplus += Math.max(0, got - wanted);
            missed += Math.max(0, wanted - got);
        }
        return new Score(
                name,
                right + surplus == 0 ? 0 : (double) right / (right + surplus),
                right + missed == 0 ? 0 : (double) right / (right + missed),
                right + surplus > 0);
    }

    static Map<List<String>, Integer> runs(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        Map<List<String>, Integer> runs = new HashMap<>();
        for (int i = 0; i < Math.max(1, words.size() - WORDS + 1); i++) {
            List<String> run = List.copyOf(words.subList(i, Math.min(words.size(), i + WORDS)));
            if (!run.isEmpty()) {
                runs.merge(run, 1, Integer::sum);
            }
        }
        return runs;
    }

    private static double precision(List<Score> scores) {
        return scores.stream()
                .filter(Score::found)
                .mapToDouble(Score::precision)
                .average()
                .orElse(0);
    }

    private static double recall(List<Score> scores) {
        return scores.stream().mapToDouble(Score::recall).average().orElse(0);
    }

    private static double f1(List<Score> scores) {
        double precision = precision(scores);
        double recall = recall(scores);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static void print(PrintStream out, String what, List<Score> scores, Function<List<Score>, Double> measure) {
        Random random = new Random(SEED);
        double[] values = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            values[i] = measure.apply(random.ints(scores.size(), 0, scores.size())
                    .mapToObj(scores::get)
                    .toList());
        }
        Arrays.sort(values);
        out.printf(
                Locale.ROOT,
                "  %-9s %.3f [%.3f–%.3f]%n",
                what,
                measure.apply(scores),
                values[DRAWS / 40],
                values[DRAWS - 1 - DRAWS / 40]);
    }

    /** For tests: precision, recall and F1 of one page. */
    static Map<String, Double> measure(String marked, String found) {
        Score score = score("", marked, found);
        return new TreeMap<>(Map.of("precision", score.precision(), "recall", score.recall(), "F1", score.f1()));
    }
}
