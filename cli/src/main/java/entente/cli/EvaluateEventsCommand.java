package entente.cli;

import entente.annotate.Annotator;
import entente.annotate.PairReading;
import entente.annotate.Reader;
import entente.code.Coder;
import entente.codebook.Codebook;
import entente.evaluate.LabelEvaluation;
import entente.evaluate.PairEvaluation;
import entente.model.AnnotatedDocument;
import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.ResolvedDocument;
import entente.pipeline.Pipeline;
import entente.resolve.Resolver;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The figures of {@code docs/reports/events.md}, all of them from one run. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = {
            "All figures of the report on events: labels (dev), marked pairs, PETRARCH records, what coding costs.",
            "Run it in a checkout with the reference data beside it; Markdown on standard output."
        })
final class EvaluateEventsCommand implements Callable<Integer> {

    @Option(names = "--split", defaultValue = "dev", paramLabel = "NAME", description = "default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String split;

    @Mixin
    private final ReferenceFolders folders = new ReferenceFolders();

    @Override
    public Integer call() {
        try {
            LabelEvaluation labels = new LabelEvaluation(folders.labels());
            try (Annotator reader = Readers.reader()) {
                Clocked clocked = new Clocked(reader);
                System.out.printf(
                        "Coder: entente/%s+%s%n%n## Our labels, split %s%n%n", Pipeline.VERSION, reader.name(), split);
                labels.report(split, clocked::code, 0, Optional.empty(), System.out);
                System.out.printf("%n## What coding costs%n%n");
                clocked.report();
            }
            Path pairs = folders.shared().resolve("data/events/plv_train.tsv");
            System.out.printf("%n## Marked pairs (PLV train, a development set; nothing was fitted on it)%n%n");
            if (Files.isRegularFile(pairs)) {
                try (Reader reader = Reader.open();
                        Pipeline pipeline = Readers.pipeline(Codebook.cameoLines());
                        Writer nowhere = Writer.nullWriter()) {
                    new PairEvaluation(
                                    pipeline::resolve,
                                    pipeline::code,
                                    (sentence, source, target) -> reader.pair(sentence, source, target)
                                            .map(PairReading::types))
                            .run(pairs, nowhere, System.out);
                }
            } else {
                System.out.printf("%s is not there.%n", pairs);
            }
            Path records = folders.shared().resolve("data/petrarch/PETR.UnitTest.records.xml");
            System.out.printf("%n## PETRARCH's unit records, by their own dictionaries, from raw text%n%n");
            if (Files.isRegularFile(records)) {
                try (Writer nowhere = Writer.nullWriter()) {
                    EvaluateCommand.byDictionary(records, folders.shared().resolve("data/petrarch"), nowhere);
                }
            } else {
                System.out.printf("%s is not there.%n", records);
            }
            System.out.printf("%n## Golden cases%n%n");
            cases();
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private void cases() throws IOException {
        Path cases = folders.training().resolveSibling("cases");
        try (Stream<Path> folders = Files.list(cases)) {
            int[] counts = new int[3];
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                counts[0]++;
                counts[1] += Files.readString(folder.resolve("case.yaml")).contains("event:") ? 1 : 0;
                counts[2] += Files.exists(folder.resolve("todo.md")) ? 1 : 0;
            }
            System.out.printf(
                    "%d cases, %d of them on events; %d carry a note that they are not met today.%n",
                    counts[0], counts[1], counts[2]);
        }
    }

    /** The rooms in their order, each on the clock. */
    private static final class Clocked {
        private final Annotator reader;
        private final Resolver resolver = Resolver.standard();
        private final Coder coder = new Coder(Codebook.plover());
        private long reading;
        private long resolving;
        private final List<ResolvedDocument> known = new ArrayList<>();

        Clocked(Annotator reader) {
            this.reader = reader;
        }

        CodedDocument code(Document document) {
            long start = System.nanoTime();
            AnnotatedDocument annotated = reader.annotate(document);
            long read = System.nanoTime();
            ResolvedDocument resolved = resolver.resolve(annotated);
            reading += read - start;
            resolving += System.nanoTime() - read;
            known.add(resolved);
            return coder.code(resolved, "entente/" + Pipeline.VERSION + "+" + reader.name());
        }

        void report() {
            // Coded once already: what is loaded and compiled once is paid for.
            long start = System.nanoTime();
            known.forEach(resolved -> coder.code(resolved, "again"));
            long coding = System.nanoTime() - start;
            System.out.printf(
                    Locale.ROOT,
                    "One thread, after a first round of coding: reading %.1f s, resolving %.1f s, coding %.1f s;"
                            + " coding is %.1f%% of the reading.%n",
                    reading / 1e9,
                    resolving / 1e9,
                    coding / 1e9,
                    100.0 * coding / Math.max(1, reading));
        }
    }
}
