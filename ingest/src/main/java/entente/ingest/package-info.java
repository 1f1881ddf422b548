/**
 * Bytes become documents: clean text with its dates and its way back to the original, or a counted refusal.
 *
 * <p><b>What this room does to the datum.</b> A news report reaches a scholar as a file: saved from a page, with the page's
 * furniture around it; printed by a wire service, its lines wrapped at seventy columns and "(more)" in the middle; or as a
 * line of JSON Lines from a corpus. This room finds the report in it. Out comes a {@link entente.model.Document}, whose text
 * never changes again, or a refusal that says what was expected, what was found and what can be done.
 *
 * <p><b>Words used.</b> <i>Furniture</i> is what belongs to the page and not to the report: "Accessibility links",
 * copyright lines, slugs. A <i>dateline</i> tells where and when a report was filed and by whom ("KABUL (Reuters) –"). The
 * <i>kept text</i> is what every later offset counts in; the <i>original</i> is the text before cleaning. An <i>intake</i> is
 * what became of one thing offered: kept, or refused for a reason.
 *
 * <p><b>Its classes, in reading order.</b> {@link entente.ingest.Ingest} takes paths and hands out a {@link
 * entente.ingest.Reading}, which walks folders and opens files and yields {@link entente.ingest.Intake}s, with a {@link
 * entente.ingest.Reason} for each refusal. {@code Opener} looks what {@link entente.ingest.Kind} a {@code Piece} is: a {@code
 * DocumentFormat} reads a file that is one document ({@code PlainText}, {@code RichText}, {@code PdfText}, {@code WordText},
 * {@code Letter}), a {@code Container} hands out what a file holds ({@code ArchiveEntries}, {@code WebArchive}, {@code
 * MailFolder}, {@code JsonLines}, {@code JsonRecords}, {@code Table}); {@code Origin} counts what is unpacked. {@link
 * entente.ingest.Mapping} says which column holds what, {@link entente.ingest.Preset} how an archive's export is laid out,
 * {@code TextExport} cuts one up. {@code Decoded} turns bytes into text, {@code Mojibake} puts garbled text right; {@code JsonLine} reads a line of JSON
 * Lines; {@code Report} is a text with what its bearer says of it; {@code Layout} sees a page as headline, byline, dateline
 * and paragraphs; {@code Datelines} and {@code Dates} read what they say; {@code Language} tells the language, also of a
 * headline. A web page is a {@code HtmlPage}: {@code HtmlFacts} is what it says of itself, {@code HtmlBody} finds its
 * paragraphs.
 *
 * <p>Addresses of the web are paths too: {@link entente.ingest.Fetching} says how they are fetched, {@code Web} fetches, {@code Robots}
 * and {@code Addresses} say what may be, {@code Crawl} remembers when, and {@code Feeds} names the articles.
 *
 * <p><b>Data files.</b> Where a page has its report and what on it is furniture is written in {@code html.txt}; the words that
 * tell a language in {@code languages.txt} and {@code english-words.txt}. What counts as furniture ({@code furniture.txt}), a byline ({@code bylines.txt}) or a dateline
 * ({@code datelines.txt}, with {@code agencies.txt} and {@code cities.txt}), which hyphens are a word's own ({@code
 * hyphens.txt}) and how exports are laid out ({@code presets/}) is written down beside the classes in files that can be read and
 * changed without Java.
 *
 * <p><b>Always true.</b>
 *
 * <ul>
 *   <li>In = kept + refused. No input ends the run, and none is lost: a picture that lies in a folder of reports is refused
 *       as {@link entente.ingest.Reason#PASSED_OVER}, which is no fault.
 *   <li>The same paths give the same intakes in the same order. Folders are read by the names of their entries. The time of
 *       fetching is kept with the source and touches neither digest nor id.
 *   <li>One document is in memory at a time, and none is larger than the limit.
 *   <li>A text file is cleaned. The text of a JSON Lines record is kept unit by unit, unless it says {@code "clean":true};
 *       its furniture is then still marked as such, so that nobody reads it.
 *   <li>The cleaned text begins with the headline if there is one, then one paragraph a line with an empty line between
 *       two. {@link entente.model.SourceMap} leads from each unit that was copied back to the original text.
 *   <li>The date is what was given; else the full date of the dateline; else that of a line which holds only a date; else
 *       that of the file's name; else that of the address; else there is none. {@link entente.model.Document#dateGround}
 *       says which.
 * </ul>
 *
 * <p><b>Traps.</b> "Original text" in a source map means the decoded bytes without a byte order mark, for records the
 * value of their text, for PDF and Word the text as extracted (docs/ingest.md); {@link entente.model.Source#encoding} says how to decode. A dateline's day without a year ("Nov 19") has a
 * date only if the document has one. Whether the hyphen at a line's end belongs to the word ("NATO-led") or divides it
 * ("coop-eration") is told by {@code hyphens.txt} and by the other words of the text, without a dictionary. A refused line of JSON Lines is one document; a damaged gzip file
 * is one refusal, however many documents it would have held.
 *
 * <pre>{@code
 * try (Reading reading = Ingest.usual().read(List.of("reports", "corpus.jsonl.gz"))) {
 *     while (reading.hasNext()) {
 *         switch (reading.next()) {
 *             case Intake.Kept kept -> System.out.println(kept.document().title().orElse(kept.document().id()));
 *             case Intake.Refused refused -> System.err.println(refused.message());
 *         }
 *     }
 * }
 * }</pre>
 */
@NullMarked
package entente.ingest;

import org.jspecify.annotations.NullMarked;
