package entente.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says of its report: in JSON-LD (schema.org, https://schema.org/NewsArticle), in the properties of the Open Graph
 * protocol, in {@code meta} and {@code time} elements, in the headline and the line with the author.
 *
 * @param modified the day of the last change
 * @param canonical the address that the page gives as its own
 * @param language as declared, ISO 639-1
 * @param body the report's text in the JSON-LD, where it is there
 */
record HtmlFacts(
        Optional<String> title,
        Optional<String> byline,
        Optional<String> outlet,
        Optional<LocalDate> published,
        Optional<LocalDate> modified,
        Optional<Told.Hint> near,
        Optional<String> canonical,
        Optional<String> language,
        Optional<String> body) {

    private static final DataFile DATA = DataFile.open("html.txt");
    private static final List<String> TITLE = selectors("title");
    private static final List<String> BYLINE = selectors("byline");
    private static final List<String> NO_AUTHOR = selectors("no author");
    private static final List<String> PUBLISHED = selectors("published");
    private static final List<String> MODIFIED = selectors("modified");
    private static final Set<String> ARTICLES =
            DATA.section("articles").stream().map(DataFile.Line::text).collect(Collectors.toUnmodifiableSet());
    private static final List<Pattern> NOT_A_NAME =
            DATA.patterns("not a name", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int LONGEST_JSON = 2_000_000;
    private static final int MOST_NODES = 5_000;
    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_BYLINE = 120;
    private static final double ALIKE = 0.6;
    /** What stands between a headline and the outlet's name in the title of a page. */
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|–—:·•»-]\\s+|\\s*[|»]\\s*");

    private static final Pattern BY = Pattern.compile(
            "^(?:by|von|par|por|da|di|door|av|text|words|written by|posted by|published by|author|story by|reported by)\\b\\s*:?\\s+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern COMPACT = Pattern.compile("^(\\d{4})(\\d{2})(\\d{2})(?:T?\\d{4,6}.*)?$");
    private static final Pattern YEAR_FIRST = Pattern.compile("^(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})(?!\\d)");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}]+");

    private static final ObjectReader JSON = reader();

    private static List<String> selectors(String section) {
        return DATA.section(section).stream().map(DataFile.Line::text).toList();
    }

    private static ObjectReader reader() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                .enable(JsonParser.Feature.ALLOW_COMMENTS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(60)
                        .maxStringLength(LONGEST_JSON)
                        .build());
        return mapper.readerFor(JsonNode.class);
    }

    /** Read before {@link HtmlBody} takes the furniture out. */
    static HtmlFacts of(Document page) {
        List<JsonNode> nodes = linkedData(page);
        Optional<JsonNode> article = nodes.stream().filter(HtmlFacts::isArticle).findFirst();
        Optional<String> outlet = first(
                meta(page, "og:site_name"),
                article.flatMap(node -> name(node.path("publisher"), nodes)),
                meta(page, "application-name"),
                meta(page, "publisher", "dc.publisher", "DC.publisher"));
        Optional<String> title = title(page, article, outlet);
        Optional<LocalDate> published = first(
                article.flatMap(node -> text(node, "datePublished")).flatMap(HtmlFacts::day),
                day(page, PUBLISHED),
                article.flatMap(node -> text(node, "dateCreated")).flatMap(HtmlFacts::day));
        Optional<LocalDate> modified =
                first(article.flatMap(node -> text(node, "dateModified")).flatMap(HtmlFacts::day), day(page, MODIFIED));
        return new HtmlFacts(
                title,
                byline(page, article, nodes, outlet),
                outlet,
                published,
                modified.filter(
                        day -> published.map(first -> !day.isBefore(first)).orElse(true)),
                published.isPresent() ? Optional.empty() : shown(page),
                canonical(page),
                language(page),
                article.flatMap(node -> text(node, "articleBody")));
    }

    // JSON-LD

    private static List<JsonNode> linkedData(Document page) {
        List<JsonNode> found = new ArrayList<>();
        for (Element script : page.select("script[type*=ld+json]")) {
            String data = script.data().strip();
            if (data.isEmpty() || data.length() > LONGEST_JSON) {
                continue;
            }
            try {
                flatten(
                        JSON.readTree(data.replaceAll("^(?:<!--|/\\*.*?\\*/|//<!\\[CDATA\\[)|(?:-->|//]]>)$", "")),
                        found);
            } catch (JsonProcessingException e) {
                // Half of such scripts by hand are broken somewhere; the page has other places that tell the same.
                continue;
            }
        }
        return found;
    }

    private static void flatten(JsonNode root, List<JsonNode> found) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty() && found.size() < MOST_NODES) {
            JsonNode node = open.removeFirst();
            if (node.isArray()) {
                node.forEach(open::addLast);
            } else if (node.isObject()) {
                found.add(node);
                for (String key : List.of("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement")) {
                    JsonNode inner = node.path(key);
                    if (inner.isContainerNode()) {
                        open.addLast(inner);
                    }
                }
            }
        }
    }

    private static boolean isArticle(JsonNode node) {
        JsonNode type = node.path("@type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (ARTICLES.contains(one.asText())) {
                    return true;
                }
            }
            return false;
        }
        return ARTICLES.contains(type.asText().replaceAll("^https?://schema\\.org/", ""));
    }

    private static Optional<String> text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isArray() && !value.isEmpty()) {
            value = value.get(0);
        }
        if (value.isObject()) {
            value = value.path("@value");
        }
        return value.isTextual() ? worded(unescape(value.textValue())) : Optional.empty();
    }

    /** The names of a person, an organisation or a list of them; a reference is followed once. */
    private static Optional<String> name(JsonNode node, List<JsonNode> all) {
        Set<String> names = new LinkedHashSet<>();
        List<JsonNode> several = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(several::add);
        } else {
            several.add(node);
        }
        for (JsonNode one : several) {
            if (one.isTextual()) {
                worded(unescape(one.textValue())).ifPresent(names::add);
                continue;
            }
            Optional<String> named = text(one, "name");
            if (named.isEmpty() && one.path("@id").isTextual()) {
                named = all.stream()
                        .filter(other -> other.path("@id").equals(one.path("@id")))
                        .flatMap(other -> text(other, "name").stream())
                        .findFirst();
            }
            named.ifPresent(names::add);
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private static String unescape(String words) {
        return words.indexOf('&') < 0 ? words : org.jsoup.parser.Parser.unescapeEntities(words, false);
    }

    // Elements

    private static Optional<String> meta(Document page, String... names) {
        for (String name : names) {
            for (String attribute : List.of("property", "name", "itemprop")) {
                Element element = page.selectFirst("meta[" + attribute + "=\"" + name + "\"]");
                if (element != null) {
                    Optional<String> content = worded(element.attr("content"));
                    if (content.isPresent()) {
                        return content;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> title(Document page, Optional<JsonNode> article, Optional<String> outlet) {
        List<String> said = Stream.of(
                        article.flatMap(node -> text(node, "headline")),
                        meta(page, "og:title"),
                        meta(page, "twitter:title"),
                        worded(page.title()))
                .flatMap(Optional::stream)
                .map(title -> withoutOutlet(title, outlet))
                .filter(title -> title.length() <= LONGEST_TITLE)
                .toList();
        for (String selector : TITLE) {
            for (Element element : page.select(selector)) {
                Optional<String> shown = worded(element.text()).filter(title -> title.length() <= LONGEST_TITLE);
                if (shown.isPresent()
                        && outlet.map(name -> !alike(name, shown.get())).orElse(true)
                        && said.stream().anyMatch(title -> alike(title, shown.get()))) {
                    return shown;
                }
            }
        }
        return said.stream()
                .findFirst()
                .or(() -> TITLE.stream()
                        .flatMap(selector -> page.select(selector).stream())
                        .flatMap(element -> worded(element.text()).stream())
                        .filter(title -> title.length() <= LONGEST_TITLE)
                        .findFirst());
    }

    /** "Talks fail | The Daily" is "Talks fail"; what stands before or after the separator goes if it is the outlet, or short. */
    private static String withoutOutlet(String title, Optional<String> outlet) {
        Matcher separator = SEPARATOR.matcher(title);
        String result = title;
        while (separator.find()) {
            String before = title.substring(0, separator.start()).strip();
            String after = title.substring(separator.end()).strip();
            if (outlet.isPresent()
                    && (alike(after, outlet.get()) && words(before).size() > 2)) {
                return before;
            }
            if (outlet.isPresent()
                    && alike(before, outlet.get())
                    && words(after).size() > 2) {
                result = after;
            } else if (title.substring(separator.start(), separator.end()).contains("|")
                    && words(before).size() > 3) {
                return before;
            }
        }
        return result;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = LETTERS.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** Whether most words of the shorter stand in the longer. */
    static boolean alike(String one, String other) {
        Set<String> first = new HashSet<>(words(one));
        Set<String> second = new HashSet<>(words(other));
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        long shared = first.stream().filter(second::contains).count();
        return shared >= ALIKE * Math.min(first.size(), second.size()) && shared >= 1;
    }

    private static Optional<String> byline(
            Document page, Optional<JsonNode> article, List<JsonNode> nodes, Optional<String> outlet) {
        List<Optional<String>> found = new ArrayList<>();
        found.add(article.flatMap(node -> name(node.path("author"), nodes)));
        found.add(meta(page, "author", "parsely-author", "sailthru.author", "dc.creator", "DC.creator", "byl"));
        found.add(meta(page, "article:author"));
        for (String selector : BYLINE) {
            Set<String> names = new LinkedHashSet<>();
            for (Element element : page.select(selector)) {
                if (NO_AUTHOR.stream().noneMatch(other -> element.closest(other) != null)) {
                    worded(element.text()).ifPresent(names::add);
                }
            }
            if (!names.isEmpty() && names.size() <= 4) {
                found.add(Optional.of(String.join(", ", names)));
            }
        }
        return found.stream()
                .flatMap(Optional::stream)
                .map(words -> BY.matcher(words).replaceFirst("").strip())
                .filter(words -> !words.isEmpty() && words.length() <= LONGEST_BYLINE)
                .filter(words -> NOT_A_NAME.stream()
                        .noneMatch(pattern -> pattern.matcher(words).matches()))
                .filter(words ->
                        outlet.map(name -> !name.equalsIgnoreCase(words)).orElse(true))
                .findFirst();
    }

    // Days

    private static Optional<LocalDate> day(Document page, List<String> selectors) {
        for (String selector : selectors) {
            for (Element element : page.select(selector)) {
                Optional<LocalDate> day = Stream.of("datetime", "content", "value", "title")
                        .map(element::attr)
                        .filter(value -> !value.isBlank())
                        .findFirst()
                        .or(() -> Optional.of(element.text()))
                        .flatMap(HtmlFacts::day);
                if (day.isPresent()) {
                    return day;
                }
            }
        }
        return Optional.empty();
    }

    /** A {@code time} element of the page: near the publication, but perhaps of another report beside it. */
    private static Optional<Told.Hint> shown(Document page) {
        return Stream.concat(page.select("article time, main time, header time").stream(), page.select("time").stream())
                .flatMap(element ->
                        day(element.hasAttr("datetime") ? element.attr("datetime") : element.text()).stream())
                .findFirst()
                .map(day -> new Told.Hint(day, "time element of the page"));
    }

    /** The day in a value as pages write it: ISO 8601 in full or compact, RFC 1123, "3 December 2003", "2003/12/03". */
    static Optional<LocalDate> day(String value) {
        String words = value.strip();
        if (words.length() > 100) {
            return Optional.empty();
        }
        Optional<LocalDate> given = Dates.given(words.replaceFirst("^(\\d{4}-\\d{2}-\\d{2})[T ].*$", "$1"));
        if (given.isPresent()) {
            return given;
        }
        for (Pattern pattern : List.of(COMPACT, YEAR_FIRST)) {
            Matcher matcher = pattern.matcher(words);
            if (matcher.find()) {
                return checked(matcher.group(1), matcher.group(2), matcher.group(3));
            }
        }
        try {
            return Optional.of(LocalDate.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(words)))
                    .filter(HtmlFacts::isOfOurTime);
        } catch (DateTimeException e) {
            return Dates.parse(words).flatMap(Dates.Day::full).filter(HtmlFacts::isOfOurTime);
        }
    }

    private static Optional<LocalDate> checked(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)))
                    .filter(HtmlFacts::isOfOurTime);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfOurTime(LocalDate day) {
        return day.getYear() >= Dates.FIRST_YEAR && day.getYear() <= Dates.LAST_YEAR;
    }

    // Address and language

    private static Optional<String> canonical(Document page) {
        List<String> given = new ArrayList<>();
        Element link = page.selectFirst("link[rel~=(?i)^canonical$]");
        if (link != null) {
            given.add(link.attr("href"));
        }
        meta(page, "og:url").ifPresent(given::add);
        for (String address : given) {
            try {
                URI uri = page.baseUri().isBlank()
                        ? new URI(address.strip())
                        : new URI(page.baseUri()).resolve(new URI(address.strip()));
                boolean web =
                        uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
                // A page that gives the front page as its address gives none.
                boolean whole = uri.getPath() != null && uri.getPath().length() > 1 || uri.getQuery() != null;
                if (web && whole) {
                    return Optional.of(uri.toString());
                }
            } catch (URISyntaxException | IllegalArgumentException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> language(Document page) {
        Element html = page.selectFirst("html");
        return first(
                        worded(html == null ? "" : html.attr("lang")),
                        worded(html == null ? "" : html.attr("xml:lang")),
                        meta(page, "og:locale", "language", "content-language", "dc.language", "inLanguage"))
                .map(code -> code.toLowerCase(Locale.ROOT).replaceFirst("[-_].*$", ""))
                .map(code -> THREE_LETTERS.getOrDefault(code, code))
                .filter(code -> code.matches("[a-z]{2}"));
    }

    private static final Map<String, String> THREE_LETTERS = Stream.of(Locale.getISOLanguages())
            .collect(
                    Collectors.toUnmodifiableMap(code -> Locale.of(code).getISO3Language(), code -> code, (a, b) -> a));

    private static Optional<String> worded(String words) {
        String plain = words.strip().replaceAll("[\\s\\p{Z}]+", " ");
        return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    }

    @SafeVarargs
    private static <T> Optional<T> first(Optional<T>... several) {
        return Stream.of(several).flatMap(Optional::stream).findFirst();
    }
}
