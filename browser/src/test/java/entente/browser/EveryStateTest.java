package entente.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a view becomes when something in it is opened (dialogs, menus, lists of proposals, panels of words, forms of correction, errors), in
 * dark, and in light at phone width: axe finds nothing serious in it, and nothing is wider than the window.
 */
@Tag("slow")
class EveryStateTest {

    private static final List<Visit.Look> LOOKS = List.of(Visit.Look.DARK, Visit.Look.PHONE);
    private static final Map<Visit.Look, Visit> VISITS = new EnumMap<>(Visit.Look.class);

    private static Samples samples;

    /** @param open what is done to the view @param shown what must then be there to be seen */
    private record State(String name, String path, BiConsumer<Page, Visit.Look> open, String shown) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        samples = Samples.start();
        for (Visit.Look look : LOOKS) {
            Visit visit = samples.visit(look);
            visit.signIn();
            VISITS.put(look, visit);
        }
    }

    @AfterAll
    static void end() {
        if (samples != null) {
            samples.close();
        }
    }

    /** On a phone what narrows a view is folded away at first. */
    private static void unfold(Page page, Visit.Look look) {
        if (look == Visit.Look.PHONE) {
            page.locator("details.fold summary").first().click();
        }
    }

    private static Stream<State> states() {
        return Stream.of(
                new State("keys", "/threads", (page, look) -> page.keyboard().press("?"), "dialog#keys[open]"),
                new State(
                        "menu of exports",
                        "/search?q=offer",
                        (page, look) -> page.getByText("Export all").click(),
                        "details.menu[open] a"),
                new State(
                        "proposed actors",
                        "/search",
                        (page, look) -> {
                            unfold(page, look);
                            page.locator("#pick-actor").fill("ka");
                        },
                        ".picker li"),
                new State(
                        "words of a mark",
                        "/between/EU/BLR",
                        (page, look) -> {
                            page.locator("#timeline .mark").first().focus();
                            page.keyboard().press("Enter");
                        },
                        "#words-panel .quote"),
                new State(
                        "words of a line of the network",
                        "/network",
                        (page, look) -> {
                            page.locator(".edge").first().focus();
                            page.keyboard().press("Enter");
                        },
                        "#words-panel .quote"),
                new State(
                        "words of a position",
                        "/positions?issue=visa+bans",
                        (page, look) ->
                                page.locator(".matrix td button").first().click(),
                        "#words-panel .quote"),
                new State("who speaks of whom", "/positions?of=actors", (page, look) -> {}, ".matrix td button"),
                new State(
                        "a finding in its article",
                        "/article/" + samples.digest("04-eu-cool-to-gulf-offer"),
                        (page, look) -> page.keyboard().press("j"),
                        ".card.on"),
                new State(
                        "a note",
                        "/actor/EU",
                        (page, look) -> page.getByText("Add a note").click(),
                        "textarea[name=text]"),
                new State(
                        "a correction",
                        "/review?kind=event",
                        (page, look) -> {
                            page.keyboard().press("c");
                            page.keyboard().press("2");
                        },
                        ".review .context.choosing"),
                new State(
                        "a statement's correction",
                        "/review?kind=statement",
                        (page, look) -> page.keyboard().press("c"),
                        ".review .panel select"),
                new State(
                        "a missed finding",
                        "/review?kind=event",
                        (page, look) -> page.keyboard().press("m"),
                        ".review .context.choosing"),
                new State("a thread", "/threads", EveryStateTest::firstThread, ".steps li"),
                new State("nothing found", "/search?q=unheardof", (page, look) -> {}, ".empty"),
                new State("no such article", "/article/" + "0".repeat(64), (page, look) -> {}, "[role=alert]"));
    }

    private static void firstThread(Page page, Visit.Look look) {
        page.locator(".thread h3 a").first().click();
        page.waitForSelector(".steps");
    }

    private static Stream<Arguments> looks() {
        return states().flatMap(state -> LOOKS.stream().map(look -> Arguments.of(state, look)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("looks")
    void isClearInEveryLook(State state, Visit.Look look) {
        Visit visit = VISITS.get(look);
        Page page = visit.open(state.path());
        state.open().accept(page, look);
        page.waitForSelector(state.shown());
        assertThat(visit.barriers()).isEmpty();
        assertThat(visit.overflow()).isZero();
        assertThat(visit.complaints()).isEmpty();
    }

    @ParameterizedTest(name = "signing in, in {0}")
    @MethodSource("every")
    void signingInIsClearInEveryLook(Visit.Look look) {
        try (Visit visit = samples.visit(look)) {
            Page page = visit.open("/saved");
            page.locator("main .button.main").click();
            page.waitForSelector("dialog#sign-in[open]");
            assertThat(visit.barriers()).isEmpty();
            page.locator("input[name=secret]").fill("not the token");
            page.locator("dialog#sign-in .button.main").click();
            page.waitForSelector("dialog#sign-in [role=alert]");
            assertThat(visit.barriers()).isEmpty();
            page.keyboard().press("Escape");
            page.waitForSelector(
                    "dialog#sign-in:not([open])",
                    new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static Stream<Visit.Look> every() {
        return LOOKS.stream();
    }
}
