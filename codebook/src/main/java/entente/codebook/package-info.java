/**
 * PLOVER as data.
 *
 * <p>A codebook says which acts there are to be found and how they are told apart: the <i>type</i> of an act (AGREE, CONSULT …
 * ASSAULT), the <i>modes</i> in which an act of a type can be done, the <i>contexts</i> that may go with any type, the
 * <i>sectors</i> of those who act, a <i>score</i> between conflict (−10) and cooperation (+10), and a <i>crosswalk</i> to the
 * older CAMEO codes with a word on what each step loses. All of it stands in tables (resources, folder {@code plover-2021})
 * that are read here and nowhere else; no code knows a type by name except the rules, which are data as well.
 *
 * <p>In reading order: {@link entente.codebook.Codebook}, {@link entente.codebook.EventType}, {@link entente.codebook.Mode},
 * {@link entente.codebook.Crosswalk}; {@link entente.codebook.CodebookException} is what a wrong file gives.
 *
 * <p><b>Always true.</b> A codebook is immutable, complete when it is there (each mode belongs to a type, each crosswalk line
 * leads to a type and mode of the same codebook), and named: its id stands in every record coded by it, because the name PLOVER
 * has covered several lists. Order is that of the tables.
 *
 * <p>A codebook of the user's own is a folder with the same tables; with {@code extends: PLOVER-2021} they add to PLOVER's. Its
 * rules ({@code *.rules}) are kept here as text and understood by the coder; its examples say what must come out.
 *
 * <p>One such codebook comes along: {@code plover-cameo-lines}, for sets that were coded by CAMEO and folded into PLOVER's roots
 * afterwards ({@link entente.codebook.Codebook#cameoLines}).
 *
 * <p><b>Traps.</b> SANCTION is quad 4 here (the manual prints both 3 and 4); ACCUSE scores −3 (the manual prints 3). Modes
 * {@code sideAB} and {@code vandalize} have no score. MED means medical here and media in CAMEO. The tables of PLOVER are under
 * CC BY-SA 4.0, see the NOTICE beside them.
 *
 * <pre>{@code
 * Codebook plover = Codebook.plover();
 * plover.type("RETREAT").mode("ceasefire");                     // puts a ceasefire into effect, 7.5
 * plover.intensity("ASSAULT", List.of("beat", "firearms"));    // -9.0: the score farthest from zero
 * plover.crosswalk().fromCameo("0841");                         // RETREAT release, context legal
 * plover.type("FIGHT");                                         // CodebookException: names the types there are
 * }</pre>
 */
@NullMarked
package entente.codebook;

import org.jspecify.annotations.NullMarked;
