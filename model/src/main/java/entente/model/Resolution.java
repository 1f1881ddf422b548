package entente.model;

import java.util.List;

/** What came of looking a name up: one answer, several, or none. Ambiguous and unknown are answers. */
public sealed interface Resolution<T> {

    record Resolved<T>(T value, Ground ground) implements Resolution<T> {}

    /** @param candidates at least two, the likeliest first */
    record Ambiguous<T>(List<T> candidates) implements Resolution<T> {
        public Ambiguous {
            candidates = List.copyOf(candidates);
            if (candidates.size() < 2) {
                throw new IllegalArgumentException("ambiguous means at least two candidates, got " + candidates);
            }
        }
    }

    record Unknown<T>() implements Resolution<T> {}
}
