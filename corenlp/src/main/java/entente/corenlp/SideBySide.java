package entente.corenlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import entente.annotate.Annotator;
import entente.annotate.Reader;
import entente.evaluate.ReadingEvaluation;
import entente.model.AnnotatedDocument;
import entente.model.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * Our reader beside CoreNLP's fast set-up, in one run on the same sentences: {@code docs/reports/reader.md}.
 *
 * <p>Accuracy is {@link ReadingEvaluation}'s. Speed is measured on articles of {@code worldwide_newswire}, in turns (ours, the
 * rival's, ours …), so that a busy moment of the machine strikes both.
 */
public final class SideBySide {

    private static final int ARTICLES = 120;
    private static final int ROUNDS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SideBySide() {}

    /**
     * @param arguments {@code accuracy} or {@code speed}, the folder {@code training}, the folder of reference data, and {@code
     *     locked} if PUD is to be read as well
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("expected: accuracy|speed TRAINING SHARED [locked], got %d arguments"
                    .formatted(arguments.length));
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path shared = Path.of(arguments[2]);
        Loaded ours = load(Reader::open);
        Loaded rival = load(CoreNlpAnnotator::new);
        try (Annotator one = ours.annotator();
                Annotator other = rival.annotator()) {
            if (arguments[0].equals("accuracy")) {
                new ReadingEvaluation(Path.of(arguments[1]), shared)
                        .report(
                                List.of(
                                        new ReadingEvaluation.Rival(one.name(), one::annotate),
                                        new ReadingEvaluation.Rival(other.name(), other::annotate)),
                                arguments.length > 3 && arguments[3].equals("locked"),
                                out);
            } else {
                speed(ours, rival, articles(shared), out);
            }
        }
    }

    private record Loaded(Annotator annotator, double seconds, double megabytes) {}

    private static Loaded load(Supplier<Annotator> open) {
        long heap = heap();
        long begin = System.nanoTime();
        Annotator annotator = open.get();
        annotator.annotate(Document.plain("warm", "The ministers met in Geneva on Monday."));
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Loaded(annotator, seconds, (heap() - heap) / 1048576.0);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static List<Document> articles(Path shared) throws IOException {
        List<Document> articles = new ArrayList<>();
        Path file = shared.resolve("data/news/worldwide_newswire.jsonl.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && articles.size() < ARTICLES) {
                articles.add(Document.plain(
                        "article-" + articles.size(),
                        JSON.readTree(line).path("text").asText()));
                line = lines.readLine();
            }
        }
        return articles;
    }

    private static void speed(Loaded ours, Loaded rival, List<Document> articles, PrintStream out)
            throws InterruptedException, ExecutionException {
        for (Loaded one : List.of(ours, rival)) {
            tokens(one.annotator(), articles.subList(0, 20));
        }
        out.printf("| reader | load s | heap MB | tokens/s, one thread | tokens/s, two threads |%n|---|---|---|---|---|%n");
        double[][] rates = new double[2][2];
        for (int round = 0; round < ROUNDS; round++) {
            for (int threads = 1; threads <= 2; threads++) {
                rates[0][threads - 1] += rate(ours.annotator(), articles, threads) / ROUNDS;
                rates[1][threads - 1] += rate(rival.annotator(), articles, threads) / ROUNDS;
            }
        }
        int row = 0;
        for (Loaded one : List.of(ours, rival)) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.0f | %,.0f | %,.0f |%n",
                    one.annotator().name(),
                    one.seconds(),
                    one.megabytes(),
                    rates[row][0],
                    rates[row][1]);
            row++;
        }
    }

    private static double rate(Annotator annotator, List<Document> articles, int threads)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long tokens = 0;
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Long>> parts = new ArrayList<>();
            for (Document article : articles) {
                parts.add(() -> tokens(annotator, List.of(article)));
            }
            for (Future<Long> part : workers.invokeAll(parts)) {
                tokens += part.get();
            }
        } finally {
            workers.shutdown();
        }
        return tokens / ((System.nanoTime() - begin) / 1e9);
    }

    private static long tokens(Annotator annotator, List<Document> articles) {
        long tokens = 0;
        for (Document article : articles) {
            AnnotatedDocument read = annotator.annotate(article);
            tokens += read.sentences().stream()
                    .mapToLong(sentence -> sentence.tokens().size())
                    .sum();
        }
        return tokens;
    }
}
