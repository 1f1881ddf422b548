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
 * <p>A quotation that is still open at the end of a paragraph goes on in the next if that begins with a mark as well, or if a
 * paragraph soon after closes a curly mark that it did not open; otherwise it ends with its paragraph. Straight marks (also as two
 * apostrophes) open and close in turn, where blanks allow it; curly ones and «» by their shape. Single marks are left alone: too many of
 * them are apostrophes.
 */
final class Quotes {

    /** How many paragraphs one quotation without marks at their beginnings may run over. */
    private static final int FAR = 12;

    private final List<Span> spans = new ArrayList<>();
    private final List<List<Span>> chains = new ArrayList<>();

    Quotes(Document document) {
        String text = document.text();
        List<Span> paragraphs = document.blocks().stream()
                .filter(block -> block.kind().isRead())
                .map(Block::span)
                .toList();
        List<Span> chain = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            Span paragraph = paragraphs.get(i);
            int before = spans.size();
            boolean open = read(text, paragraph);
            boolean begins = spans.size() > before && spans.get(before).start() <= paragraph.start() + 1;
            if (!chain.isEmpty() && begins) {
                chain.add(spans.get(before));
            }
            if (!chain.isEmpty() && (!begins || !open || spans.size() > before + 1)) {
                close(chain);
                chain = new ArrayList<>();
            }
            if (open && chain.isEmpty()) {
                chain.add(spans.getLast());
                int far = closedLater(text, paragraphs, i);
                if (far > i) {
                    for (int between = i + 1; between <= far; between++) {
                        Span rest = paragraphs.get(between);
                        Span part = between < far ? rest : new Span(rest.start(), text.indexOf('”', rest.start()) + 1);
                        spans.add(part);
                        chain.add(part);
                    }
                    close(chain);
                    chain = new ArrayList<>();
                    i = far;
                }
            }
        }
        close(chain);
    }

    private void close(List<Span> chain) {
        if (chain.size() > 1) {
            chains.add(List.copyOf(chain));
        }
    }

    /** The paragraph that closes a curly mark before it opens one, with nothing but unmarked paragraphs between; or −1. */
    private static int closedLater(String text, List<Span> paragraphs, int from) {
        for (int i = from + 1; i < paragraphs.size() && i <= from + FAR; i++) {
            String words = paragraphs.get(i).in(text);
            int opens = words.indexOf('“');
            int closes = words.indexOf('”');
            if (closes >= 0 && (opens < 0 || closes < opens)) {
                return i;
            }
            if (opens >= 0 || words.indexOf('"') >= 0) {
                return -1;
            }
        }
        return -1;
    }

    /** @return whether a quotation is still open at the end of the paragraph */
    private boolean read(String text, Span paragraph) {
        int open = -1;
        for (int i = paragraph.start(); i < paragraph.end(); i++) {
            char c = text.charAt(i);
            int width = text.startsWith("''", i) || text.startsWith("``", i) ? 2 : 1;
            boolean straight = c == '"' || width == 2;
            boolean opens = c == '“' || c == '«' || (straight && open < 0 && mayOpen(text, paragraph, i, width));
            boolean closes = c == '”' || c == '»' || (straight && open >= 0);
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
            return true;
        }
        return false;
    }

    /** A straight mark between a word and a blank closes something that was never opened. */
    private static boolean mayOpen(String text, Span paragraph, int at, int width) {
        boolean wordBefore = at > paragraph.start() && Character.isLetterOrDigit(text.charAt(at - 1));
        boolean blankBehind = at + width >= paragraph.end() || Character.isWhitespace(text.charAt(at + width));
        return !(wordBefore && blankBehind);
    }

    /** Quotations that run over paragraphs, part by part. */
    List<List<Span>> chains() {
        return chains;
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
