/**
 * The ledger: what the findings of many documents say together.
 *
 * <p><b>What this room does to the datum.</b> A report is not an event, and an event is not yet a story. Coded documents go in; out
 * come <i>merged events</i> (one act, told by N reports of which M stand by themselves), <i>stories</i> (reports of one
 * happening), <i>threads</i> (an offer, pledge, demand, threat, ultimatum, agreement, programme or accusation with what was
 * answered and what came of it), <i>positions</i> (who stands where on an issue, month by month), <i>contradictions</i> (what
 * does not go together, both sides) and <i>indicators</i> (how much passed between two beside what is usual for them). The store
 * keeps acts, merged events, counts, threads, stories, contradictions and stands in tables and brings them up to date for what came.
 *
 * <p><b>Words used.</b> An <i>act</i> is an event as one report tells it. A <i>telling</i> is an act within its merged event. A
 * <i>party</i> is a code; those of a country who do not act for it have the sector behind the code: {@code PHL/REB}. An act of
 * type {@code WORDS} is no coded event: it is a sentence whose words carry a thread further ("has not replied").
 *
 * <p><b>Its classes, in reading order.</b> {@link entente.ledger.Act}, {@link entente.ledger.Parties}; {@link
 * entente.ledger.Sameness} says whether two tellings are one act and why, by the weights of {@code merging.tsv}; {@link
 * entente.ledger.Merging} joins them, {@link entente.ledger.MergedEvent} is what results, {@link entente.ledger.Independence}
 * counts whose report stands by itself, with {@link entente.ledger.NearCopies}; {@link entente.ledger.Stories}; {@link
 * entente.ledger.Threading} makes a {@link entente.ledger.CommitmentThread} by the rows of {@code threads.tsv}; {@link
 * entente.ledger.Positions}, {@link entente.ledger.Contradictions}, {@link entente.ledger.Indicator}; {@link
 * entente.ledger.Ledger} does it all at once, in memory.
 *
 * <p><b>How it stays local.</b> Merging, threading and contradictions ask questions of pairs only, and find the pairs under keys ({@link
 * entente.ledger.Merging#looks}, {@link entente.ledger.Threading#looks}). Whoever changes a rule so that it asks for more than the pair
 * breaks the tables of the record; {@code LedgerKeeperTest} shows it.
 *
 * <p><b>Always true.</b>
 *
 * <ul>
 *   <li>The order in which documents came changes nothing: whether two tellings are one depends on the two alone.
 *   <li>A step of a thread is an act or a sentence with its words; there is no step without.
 *   <li>Nothing is merged on place and date alone, and no contradiction is settled.
 *   <li>Silence is not neutrality, and nothing read is not nothing happened.
 * </ul>
 *
 * <p><b>Traps.</b> Documents without a date take no part. An act without a known party joins others by its words only. "Kept" of a
 * threat means that it was carried out. A thread's deadline is judged by the last day that was read, not by the clock.
 *
 * <pre>{@code
 * Ledger ledger = Ledger.of(codedDocuments);
 * ledger.threads().forEach(thread -> System.out.println(thread.kind() + " " + thread.state()));
 * }</pre>
 */
@NullMarked
package entente.ledger;

import org.jspecify.annotations.NullMarked;
