package entente.resolve;

import entente.resolve.Registry.Named;
import entente.resolve.Spotter.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds states that are listed one after another: "-- Russia, Armenia, Belarus, and Tajikistan". */
final class StateList {

    private static final Set<String> OPENERS =
            Set.of("--", "-", "–", "—", ":", "(", ",", "-lrb-", "namely", "including");
    private static final Set<String> BETWEEN = Set.of(",", "and", "or", ";", "the");

    private StateList() {}

    /** The states of the list that begins at this token or right after a mark there; empty if none does. */
    static List<Spot<Named>> after(Tree tree, Spotter spotter, int first) {
        List<Spot<Named>> listed = new ArrayList<>();
        int at = first;
        boolean opened = false;
        while (at <= tree.size() && OPENERS.contains(tree.lower(at))) {
            opened = true;
            at++;
        }
        if (!opened) {
            return List.of();
        }
        while (at <= tree.size()) {
            Spot<Named> spot = spotter.nameAt(at);
            if (spot != null && spot.value().entity().isState()) {
                listed.add(spot);
                at = spot.last() + 1;
            } else if (BETWEEN.contains(tree.lower(at))) {
                at++;
            } else {
                break;
            }
        }
        return List.copyOf(listed);
    }
}
