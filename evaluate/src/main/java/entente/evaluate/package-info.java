/**
 * Gold against the coder: scores with intervals, confusions, and the worst errors with their words.
 *
 * <p>A score is worth what its gold and its splits are worth. {@link entente.evaluate.LabelledSet} reads our own labels back onto
 * their texts by the committed splits; {@link entente.evaluate.Comparison} says what counts as right, field by field; {@link
 * entente.evaluate.Scoreboard} keeps tallies document by document and draws intervals from whole documents; {@link
 * entente.evaluate.LabelEvaluation} and {@link entente.evaluate.PairEvaluation} print. {@link
 * entente.evaluate.PetrarchEvaluation} and {@link entente.evaluate.PloverEvaluation} read gold of older projects; {@link
 * entente.evaluate.SeriesComparison} holds our counts beside another coder's series.
 *
 * <p><b>Traps.</b> Development is on {@code dev}. {@code test} is locked: each look at it is logged with its figures in {@code
 * training/looks.md}. Labels on texts of others hold no text: without the folder of reference data only our own can be scored.
 */
@NullMarked
package entente.evaluate;

import org.jspecify.annotations.NullMarked;
