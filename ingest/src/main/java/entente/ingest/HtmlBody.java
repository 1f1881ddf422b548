package entente.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The paragraphs of the report on a page, without the page's furniture.
 *
 * <p>In order: elements that never hold a report are taken out; elements whose kind, class or id speaks of furniture are taken
 * out where they hold little of the page's prose (a class name alone proves nothing: {@code <body class="has-sidebar">}); the
 * element that holds the report is found, by the names that publishers give it or by where the prose lies; then each of its
 * paragraphs is looked at. What the names are is written in {@code html.txt}.
 */
final class HtmlBody {

    /** A run of text that no block of the page interrupts. Its pieces lead back to the page. */
    static final class Paragraph {
        private final Element holder;
        private final List<Node> nodes = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();
        private int linked;

        Paragraph(Element holder) {
            this.holder = holder;
        }

        Element holder() {
            return holder;
        }

        /** Its text nodes in order, and the line breaks among them. */
        List<Node> nodes() {
            return nodes;
        }

        /** Its words, with single blanks. */
        String text() {
            return words.toString();
        }

        double linkShare() {
            return words.isEmpty() ? 0 : (double) linked / words.length();
        }

        private void add(TextNode node, boolean link) {
            String text = node.getWholeText();
            int before = words.length();
            boolean anything = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
                if (!blank) {
                    words.append(c);
                    anything = true;
                } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                    words.append(' ');
                }
            }
            if (anything || before != words.length()) {
                nodes.add(node);
            }
            if (link) {
                linked += words.length() - before;
            }
        }

        private void add(Element lineBreak) {
            nodes.add(lineBreak);
            words.append(' ');
        }

        private boolean isBlank() {
            for (int i = 0; i < words.length(); i++) {
                if (words.charAt(i) != ' ') {
                    return false;
                }
            }
            return true;
        }
    }

    private static final DataFile DATA = DataFile.open("html.txt");
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final List<String> NEVER = selectors("never");
    private static final List<String> SET_ASIDE = selectors("set aside");
    private static final List<Pattern> NAMES = DATA.patterns("names", ANY_CASE);
    private static final List<Pattern> OTHERS = DATA.patterns("others' words", ANY_CASE);
    private static final List<Pattern> NAMES_KEPT = DATA.patterns("names kept", ANY_CASE);
    private static final List<String> BODY = selectors("body");
    private static final List<String> LEAD = selectors("lead");
    private static final List<Pattern> LINES = DATA.patterns("lines", ANY_CASE);
    private static final List<Pattern> AFTER = DATA.patterns("after", ANY_CASE);
    private static final List<Pattern> LAST = DATA.patterns("last", ANY_CASE);

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");

    private static final int LEAST_PROSE = 25;
    private static final int WHOLE_PARAGRAPH = 80;
    private static final double MOST_LINKED = 0.5;
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:。！？][\"”’'»)\\]]*$");

    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final int LONGEST_NAMES = 500;
    private static final int LONGEST_LINE = 400;
    private static final double ENOUGH = 0.4;
    private static final double MOST = 0.8;
    private static final double LITTLE_MORE = 1.15;
    private static final int LEAD_LEVELS = 4;
    private static final int LEAST_LEAD = 60;
    private static final double ALL_LINKED = 0.9;
    private static final double MOSTLY_LINKED = 0.6;

    private HtmlBody() {}

    private static List<String> selectors(String section) {
        return DATA.section(section).stream().map(DataFile.Line::text).toList();
    }

    /**
     * The paragraphs, in order, less one that repeats the headline. The document is changed: what is furniture is taken out of
     * it.
     */
    static List<Paragraph> of(Document document, Optional<String> title) {
        NEVER.forEach(selector -> document.select(selector).remove());
        Element body = document.body();
        removeFurniture(body);
        List<Paragraph> all = paragraphs(body);
        Map<Element, Integer> mass = mass(all);
        int total = mass.getOrDefault(body, 0);
        Element root = root(body, all, mass, total);
        List<Paragraph> inside = new ArrayList<>(lead(body, root, all));
        for (Paragraph paragraph : all) {
            if (isWithin(paragraph.holder(), root)) {
                inside.add(paragraph);
            }
        }
        return filter(inside, title);
    }

    // Prose

    /** Units of prose in a paragraph: its length without its links, if it reads like sentences; else 0. */
    private static int prose(Paragraph paragraph) {
        String text = paragraph.text().strip();
        boolean sentence = text.length() >= WHOLE_PARAGRAPH
                || text.length() >= LEAST_PROSE && SENTENCE_END.matcher(text).find();
        return sentence && paragraph.linkShare() < MOST_LINKED
                ? (int) (text.length() * (1 - paragraph.linkShare()))
                : 0;
    }

    private static Map<Element, Integer> mass(List<Paragraph> paragraphs) {
        Map<Element, Integer> mass = new IdentityHashMap<>();
        for (Paragraph paragraph : paragraphs) {
            int prose = prose(paragraph);
            for (Element at = paragraph.holder(); prose > 0 && at != null; at = at.parent()) {
                mass.merge(at, prose, Integer::sum);
            }
        }
        return mass;
    }

    private static boolean isWithin(Element inner, Element outer) {
        for (Element at = inner; at != null; at = at.parent()) {
            if (at == outer) {
                return true;
            }
        }
        return false;
    }

    // Furniture by name

    private static void removeFurniture(Element body) {
        Map<Element, Integer> mass = mass(paragraphs(body));
        int total = mass.getOrDefault(body, 0);
        for (String selector : SET_ASIDE) {
            for (Element element : body.select(selector)) {
                if (element != body && (mass.getOrDefault(element, 0) * 2 < total || total == 0)) {
                    element.remove();
                }
            }
        }
        List<Element> named = new ArrayList<>();
        List<Element> others = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        Deque<Element> open = new ArrayDeque<>(List.of(body));
        while (!open.isEmpty()) {
            Element element = open.pop();
            int held = mass.getOrDefault(element, 0);
            if (element != body && isOfOthers(element) && element.selectFirst("h1, p.lead, article") == null) {
                others.add(element);
            } else if (element != body && isFurnitureByName(element) && held * 3 < total) {
                named.add(element);
                alike.merge(kind(element), held, Integer::sum);
            } else {
                open.addAll(element.children());
            }
        }
        others.forEach(Node::remove);
        named.removeIf(element -> alike.getOrDefault(kind(element), 0) * 3 >= total && total > 0);
        named.forEach(Node::remove);
    }

    /** A page that gives each of its paragraphs a telling class tells nothing by it. */
    private static String kind(Element element) {
        return element.normalName() + " " + element.className();
    }

    private static boolean isOfOthers(Element element) {
        String names = names(element);
        return !names.isBlank()
                && OTHERS.stream().anyMatch(pattern -> pattern.matcher(names).find());
    }

    private static String names(Element element) {
        String names = element.className() + " " + element.id();
        return CAMEL.matcher(names.length() > LONGEST_NAMES ? names.substring(0, LONGEST_NAMES) : names)
                .replaceAll("-");
    }

    private static boolean isFurnitureByName(Element element) {
        String names = names(element);
        if (names.isBlank()) {
            return false;
        }
        return NAMES.stream().anyMatch(pattern -> pattern.matcher(names).find())
                && NAMES_KEPT.stream()
                        .noneMatch(pattern -> pattern.matcher(names).find());
    }

    // Paragraphs

    private static List<Paragraph> paragraphs(Element root) {
        List<Paragraph> paragraphs = new ArrayList<>();
        @Nullable Paragraph current = null;
        Element holder = root;
        int breaks = 0;
        int links = 0;
        Node node = root;
        while (true) {
            // Into the node.
            if (node instanceof TextNode text) {
                if (current == null) {
                    current = new Paragraph(holder);
                }
                if (!text.isBlank()) {
                    breaks = 0;
                }
                current.add(text, links > 0);
            } else if (node instanceof Element element) {
                String tag = element.normalName();
                if (tag.equals("br")) {
                    breaks++;
                    if (breaks > 1
                            || current != null
                                    && SENTENCE_END
                                            .matcher(current.text().strip())
                                            .find()) {
                        current = close(paragraphs, current);
                    } else if (current != null) {
                        current.add(element);
                    }
                } else if (BLOCKS.contains(tag)) {
                    current = close(paragraphs, current);
                    holder = element;
                    breaks = 0;
                } else if (tag.equals("a")) {
                    links++;
                }
            }
            if (node.childNodeSize() > 0) {
                node = node.childNode(0);
                continue;
            }
            // Out of the node, and on to the next.
            while (true) {
                if (node instanceof Element element) {
                    String tag = element.normalName();
                    if (BLOCKS.contains(tag)) {
                        current = close(paragraphs, current);
                        Element up = element.parent();
                        while (up != null && up != root && !BLOCKS.contains(up.normalName())) {
                            up = up.parent();
                        }
                        holder = up == null ? root : up;
                    } else if (tag.equals("a")) {
                        links--;
                    }
                }
                if (node == root) {
                    close(paragraphs, current);
                    return paragraphs;
                }
                Node next = node.nextSibling();
                if (next != null) {
                    node = next;
                    break;
                }
                Node parent = node.parent();
                if (parent == null) {
                    close(paragraphs, current);
                    return paragraphs;
                }
                node = parent;
            }
        }
    }

    private static @Nullable Paragraph close(List<Paragraph> paragraphs, @Nullable Paragraph current) {
        if (current != null && !current.isBlank()) {
            paragraphs.add(current);
        }
        return null;
    }

    // The element that holds the report

    private static Element root(Element body, List<Paragraph> all, Map<Element, Integer> mass, int total) {
        for (String selector : BODY) {
            List<Element> parts = outermost(body.select(selector));
            int sum =
                    parts.stream().mapToInt(part -> mass.getOrDefault(part, 0)).sum();
            if (parts.isEmpty() || sum < ENOUGH * total) {
                continue;
            }
            Element around = around(
                    parts.stream()
                            .filter(part -> mass.getOrDefault(part, 0) > 0)
                            .toList(),
                    body);
            if (mass.getOrDefault(around, 0) <= LITTLE_MORE * sum) {
                return around;
            }
            Element best = Collections.max(parts, Comparator.comparingInt(part -> mass.getOrDefault(part, 0)));
            if (mass.getOrDefault(best, 0) >= MOST * sum) {
                return best;
            }
        }
        Map<Element, Double> scores = new IdentityHashMap<>();
        List<Element> order = new ArrayList<>();
        for (Paragraph paragraph : all) {
            int prose = prose(paragraph);
            double weight = 1;
            Element at = paragraph.holder();
            if (at.normalName().equals("p")) {
                at = at.parent();
            }
            for (int level = 0; at != null && prose > 0 && level < 6; level++) {
                if (scores.merge(at, prose * weight, Double::sum) == prose * weight) {
                    order.add(at);
                }
                weight *= 0.6;
                at = at.parent();
            }
        }
        Element best = body;
        for (Element element : order) {
            if (best == body || scores.getOrDefault(element, 0.0) > scores.getOrDefault(best, 0.0)) {
                best = element;
            }
        }
        return whole(best, body, mass);
    }

    /** Reports set in several parts: the parts look alike, or one article element holds them. */
    private static Element whole(Element best, Element body, Map<Element, Integer> mass) {
        Element article = best.closest("article");
        if (article != null
                && body.select("article").size() == 1
                && mass.getOrDefault(best, 0) < MOST * mass.getOrDefault(article, 0)) {
            return article;
        }
        if (best.className().isBlank()) {
            return best;
        }
        List<Element> alike = new ArrayList<>();
        for (Element element : body.getElementsByTag(best.normalName())) {
            if (element.className().equals(best.className()) && mass.getOrDefault(element, 0) > 0) {
                alike.add(element);
            }
        }
        List<Element> parts = outermost(alike);
        int sum = parts.stream().mapToInt(part -> mass.getOrDefault(part, 0)).sum();
        Element around = around(parts, body);
        return parts.size() > 1 && mass.getOrDefault(around, 0) <= LITTLE_MORE * sum ? around : best;
    }

    private static List<Element> outermost(List<Element> elements) {
        Set<Element> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(elements);
        List<Element> outermost = new ArrayList<>();
        for (Element element : elements) {
            boolean inner = false;
            for (Element at = element.parent(); at != null && !inner; at = at.parent()) {
                inner = all.contains(at);
            }
            if (!inner) {
                outermost.add(element);
            }
        }
        return outermost;
    }

    /** The innermost element that holds all of {@code parts}; {@code body} if there is none. */
    private static Element around(List<Element> parts, Element body) {
        if (parts.isEmpty()) {
            return body;
        }
        Element around = parts.getFirst();
        for (Element part : parts) {
            Element up = around;
            while (up != null && !isWithin(part, up)) {
                up = up.parent();
            }
            around = up == null ? body : up;
        }
        return around;
    }

    /** What some pages set between headline and body: the first paragraph, not a description that the body repeats. */
    private static List<Paragraph> lead(Element body, Element root, List<Paragraph> all) {
        Set<Element> leads = Collections.newSetFromMap(new IdentityHashMap<>());
        LEAD.forEach(selector -> leads.addAll(body.select(selector)));
        Element near = root;
        for (int level = 0; level < LEAD_LEVELS && near.parent() != null && near != body; level++) {
            near = near.parent();
        }
        List<Paragraph> lead = new ArrayList<>();
        for (Paragraph paragraph : all) {
            Element holder = paragraph.holder();
            if (isWithin(holder, root)) {
                break;
            }
            boolean named = false;
            for (Element at = holder; at != null && at != near && !named; at = at.parent()) {
                named = leads.contains(at);
            }
            if (named && isWithin(holder, near) && prose(paragraph) >= LEAST_LEAD) {
                lead.add(paragraph);
            }
        }
        return lead.size() > 3 ? List.of() : lead;
    }

    // Paragraph by paragraph

    private static List<Paragraph> filter(List<Paragraph> paragraphs, Optional<String> title) {
        int total = paragraphs.stream().mapToInt(HtmlBody::prose).sum();
        int left = total;
        List<Paragraph> kept = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            String text = paragraph.text().strip();
            if (fits(LAST, text) && left * 3 < total && !kept.isEmpty()) {
                break;
            }
            left -= prose(paragraph);
            boolean links = paragraph.linkShare() >= ALL_LINKED
                    || paragraph.linkShare() >= MOSTLY_LINKED
                            && !SENTENCE_END.matcher(text).find();
            if (links
                    || fits(LINES, text)
                    || kept.isEmpty() && title.map(text::equalsIgnoreCase).orElse(false)) {
                continue;
            }
            kept.add(paragraph);
        }
        while (!kept.isEmpty() && fits(AFTER, kept.getLast().text().strip())) {
            kept.removeLast();
        }
        return kept;
    }

    private static boolean fits(List<Pattern> patterns, String text) {
        return text.length() <= LONGEST_LINE
                && patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }
}
