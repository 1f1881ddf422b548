/** The record: one SQLite file. */
@NullMarked
package entente.store;

import org.jspecify.annotations.NullMarked;
