/** The record as JSON lines and CSV. */
@NullMarked
package entente.export;

import org.jspecify.annotations.NullMarked;
