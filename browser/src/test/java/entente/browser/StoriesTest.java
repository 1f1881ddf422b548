package entente.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a reader does with the page, on the samples. */
@Tag("slow")
class StoriesTest {

    private static Samples samples;

    private Visit visit;

    @BeforeAll
    static void start() throws Exception {
        samples = Samples.start();
    }

    @AfterAll
    static void end() {
        if (samples != null) {
            samples.close();
        }
    }

    @BeforeEach
    void open() {
        visit = samples.visit(Visit.Look.LIGHT);
    }

    @AfterEach
    void nothingWentWrong() {
        try {
            assertThat(visit.complaints()).isEmpty();
        } finally {
            visit.close();
        }
    }

    @Test
    void overviewTellsTheRecordsSizeAndLeadsToItsMostActivePair() {
        Page page = visit.open("/");
        int articles = samples.ask("record").path("counts").path("documents").asInt();
        assertThat(articles).isEqualTo(44);
        assertThat(visit.text(".figures")).contains("44", "articles");
        page.locator(".dyads a").first().click();
        visit.at("/between/");
        assertThat(page.locator("#timeline .mark").count()).isPositive();
    }

    @Test
    void pointingAtAFieldLightsItsWordsAndPointingAtWordsTheFinding() {
        Page page = visit.open("/article/" + samples.digest("04-eu-cool-to-gulf-offer"));
        Locator field = page.locator(".card.event .field").first();
        field.hover();
        List<String> lit = page.locator(".text .lit").allInnerTexts();
        assertThat(String.join("", lit)).isNotBlank();
        assertThat(page.locator(".text .lit").first().getAttribute("class")).contains("lit-who");

        Locator trigger = page.locator(".text .w.trigger").first();
        trigger.hover();
        Locator lighted = page.locator(".card.on");
        assertThat(lighted.count()).isPositive();
        assertThat(lighted.first().innerText()).contains(trigger.innerText());
    }

    @Test
    void anArticleCanBeReadByKeyboardFromFindingToFinding() {
        Page page = visit.open("/article/" + samples.digest("04-eu-cool-to-gulf-offer"));
        page.keyboard().press("j");
        String first = page.locator(".card.on").getAttribute("data-finding");
        page.keyboard().press("j");
        String second = page.locator(".card.on").getAttribute("data-finding");
        assertThat(second).isNotEqualTo(first);
        page.keyboard().press("k");
        assertThat(page.locator(".card.on").getAttribute("data-finding")).isEqualTo(first);
        assertThat(page.locator(".text .lit").count()).isPositive();
    }

    @Test
    void everyFieldOfAnArticlesFindingsStandsInItsText() {
        Page page = visit.open("/article/" + samples.digest("22-eu-imposes-sanctions-belarus"));
        Object wrong = page.evaluate("""
            () => [...document.querySelectorAll('.card .field')].flatMap((field) => {
              const spans = JSON.parse(field.dataset.spans);
              const runs = [...document.querySelectorAll('.text .w')];
              const words = spans.map((s) => runs.filter((r) => s.start <= +r.dataset.start && +r.dataset.end <= s.end)
                .map((r) => r.textContent).join(''));
              return spans.every((s, i) => words[i].length === s.end - s.start) ? [] : [field.textContent];
            })
            """);
        assertThat((List<?>) wrong).isEmpty();
    }

