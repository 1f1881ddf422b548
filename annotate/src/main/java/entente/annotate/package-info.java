/** Documents become sentences, tokens, trees, mentions and frames: the boundary of the reader. */
@NullMarked
package entente.annotate;

import org.jspecify.annotations.NullMarked;
