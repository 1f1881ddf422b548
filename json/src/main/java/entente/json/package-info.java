/**
 * The coded document as JSON, and back.
 *
 * <p><b>What this room does to the datum.</b> Nothing: it writes down what the other rooms found, so that a program in any
 * language can read it, and reads it again without loss. {@code docs/coded-document.schema.json} is the law of the format;
 * a test holds both to each other.
 *
 * <p><b>Its classes.</b> {@link entente.json.CodedDocuments} writes and reads whole documents, one compact line each. {@link
 * entente.json.Sheets} writes and reads their parts, for a store that keeps the text by itself. {@code Pen} knows how each
 * record is written, {@code Reader} how it is read, {@code Field} says where in a document something is wrong.
 *
 * <p><b>Always true.</b>
 *
 * <ul>
 *   <li>Every key is always there, in a fixed order. What is absent is {@code null}, an empty list or an empty object; so a
 *       table made of the lines has the same columns whatever the documents.
 *   <li>The same document gives the same bytes. Maps are written in the order of their keys. The time of fetching is not
 *       written: it belongs to the run and not to the document.
 *   <li>A field's ground is the words that carry it ({@code {"start","end","text"}}) or {@code {"inferred":"how"}}.
 *   <li>Offsets are UTF-16 units of "text", half-open. In Python, {@code text.encode("utf-16-le")[2*start:2*end]} finds
 *       them; where no character lies beyond the basic plane, {@code text[start:end]} does.
 * </ul>
 *
 * <p><b>Traps.</b> "source_map" is {@code null} where the text was kept as it was, else a list of runs [kept, original,
 * length]. The days "first" and "last" of an event's date follow from each other and the precision; when read, "first" and
 * "precision" count.
 *
 * <pre>{@code
 * try (Writer out = Files.newBufferedWriter(path)) {
 *     CodedDocuments.write(document, out);
 * }
 * CodedDocument again = CodedDocuments.read(Files.readAllLines(path).getFirst());
 * }</pre>
 */
@NullMarked
package entente.json;

import org.jspecify.annotations.NullMarked;
