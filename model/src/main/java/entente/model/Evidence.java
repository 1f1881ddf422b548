package entente.model;

/**
 * The exact words that carry a field, and where they stand.
 *
 * @param span where, in the kept text
 * @param text the words; as many UTF-16 units as the span is long
 */
public record Evidence(Span span, String text) implements Comparable<Evidence> {

    public Evidence {
        if (text.length() != span.length()) {
            throw new IllegalArgumentException("evidence at %d–%d is %d units long, but its words \"%s\" are %d"
                    .formatted(span.start(), span.end(), span.length(), text, text.length()));
        }
    }

    public static Evidence of(Span span, String keptText) {
        return new Evidence(span, span.in(keptText));
    }

    /** Whether these very words stand at this very place of {@code keptText}. */
    public boolean holdsIn(String keptText) {
        return span.end() <= keptText.length() && keptText.startsWith(text, span.start());
    }

    @Override
    public int compareTo(Evidence other) {
        return span.compareTo(other.span);
    }
}
