/** Bytes become documents: clean text with its dates and its way back to the original, or a counted refusal. */
@NullMarked
package entente.ingest;

import org.jspecify.annotations.NullMarked;
