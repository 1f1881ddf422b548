package entente.ingest;

import entente.model.SourceMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * A web page: the report on it, without the page around it.
 *
 * <p>The page is parsed as browsers do (jsoup, the WHATWG's rules), so that no page is too broken; what it says of itself is
 * read ({@link HtmlFacts}); its paragraphs are found ({@link HtmlBody}). The headline goes first. Each unit that was copied
 * leads back to its place in the page's source.
 */
final class HtmlPage implements DocumentFormat {

    /** A news page has some thousands of elements. */
    static final int MOST_ELEMENTS = 300_000;

    private static final int HEAD = 8_192;
    private static final int NOWHERE = -1;
    private static final double MOST_BROKEN = 0.005;
    /** JSON-LD tells the text where scripts would have built the page. */
    private static final int LEAST_BODY = 400;

    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})");
    private static final Pattern XML_CHARSET = Pattern.compile("^<\\?xml[^>]{0,100}encoding=[\"']([\\w.:-]{2,40})");
    private static final Pattern BREAKS = Pattern.compile("\\s*\\n\\s*");

    private record Source(String text, Optional<String> encoding, List<String> notes) {}

    /** Text and the way from it to the page's source. */
    private record Written(String text, SourceMap map) {}

    @Override
    public List<Report> read(Material material) throws Refusal {
        Source source = decode(material);
        Document page = parse(source.text(), material.url());
        HtmlFacts facts = HtmlFacts.of(page);
        List<HtmlBody.Paragraph> paragraphs = HtmlBody.of(page, facts.title());
        int found = paragraphs.stream().mapToInt(p -> p.text().length()).sum();
        List<String> notes = new ArrayList<>(source.notes());
        Written written;
        if (facts.body()
                .map(body -> body.length() >= LEAST_BODY && found * 2 < body.length())
                .orElse(false)) {
            written = told(facts.title(), facts.body().orElseThrow());
            notes.add("the text was taken from the page's JSON-LD, since the page shows less of it");
        } else {
            written = write(source.text(), facts.title(), paragraphs);
        }
        if (found == 0 && facts.body().isEmpty()) {
            throw new Refusal(
                    Reason.EMPTY,
                    "expected a report in the page, found no paragraph of prose. If scripts build the page, save it from a browser");
        }
        Optional<String> url = facts.canonical().or(material::url);
        String language = Language.of(written.text());
        Told told = new Told(
                        facts.title(),
                        facts.outlet(),
                        facts.byline(),
                        facts.published(),
                        facts.near().stream().toList(),
                        url,
                        language.equals(Language.UNDETERMINED) ? facts.language() : Optional.of(language))
                .modifiedOn(facts.modified());
        return List.of(new Report(
                material.stem(),
                written.text(),
                written.map(),
                true,
                told,
                Optional.of(material.name()),
                source.encoding(),
                Optional.empty(),
                notes));
    }

    /**
     * The page's tree.
     *
     * @throws Refusal if it has more elements than any page of news
     */
    static Document parse(String html, Optional<String> url) throws Refusal {
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        Document page = parser.parseInput(html, url.orElse(""));
        int elements = page.getAllElements().size();
        if (elements > MOST_ELEMENTS) {
            throw new Refusal(
                    Reason.TOO_LARGE,
                    "expected a page of at most %,d elements, found %,d. Save the report alone"
                            .formatted(MOST_ELEMENTS, elements));
        }
        return page;
    }

    // Encoding

    /** The mark at the beginning counts first, then sound UTF-8, then what the server said, then what the page says. */
    private static Source decode(Material material) throws Refusal {
        byte[] bytes = material.original().shared();
        if (bytes.length > 1 && ((bytes[0] & 0xFF) >= 0xFE || (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB)) {
            Decoded decoded = Decoded.of(bytes);
            return new Source(decoded.text(), decoded.encoding(), decoded.notes());
        }
        refuseBinary(bytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Optional<Charset> declared =
                    declared(bytes).filter(charset -> isEscaped(charset) && text.indexOf('\u001b') >= 0);
            if (declared.isEmpty()) {
                return new Source(text, Optional.empty(), List.of());
            }
        } catch (CharacterCodingException e) {
            // Then it is in another encoding.
        }
        Charset charset = material.charset()
                .flatMap(HtmlPage::charset)
                .filter(told -> !told.equals(StandardCharsets.UTF_8))
                .or(() -> declared(bytes))
                .orElse(Charset.forName("windows-1252"));
        String text = new String(bytes, charset);
        long broken = text.chars().filter(c -> c == '\uFFFD').count();
        if (broken > MOST_BROKEN * text.length()) {
            throw new Refusal(
                    Reason.ENCODING,
                    "expected a page in %s, found %,d characters that are none. Save it as UTF-8"
                            .formatted(charset.name(), broken));
        }
        String lead = broken == 0 ? "" : ", with %,d characters that could not be read".formatted(broken);
        return new Source(
                text,
                charset.equals(StandardCharsets.UTF_8) ? Optional.empty() : Optional.of(charset.name()),
                List.of("read as %s%s".formatted(charset.name(), lead)));
    }

    /** Encodings in seven bits, whose text is sound UTF-8 and means something else. */
    private static boolean isEscaped(Charset charset) {
        return charset.name().startsWith("ISO-2022");
    }

    private static void refuseBinary(byte[] bytes) throws Refusal {
        int nuls = 0;
        for (byte b : bytes) {
            nuls += b == 0 ? 1 : 0;
        }
        if (nuls * 1000L > bytes.length) {
            throw new Refusal(
                    Reason.BINARY,
                    "expected a web page, found %,d NULs in %,d bytes. If this is a page in UTF-16, save it as UTF-8"
                            .formatted(nuls, bytes.length));
        }
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        for (Pattern pattern : List.of(META_CHARSET, XML_CHARSET)) {
            Matcher matcher = pattern.matcher(head);
            if (matcher.find()) {
                Optional<Charset> charset = charset(matcher.group(1));
                if (charset.isPresent()) {
                    return charset;
                }
            }
        }
        return Optional.empty();
    }

    /** As browsers understand the name: ISO-8859-1 means windows-1252 (https://encoding.spec.whatwg.org). */
    private static Optional<Charset> charset(String name) {
        String common = switch (name.toLowerCase(Locale.ROOT)) {
            case "iso-8859-1", "latin1", "us-ascii", "ascii" -> "windows-1252";
            case "iso-8859-9" -> "windows-1254";
            case "gb2312", "gbk" -> "GB18030";
            case "ks_c_5601-1987", "euc-kr" -> "x-windows-949";
            case "shift_jis", "sjis" -> "windows-31j";
            // A page that could be read as far as this is not in UTF-16.
            case "utf-16", "utf-16le", "utf-16be" -> "UTF-8";
            default -> name;
        };
        try {
            return Optional.of(Charset.forName(common));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    // Text

    private static Written write(String source, Optional<String> title, List<HtmlBody.Paragraph> paragraphs) {
        Strand strand = new Strand();
        title.ifPresent(strand::make);
        for (HtmlBody.Paragraph paragraph : paragraphs) {
            if (strand.length() > 0) {
                strand.make("\n\n");
            }
            copy(paragraph, source, strand);
        }
        return new Written(strand.text(), strand.map());
    }

    private static Written told(Optional<String> title, String body) {
        String text = title.map(words -> words + "\n\n").orElse("")
                + BREAKS.matcher(body.strip()).replaceAll("\n\n");
        return new Written(text, new SourceMap(List.of()));
    }

    private static void copy(HtmlBody.Paragraph paragraph, String source, Strand strand) {
        int start = strand.length();
        boolean blank = false;
        int blankAt = NOWHERE;
        for (Node node : paragraph.nodes()) {
            if (!(node instanceof TextNode text)) {
                blank = true;
                blankAt = NOWHERE;
                continue;
            }
            String words = text.getWholeText();
            int[] places = places(words, node, source);
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                    // One plain blank is copied; what else parts words becomes a blank that was made.
                    blankAt = !blank && c == ' ' && places.length > 0 ? places[i] : NOWHERE;
                    blank = true;
                    continue;
                }
                if (c == 0) {
                    continue;
                }
                if (blank && strand.length() > start) {
                    if (blankAt == NOWHERE) {
                        strand.make(" ");
                    } else {
                        strand.copy(' ', blankAt);
                    }
                }
                blank = false;
                if (places.length > 0) {
                    strand.copy(c, places[i]);
                } else {
                    strand.make(String.valueOf(c));
                }
            }
        }
    }

    /** For each unit of {@code words} its place in the page's source; empty if the two do not agree. */
    private static int[] places(String words, Node node, String source) {
        int at = node.sourceRange().startPos();
        int end = Math.min(node.sourceRange().endPos(), source.length());
        if (at < 0 || end <= at) {
            return new int[0];
        }
        int[] places = new int[words.length()];
        for (int i = 0; i < words.length(); ) {
            if (at >= end) {
                return new int[0];
            }
            if (source.charAt(at) == words.charAt(i) && source.charAt(at) != '&') {
                places[i++] = at++;
                continue;
            }
            if (source.charAt(at) != '&') {
                return new int[0];
            }
            int close = at + 1;
            while (close < end && (Character.isLetterOrDigit(source.charAt(close)) || source.charAt(close) == '#')) {
                close++;
            }
            int stop = close < end && source.charAt(close) == ';' ? close + 1 : close;
            String meant = Parser.unescapeEntities(source.substring(at, stop), false);
            if (!words.startsWith(meant, i)) {
                return new int[0];
            }
            boolean plain = meant.length() == stop - at;
            for (int k = 0; k < meant.length(); k++) {
                places[i++] = plain ? at + k : at;
            }
            at = stop;
        }
        return places;
    }
}
