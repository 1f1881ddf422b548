package entente.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a reader adds to a record by the page: decisions, searches, stars, notes, sources; and what is said when it is not let in. */
@Tag("slow")
class DeskTest {

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

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    // Review

    @Test
    void aCorrectionSaysHowWhereAndWhenByKeyboard() {
        visit.signInAs("clara");
        Page page = visit.open("/review?kind=event&type=AGREE");
        String left = visit.text("[role=status].small");
        page.keyboard().press("c");
        page.locator(".review .panel select").first().selectOption("CONSULT");
        page.getByLabel("Told as").selectOption("planned");
        Locator mode = page.locator(".modes input").first();
        mode.setChecked(true, new Locator.SetCheckedOptions().setForce(true));
        String how = page.locator(".modes span").first().innerText();
        page.locator(".review .context").click();

        choose(page, "4", 0);
        choose(page, "5", 1);
        Locator place = page.locator(".field-row", new Page.LocatorOptions().setHasText("where"));
        String where = place.locator(".chip").innerText();
        place.locator("input.code").fill("KAZ");
        String when = page.locator(".field-row", new Page.LocatorOptions().setHasText("when"))
                .locator(".chip")
                .innerText();
        assertThat(where).isNotBlank().isNotEqualTo(when);
        page.getByText("Save the correction").click();
        page.waitForFunction("t => document.querySelector('[role=status].small').innerText !== t", left);

        String decisions = decisionsOf(page, "clara");
        assertThat(decisions)
                .contains(
                        "\"verdict\":\"correct\"",
                        "\"coder\":\"clara\"",
                        "\"type\":\"CONSULT\"",
                        "\"modality\":\"planned\"",
                        "\"modes\":[\"" + how + "\"]",
                        "\"code\":\"KAZ\"");
        assertThat(decisions).doesNotContain("\"date\":null", "\"place\":null");
    }

    /** What one coder decided, as the routes tell it; those of rounds that are over are told to all. */
    private static String decisionsOf(Page page, String coder) {
        return page.evaluate("""
                (coder) => fetch('/api/review/decisions').then((answer) => answer.json())
                  .then(({items}) => JSON.stringify(items.filter((one) => one.coder === coder)))
                """, coder).toString();
    }

