/**
 * Who is meant: words become actors as they were on that date, and places and days.
 *
 * <p><b>What this room does.</b> An annotated document comes in; a {@link entente.model.ResolvedDocument} goes out: the same
 * sheet with actors, dates, places, what noun phrases tell of how actors stand to one another, and where that goes against what
 * is known. Nothing below is changed, and no other document is asked.
 *
 * <p><b>Words used.</b> The <i>registry</i> is what is known beforehand: tables of states, organisations, armed groups and
 * parties, role nouns, memberships, borders and offices, each row with its source. An <i>entity</i> is a row of it that can act.
 * A <i>side</i> is the state or organisation that a phrase puts somebody with ("Russian" in "Russian troops"). A <i>naming</i>
 * is what the words of one noun phrase say by themselves; a <i>draft</i> is an actor while its document is still being read. A
 * <i>ground</i> tells what a field rests on: words, or a step of reasoning.
 *
 * <p><b>In reading order.</b>
 *
 * <ol>
 *   <li>{@link entente.resolve.Registry} and its tables ({@code states.tsv}, {@code state-names.tsv}, {@code
 *       organisations.tsv}, {@code groups.tsv}, {@code regions.tsv}, {@code roles.tsv}, {@code role-nouns.tsv}, {@code
 *       sole-offices.tsv}, {@code memberships.tsv}, {@code borders.tsv}, {@code leaders.tsv}, {@code cities.tsv.gz}, {@code
 *       region-degrees.tsv}). {@code compile_registry.py} makes the large ones from public
 *       data and the hand-kept tables in {@code src/main/registry}; the small ones are kept by hand where they lie.
 *   <li>{@link entente.resolve.UserActors}: a user's own entries, which win; {@link entente.resolve.PetrarchDictionaries} reads
 *       them from PETRARCH's files.
 *   <li>{@code Words} and {@code NameIndex}: how a name is found, whoever cut the tokens.
 *   <li>{@code Tree}, {@code NounPhrase}, {@code Spotter}, {@code PhraseReader}, {@code Titles}: from tokens to a {@code Naming}.
 *   <li>{@code Cast}: which namings are one actor. {@code Descriptions} ("the alliance", "the six nations", "both sides"), {@code
 *       Antecedents} ("he", "they", "it"), {@code Speakers} and {@code Quotations} ("we" in a quotation), {@code Acronyms}.
 *   <li>{@code ToldDoers}: nouns that no table knows but that the reader takes for somebody.
 *   <li>{@link entente.resolve.CountryChoice}: whose somebody is of whom the words do not tell it.
 *   <li>{@code Dates} with {@code dates.tsv}, {@code PlaceFinder} with {@code Gazetteer}.
 *   <li>{@code Claims}: relations, and conflicts with the registry.
 *   <li>{@link entente.resolve.Resolver}: the face.
 * </ol>
 *
 * <p><b>Always true.</b> Same document, same bytes, on any thread. Evidence is the whole noun phrase without relative clauses
 * and without what follows a comma. An unnamed source is never merged with a named person unless the text itself does so, in an
 * apposition. Every code of an actor has a ground. Nothing is corrected: a claim that goes against the registry becomes a
 * conflict that shows both.
 *
 * <p><b>How a country is found.</b> By words in the phrase ("Kyrgyz", "of Iran", "in Caracas"); else by the registry of offices
 * (who of that name held office on that date, if it is one side only); else by a log-linear choice between the states and
 * organisations that the document names, and nobody, whose weights were fitted on the train split of our labels. The ground says
 * which. Gunmen of no told side get none, and guests of a place ("ministers in Geneva") are not its country's.
 *
 * <p><b>Traps.</b> Brussels is a place and, said of speech, the EU's; "the Russians" are Russia, "two Russians" are not.
 * Dependencies and partly recognised entities keep their identity and carry the code of the state they fold into (PLOVER 2021).
 * Several nationalities before one noun ("American and Iraqi troops") make several actors: the bare word is one, the last word
 * with the noun another. Whoever is with a company, a newspaper or an institute is coded by country; the affiliation is kept in {@code
 * external}. Membership in a year for which only years are known begins on 1 January.
 *
 * <pre>{@code
 * ResolvedDocument document = Resolver.standard().resolve(annotated);
 * document.actors().forEach(actor -> System.out.println(actor.name() + " " + actor.code().orElse("-")));
 *
 * Registry registry = Registry.standard();
 * registry.members("CSTO", LocalDate.of(2003, 12, 3));        // [ARM, BLR, KAZ, KGZ, RUS, TJK]
 * registry.holders("RUS", "defence minister", LocalDate.of(2003, 12, 3));
 * }</pre>
 */
@NullMarked
package entente.resolve;

import org.jspecify.annotations.NullMarked;
