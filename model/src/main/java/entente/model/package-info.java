/**
 * The records that every room speaks.
 *
 * <p>A news report becomes text once. After that each room lays a transparent sheet over it and changes nothing below, so
 * that any finding can light up its own words. This package holds the text and the sheets, in the order in which they come
 * to be:
 *
 * <ol>
 *   <li>{@link entente.model.Document}: the kept text with what is known of it (title, outlet, date, source), cut into
 *       {@link entente.model.Block}s.
 *   <li>{@link entente.model.AnnotatedDocument}: its {@link entente.model.Sentence}s of {@link entente.model.Token}s, with a
 *       dependency tree, {@link entente.model.Mention}s of entities and the {@link entente.model.Frame}s the reader saw.
 *   <li>{@link entente.model.ResolvedDocument}: its {@link entente.model.Actor}s, each with the places where it is named.
 *   <li>{@link entente.model.CodedDocument}: its {@link entente.model.Finding}s: {@link entente.model.Event}s, {@link
 *       entente.model.Statement}s, {@link entente.model.Relation}s; and {@link entente.model.Conflict}s between what was said
 *       and what is known.
 * </ol>
 *
 * <p><b>Words used.</b> A <i>span</i> is a half-open range of UTF-16 units of the kept text. <i>Evidence</i> is a span with
 * the words that stand there. A field that is more than a copy of words carries its own evidence, or says how it was {@link
 * entente.model.Ground inferred}. An <i>actor</i> is who acts, speaks or is acted upon; a <i>mention</i> is a place in the
 * text that names it. The <i>reader</i> is the network that annotates.
 *
 * <p><b>Always true.</b> Values are immutable and cannot be wrong: constructors check what their Javadoc promises, print what
 * they got, and copy lists. Absence is an {@link java.util.Optional} or an empty list, never {@code null}, "" or −1. All
 * offsets are into {@link entente.model.Document#text()}.
 *
 * <p><b>Traps.</b> UTF-16 units are not characters: an emoji takes two. Token heads follow Universal Dependencies: tokens are
 * numbered from 1 within their sentence and 0 stands for the root.
 */
@NullMarked
package entente.model;

import org.jspecify.annotations.NullMarked;
