package entente.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One report: its kept text, which never changes again, and what is known of it.
 *
 * @param id the user's own id, or the file's name without its ending
 * @param digest of the kept text; what makes two documents the same
 * @param text the kept text; every offset in every later room counts from its beginning
 * @param language ISO 639-1, "und" where it could not be told
 * @param date the day of publication: given, or from the dateline
 * @param blocks headline, dateline and paragraphs, in order, without overlap
 */
public record Document(
        String id,
        Digest digest,
        String text,
        Optional<String> title,
        Optional<String> outlet,
        Optional<String> byline,
        Optional<LocalDate> date,
        Optional<Dateline> dateline,
        String language,
        Source source,
        SourceMap sourceMap,
        List<Block> blocks) {

    public Document {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a document needs an id, got a blank one (from %s)".formatted(source));
        }
        blocks = List.copyOf(blocks);
        int free = 0;
        for (Block block : blocks) {
            if (block.span().start() < free || block.span().end() > text.length()) {
                throw new IllegalArgumentException("block %s overlaps the one before or leaves the text of %d units"
                        .formatted(block, text.length()));
            }
            free = block.span().end();
        }
    }
}