    /** Chooses two words, from the given one on, for the field of that number. */
    private static void choose(Page page, String field, int word) {
        page.keyboard().press(field);
        page.keyboard().press("Home");
        for (int i = 0; i < word; i++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Enter");
    }

    @Test
    void aStatementIsCorrectedWithItsAddresseeAndItsKindOfSource() {
        visit.signInAs("dora");
        Page page = visit.open("/review?kind=statement&type=indirect");
        String left = visit.text("[role=status].small");
        page.keyboard().press("c");
        page.locator(".review .context").click();
        choose(page, "4", 0);
        page.getByLabel("Kind of source").selectOption("unnamed");
        page.getByText("Save the correction").click();
        page.waitForFunction("t => document.querySelector('[role=status].small').innerText !== t", left);
        String decisions = decisionsOf(page, "dora");
        assertThat(decisions).contains("\"source_kind\":\"unnamed\"").doesNotContain("\"addressee\":null");
    }

    @Test
    void aMissedActIsAddedAndLeavesTheMachinesCodingAsItIs() {
        visit.signInAs("emma");
        String digest = samples.digest("08-kazakhstan-pledges-wheat");
        int before = samples.ask("documents/" + digest).at("/coded/events").size();
        Page page = visit.open("/review?document=" + digest);
        page.keyboard().press("m");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        choose(page, "2", 0);
        page.getByText("Add the finding").click();
        page.waitForSelector("#toast >> text=Added");
        assertThat(page.evaluate("fetch('/api/review/decisions').then((answer) => answer.text())")
                        .toString())
                .contains("\"verdict\":\"add\"");
        assertThat(samples.ask("documents/" + digest).at("/coded/events").size())
                .isEqualTo(before);
    }

    @Test
    void whatTwoCodersDecidedIsMeasuredSettledAndExportedForINCEpTIONAndAsGold() throws Exception {
        visit.signInAs("fay");
        Page fay = visit.open("/review/rounds");
        fay.locator("input[name=name]").fill("Agreement");
        fay.locator("input[name=sample]").fill("3");
        fay.locator("input[name=seed]").fill("7");
        fay.locator("form button").last().click();
        Locator round = fay.locator(".plain-list li", new Page.LocatorOptions().setHasText("Agreement"));
        round.getByText("Code", new Locator.GetByTextOptions().setExact(true)).click();
        visit.at("/review?round=");
        String address = fay.url().substring(samples.base().length() - 1);
        visit.open(address + "&kind=event");
        List<String> types = List.of("a", "a", "r", "a");
        types.forEach(key -> decide(fay, key));
        // Only a sentence of which all is decided is gold: the statements too.
        visit.open(address);
        while (!fay.locator("[role=status].small").first().innerText().startsWith("0 ")) {
            decide(fay, "a");
        }
        try (Visit second = samples.visit(Visit.Look.LIGHT)) {
            second.signInAs("gert");
            Page gert = second.open(address + "&kind=event");
            decide(gert, "a");
            gert.keyboard().press("c");
            gert.locator(".review .panel select").first().selectOption("MOBILIZE");
            gert.getByText("Save the correction").click();
            gert.locator("[role=status].small", new Page.LocatorOptions().setHasText("2 decided"))
                    .waitFor();
            decide(gert, "r");
            decide(gert, "a");
        }
        visit.open("/review/rounds");
        round.getByText("End the coding").click();
        round.getByText("Settle", new Locator.GetByTextOptions().setExact(true)).click();
        visit.at("/review/agreement?round=");

        Locator kept = fay.locator("tr", new Page.LocatorOptions().setHasText("kept at all"));
        assertThat(kept.innerText()).contains("1.00", "4 units", "2 coders");
        String type = fay.locator("tr", new Page.LocatorOptions().setHasText("type"))
                .first()
                .innerText();
        assertThat(Double.parseDouble(type.replaceAll("[^0-9.\\-]*(-?[0-9]\\.[0-9]{2}).*", "$1")
                        .replaceAll("\\s.*", "")))
                .isLessThan(1);
        List<String> labels = fay.locator(".confusion thead th").allInnerTexts();
        assertThat(labels).contains("MOBILIZE");
        int row = labels.indexOf("MOBILIZE");
        List<String> cells = fay.locator(".confusion tbody tr")
                .nth(row)
                .locator("td:not(.same)")
                .allInnerTexts();
        assertThat(String.join("", cells)).isEqualTo("1");

        assertThat(fay.locator(".settle").count()).isEqualTo(1);
        fay.locator(".settle .panel", new Page.LocatorOptions().setHasText("MOBILIZE"))
                .getByText("Take this")
                .click();
        fay.getByText("All coders agree.").waitFor();

        Map<String, String> webanno = exported(fay, "WebAnno TSV 3 (INCEpTION)");
        assertThat(webanno.keySet()).allMatch(name -> name.endsWith(".tsv"));
        String all = String.join("\n", webanno.values());
        assertThat(webanno.values()).allMatch(text -> text.startsWith("#FORMAT=WebAnno TSV 3.3"));
        assertThat(all).contains("webanno.custom.EntenteSpan", "webanno.custom.EntenteRole", "MOBILIZE");
        Map<String, String> gold = exported(fay, "Labels, for “entente evaluate” and training");
        assertThat(gold).containsKeys("labels/own/reviewed.jsonl", "splits.tsv");
        assertThat(gold.get("labels/own/reviewed.jsonl")).contains("MOBILIZE");
    }

    private static void decide(Page page, String key) {
        String before = page.locator("[role=status].small").first().innerText();
        page.keyboard().press(key);
        page.waitForFunction("t => document.querySelector('[role=status].small').innerText !== t", before);
    }

    /** The files of a zip that the menu of exports hands out, as text. */
    private static Map<String, String> exported(Page page, String format) throws IOException {
        Locator menu = page.locator("details.menu summary");
        if (page.locator("details.menu[open]").count() == 0) {
            menu.click();
        }
        Download download = page.waitForDownload(() -> page.getByText(format).click());
        Map<String, String> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(download.path().toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                files.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }

    // Saved searches, stars and notes

    @Test
    void aSavedSearchTellsWhatCameSinceTheLastVisitOnThePageAndInItsFeed() {
        visit.signInAs("hana");
        Page page = visit.open("/search?q=lighthouse");
        assertThat(visit.text("#count")).startsWith("0");
        page.getByText("Save this search").click();
        page.waitForSelector("#toast >> text=Saved");
        visit.open("/saved");
        assertThat(visit.text(".saved-view .plain-list")).contains("lighthouse", "nothing new");

        paste(
                page,
                "Treaty",
                "MAPUTO, 4 June 2009 (Test) -- Mozambique and Malawi signed a treaty on a lighthouse on Thursday.");
        visit.open("/saved");
        Locator saved = page.locator(".saved-view .plain-list li", new Page.LocatorOptions().setHasText("lighthouse"));
        assertThat(saved.innerText()).containsPattern("[1-9][0-9]* new");
        visit.open("/");
        assertThat(page.locator("section", new Page.LocatorOptions().setHasText("Since your last visit"))
                        .last()
                        .innerText())
                .contains("lighthouse", "new");

        visit.open("/saved");
        String feed = saved.getByText("Atom feed").getAttribute("href");
        try (Visit reader = samples.visit(Visit.Look.LIGHT)) {
            // A feed reader has no session: the address holds the key.
            APIResponse atom = reader.page().request().get(samples.base() + feed.substring(1));
            assertThat(atom.status()).isEqualTo(200);
            assertThat(atom.headers().get("content-type")).startsWith("application/atom+xml");
            assertThat(atom.text()).contains("<feed", "<entry>", "lighthouse");
            assertThat(reader.page()
                            .request()
                            .get(samples.base() + feed.substring(1).replaceAll("key=.*", "key=wrong"))
                            .status())
                    .isGreaterThanOrEqualTo(400);
        }

        saved.locator("a").first().click();
        visit.at("/search?q=lighthouse");
        assertThat(page.locator(".finding").count()).isPositive();
        visit.open("/saved");
        assertThat(saved.innerText()).contains("nothing new", "last opened");
        saved.getByText("Remove").click();
        page.getByText("Nothing saved yet.").waitFor();
    }

    @Test
    void whatIsWatchedIsAPairOrAThreadAndStarsAndNotesAreNobodyElses() {
        visit.signInAs("iris");
        Page page = visit.open("/between/EU/BLR");
        button(page, "Watch").click();
        page.waitForSelector("#toast >> text=Watched");
        visit.open("/threads");
        page.locator(".thread h3 a").first().click();
        visit.at("/thread/");
        button(page, "Star").click();
        page.waitForSelector("button[aria-pressed=true]");
        page.getByText("Add a note").click();
        page.locator("textarea[name=text]").fill("Who signed for the other side?");
        page.getByText("Save the note").click();
        page.waitForSelector("#toast >> text=Note saved");
        String thread = page.url().substring(samples.base().length() - 1);
        visit.open("/article/" + samples.digest("04-eu-cool-to-gulf-offer"));
        button(page, "Star").click();
        page.waitForSelector("button[aria-pressed=true]");
        visit.open("/saved");
        assertThat(visit.text("main")).contains("EU – Belarus", "pair", "thread", "EU praises Gulf navies");

        try (Visit other = samples.visit(Visit.Look.LIGHT)) {
            other.signInAs("jana");
            other.open("/saved");
            assertThat(other.text("main")).contains("Nothing saved yet", "Nothing starred");
            Page hers = other.open(thread);
            assertThat(hers.locator("textarea[name=text]").inputValue()).isEmpty();
            assertThat(hers.locator("button[aria-pressed=true]").count()).isZero();
            assertThat(other.complaints()).isEmpty();
        }
    }

    // Sources

    /** Pastes a text and waits until it is kept and followed. */
    private void paste(Page page, String title, String text) {
        visit.open("/sources");
        page.locator("textarea[name=text]").fill(text);
        page.locator("input[name=title]").fill(title);
        page.locator(".view form button", new Page.LocatorOptions().setHasText("Read"))
                .first()
                .click();
        page.locator(".job[data-state=done]", new Page.LocatorOptions().setHasText(title))
                .waitFor();
    }

    @Test
    void anArchiveIsReadWhileOneWatchesAndEveryFileOfItIsAccountedFor() throws Exception {
        visit.signIn();
        Page page = visit.open("/sources");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 1; i <= 8; i++) {
                put(
                        zip,
                        "report-" + i + ".txt",
                        "PORT LOUIS, 3 June 2009 (Test) -- Mauritius and Madagascar agreed on Wednesday"
                                + " to open harbour number " + i + " to the fishing boats of both countries.\n");
            }
            put(zip, "picture.png", "no picture");
            put(zip, "broken.pdf", "no document");
        }
        page.evaluate("""
            () => {
              window.told = new Set();
              new MutationObserver(() => document.querySelectorAll('.job').forEach((job) => window.told.add(job.innerText)))
                .observe(document.querySelector('main'), {subtree: true, childList: true, characterData: true, attributes: true});
            }
            """);
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("harbours.zip", "application/zip", bytes.toByteArray()));
        Locator job = page.locator(".job", new Page.LocatorOptions().setHasText("harbours.zip"));
        page.locator(".job[data-state=done]", new Page.LocatorOptions().setHasText("harbours.zip"))
                .waitFor();
        assertThat(job.innerText())
                .contains("8 kept, 0 known already, 1 refused, 1 passed over", "damaged file", "upload: harbours.zip");
        assertThat(((Number) page.evaluate("[...window.told].filter((text) => text.includes('harbours.zip')).length"))
                        .intValue())
                .isGreaterThan(1);
        assertThat(job.getByText("picture.png").isVisible()).isFalse();
        job.getByText("1 file of another kind, passed over").click();
        assertThat(job.getByText("picture.png").isVisible()).isTrue();
        visit.open("/sources");
        assertThat(page.locator("table").innerText())
                .contains("broken.pdf", "damaged file", "picture.png", "passed over: not a kind of file");
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesAreDroppedAndOneThatIsTooLargeStopsNoneOfTheOthers() {
        visit.signIn();
        Page page = visit.open("/sources");
        page.evaluate("""
            () => {
              const box = document.querySelector('.drop');
              const data = new DataTransfer();
              data.items.add(new File([new Uint8Array(20_000_001)], 'huge.txt'));
              data.items.add(new File(['Lesotho and Eswatini reopened their border on Monday, officials said.'], 'dropped.txt'));
              box.dispatchEvent(new DragEvent('dragover', {dataTransfer: data, bubbles: true, cancelable: true}));
              box.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
            }
            """);
        page.locator(".job[data-state=done]", new Page.LocatorOptions().setHasText("dropped.txt"))
                .waitFor();
        assertThat(page.locator("[role=alert]").first().innerText())
                .contains("huge.txt", "too large", "20,000,000 bytes", "entente read FILE");
    }

