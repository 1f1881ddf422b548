package entente.ledger;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reports of one happening, over outlets and days: two reports belong together if both tell one act near their top, and come
 * within a week of each other; and so on from report to report.
 */
public final class Stories {

    /** Days between two reports of one happening at most. */
    public static final int WINDOW = 7;

    private Stories() {}

    /** Whether two tellings of one event tie their reports into one story. */
    public static boolean tie(Act one, Act other) {
        return !one.digest().equals(other.digest())
                && one.lead()
                && other.lead()
                && Math.abs(ChronoUnit.DAYS.between(one.reported(), other.reported())) <= WINDOW;
    }

    /** Digest of each report that shares its story with another, with the smallest digest of its story. */
    public static SortedMap<String, String> of(List<MergedEvent> events) {
        SortedMap<String, String> parent = new TreeMap<>();
        for (MergedEvent event : events) {
            List<Act> tellings = new ArrayList<>(event.acts());
            for (int i = 0; i < tellings.size(); i++) {
                for (int j = i + 1; j < tellings.size(); j++) {
                    if (tie(tellings.get(i), tellings.get(j))) {
                        String one = root(parent, tellings.get(i).digest());
                        String other = root(parent, tellings.get(j).digest());
                        parent.put(one.compareTo(other) < 0 ? other : one, one.compareTo(other) < 0 ? one : other);
                        parent.putIfAbsent(
                                one.compareTo(other) < 0 ? one : other, one.compareTo(other) < 0 ? one : other);
                    }
                }
            }
        }
        SortedMap<String, String> stories = new TreeMap<>();
        for (String report : new TreeSet<>(parent.keySet())) {
            stories.put(report, root(parent, report));
        }
        return stories;
    }

    private static String root(SortedMap<String, String> parent, String report) {
        String root = report;
        for (String up = parent.get(root); up != null && !up.equals(root); up = parent.get(root)) {
            root = up;
        }
        return root;
    }
}
