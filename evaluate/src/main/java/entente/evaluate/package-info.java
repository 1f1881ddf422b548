/** Scores against gold, with intervals. */
@NullMarked
package entente.evaluate;

import org.jspecify.annotations.NullMarked;
