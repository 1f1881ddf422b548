package entente.pipeline;

import entente.ingest.Intake;
import java.util.Iterator;

/** The outcomes of a run, in the order of its intakes. Closing it gives up what is still under way. */
public final class Outcomes implements Iterator<Outcome>, AutoCloseable {

    private final Ordered<Intake, Outcome> ordered;

    Outcomes(Ordered<Intake, Outcome> ordered) {
        this.ordered = ordered;
    }

    @Override
    public boolean hasNext() {
        return ordered.hasNext();
    }

    @Override
    public Outcome next() {
        return ordered.next();
    }

    @Override
    public void close() {
        ordered.close();
    }
}
