package entente.code;

import entente.model.Block;
import entente.model.Document;
import entente.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The quotations of a document: from mark to mark, marks included, paragraph by paragraph.
 *
 * <p>A quotation that is still open at the end of a paragraph goes on in the next if that begins with a mark as well; otherwise
 * it ends with its paragraph. Straight marks (also as two apostrophes) open and close in turn, curly ones by their shape. Single marks are left alone:
 * too many of them are apostrophes.
 */
final class Quotes {

    private final List<Span> spans = new ArrayList<>();

    Quotes(Document document) {
        String text = document.text();
        int carried = -1;
        for (Block block : document.blocks()) {
            if (block.kind().isRead()) {
                carried = read(text, block.span(), carried);
            }
        }
        if (carried >= 0) {
            spans.removeLast();
        }
    }

    /** @return where a quotation began that is still open at the end of the paragraph, or −1 */
    private int read(String text, Span paragraph, int carried) {
        int open = -1;
        for (int i = paragraph.start(); i < paragraph.end(); i++) {
            char c = text.charAt(i);
            int width = text.startsWith("''", i) || text.startsWith("``", i) ? 2 : 1;
            boolean straight = c == '"' || width == 2;
            boolean opens = c == '“' || (straight && open < 0);
            boolean closes = c == '”' || (straight && open >= 0);
            if (opens && open < 0) {
                open = i;
            } else if (closes && open >= 0) {
                spans.add(new Span(open, i + width));
                open = -1;
            }
            i += width - 1;
        }
        if (open >= 0 && paragraph.end() - open > 1) {
            spans.add(new Span(open, paragraph.end()));
            return open;
        }
        return carried >= 0 && open < 0 ? -1 : open;
    }

    /** In the order of the text. */
    List<Span> all() {
        return spans;
    }

    Optional<Span> at(int position) {
        return spans.stream().filter(span -> span.covers(position)).findFirst();
    }

    List<Span> touching(Span span) {
        return spans.stream().filter(each -> each.overlaps(span)).toList();
    }
}