    @Test
    void anAddressOfThisMachineIsRefusedInWordsAndAFeedIsSubscribedAndLeft() {
        visit.signIn();
        Page page = visit.open("/sources");
        Locator address = page.locator("section", new Page.LocatorOptions().setHasText("Read an address"))
                .last();
        address.locator("input[name=url]").fill("http://127.0.0.1:9/report.html");
        address.getByText("Read", new Locator.GetByTextOptions().setExact(true)).click();
        Locator job = page.locator(".job[data-state=done]", new Page.LocatorOptions().setHasText("report.html"));
        job.waitFor();
        assertThat(job.innerText()).contains("1 refused", "address not allowed");

        Locator feed = page.locator("section", new Page.LocatorOptions().setHasText("Subscribe a feed"))
                .last();
        feed.locator("input[name=url]").fill("http://127.0.0.1:9/feed.xml");
        feed.getByText("Subscribe", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator entry = page.locator(".plain-list li", new Page.LocatorOptions().setHasText("feed.xml"))
                .filter(new Locator.FilterOptions().setHasText("Remove"));
        entry.waitFor();
        entry.getByText("Remove").click();
        page.getByText("No feeds.").waitFor();
    }

    // When it is not let in

    @Test
    void whoWritesWithoutTheTokenIsAskedForItAndAWrongOneIsToldApart() {
        Page page = visit.open("/actor/EU");
        assertThat(visit.text(".who")).contains("Reading only");
        button(page, "Star").click();
        page.waitForSelector("dialog#sign-in[open]");
        page.locator("input[name=secret]").fill("not the token");
        page.locator("dialog#sign-in")
                .getByText("Sign in", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.waitForSelector("dialog#sign-in [role=alert]");
        assertThat(visit.text("dialog#sign-in [role=alert]")).contains("not accepted", "not that of this server");
        page.locator("input[name=secret]").fill(samples.signedIn().orElseThrow().replaceFirst(".*#token=", ""));
        page.locator("input[name=name]").last().fill("kim");
        page.locator("dialog#sign-in")
                .getByText("Sign in", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator(".who", new Page.LocatorOptions().setHasText("Signed in as kim"))
                .waitFor();
        button(page, "Star").click();
        page.waitForSelector("button[aria-pressed=true]");
    }

    @Test
    void elsewhereTheTokenIsAskedForBeforeAnythingIsShown() throws Exception {
        try (Samples.Elsewhere server = samples.elsewhere();
                Visit stranger = samples.visitTo(server)) {
            Page page = stranger.page();
            page.navigate(server.base());
            page.waitForSelector("dialog#sign-in[open]");
            assertThat(page.locator("main").innerText()).contains("This needs the token");
            assertThat(page.locator("main").innerText()).doesNotContain("Belarus");
            page.locator("input[name=secret]").fill(server.token());
            page.locator("dialog#sign-in")
                    .getByText("Sign in", new Locator.GetByTextOptions().setExact(true))
                    .click();
            page.waitForSelector(".figures");
            assertThat(page.locator("main").innerText()).contains("Belarus");
        }
    }

    @Test
    void whoIsTooQuickWaitsAndSeesTheViewAfterAllAndIsToldWhenNothingWasWritten() {
        visit.signIn();
        AtomicInteger asked = new AtomicInteger();
        Page page = visit.page();
        page.route("**/api/actors/EU", route -> {
            if (asked.getAndIncrement() == 0) {
                tooQuick(route);
            } else {
                route.resume();
            }
        });
        visit.open("/actor/EU");
        assertThat(page.locator("h1").innerText()).isEqualTo("EU");
        assertThat(asked.get()).isEqualTo(2);
        page.route("**/api/saved", DeskTest::tooQuick);
        button(page, "Watch").click();
        page.waitForSelector("#toast >> text=Too many requests");
        assertThat(visit.text("#toast")).contains("Wait a second");
    }

    private static void tooQuick(Route route) {
        route.fulfill(
                new Route.FulfillOptions()
                        .setStatus(429)
                        .setContentType("application/problem+json")
                        .setHeaders(Map.of("Retry-After", "1", "Content-Type", "application/problem+json"))
                        .setBody(
                                "{\"title\":\"Too many requests\",\"status\":429,\"detail\":\"Wait a second, and go on more slowly\"}"));
    }

    @Test
    void aBriefIsAlsoAFileInMarkdown() throws Exception {
        Page page = visit.open("/brief");
        Download download =
                page.waitForDownload(() -> page.getByText("As Markdown").click());
        assertThat(Files.readString(download.path())).startsWith("#").contains("Strongest", "2009");
    }
}
