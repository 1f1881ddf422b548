/**
 * Coding: who did what to whom, who said what, and how sure the text is of it.
 *
 * <p>A resolved document comes in: sentences with their trees, and actors with the places where each is named. A coded document
 * goes out: its statements, its events after a {@link entente.codebook.Codebook}, and the relations that clauses tell. Nothing
 * here knows a type of act by name. What counts as which act stands in rule files that a scholar can read and change (resources,
 * folder {@code rules}; the grammar stands above {@link entente.code.RuleParser}), and so do the words that make an act planned
 * or denied ({@code modality.tsv}), the cases in which another type says it better ({@code shifts.tsv}: "will meet" is AGREE),
 * the cues of statements ({@code cues.tsv}) and the words of attitudes ({@code attitudes.tsv}), kinds of sources, stances, contexts, numbers and relations.
 *
 * <p><b>Words used.</b> A <i>predicate</i> is a word that may tell an act: a verb, a noun, an adjective, or a verb and a noun
 * together ("held talks", where "held" is the <i>light verb</i>). A <i>slot</i> is a place around it: subject, object, a
 * preposition's complement. A <i>reading</i> is a predicate taken for an act by the most specific rule whose conditions hold. A
 * rule <i>absorbs</i> a slot when the acts told there are part of its own act: what is agreed to, refused or asked for did not
 * happen. A <i>cue</i> is the word that introduces a statement. An
 * <i>attitude</i> is a statement in which no words are reported: what somebody is told to want, plan, back or oppose
 * ({@code attitudes.tsv}). No event hangs on it.
 *
 * <p><b>In reading order.</b> {@link entente.code.Coder} holds the order of work. For statements: {@code Quotes}, {@code Cues},
 * {@code Statements}, {@code Attitudes}, {@code Sources}, {@code Stances}. For events: {@code RuleParser}, {@code RuleBook}, {@code Lemmas}, {@code Tree}, {@code
 * Slots}, {@code Predicates}, {@code Proposals} (where the reader's frames and the rules meet), {@code Absorption}, {@code
 * Participants}, {@code Modalities}, {@code Shifts}, {@code TimeAndPlace}, {@code Magnitudes}, {@code Terms}, {@code Topics},
 * {@code Calibration}, {@code Events}, {@code Merging}. Then {@code Relations}. Beside them, for
 * dictionaries of the older programs: {@link entente.code.PetrarchCoder} with {@code PetrarchVerbs} and {@code PetrarchActors}.
 *
 * <p><b>Always true.</b> Participants are actors of the resolved document; only words that name a doer or a source nothing is
 * known of ("gunmen", "the report") become actors here, of kind unknown or unnamed, and are merged with nobody. Every event and
 * statement has words of the kept text as evidence. Coding is a pure function: the same document gives the same findings with
 * the same ids, from one thread or many.
 *
 * <p><b>Traps.</b> Of two rules the more specific is tried first, so a rule that asks for more wins over one that stands above
 * it. An act that is taken for known ("the killing") is a fact even inside a demand. The sureness of a rule is its author's
 * estimate; what a finding says of its confidence is what such scores were worth on labels ({@code calibration.tsv}).
 *
 * <pre>{@code
 * Coder coder = new Coder(Codebook.plover());
 * CodedDocument coded = coder.code(resolved, "entente/0.1.0+" + annotator.name());
 * for (Event event : coded.events()) {
 *     System.out.println(event.type() + " at \"" + event.trigger().text() + "\", by " + event.basis());
 * }
 * }</pre>
 */
@NullMarked
package entente.code;

import org.jspecify.annotations.NullMarked;
