package entente.serve;

import entente.annotate.Reader;
import entente.codebook.Codebook;
import entente.ingest.Ingest;
import entente.ingest.Reading;
import entente.pipeline.Outcome;
import entente.pipeline.Outcomes;
import entente.pipeline.Pipeline;
import entente.resolve.Resolver;
import entente.store.Kept;
import entente.store.RecordKind;
import entente.store.RecordStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The samples, read once for all tests of this room. */
final class Samples {

    private Samples() {}

    static Path folder() {
        Path root = Path.of(System.getProperty("entente.root", ".."));
        Path folder = root.resolve("samples");
        if (!Files.exists(folder)) {
            throw new IllegalStateException("the samples are not at " + folder.toAbsolutePath());
        }
        return folder;
    }

    static Pipeline pipeline() {
        return new Pipeline(Reader.open(), Resolver.standard(), Codebook.plover());
    }

    private static @org.jspecify.annotations.Nullable Path made;

    /** A record of them at {@code file}; they are read once, and copied then. */
    static synchronized RecordStore record(Path file) throws IOException {
        if (made == null) {
            Path first = Files.createTempDirectory("entente-samples").resolve("samples.db");
            make(first).close();
            made = first;
        }
        Files.copy(made, file);
        return RecordStore.open(file);
    }

    private static RecordStore make(Path file) {
        RecordStore store = RecordStore.open(file, RecordKind.FICTION);
        try (Pipeline pipeline = pipeline();
                Reading reading = Ingest.usual().read(List.of(folder().toString()));
                Outcomes outcomes = pipeline.code(reading, 2, digest -> false)) {
            store.begin("read samples", pipeline.coder(), Instant.parse("2026-01-01T00:00:00Z"));
            List<Kept> batch = new ArrayList<>();
            while (outcomes.hasNext()) {
                if (outcomes.next() instanceof Outcome.Coded coded) {
                    batch.add(new Kept(
                            coded.document(),
                            Optional.of(coded.kept().original().bytes())));
                }
            }
            store.keep(batch);
            store.end(Instant.parse("2026-01-01T00:01:00Z"));
        }
        return store;
    }
}
