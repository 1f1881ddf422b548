/**
 * The record as tables: CSV and JSON Lines, with the dictionary of their columns.
 *
 * <p><b>What this room does to the datum.</b> It flattens it for statistics programs: a row is a document, an event, a
 * statement or a relation, and each row names its document, its source and the words it rests on. Each document's evidence is
 * compared with its text once more before it is written.
 *
 * <p><b>Its classes, in reading order.</b> {@link entente.export.Exporter} writes; {@link entente.export.Table} says what a
 * row is, {@link entente.export.Format} how it is written; {@link entente.export.Exported} how many rows there are. {@code
 * Columns} defines every column with its meaning once, for the files and for {@code docs/export.md} alike; {@link
 * entente.export.Dictionary} writes the latter.
 *
 * <p><b>Always true.</b> The rows of a file are as many as the record shows for the same search, but for events that nobody
 * named did, which are left out unless asked for; how many these are is told. Rows stand in the order of days, then digests.
 * The same record gives the same bytes. Nothing is cut.
 *
 * <p><b>Traps.</b> In CSV a list is written in one cell with ";" between two items, and a ";" inside an item becomes ",". Lists
 * that describe the same actors ("actors", "actor_iso3", "actor_cow" …) have the same length, with nothing between two ";"
 * where a value is not known. Offsets count UTF-16 units of the kept text.
 */
@NullMarked
package entente.export;

import org.jspecify.annotations.NullMarked;
