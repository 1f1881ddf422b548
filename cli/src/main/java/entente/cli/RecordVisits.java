package entente.cli;

import entente.ingest.Fetching;
import entente.store.RecordStore;
import entente.store.Visit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Visits kept with the record. They are written when the documents are safe: a page is not taken for read because a run was
 * killed after fetching it.
 */
final class RecordVisits implements Fetching.Visits {

    private final RecordStore store;
    private final Map<String, Fetching.Visit> noted = new ConcurrentSkipListMap<>();

    RecordVisits(RecordStore store) {
        this.store = store;
    }

    @Override
    public Optional<Fetching.Visit> last(String url) {
        return Optional.ofNullable(noted.get(url))
                .or(() -> store.visit(url)
                        .map(visit -> new Fetching.Visit(
                                visit.at(),
                                visit.etag(),
                                visit.lastModified(),
                                visit.stamp(),
                                visit.failures(),
                                visit.notBefore())));
    }

    @Override
    public void note(String url, Fetching.Visit visit) {
        noted.put(url, visit);
    }

    void write() {
        Map<String, Visit> visits = new ConcurrentSkipListMap<>();
        noted.forEach((url, visit) -> visits.put(
                url,
                new Visit(
                        visit.at(),
                        visit.etag(),
                        visit.lastModified(),
                        visit.stamp(),
                        visit.failures(),
                        visit.notBefore())));
        if (!visits.isEmpty()) {
            store.visited(visits);
            noted.clear();
        }
    }
}
