/** A reader that stands in for ours: Stanford CoreNLP (GPL), never part of what ships. */
@NullMarked
package entente.corenlp;

import org.jspecify.annotations.NullMarked;
