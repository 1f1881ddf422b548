/**
 * The ledger: what the findings of many documents say together.
 *
 * <p>A report is not an event, and an event is not yet a story. This room takes the coded documents of a record and makes three
 * things of them. <i>Near copies</i>: reports that repeat another report's text, which count once ({@link
 * entente.ledger.NearCopies}). <i>Merged events</i>: acts of one type by the same parties within two days, told by several
 * reports ({@link entente.ledger.MergedEvent}). <i>Threads</i>: an offer, demand, threat or ceasefire with the responses and
 * outcomes that followed ({@link entente.ledger.CommitmentThread}), by the rows of {@code threads.tsv}, which a scholar can read
 * and change.
 *
 * <p><b>Always true.</b> The order in which documents came changes nothing. A step of a thread is an event with its words; there
 * is no step without. Nothing is merged on place and date alone.
 *
 * <p><b>Traps.</b> Documents without a date take no part. An act whose sides have no code (persons of unknown country) is kept as
 * an event but joins no thread. The ledger of today holds all acts in memory; a record of a million documents wants the
 * incremental one that is still to come.
 */
@NullMarked
package entente.ledger;

import org.jspecify.annotations.NullMarked;
