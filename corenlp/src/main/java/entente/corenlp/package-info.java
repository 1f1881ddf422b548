/**
 * A reader that stands in for ours.
 *
 * <p>Stanford CoreNLP is under the GPL, so nothing of this room is part of what ships; it is here so that the rooms after
 * {@code annotate} have trees to work on while our own reader is made, and it stays as the rival that our reader is measured
 * against. It knows {@code annotate} and is known by nobody but the command's assembly and the benchmarks: swapping the
 * reader touches one line.
 */
@NullMarked
package entente.corenlp;

import org.jspecify.annotations.NullMarked;
