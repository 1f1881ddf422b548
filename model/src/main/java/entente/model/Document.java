package entente.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One report: its kept text, which never changes again, and what is known of it.
 *
 * @param id the user's own id, or the file's name without its ending
 * @param digest of the kept text; what makes two documents the same
 * @param text the kept text; every offset in every later room counts from its beginning
 * @param language ISO 639-1, "und" where it could not be told
 * @param date the day of publication: given, or told by the dateline, the file's name or the address
 * @param blocks headline, dateline and paragraphs, in order, without overlap
 * @param dateGround what the date rests on where it was not given: the words of the dateline, or a step ("file name", "URL")
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
        List<Block> blocks,
        Optional<Ground> dateGround) {

    /** One blank line or several. */
    private static final Pattern GAP = Pattern.compile("\\n\\s*\\n");

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
        if (date.isEmpty() && dateGround.isPresent()) {
            throw new IllegalArgumentException(
                    "document %s has no date, yet a ground for one: %s".formatted(id, dateGround));
        }
    }

    /** A document whose date was given, or is not known. */
    public Document(
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
        this(
                id,
                digest,
                text,
                title,
                outlet,
                byline,
                date,
                dateline,
                language,
                source,
                sourceMap,
                blocks,
                Optional.empty());
    }

    /**
     * A document of nothing but its text: English, kept as it is, undated, with a paragraph wherever blank lines part it. For gold
     * sentences, trials and tests.
     */
    public static Document plain(String id, String text) {
        List<Block> paragraphs = new ArrayList<>();
        int from = 0;
        Matcher gap = GAP.matcher(text);
        while (from < text.length()) {
            boolean more = gap.find();
            int to = more ? gap.start() : text.length();
            String words = text.substring(from, to);
            if (!words.isBlank()) {
                int start = from + words.length() - words.stripLeading().length();
                paragraphs.add(new Block(
                        Block.Kind.PARAGRAPH,
                        new Span(start, start + words.strip().length())));
            }
            from = more ? gap.end() : text.length();
        }
        Digest digest = Digest.of(text);
        return new Document(
                id,
                digest,
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "en",
                new Source(id, Optional.empty(), digest, Optional.empty()),
                SourceMap.identity(text),
                paragraphs);
    }
}
