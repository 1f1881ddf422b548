package entente.cli;

import entente.annotate.Annotator;
import entente.annotate.Reader;
import entente.codebook.Codebook;
import entente.pipeline.Pipeline;
import entente.resolve.Resolver;
import entente.resolve.UserActors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rooms put together for a run: the one place that chooses the reader. */
final class Readers {

    private Readers() {}

    static Pipeline pipeline() {
        return pipeline(Codebook.plover());
    }

    static Pipeline pipeline(Codebook codebook) {
        return new Pipeline(reader(), Resolver.with(userActors(userFile())), codebook);
    }

    /** Where a user's own actors lie: ENTENTE_ACTORS, or entente-actors.tsv in the folder of work. */
    static Path userFile() {
        String named = System.getenv("ENTENTE_ACTORS");
        return Path.of(named == null || named.isBlank() ? "entente-actors.tsv" : named);
    }

    static UserActors userActors(Path file) {
        if (!Files.exists(file)) {
            return UserActors.NONE;
        }
        try {
            return UserActors.read(file);
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
    }

    static Annotator reader() {
        return Reader.open();
    }
}
