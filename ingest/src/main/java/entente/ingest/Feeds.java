package entente.ingest;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What feeds and sitemaps name: RSS 0.9 to 2.0, Atom 1.0, JSON Feed 1.1, sitemaps with or without Google's news elements, and
 * indexes of sitemaps.
 *
 * <p>XML is read by jsoup's parser, which knows no entities but the built-in ones and no document types: nothing is fetched or
 * expanded, and a feed that is broken in one place gives the rest.
 */
final class Feeds {

    private static final int MOST_ELEMENTS = 500_000;
    private static final int DEEPEST = 100;
    private static final int HEAD = 8_192;
    private static final Pattern FIRST_ELEMENT = Pattern.compile("<([\\w:-]+)");
    private static final Set<String> FEED_ELEMENTS = Set.of("rss", "feed", "rdf:rdf", "urlset", "sitemapindex");

    /**
     * One article or sitemap that is named.
     *
     * @param stamp when it last changed, as the feed says; changes when the article does
     * @param index whether it is a sitemap itself
     */
    record Entry(String address, Optional<String> stamp, boolean index) {}

    private Feeds() {}

    /** Whether it is a feed or a sitemap rather than an article. */
    static boolean isFeed(Web.Answer answer) {
        String type = answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (type.contains("html")) {
            return false;
        }
        String head = new String(answer.body(), 0, Math.min(answer.body().length, HEAD), StandardCharsets.UTF_8);
        Matcher first = FIRST_ELEMENT.matcher(head);
        return first.find() && FEED_ELEMENTS.contains(first.group(1).toLowerCase(Locale.ROOT))
                || head.stripLeading().startsWith("{") && head.contains("jsonfeed.org/version/");
    }

    /**
     * The entries in their order, each address once.
     *
     * @throws Refusal if it is no feed after all
     */
    static List<Entry> entries(Web.Answer answer) throws Refusal {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : text.stripLeading().startsWith("{") ? ofJson(text) : ofXml(text)) {
            absolute(answer.address(), entry.address())
                    .ifPresent(
                            address -> entries.putIfAbsent(address, new Entry(address, entry.stamp(), entry.index())));
        }
        return List.copyOf(entries.values());
    }

    private static List<Entry> ofXml(String text) throws Refusal {
        Parser parser = Parser.xmlParser();
        parser.setMaxDepth(DEEPEST);
        Document document = parser.parseInput(text, "");
        if (document.getAllElements().size() > MOST_ELEMENTS) {
            throw new Refusal(
                    Reason.TOO_LARGE, "expected a feed of at most %,d elements, found more".formatted(MOST_ELEMENTS));
        }
        List<Entry> entries = new ArrayList<>();
        for (Element element : document.getAllElements()) {
            switch (local(element)) {
                case "item" ->
                    link(element)
                            .ifPresent(link ->
                                    entries.add(new Entry(link, text(element, "pubdate", "date", "modified"), false)));
                case "entry" ->
                    link(element)
                            .ifPresent(link -> entries.add(
                                    new Entry(link, text(element, "updated", "published", "issued"), false)));
                case "url" ->
                    text(element, "loc")
                            .ifPresent(loc -> entries.add(new Entry(
                                    loc,
                                    text(element, "lastmod").or(() -> deepText(element, "publication_date")),
                                    false)));
                case "sitemap" ->
                    text(element, "loc").ifPresent(loc -> entries.add(new Entry(loc, text(element, "lastmod"), true)));
                default -> {
                    // What stands around the entries.
                }
            }
        }
        return entries;
    }

    private static String local(Element element) {
        String name = element.tagName().toLowerCase(Locale.ROOT);
        return name.substring(name.indexOf(':') + 1);
    }

    /** RSS writes the address into the element, Atom into an attribute; a permanent guid serves where there is no link. */
    private static Optional<String> link(Element entry) {
        Optional<String> first = Optional.empty();
        for (Element child : entry.children()) {
            if (!local(child).equals("link")) {
                continue;
            }
            String rel = child.attr("rel");
            String address = child.hasAttr("href") ? child.attr("href") : child.text();
            if (!address.isBlank() && (rel.isEmpty() || rel.equals("alternate"))) {
                first = first.or(() -> Optional.of(address.strip()));
            }
        }
        return first.or(() -> entry.children().stream()
                .filter(child -> local(child).equals("guid")
                        && !child.attr("isPermaLink").equals("false"))
                .map(child -> child.text().strip())
                .filter(address -> address.startsWith("http"))
                .findFirst());
    }

    private static Optional<String> text(Element entry, String... names) {
        for (String name : names) {
            for (Element child : entry.children()) {
                if (local(child).equals(name) && !child.text().isBlank()) {
                    return Optional.of(child.text().strip());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> deepText(Element entry, String name) {
        return entry.getAllElements().stream()
                .filter(element ->
                        local(element).equals(name) && !element.text().isBlank())
                .map(element -> element.text().strip())
                .findFirst();
    }

    private static List<Entry> ofJson(String text) throws Refusal {
        JsonMapper mapper = JsonMapper.builder().build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        List<Entry> entries = new ArrayList<>();
        try {
            for (JsonNode item : mapper.readTree(text).path("items")) {
                String address =
                        item.path("url").asText(item.path("external_url").asText(""));
                String stamp = item.path("date_modified")
                        .asText(item.path("date_published").asText(""));
                if (!address.isBlank()) {
                    entries.add(new Entry(address, Optional.of(stamp).filter(s -> !s.isBlank()), false));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new Refusal(Reason.NOT_JSON, "expected a JSON Feed, found broken JSON");
        }
    }

    private static Optional<String> absolute(URI base, String address) {
        try {
            URI uri = base.resolve(address.replace(" ", "%20"));
            return Optional.of(uri.toString())
                    .filter(whole -> whole.startsWith("http://") || whole.startsWith("https://"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
