/** The coded document as JSON, and back. */
@NullMarked
package entente.json;

import org.jspecify.annotations.NullMarked;
