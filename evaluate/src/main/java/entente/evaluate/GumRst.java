package entente.evaluate;

import entente.model.Block;
import entente.model.Document;
import entente.model.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads the attribution relations of GUM's discourse trees (rs4) onto the texts of its CoNLL-U files.
 *
 * <p>A tree tells which clause attributes and which clause is attributed, not which words are source and cue: each comes out as an
 * attribution whose cue is the whole attributing clause.
 */
public final class GumRst {

    private final Path trees;
    private final Path texts;

    /**
     * @param trees the folder of rs4 files
     * @param texts the folder of CoNLL-U files of the same names
     */
    public GumRst(Path trees, Path texts) {
        this.trees = trees;
        this.texts = texts;
    }

    /** @param genre news, interview or speech */
    List<Attributed> read(String genre) throws IOException {
        List<Attributed> all = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(trees)) {
            files = listed.filter(file -> String.valueOf(file.getFileName()).startsWith("GUM_" + genre))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replace(".rs4", "");
            Document document = document(name, Files.readAllLines(texts.resolve(name + ".conllu")));
            all.add(new Attributed(name, document, attributions(file, document.text())));
        }
        return all;
    }

    private static Document document(String name, List<String> lines) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        boolean begins = true;
        boolean head = false;
        for (String line : lines) {
            if (line.startsWith("# newpar")) {
                begins = true;
                head = line.contains("= head");
            } else if (line.startsWith("# text = ")) {
                String words = line.substring("# text = ".length());
                if (!text.isEmpty()) {
                    text.append(begins ? "\n\n" : " ");
                }
                int start = text.length();
                text.append(words);
                Span span = new Span(start, text.length());
                if (begins || blocks.isEmpty()) {
                    blocks.add(new Block(head ? Block.Kind.HEADLINE : Block.Kind.PARAGRAPH, span));
                } else {
                    Block last = blocks.removeLast();
                    blocks.add(new Block(last.kind(), last.span().union(span)));
                }
                begins = false;
            }
        }
        Document plain = Document.plain(name, text.toString());
        return new Document(
                name,
                plain.digest(),
                plain.text(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "en",
                plain.source(),
                plain.sourceMap(),
                blocks);
    }

    private static List<Attributed.Attribution> attributions(Path file, String text) throws IOException {
        Map<String, Span> segments = new LinkedHashMap<>();
        Map<String, List<String>> children = new HashMap<>();
        Map<String, String> attributing = new LinkedHashMap<>();
        int at = 0;
        for (Element node : nodes(file)) {
            String id = node.getAttribute("id");
            String parent = node.getAttribute("parent");
            if (!parent.isEmpty()) {
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(id);
            }
            if (node.getTagName().equals("segment")) {
                Span span = aligned(node.getTextContent(), text, at, file);
                segments.put(id, span);
                at = span.end();
            }
            if (node.getAttribute("relname").startsWith("attribution")) {
                attributing.put(id, parent);
            }
        }
        List<Attributed.Attribution> attributions = new ArrayList<>();
        attributing.forEach((satellite, nucleus) -> {
            List<Span> clause = new ArrayList<>();
            leaves(satellite, "", segments, children, clause);
            List<Span> content = new ArrayList<>();
            leaves(nucleus, satellite, segments, children, content);
            attributions.add(new Attributed.Attribution(List.of(), clause, content));
        });
        return attributions;
    }

    private static List<Element> nodes(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            NodeList body = builder.parse(file.toFile())
                    .getElementsByTagName("body")
                    .item(0)
                    .getChildNodes();
            List<Element> nodes = new ArrayList<>();
            for (int i = 0; i < body.getLength(); i++) {
                if (body.item(i) instanceof Element element
                        && (element.getTagName().equals("segment")
                                || element.getTagName().equals("group"))) {
                    nodes.add(element);
                }
            }
            return nodes;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no rs4 file: " + e.getMessage(), e);
        }
    }

    /** The segments below a node, without those of the attributing clause itself. */
    private static void leaves(
            String node,
            String without,
            Map<String, Span> segments,
            Map<String, List<String>> children,
            List<Span> found) {
        if (node.equals(without)) {
            return;
        }
        Span span = segments.get(node);
        if (span != null) {
            found.add(span);
            return;
        }
        children.getOrDefault(node, List.of()).forEach(child -> leaves(child, without, segments, children, found));
    }

    /** Where the words of a segment stand: the same characters, whatever the blanks. */
    private static Span aligned(String segment, String text, int from, Path file) throws IOException {
        int at = from;
        int start = -1;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at >= text.length() || text.charAt(at) != c) {
                throw new IOException("%s: expected \"%s\" in the text after unit %d".formatted(file, segment, from));
            }
            start = start < 0 ? at : start;
            at++;
        }
        return new Span(Math.max(start, 0), Math.max(at, 1));
    }
}
