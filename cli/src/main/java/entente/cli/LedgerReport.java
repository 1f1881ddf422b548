package entente.cli;

import entente.evaluate.MergeEvaluation;
import entente.evaluate.ThreadEvaluation;
import entente.ingest.Ingest;
import entente.ingest.Intake;
import entente.ingest.Reading;
import entente.model.CodedDocument;
import entente.pipeline.Pipeline;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The figures of {@code docs/reports/ledger.md}: reports are read and coded as any others, then compared with what was meant. */
final class LedgerReport {

    private final Pipeline pipeline;
    private final Path training;
    private final Path samples;

    LedgerReport(Pipeline pipeline, Path training, Path samples) {
        this.pipeline = pipeline;
        this.training = training;
        this.samples = samples;
    }

    void write(List<String> splits, boolean errors, PrintStream out) throws IOException {
        new MergeEvaluation(training).report(splits, this::report, errors, out);
        articles(splits, errors, out);
        samples(errors, out);
    }

    private void articles(List<String> splits, boolean errors, PrintStream out) throws IOException {
        SortedMap<String, CodedDocument> coded = new TreeMap<>();
        SortedMap<String, String> labelled = new TreeMap<>();
        Map<String, String> split = MergeEvaluation.splits(training);
        for (MergeEvaluation.Report article : ThreadEvaluation.articles(training)) {
            if (splits.contains(split.get(article.id()))) {
                coded.put(article.id(), report(article));
                labelled.put(article.id(), article.text());
            }
        }
        ThreadEvaluation.report(
                "Articles of " + splits,
                ThreadEvaluation.ofArticles(training.resolve("labels/own/articles/threads.jsonl"), coded, labelled),
                coded.values(),
                true,
                errors,
                out);
    }

    private void samples(boolean errors, PrintStream out) throws IOException {
        SortedMap<String, CodedDocument> coded = new TreeMap<>();
        try (Reading intakes = Ingest.usual().read(List.of(samples.toString()))) {
            while (intakes.hasNext()) {
                if (intakes.next() instanceof Intake.Kept kept) {
                    coded.put(kept.document().id(), pipeline.code(kept.document()));
                }
            }
        }
        ThreadEvaluation.report(
                "Samples",
                ThreadEvaluation.ofSamples(samples.resolve("threads.json"), coded),
                coded.values(),
                false,
                errors,
                out);
        ThreadEvaluation.conflicts(samples.resolve("threads.json"), coded, errors, out);
    }

    private CodedDocument report(MergeEvaluation.Report report) {
        try {
            Path line = Files.createTempFile("entente-report", ".jsonl");
            try {
                Files.writeString(line, report.toJson());
                try (Reading intakes = Ingest.usual().read(List.of(line.toString()))) {
                    return switch (intakes.next()) {
                        case Intake.Kept kept -> pipeline.code(kept.document());
                        case Intake.Refused refused -> throw new IOException(refused.message());
                    };
                }
            } finally {
                Files.delete(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
