package entente.model;

import java.util.List;
import java.util.Optional;

/**
 * The way from the kept text back to the original text, as runs that were copied unchanged.
 *
 * <p>Text between two runs was made by cleaning (a line break that became a blank) and has no place in the original.
 *
 * @param runs in the order of the kept text, without overlap
 */
public record SourceMap(List<Run> runs) {

    /**
     * @param kept first unit of the run in the kept text
     * @param original first unit of the run in the original text
     * @param length in UTF-16 units
     */
    public record Run(int kept, int original, int length) {
        public Run {
            if (kept < 0 || original < 0 || length <= 0) {
                throw new IllegalArgumentException("a run needs kept >= 0, original >= 0, length > 0, got %d, %d, %d"
                        .formatted(kept, original, length));
            }
        }
    }

    public SourceMap {
        runs = List.copyOf(runs);
        for (int i = 1; i < runs.size(); i++) {
            Run before = runs.get(i - 1);
            if (runs.get(i).kept() < before.kept() + before.length()) {
                throw new IllegalArgumentException("runs overlap: %s and %s".formatted(before, runs.get(i)));
            }
        }
    }

    /** The text was kept as it was. */
    public static SourceMap identity(String text) {
        return new SourceMap(text.isEmpty() ? List.of() : List.of(new Run(0, 0, text.length())));
    }

    /** The smallest range of the original that holds every copied unit of {@code kept}; empty if none was copied. */
    public Optional<Span> toOriginal(Span kept) {
        int from = Integer.MAX_VALUE;
        int to = -1;
        for (Run run : runs) {
            int start = Math.max(kept.start(), run.kept());
            int end = Math.min(kept.end(), run.kept() + run.length());
            if (start < end) {
                from = Math.min(from, run.original() + start - run.kept());
                to = Math.max(to, run.original() + end - run.kept());
            }
        }
        return to < 0 ? Optional.empty() : Optional.of(new Span(from, to));
    }
}
