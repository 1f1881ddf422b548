package entente.ledger;

import entente.model.Modality;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reports become events: acts of one type by the same parties within a few days of each other are one act told again.
 *
 * <p>Merging asks for type, actors and recipients alike, not for place and date alone, and leaves apart what differs in
 * modality: a visit announced is not the visit made. Acts without two known sides are never merged across reports.
 */
final class Merging {

    /** Agencies date the same act by its day or by the day of their report; more than this apart it is another act. */
    private static final int DAYS_APART = 2;

    private Merging() {}

    /** @param copies id of each report that is a near copy, with the id of the report it was copied from */
    static List<MergedEvent> merge(List<Act> acts, Map<String, String> copies) {
        Map<List<Object>, List<Act>> alike = new TreeMap<>(Comparator.comparing(Object::toString));
        List<MergedEvent> merged = new ArrayList<>();
        for (Act act : acts.stream().sorted().toList()) {
            if (act.isBetween() || act.actors().size() > 1) {
                alike.computeIfAbsent(key(act), key -> new ArrayList<>()).add(act);
            } else {
                merged.add(new MergedEvent(List.of(act), 1));
            }
        }
        for (List<Act> group : alike.values()) {
            List<Act> run = new ArrayList<>();
            for (Act act : group) {
                if (!run.isEmpty() && ChronoUnit.DAYS.between(run.getLast().day(), act.day()) > DAYS_APART) {
                    merged.add(event(run, copies));
                    run = new ArrayList<>();
                }
                run.add(act);
            }
            merged.add(event(run, copies));
        }
        return merged.stream().sorted().toList();
    }

    private static List<Object> key(Act act) {
        boolean background = act.event().modality() == Modality.BACKGROUND;
        return List.of(act.event().type(), act.event().modality(), background, act.actors(), act.recipients());
    }

    private static MergedEvent event(List<Act> acts, Map<String, String> copies) {
        SortedSet<String> independent = new TreeSet<>();
        for (Act act : acts) {
            independent.add(copies.getOrDefault(act.document(), act.document()));
        }
        return new MergedEvent(acts, independent.size());
    }
}
