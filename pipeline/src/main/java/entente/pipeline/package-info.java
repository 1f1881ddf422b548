/** The rooms in their order, once. */
@NullMarked
package entente.pipeline;

import org.jspecify.annotations.NullMarked;
