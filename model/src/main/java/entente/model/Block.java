package entente.model;

/**
 * A part of the kept text and what it is for. The blocks of a document do not overlap and stand in the order of the text;
 * only headlines and paragraphs are read.
 */
public record Block(Kind kind, Span span) {

    public enum Kind {
        HEADLINE,
        BYLINE,
        DATELINE,
        PARAGRAPH,
        /** Page furniture, kept because the text had to be kept verbatim; never read. */
        FURNITURE;

        public boolean isRead() {
            return this == HEADLINE || this == PARAGRAPH;
        }
    }
}
