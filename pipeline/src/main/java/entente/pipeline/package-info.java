/**
 * The rooms in their order, once.
 *
 * <p>The whole program is one sentence: read, annotate, resolve, code, keep. {@link entente.pipeline.Pipeline} is the three words
 * in the middle, for the command, the server and the archive runs alike; nobody else knows the order. A stream of intakes goes in,
 * a stream of {@link entente.pipeline.Outcome}s comes out, as many and in the same order, whatever the number of threads.
 *
 * <p><b>Always true.</b> The same document gives the same findings and the same bytes, alone or among others. In = coded + known +
 * refused + faulty.
 *
 * <pre>{@code
 * try (Pipeline pipeline = new Pipeline(Reader.open(), Resolver.standard(), Codebook.plover());
 *         Reading intakes = Ingest.usual().read(List.of("news"));
 *         Outcomes outcomes = pipeline.code(intakes.iterator(), 2, digest -> false)) {
 *     outcomes.forEachRemaining(...);
 * }
 * }</pre>
 */
@NullMarked
package entente.pipeline;

import org.jspecify.annotations.NullMarked;
