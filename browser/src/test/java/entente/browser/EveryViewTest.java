package entente.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each view, in light and dark and at phone width: it shows what it should, axe finds nothing serious, nothing is wider than the
 * window and nobody else is asked. The pictures are in target/screens; with {@code -Dentente.screens=../docs/screens} the kept
 * ones are taken anew.
 */
@Tag("slow")
class EveryViewTest {

    private static final Map<Visit.Look, Visit> VISITS = new EnumMap<>(Visit.Look.class);

    private static Samples samples;

    /** @param shown a word that must stand in the view @param kept looks whose pictures stay with the project */
    private record View(String name, String path, String shown, Visit.Look... kept) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        samples = Samples.start();
        for (Visit.Look look : Visit.Look.values()) {
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

    private static Stream<View> views() {
        String gulf = "/article/" + samples.digest("04-eu-cool-to-gulf-offer");
        return Stream.of(
                new View("overview", "/", "Most active pairs", Visit.Look.LIGHT, Visit.Look.DARK),
                new View("search", "/search?q=offer", "findings", Visit.Look.LIGHT),
                new View("articles", "/search?view=documents&q=ports", "Articles"),
                new View(
                        "article",
                        gulf,
                        "European Union officials",
                        Visit.Look.LIGHT,
                        Visit.Look.DARK,
                        Visit.Look.PHONE),
                new View("actors", "/actors?q=eu", "EU"),
                new View("actor", "/actor/EU", "With whom", Visit.Look.LIGHT),
                new View("between", "/between/EU/BLR", "Belarus", Visit.Look.LIGHT, Visit.Look.DARK, Visit.Look.PHONE),
                new View("pairs", "/between", "Most active pairs"),
                new View("threads", "/threads", "Offers, demands", Visit.Look.LIGHT),
                new View("positions", "/positions", "silence", Visit.Look.LIGHT),
                new View("network", "/network", "GraphML", Visit.Look.LIGHT),
                new View("map", "/map", "Natural Earth", Visit.Look.LIGHT),
                new View("conflicts", "/conflicts", "what is known", Visit.Look.LIGHT),
                new View("brief", "/brief", "Strongest acts", Visit.Look.LIGHT),
                new View("review", "/review", "Queue", Visit.Look.LIGHT),
                new View("rounds", "/review/rounds", "Begin a round"),
                new View("agreement", "/review/agreement", "alpha"),
                new View("saved", "/saved", "Stars"),
                new View("sources", "/sources", "Drop files here", Visit.Look.LIGHT));
    }

    private static Stream<Arguments> looks() {
        return views().flatMap(view -> Arrays.stream(Visit.Look.values()).map(look -> Arguments.of(view, look)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("looks")
    void isClearInEveryLook(View view, Visit.Look look) throws Exception {
        Visit visit = VISITS.get(look);
        Page page = visit.open(view.path());
        Locator main = page.locator("main");
        main.getByText(view.shown())
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        assertThat(main.textContent()).contains(view.shown());
        assertThat(page.title()).endsWith("· Entente");
        assertThat(visit.barriers()).isEmpty();
        assertThat(visit.overflow()).isZero();
        page.screenshot(new Page.ScreenshotOptions().setPath(picture("target/screens", view, look)));
        String kept = System.getProperty("entente.screens");
        if (kept != null && Arrays.asList(view.kept()).contains(look)) {
            page.screenshot(new Page.ScreenshotOptions().setPath(picture(kept, view, look)));
        }
        assertThat(visit.complaints()).isEmpty();
    }

    private static Path picture(String folder, View view, Visit.Look look) throws Exception {
        Files.createDirectories(Path.of(folder));
        return Path.of(folder, "page-" + view.name() + (look == Visit.Look.LIGHT ? "" : "-" + look.label()) + ".png");
    }
}
