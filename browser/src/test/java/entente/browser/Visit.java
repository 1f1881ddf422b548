package entente.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A reader's window on the page, which remembers what went wrong and whom it asked. */
final class Visit implements AutoCloseable {

    /** @param width of the window, in CSS pixels */
    enum Look {
        LIGHT(1280, 900, ColorScheme.LIGHT),
        DARK(1280, 900, ColorScheme.DARK),
        PHONE(360, 780, ColorScheme.LIGHT);

        private final int width;
        private final int height;
        private final ColorScheme scheme;

        Look(int width, int height, ColorScheme scheme) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String base;
    private final Optional<String> signedIn;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();

    Visit(Browser browser, String base, Look look, Optional<String> signedIn) {
        this.base = base;
        this.signedIn = signedIn;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.scheme)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setAcceptDownloads(true));
        // Long, for machines that do much else beside.
        context.setDefaultTimeout(60_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // A browser reports each answer of 4xx; the page handles those itself.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                faults.add(message.text());
            }
        });
        page.onPageError(faults::add);
        context.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(base) && !url.startsWith("data:") && !url.startsWith("blob:")) {
                elsewhere.add(url);
            }
        });
    }

    Page page() {
        return page;
    }

    /** Opens the address that "entente serve" prints for writing; the token is gone from it afterwards. */
    void signIn() {
        page.navigate(signedIn.orElseThrow());
        page.waitForFunction("() => document.querySelector('.who')?.textContent.includes('Signed in as')");
        settled();
    }

    /** The same under another name, as a second coder would. */
    void signInAs(String name) {
        page.addInitScript("localStorage.setItem('name', '%s')".formatted(name));
        signIn();
    }

    /** Opens a path and waits until the view is drawn. */
    Page open(String path) {
        page.navigate(base + path.substring(1));
        return settled();
    }

    Page settled() {
        page.waitForSelector("main[aria-busy=false] h1");
        return page;
    }

    void at(String path) {
        page.waitForURL(Pattern.compile(Pattern.quote(base + path.substring(1)) + ".*"));
        settled();
    }

    String text(String selector) {
        return page.locator(selector).first().innerText();
    }

    /** What axe-core finds serious or critical, a line each. */
    List<String> barriers() {
        page.evaluate(Axe.SCRIPT);
        Object found = page.evaluate("""
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
              .filter((one) => one.impact === 'serious' || one.impact === 'critical')
              .flatMap((one) => one.nodes.map((node) => `${one.id} at ${node.target.join(' ')}: ${node.failureSummary}`))
            """);
        List<String> lines = new ArrayList<>();
        for (Object line : (List<?>) found) {
            lines.add(String.valueOf(line).replaceAll("\\s+", " "));
        }
        return lines;
    }

    /** By how many pixels the page is wider than the window. */
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
    }

    /** Errors of the page's scripts and everything that was asked of another machine, since this was asked last. */
    List<String> complaints() {
        List<String> all = new ArrayList<>(faults);
        elsewhere.forEach(url -> all.add("asked elsewhere: " + url));
        faults.clear();
        elsewhere.clear();
        return all;
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Axe {

        static final String SCRIPT = read();

        private static String read() {
            try (InputStream in = Visit.class.getClassLoader().getResourceAsStream("axe.min.js")) {
                if (in == null) {
                    throw new IllegalStateException("axe.min.js is not on the class path");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
