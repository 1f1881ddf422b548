package entente.cli;

import entente.annotate.Annotator;
import entente.annotate.Reader;
import entente.codebook.Codebook;
import entente.pipeline.Pipeline;
import entente.resolve.Resolver;

/** The rooms put together for a run: the one place that chooses the reader. */
final class Readers {

    private Readers() {}

    static Pipeline pipeline() {
        return pipeline(Codebook.plover());
    }

    static Pipeline pipeline(Codebook codebook) {
        return new Pipeline(reader(), Resolver.standard(), codebook);
    }

    static Annotator reader() {
        return Reader.open();
    }
}
