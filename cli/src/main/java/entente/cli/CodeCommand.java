package entente.cli;

import entente.ingest.Ingest;
import entente.ingest.Reading;
import entente.json.CodedDocuments;
import entente.model.CodedDocument;
import entente.pipeline.Outcome;
import entente.pipeline.Outcomes;
import entente.pipeline.Pipeline;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Documents as JSON Lines in, coded documents as JSON Lines out, one for one and in their order; nothing is kept. */
@Command(
        name = "code",
        mixinStandardHelpOptions = true,
        description = {
            "Codes documents without keeping them: JSON Lines in, coded documents as JSON Lines out.",
            "A line is {\"id\",\"text\",\"date\"?,\"title\"?,\"outlet\"?,\"url\"?,\"clean\"?}. Refused lines are named on standard error.",
        })
final class CodeCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "files or folders; standard input if none is given")
    private List<String> paths = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads that code (default: ${DEFAULT-VALUE}); changes nothing but time")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--min-confidence",
            paramLabel = "SHARE",
            description =
                    "leaves out events whose type is less sure, 0 to 1 (default: 0, all; \"entente evaluate labels\" tells the price)")
    private double minConfidence;

    @Mixin
    private CodebookOption option = new CodebookOption();

    private CodedDocument sure(CodedDocument coded) {
        return minConfidence <= 0
                ? coded
                : new CodedDocument(
                        coded.document(),
                        coded.codebook(),
                        coded.coder(),
                        coded.sentences(),
                        coded.actors(),
                        coded.events().stream()
                                .filter(event ->
                                        event.confidence().byField().getOrDefault("type", 1.0) >= minConfidence)
                                .toList(),
                        coded.statements(),
                        coded.relations(),
                        coded.conflicts());
    }

    @Override
    public Integer call() throws IOException {
        if (!(minConfidence >= 0 && minConfidence <= 1)) {
            throw new UsableMessage(
                    "--min-confidence: expected a share from 0 to 1, found %s".formatted(minConfidence));
        }
        boolean refused = false;
        OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        List<String> inputs = paths.isEmpty() ? List.of("-") : paths;
        try (Pipeline pipeline = Readers.pipeline(option.codebook());
                Reading intakes = Ingest.usual().read(inputs);
                Outcomes outcomes = pipeline.code(intakes, threads, digest -> false)) {
            while (outcomes.hasNext()) {
                switch (outcomes.next()) {
                    case Outcome.Coded coded -> {
                        CodedDocuments.write(sure(coded.document()), out);
                        if (System.in.available() == 0) {
                            out.flush();
                        }
                    }
                    case Outcome.Known known ->
                        throw new IllegalStateException("nothing is known when nothing is kept");
                    case Outcome.Refused refusal -> {
                        refused = true;
                        System.err.println(
                                "entente: refused: " + refusal.refusal().message());
                    }
                    case Outcome.Faulty faulty -> {
                        refused = true;
                        Faults.report(faulty);
                    }
                }
            }
        }
        out.flush();
        return refused ? Entente.SOME_REFUSED : Entente.DONE;
    }
}
