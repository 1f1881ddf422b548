/** Findings across documents: threads of offers and answers, dyads, conflicts. */
@NullMarked
package entente.ledger;

import org.jspecify.annotations.NullMarked;
