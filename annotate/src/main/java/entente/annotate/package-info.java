/**
 * The boundary of the reader: a document becomes sentences, words, trees, mentions and frames.
 *
 * <p>{@link entente.annotate.Annotator} is all that the other rooms know. {@link entente.annotate.Reader} is ours: one small network
 * that reads a sentence once. It does in one pass what used to take a tagger, a parser and a name finder, and sees besides, in the
 * words of frame semantics, which word tells an act or introduces a statement, and which words fill its roles.
 *
 * <p><b>The way of a sentence.</b> {@link entente.annotate.TokenRules} cuts a block into words and {@link
 * entente.annotate.SentenceRules} into sentences, both as Universal Dependencies' English treebanks do, by the lists of {@code
 * tokens.json}. {@link entente.annotate.WordPieces} turns words into the pieces that the encoder knows. The network gives {@link
 * entente.annotate.Scores}; {@link entente.annotate.Decoding} makes a sentence of them, with {@link entente.annotate.Trees} for the
 * tree, {@code TreeRepairs} for slips that no tree may have, {@link entente.annotate.Bio} for spans, and {@link
 * entente.annotate.LemmaTable} and {@link entente.annotate.LemmaScript} for dictionary forms.
 *
 * <p><b>Always true.</b> The same sentence gets the same tags, alone, in any document, from any thread. Every token is a stretch of
 * the kept text; blanks are in none and every other character is in one.
 *
 * <p><b>Traps.</b> The network is trained in Python ({@code training/}); what is written here must do to the letter what was done
 * there, and a parity test holds the two together. A tree always has one root, also where the window of a very long sentence had
 * to be cut: the later windows hang on the first by {@code parataxis}.
 *
 * <pre>{@code
 * try (Annotator reader = Reader.open()) {
 *     AnnotatedDocument annotated = reader.annotate(document);
 * }
 * }</pre>
 */
@NullMarked
package entente.annotate;

import org.jspecify.annotations.NullMarked;
