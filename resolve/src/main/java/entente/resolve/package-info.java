/** Names, roles, descriptions and pronouns become actors as they were on that date; words become dates and places. */
@NullMarked
package entente.resolve;

import org.jspecify.annotations.NullMarked;
