package entente.model;

/**
 * A half-open range of the kept text, in UTF-16 units. Never empty, never before the beginning.
 *
 * @param start first unit inside
 * @param end first unit after
 */
public record Span(int start, int end) implements Comparable<Span> {

    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "a span needs 0 <= start < end, got start %d and end %d".formatted(start, end));
        }
    }

    public int length() {
        return end - start;
    }

    public boolean covers(Span other) {
        return start <= other.start && other.end <= end;
    }

    public boolean covers(int position) {
        return start <= position && position < end;
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** The smallest span that covers both. */
    public Span union(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /**
     * The words of {@code text} that stand here.
     *
     * @throws IndexOutOfBoundsException if the text ends before this span does
     */
    public String in(String text) {
        return text.substring(start, end);
    }

    /** By start; of two that start together the longer comes first, as a parent comes before its children. */
    @Override
    public int compareTo(Span other) {
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(other.end, end);
    }
}
