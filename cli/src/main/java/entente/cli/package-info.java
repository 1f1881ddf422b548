/**
 * The {@code entente} command.
 *
 * <p>{@link entente.cli.Entente} lists the commands; each is a class that says what it takes and leaves the work to the rooms.
 * {@link entente.cli.Readers} puts the rooms together and chooses the reader. What a person reads goes through {@link
 * entente.cli.Screen}: wrapped, in colour where that can be seen, never by colour alone. {@link entente.cli.DocumentView}, {@link
 * entente.cli.FindingList} and {@link entente.cli.Summary} are the three pictures that the commands share.
 *
 * <p><b>Always true.</b> Results go to standard output, progress and refusals to standard error. Exit codes: 0 done, 1 some inputs
 * refused, 2 usage. A record of invented documents says so on every view. What the user can mend is a {@link
 * entente.cli.UsableMessage} in one sentence; a fault of ours keeps its trace.
 */
@NullMarked
package entente.cli;

import org.jspecify.annotations.NullMarked;
