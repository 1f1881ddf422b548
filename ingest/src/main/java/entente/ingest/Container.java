package entente.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something that holds documents and hands them out one by one: an archive, JSON Lines, a crawl. */
interface Container {

    /** What comes next: an intake, or something that holds documents itself and is to be emptied first. */
    sealed interface Step {
        record Done(Intake intake) implements Step {}

        record Into(Container container) implements Step {}
    }

    /**
     * The next step; null at the end.
     *
     * @throws Refusal if the container is broken here; it is then closed, and what it gave before stays
     * @throws IOException likewise; the reason is found by the caller
     */
    @Nullable
    Step next() throws Refusal, IOException;

    /** How far it was read, for the message of a refusal: "line 12". */
    String reached();

    /** Closes what it opened itself, not the stream it was given. */
    void close() throws IOException;
}
