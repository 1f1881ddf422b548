package entente.model;

/**
 * A word of a sentence with its place in the dependency tree, after Universal Dependencies 2.
 *
 * @param id 1 for the first token of the sentence
 * @param span in the kept text
 * @param lemma dictionary form, lower case but for names: "pledge", "NATO"
 * @param upos universal part of speech: NOUN, PROPN, VERB …
 * @param xpos Penn Treebank tag: NNP, VBD …
 * @param head id of the governing token, 0 for the root
 * @param deprel relation to the head, with subtype: nsubj, obl:agent, nmod:poss, root …
 */
public record Token(int id, Span span, String lemma, String upos, String xpos, int head, String deprel) {

    public Token {
        if (id < 1 || head < 0 || head == id) {
            throw new IllegalArgumentException(
                    "a token needs id >= 1 and another token or 0 as head, got id %d and head %d".formatted(id, head));
        }
    }

    /** The relation without its subtype: "obl" for "obl:agent". */
    public String relation() {
        int colon = deprel.indexOf(':');
        return colon < 0 ? deprel : deprel.substring(0, colon);
    }
}
