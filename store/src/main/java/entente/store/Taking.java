package entente.store;

import java.time.LocalDate;
import java.util.List;

/**
 * An event told as done, with who takes part in its tellings: for counts in which the user says who counts for whom.
 *
 * @param event id
 * @param intensity mean score
 */
public record Taking(String event, LocalDate day, int quad, double intensity, int tellings, List<Part> parts) {

    /**
     * @param telling row of the telling, so that parts of one telling can be told from those of another
     * @param role actor or recipient
     * @param kind code of the {@link entente.model.ActorKind}
     * @param member whether it stands for a plural actor that it is a member of
     */
    public record Part(long telling, String role, String code, String kind, boolean member) {}

    public Taking {
        parts = List.copyOf(parts);
    }
}
