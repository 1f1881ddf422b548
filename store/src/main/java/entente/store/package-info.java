/**
 * The record: one SQLite file.
 *
 * <p><b>What this room does to the datum.</b> It keeps it, and keeps it so that years later one can see what was read, by
 * which coder, and on which words a finding rests. A text is kept once, whatever the number of places where it was found. A
 * coding of it is written beside it; a later coding supersedes it and does not erase it. All SQL of Entente is here.
 *
 * <p><b>Words used.</b> A <i>record</i> is the file. A <i>sighting</i> is a place where a text was found. A <i>coding</i> is
 * one reading of a text by one coder: actors, findings, conflicts. The <i>current</i> coding is the one that nothing
 * supersedes; every view shows only current ones. A <i>dyad</i> is a pair of codes with a direction. A <i>run</i> is a
 * command that wrote. A <i>version</i> is one of the texts that an address showed over time; only the last one has findings.
 *
 * <p><b>Its classes, in reading order.</b> {@link entente.store.RecordStore} opens a record, keeps and answers. {@link
 * entente.store.Search} is what is looked for; {@link entente.store.Found} some of what was found with the number of all;
 * {@link entente.store.FindingHit}, {@link entente.store.DocumentHit} and {@link entente.store.Lookup} are answers. {@link
 * entente.store.EvidenceCheck} compares words with texts. {@link entente.store.Views} is what the page shows, with {@link
 * entente.store.Filter} for what it is narrowed by; {@link entente.store.Happenings} are its threads and stories, {@link entente.store.Disagreements} its contradictions, {@link entente.store.Stands} its positions on issues; {@link entente.store.Desk} is what readers add. {@code Schema} opens the file and brings it to the present form,
 * {@code Keeper} writes, {@code Queries} reads, {@code SearchWords} reads what users type. The tables are described in
 * {@code migrations/V1__the_record.sql}, the sums that triggers keep for the views in {@code V40__the_views.sql}. {@code LedgerKeeper}, {@code ThreadKeeper}, {@code
 * StoryKeeper} and {@code ContradictionKeeper} bring the ledger's tables up to date.
 *
 * <p><b>Always true.</b>
 *
 * <ul>
 *   <li>Evidence or nothing: a coding with a span that does not hold its words, or with an id that points to nothing, is not
 *       stored, nor anything else of its batch.
 *   <li>A document is in the record wholly or not at all, also after the process was killed at any moment.
 *   <li>Keeping the same again changes nothing. What makes two texts the same is their digest.
 *   <li>A record is of one {@link entente.store.RecordKind kind}, and says so; fiction and the world are never mixed.
 *   <li>No answer is cut silently: {@link entente.store.Found#total()} tells how many there are.
 *   <li>Answers stand in an order that does not depend on the order of arrival.
 * </ul>
 *
 * <p><b>Traps.</b> Row numbers never leave this room. "day" of a finding is that of the act if the text tells it, else that of
 * the report; relations carry the day of which the text speaks. A collective takes part as itself and as each of its members:
 * counts of pairs count each member, a list of findings shows the collective. An act with several actors and no recipient
 * counts once for each pair of them, in the order of the alphabet. SQLite compares letters without their case for A to Z only.
 *
 * <p><b>What it costs.</b> Flyway is asked only when the file's form is not the present one, since it takes longer to start
 * than everything else together. Writes are fastest in batches of some dozens of documents.
 *
 * <pre>{@code
 * try (RecordStore record = RecordStore.open(Path.of("entente.db"))) {
 *     record.begin("read reports", coder, clock.instant());
 *     record.keep(coded, Optional.of(originalBytes));
 *     record.end(clock.instant());
 *     Found<FindingHit> found = record.findings(Search.builder().between("NATO", "RUS").limit(20).build());
 *     System.out.printf("%d of %d%n", found.items().size(), found.total());
 * }
 * }</pre>
 */
@NullMarked
package entente.store;

import org.jspecify.annotations.NullMarked;
