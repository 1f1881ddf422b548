/** PLOVER as data: types, modes, contexts, scores, the crosswalk to CAMEO. */
@NullMarked
package entente.codebook;

import org.jspecify.annotations.NullMarked;
