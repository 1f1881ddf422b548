package entente.model;

import java.util.List;

/**
 * A sentence as the reader saw it.
 *
 * @param index 0 for the first of the document
 * @param span from the first to the last token
 * @param block the kind of block it stands in: headline or paragraph
 * @param paragraph 0 for the first block of the document that is read
 * @param tokens in order; token {@code i} has id {@code i + 1}
 */
public record Sentence(
        int index,
        Span span,
        Block.Kind block,
        int paragraph,
        List<Token> tokens,
        List<Mention> mentions,
        List<Frame> frames) {

    public Sentence {
        tokens = List.copyOf(tokens);
        mentions = List.copyOf(mentions);
        frames = List.copyOf(frames);
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("sentence %d at %s has no token".formatted(index, span));
        }
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.id() != i + 1 || token.head() > tokens.size() || !span.covers(token.span())) {
                throw new IllegalArgumentException("sentence %d: token %s does not fit place %d of %d tokens in %s"
                        .formatted(index, token, i + 1, tokens.size(), span));
            }
        }
    }

    /** @param id as in the tree, from 1 */
    public Token token(int id) {
        return tokens.get(id - 1);
    }
}