    @Test
    void searchNarrowsByFacetsAndTheAddressRestoresTheView() {
        Page page = visit.open("/search?q=offer");
        int all = number(visit.text("#count"));
        page.locator(".facets")
                .getByText("Statements", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.waitForURL("**/search?q=offer&kind=statement");
        visit.settled();
        page.waitForFunction("n => parseInt(document.querySelector('#count').innerText.replace(/,/g, '')) < n", all);
        int some = number(visit.text("#count"));
        assertThat(some).isPositive().isLessThan(all);
        assertThat(page.locator(".finding .type").allInnerTexts())
                .allMatch(type -> type.contains("statement") || type.equals("attitude"));

        try (Visit other = samples.visit(Visit.Look.LIGHT)) {
            Page again = other.open(page.url().substring(samples.base().length() - 1));
            assertThat(number(other.text("#count"))).isEqualTo(some);
            assertThat(again.locator("input[name=q]").last().inputValue()).isEqualTo("offer");
            assertThat(other.complaints()).isEmpty();
        }
        page.goBack();
        page.waitForFunction("n => parseInt(document.querySelector('#count').innerText.replace(/,/g, '')) === n", all);
    }

    @Test
    void anExportHasAsManyRowsAsTheScreenSays() throws Exception {
        Page page = visit.open("/search?kind=event&type=SANCTION");
        int shown = number(visit.text("#count"));
        page.getByText("Export all").click();
        Download download =
                page.waitForDownload(() -> page.getByText("Acts, JSON Lines").click());
        try (java.util.stream.Stream<String> lines = Files.lines(download.path())) {
            assertThat(lines.filter(line -> !line.isBlank()).count()).isEqualTo(shown);
        }
    }

    @Test
    void everyMarkBetweenTwoOpensItsWords() {
        Page page = visit.open("/between/EU/BLR");
        Locator marks = page.locator("#timeline .mark");
        assertThat(marks.count()).isGreaterThan(3);
        marks.first().focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        page.waitForSelector("#words-panel .quote");
        assertThat(visit.text("#words-panel .quote")).isNotBlank();
        page.locator("#words-panel .from a").first().click();
        visit.at("/article/");
        page.waitForSelector(".card.on");
        assertThat(page.locator(".text .lit").count()).isPositive();
    }

    @Test
    void bothDirectionsStandOnTheirOwnSideOfTheLine() {
        Page page = visit.open("/between/EU/BLR");
        Object sides = page.evaluate("""
            () => {
              const lines = [...document.querySelectorAll('#timeline .axis')].map((l) => +l.getAttribute('y1'));
              const y = (mark) => +mark.querySelector('.ring').getAttribute('cy');
              const marks = [...document.querySelectorAll('#timeline .mark')];
              const there = marks.filter((m) => m.getAttribute('aria-label').includes('EU → Belarus'));
              const back = marks.filter((m) => m.getAttribute('aria-label').includes('Belarus → EU'));
              return there.length > 0 && back.length > 0 && there.every((m) => y(m) < lines[0]) && back.every((m) => y(m) > lines[1]);
            }
            """);
        assertThat(sides).isEqualTo(true);
    }

    @Test
    void aLineOfTheNetworkOpensItsActsAndTheNetworkIsAFile() throws Exception {
        Page page = visit.open("/network");
        page.locator(".edge").first().focus();
        page.keyboard().press("Enter");
        page.waitForSelector("#words-panel .quote");
        Download download =
                page.waitForDownload(() -> page.getByText("GEXF", new Page.GetByTextOptions().setExact(true))
                        .click());
        assertThat(Files.readString(download.path())).contains("<gexf", "<edge");
    }

    @Test
    void whatIsExportedIsTheWholeResultOfOneKind() throws Exception {
        Page page = visit.open("/search?q=offer");
        page.getByText("Export all").click();
        for (String what : List.of("Acts", "Statements")) {
            Locator link = page.locator("details.menu a", new Page.LocatorOptions().setHasText(what + ", CSV"));
            int told = number(link.innerText().replaceAll(".*\\(", ""));
            Download download = page.waitForDownload(link::click);
            // A quotation may go over several lines: records are counted as a reader of CSV would.
            String csv = Files.readString(download.path());
            int rows = 0;
            boolean quoted = false;
            for (int at = 0; at < csv.length(); at++) {
                quoted ^= csv.charAt(at) == '"';
                rows += csv.charAt(at) == '\n' && !quoted ? 1 : 0;
            }
            assertThat(rows - 1).as(what).isEqualTo(told).isPositive();
        }
    }

    @Test
    void positionsAreActorsByIssueWhereSilenceIsNotNeutralAndACellOpensItsWords() {
        Page page = visit.open("/positions?issue=visa+bans,prison+colony");
        assertThat(page.locator(".matrix thead a").allInnerTexts()).containsExactly("visa bans", "prison colony");
        assertThat(visit.text(".legend")).contains("neutral", "named in these reports, and silent");
        Locator row = page.locator(".matrix tbody tr", new Page.LocatorOptions().setHasText("EU"))
                .first();
        Locator cell = row.locator("td button").first();
        int findings = number(cell.innerText().replaceAll("[^0-9]", ""));
        cell.click();
        page.waitForSelector("#words-panel .quote");
        assertThat(page.locator("#words-panel .finding").count()).isEqualTo(Math.min(20, findings));
        assertThat(visit.text("#words-panel header")).contains("EU", "visa bans");

        // Who is named in the reports of an issue and silent on it has another cell than who is not named in them.
        List<String> silent = page.locator(".matrix td.silent .sr").allTextContents();
        assertThat(silent).contains("silent").contains("not named in these reports");
        assertThat(page.locator(".matrix td.silent button").count()).isZero();

        page.locator(".matrix thead a").first().click();
        page.waitForURL("**/positions?issue=visa*bans");
        visit.settled();
        assertThat(page.locator(".matrix thead th").allInnerTexts()).contains("May 2009", "Jun 2009");
        page.locator(".matrix td button").first().click();
        page.waitForSelector("#words-panel .quote");
    }

    @Test
    void whoSpeaksOfWhomOpensWhatWasSaid() {
        Page page = visit.open("/positions?of=actors");
        Locator cell = page.locator(".matrix td button").first();
        String who = cell.getAttribute("aria-label");
        cell.click();
        page.waitForSelector("#words-panel .quote");
        assertThat(visit.text("#words-panel h2")).startsWith(who.replaceAll(":.*", ""));
        assertThat(page.locator("#words-panel .type").allInnerTexts())
                .allMatch(type -> type.contains("statement") || type.contains("attitude"));
    }

    @Test
    void aConflictShowsBothSidesWithWordsReportAndDayAndIsFoundByKind() {
        Page page = visit.open("/conflicts");
        int all = number(visit.text("#count"));
        assertThat(all).isPositive();
        Object bare = page.evaluate("""
                () => [...document.querySelectorAll('.conflict .side')].filter((side) => !side.querySelector('h3').innerText.trim()
                  || !side.querySelector('.quote, p').innerText.trim() || !/[0-9]{4}|Source/.test(side.querySelector('.from').innerText))
                  .map((side) => side.innerText)
                """);
        assertThat((List<?>) bare).isEmpty();
        assertThat(page.locator(".conflict .side").count())
                .isGreaterThan(page.locator(".conflict").count());

        Locator kind = page.locator("fieldset button", new Page.LocatorOptions().setHasText("numbers"));
        int told = number(kind.innerText().replaceAll("[^0-9]", ""));
        kind.click();
        page.waitForURL("**/conflicts?kind=numbers");
        visit.settled();
        page.waitForFunction("n => document.querySelectorAll('.conflict').length === n", told);
        assertThat(page.locator(".conflict .tag").allInnerTexts()).containsOnly("numbers");

        String words = visit.text(".conflict .side .quote");
        page.locator(".conflict .side .from a").first().click();
        visit.at("/article/");
        assertThat(String.join("", page.locator(".text .asked").allTextContents())
                        .replaceAll("\\s+", " "))
                .isEqualTo(words.replaceAll("\\s+", " "));
    }

    @Test
    void theNetworkIsGraphMLToo() throws Exception {
        Page page = visit.open("/network?since=2009-05-11&until=2009-05-17");
        int lines = page.locator(".edge").count();
        assertThat(lines).isPositive();
        Download download = page.waitForDownload(() -> page.getByText("GraphML").click());
        assertThat(Files.readString(download.path()).split("<edge ", -1)).hasSize(lines + 1);
        page.locator(".node").first().click();
        visit.at("/actor/");
    }

    @Test
    void articleAndDyadArePrintedWithoutTheHouseAroundThem() {
        Page page = visit.open("/article/" + samples.digest("04-eu-cool-to-gulf-offer"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        nothingOfTheHouse(page);
        assertThat(page.locator(".text").isVisible()).isTrue();
        assertThat(page.locator(".card").first().isVisible()).isTrue();
        assertThat(page.evaluate("""
                () => {
                  const text = document.querySelector('.text');
                  return text.scrollHeight <= text.clientHeight + 1 && getComputedStyle(text).overflow === 'visible';
                }
                """)).isEqualTo(true);
        assertThat(page.pdf(new Page.PdfOptions().setFormat("A4"))).startsWith('%', 'P', 'D', 'F');

        visit.open("/between/EU/BLR");
        nothingOfTheHouse(page);
        assertThat(page.locator("#timeline svg").isVisible()).isTrue();
        assertThat(page.locator(".finding .quote").first().isVisible()).isTrue();
        assertThat(page.pdf(new Page.PdfOptions().setFormat("A4")).length).isGreaterThan(10_000);
    }

    private static void nothingOfTheHouse(Page page) {
        for (String part : List.of(".rail", ".top", ".actions", ".foot")) {
            assertThat(page.locator(part).first().isVisible()).as(part).isFalse();
        }
    }

    @Test
    void aPlaceOfTheMapOpensItsActs() {
        Page page = visit.open("/map");
        page.getByText("As a table").click();
        String place = page.locator("details.table tbody th a").first().innerText();
        page.locator("details.table tbody th a").first().click();
        visit.at("/search");
        assertThat(place).isNotBlank();
        assertThat(number(visit.text("#count"))).isPositive();
    }

    @Test
    void aThreadShowsItsStepsWithTheirWords() {
        Page page = visit.open("/threads");
        page.locator(".thread h3 a").first().click();
        visit.at("/thread/");
        assertThat(page.locator(".steps > li").count()).isPositive();
        assertThat(visit.text(".steps .quote")).isNotBlank();
    }

    @Test
    void acceptingUndoingAndCorrectingByKeyboard() {
        visit.signIn();
        Page page = visit.open("/review?kind=event");
        String left = visit.text("[role=status].small");
        page.keyboard().press("a");
        page.waitForFunction("t => document.querySelector('[role=status].small').innerText !== t", left);
        page.keyboard().press("u");
        page.waitForFunction("t => document.querySelector('[role=status].small').innerText === t", left);

        page.keyboard().press("c");
        page.locator(".review .panel select").first().selectOption("CONSULT");
        page.keyboard().press("Escape");
        page.locator(".review .context").click();
        page.keyboard().press("c");
        page.locator(".review .panel select").first().selectOption("CONSULT");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 act"))
                .click();
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Enter");
        page.getByText("Save the correction").click();
        page.waitForFunction("t => document.querySelector('[role=status].small').innerText !== t", left);
        assertThat(page.evaluate("fetch('/api/review/decisions').then((answer) => answer.text())")
                        .toString())
                .contains("\"verdict\":\"correct\"", "\"type\":\"CONSULT\"", "\"coder\":\"reader\"");
    }

    @Test
    void twoCodeApartTheirAgreementIsMeasuredAndTheDifferenceIsSettled() {
        visit.signInAs("anna");
        Page anna = visit.open("/review/rounds");
        anna.locator("input[name=name]").fill("Trial");
        anna.locator("input[name=sample]").fill("2");
        anna.locator("form button").last().click();
        anna.locator(".plain-list >> text=Trial").waitFor();
        anna.getByText("Code", new Page.GetByTextOptions().setExact(true)).click();
        visit.at("/review?round=");
        String round = anna.url().substring(samples.base().length() - 1);
        decide(anna, "a", "a", "a");

        try (Visit second = samples.visit(Visit.Look.LIGHT)) {
            second.signInAs("bert");
            Page bert = second.open(round);
            assertThat(second.text("[role=status].small")).endsWith("0 decided");
            decide(bert, "a", "r", "a");
            assertThat(second.complaints()).isEmpty();
        }

        visit.open("/review/rounds");
        assertThat(visit.text(".plain-list")).contains("anna (3)", "bert (3)");
        anna.getByText("End the coding").click();
        anna.getByText("Settle", new Page.GetByTextOptions().setExact(true)).click();
        visit.at("/review/agreement?round=");
        assertThat(visit.text("main")).contains("Krippendorff", "2 coders");
        Locator differences = anna.locator(".settle");
        assertThat(differences.count()).isEqualTo(1);
        differences.getByText("Take this").first().click();
        anna.getByText("All coders agree.").waitFor();
    }

    private static void decide(Page page, String... keys) {
        for (String key : keys) {
            String before = page.locator("[role=status].small").first().innerText();
            page.keyboard().press(key);
            page.waitForFunction("t => document.querySelector('[role=status].small').innerText !== t", before);
        }
    }

    @Test
    void aPastedTextIsReadWhileOneWatchesAndNothingInItRuns() {
        visit.signIn();
        Page page = visit.open("/sources");
        page.locator("textarea[name=text]")
                .fill("LUANDA, 2 June 2009 (Test) -- Angola <img src=x onerror=\"window.ran = 1\"> and Zambia signed"
                        + " a trade agreement on Tuesday.<script>window.ran = 1</script> Angola's foreign minister"
                        + " praised Zambia.");
        page.locator("input[name=title]").fill("Angola <b>signs</b>");
        page.locator(".view form button", new Page.LocatorOptions().setHasText("Read"))
                .first()
                .click();
        page.waitForFunction("() => document.querySelectorAll('.job[data-state=done]').length === 2");
        page.locator(".job a").first().click();
        visit.at("/article/");
        assertThat(visit.text(".text")).contains("Zambia");
        assertThat(page.locator(".text img, .text script, h1 b").count()).isZero();
        assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
    }

    @Test
    void aSearchIsSavedAStarIsSetAndANoteIsKept() {
        visit.signIn();
        Page page = visit.open("/search?q=sanctions&kind=event");
        page.getByText("Save this search").click();
        page.waitForSelector("#toast >> text=Saved");
        visit.open("/actor/EU");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Star"))
                .click();
        page.waitForSelector("button[aria-pressed=true]");
        page.getByText("Add a note").click();
        page.locator("textarea[name=text]").fill("Ask again in June.");
        page.getByText("Save the note").click();
        page.waitForSelector("#toast >> text=Note saved");
        visit.open("/saved");
        assertThat(visit.text("main")).contains("sanctions", "EU");
        visit.open("/actor/EU");
        assertThat(page.locator("textarea[name=text]").inputValue()).isEqualTo("Ask again in June.");
    }

    @Test
    void theMenuAndTheSkipLinkWorkWithoutAMouse() {
        Page page = visit.open("/");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        page.keyboard().press("/");
        page.keyboard().type("ceasefire");
        page.keyboard().press("Enter");
        visit.at("/search");
        assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("H1");
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("[^0-9 ].*", "").replaceAll("[^0-9]", ""));
    }
}
