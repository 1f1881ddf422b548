package entente.ledger;

import entente.model.Document;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many of the reports of one event stand by themselves.
 *
 * <p>A near copy of another report does not ({@link NearCopies}), nor does one that names another's outlet as its source: what
 * Corvane writes of "Meridian Press reported" is Meridian's report told again.
 */
public final class Independence {

    private Independence() {}

    /** @param reports the reports of one event, each once */
    public static int count(List<Document> reports) {
        return reports.size()
                - dependent(reports.stream().map(Independence::byDigest).toList())
                        .size();
    }

    /** Users may give one id to several reports; a digest stands for one. */
    private static Document byDigest(Document report) {
        return new Document(
                report.digest().hex(),
                report.digest(),
                report.text(),
                report.title(),
                report.outlet(),
                report.byline(),
                report.date(),
                report.dateline(),
                report.language(),
                report.source(),
                report.sourceMap(),
                report.blocks(),
                report.dateGround());
    }

    /** Id of each report that depends on another of these, with the other's. */
    static SortedMap<String, String> dependent(List<Document> reports) {
        if (reports.size() < 2) {
            return new TreeMap<>();
        }
        SortedMap<String, String> dependent = new TreeMap<>(NearCopies.find(reports));
        for (Document report : reports) {
            for (Document other : reports) {
                if (!dependent.containsKey(report.id())
                        && !report.outlet().equals(other.outlet())
                        && other.outlet()
                                .filter(outlet -> report.text().contains(outlet))
                                .isPresent()
                        && !report.id().equals(dependent.get(other.id()))) {
                    dependent.put(report.id(), other.id());
                }
            }
        }
        return dependent;
    }
}
