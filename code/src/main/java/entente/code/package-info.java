/** The rules of the codebook applied to predicates and their arguments: events, statements, relations. */
@NullMarked
package entente.code;

import org.jspecify.annotations.NullMarked;
