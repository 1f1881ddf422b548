package entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.model.Block;
import entente.model.Document;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    private static final String LEAD =
            "MINSK (Interfax) — Belarus recalled its ambassador from Vilnius on Tuesday after Lithuania closed two border crossings.";
    private static final String SECOND =
            "“We will answer in kind,” the foreign minister said, adding that talks on transit had been broken off &amp; would not resume.";
    private static final String THIRD =
            "Lithuania’s government said the crossings would stay closed until balloons stopped coming over the border.";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head>
            <title>Minsk recalls ambassador from Vilnius | The Baltic Post</title>
            <meta property="og:site_name" content="The Baltic Post">
            <meta property="article:modified_time" content="2025-10-29T18:00:00+02:00">
            <link rel="canonical" href="https://balticpost.example/2025/minsk-recalls-ambassador">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
             {"@type":["NewsArticle"],"headline":"Minsk recalls ambassador from Vilnius",
              "datePublished":"2025-10-28T09:30:00+02:00","author":[{"@type":"Person","name":"Rasa Kalnina"},{"name":"Jan Ott"}]}]}</script>
            </head><body class="has-sidebar comments-open">
            <div id="cookie-banner"><p>We and our 812 partners use cookies to store information on your device. Choose below.</p></div>
            <nav><a href="/">Home</a> <a href="/world">World</a></nav>
            <div class="main"><article>
            <h1>Minsk recalls ambassador from Vilnius</h1>
            <div class="byline">By Rasa Kalnina and Jan Ott</div>
            <div class="storyText">
            <p>%s</p>
            <figure><img src="a.jpg"><figcaption>Lorries wait at the Medininkai crossing on Monday. Photo: A. Petrov</figcaption></figure>
            <p>%s</p>
            <div class="relatedBox"><p>Read also: <a href="/1">Vilnius shuts border for a month after balloon incursions</a></p></div>
            <p><strong>ADVERTISEMENT</strong></p>
            <p>%s</p>
            <p>Sign up for our morning newsletter and never miss a story.</p>
            </div>
            </article>
            <div class="sidebar"><h3>Most read</h3><p>Ten dead in mine fire near Lusaka, the ministry of mines said on Sunday evening.</p></div>
            <section id="comments"><div class="comment"><p>This is the third time in a year that they have done this, and nobody does anything about it at all.</p></div>
            <div class="comment"><p>My cousin drives a lorry through there every week and has been standing since Friday without water.</p></div></section>
            </div><footer><p>© 2025 The Baltic Post. All rights reserved.</p></footer>
            </body></html>
            """.formatted(LEAD, SECOND, THIRD);

    private static Document read(byte[] bytes, Optional<String> charset, Optional<String> url) throws Refusal {
        Original original = new Original(bytes);
        Material material = new Material("page.html", original, charset, url, Ingest.USUAL_LIMIT);
        Report report = new HtmlPage().read(material).getFirst();
        return report.document(new Source(
                "page.html",
                Optional.empty(),
                original.digest(),
                Optional.empty(),
                report.encoding(),
                report.told().url()));
    }

    private static Document read(String html) throws Refusal {
        return read(html.getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty());
    }

    private static String page(String body) {
        return "<html><head><title>A page</title></head><body>" + body + "</body></html>";
    }

    @Test
    void theReportIsKeptAndThePageAroundItIsNot() throws Refusal {
        Document document = read(PAGE);
        assertThat(document.text())
                .isEqualTo("Minsk recalls ambassador from Vilnius\n\n" + LEAD + "\n\n" + SECOND.replace("&amp;", "&")
                        + "\n\n" + THIRD);
        assertThat(document.blocks().getFirst().kind()).isEqualTo(Block.Kind.HEADLINE);
    }

    @Test
    void whatThePageSaysOfItselfIsKept() throws Refusal {
        Document document = read(PAGE);
        assertThat(document.title()).contains("Minsk recalls ambassador from Vilnius");
        assertThat(document.outlet()).contains("The Baltic Post");
        assertThat(document.byline()).contains("Rasa Kalnina, Jan Ott");
        assertThat(document.date()).contains(LocalDate.of(2025, 10, 28));
        assertThat(document.source().modified()).contains(LocalDate.of(2025, 10, 29));
        assertThat(document.source().url()).contains("https://balticpost.example/2025/minsk-recalls-ambassador");
        assertThat(document.language()).isEqualTo("en");
        assertThat(document.dateline().orElseThrow().place().orElseThrow().text())
                .isEqualTo("MINSK");
    }

    @Test
    void everyCopiedUnitLeadsBackToThePage() throws Refusal {
        Document document = read(PAGE);
        for (SourceMap.Run run : document.sourceMap().runs()) {
            String kept = document.text().substring(run.kept(), run.kept() + run.length());
            String there = PAGE.substring(run.original(), run.original() + run.length());
            assertThat(there)
                    .satisfiesAnyOf(
                            words -> assertThat(words).isEqualTo(kept),
                            words -> assertThat(words).startsWith("&"));
        }
        int at = document.text().indexOf("broken off & would");
        Span original = document.sourceMap()
                .toOriginal(new Span(at, at + "broken off & would".length()))
                .orElseThrow();
        assertThat(PAGE.substring(original.start(), original.end())).isEqualTo("broken off &amp; would");
    }

    @Test
    void paragraphsSetWithLineBreaksAreParagraphs() throws Refusal {
        Document document =
                read(page("<div>Sudan rejected the draft on Monday, a spokesman for its delegation told reporters."
                        + "<br><br>The council will vote on a new text on Thursday, diplomats said.</div>"));
        assertThat(document.text())
                .isEqualTo(
                        "A page\n\nSudan rejected the draft on Monday, a spokesman for its delegation told reporters."
                                + "\n\nThe council will vote on a new text on Thursday, diplomats said.");
    }

    @Test
    void aReportInSeveralPartsIsTakenWhole() throws Refusal {
        String part =
                "<div class=\"zone x1\"><p>%s said on Friday that the corridor would be opened to convoys of the United Nations.</p></div>";
        Document document = read(page("<div><div>" + part.formatted("Ankara") + "</div><div>" + part.formatted("Baku")
                + "</div><div>" + part.formatted("Yerevan") + "</div></div>"));
        assertThat(document.text()).contains("Ankara said", "Baku said", "Yerevan said");
    }

    @Test
    void aPageThatHidesItselfUntilItsScriptsRunIsRead() throws Refusal {
        Document document = read(
                page(
                        "<div style=\"opacity: 0\"><article aria-hidden=\"true\"><p>" + LEAD + "</p><p>" + THIRD
                                + "</p></article></div><div style=\"display:none\"><p>Please turn off your ad blocker to go on reading.</p></div>"));
        assertThat(document.text())
                .contains("Belarus recalled", "Lithuania’s government")
                .doesNotContain("ad blocker");
    }

    @Test
    void aClassThatEveryParagraphHasTellsNothing() throws Refusal {
        StringBuilder body = new StringBuilder();
        for (String place : new String[] {"Ankara", "Baku", "Yerevan", "Tbilisi"}) {
            body.append("<p class=\"meta-print\">")
                    .append(place)
                    .append(" said on Friday that the corridor would be opened to convoys of the United Nations.</p>");
        }
        assertThat(read(page(body.toString())).text())
                .contains("Ankara said", "Baku said", "Yerevan said", "Tbilisi said");
    }

    @Test
    void theEncodingIsTheServersThenThePages() throws Refusal {
        String html = page(
                "<meta charset=windows-1251><p>Президент подписал указ о перемирии, сообщила пресс-служба в Москве во вторник.</p>");
        Document document = read(html.getBytes(Charset.forName("windows-1251")), Optional.empty(), Optional.empty());
        assertThat(document.text()).contains("Президент подписал указ");
        assertThat(document.language()).isEqualTo("ru");
        assertThat(document.source().encoding()).contains("windows-1251");
    }

    @Test
    void aPageThatScriptsBuildIsReadFromItsLinkedData() throws Refusal {
        String body =
                "The two governments agreed on Sunday to reopen the crossing at Erez, officials on both sides said. "
                        .repeat(6);
        Document document = read(
                "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Crossing reopens\",\"articleBody\":\""
                        + body
                        + "\"}</script></head><body><div id=app>Loading the page for you now.</div></body></html>");
        assertThat(document.text()).startsWith("Crossing reopens\n\nThe two governments agreed");
    }

    @Test
    void aPageWithoutProseIsRefused() {
        assertThatThrownBy(() -> read(page("<nav><a href=/a>News</a></nav><script>var a = 1;</script>")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("found no paragraph of prose");
    }

    @Test
    void twentyThousandElementsWithinOneAnotherDoNotEndTheRun() throws Refusal {
        String words = "The embargo was lifted on Monday, the ministry said in a statement to the press.";
        Document document = read(page("<p>" + words + "</p>" + "<div>".repeat(20_000) + "<p>" + words + "</p>"));
        assertThat(document.text()).contains("The embargo was lifted");
    }

    @Test
    void aPageOfHalfAMillionElementsIsRefused() {
        assertThatThrownBy(() -> read(page("<b>x</b>".repeat(300_001))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected a page of at most 300,000 elements");
    }

    @Test
    void linkedDataThatIsBrokenOrDeepIsPassedOver() throws Refusal {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        Document document = read(
                "<html><head><meta property=og:title content='Truce holds in Aden for a third day'>"
                        + "<script type='application/ld+json'>{\"@type\": oops</script><script type='application/ld+json'>"
                        + deep
                        + "</script></head><body><p>The truce in Aden held for a third day on Friday, residents said.</p></body></html>");
        assertThat(document.title()).contains("Truce holds in Aden for a third day");
    }

    @Test
    void datesThatAreNoneAreNone() throws Refusal {
        for (String date : new String[] {"0000-00-00", "9999-99-99T00:00", "99999999", "yesterday", "2025-02-30"}) {
            Document document = read(
                    "<html><head><meta property='article:published_time' content='" + date
                            + "'></head><body><p>The truce in Aden held for a third day, residents of the city said.</p></body></html>");
            assertThat(document.date()).as(date).isEmpty();
        }
    }

    @Test
    void datesAreReadAsPagesWriteThem() {
        LocalDate day = LocalDate.of(2003, 12, 3);
        for (String date : new String[] {
            "2003-12-03T10:00:00Z",
            "20031203",
            "20031203T101500",
            "2003/12/03",
            "Wed, 3 Dec 2003 10:15:00 GMT",
            "December 3, 2003 10:15 am",
            "3 December 2003"
        }) {
            assertThat(HtmlFacts.day(date)).as(date).contains(day);
        }
    }
}
