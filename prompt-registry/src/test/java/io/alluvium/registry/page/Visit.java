package io.alluvium.registry.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One visitor's page, and what the browser complained of since it opened. */
final class Visit implements AutoCloseable {

    private static final int HEIGHT = 1000;
    private static final double PATIENCE_MILLIS = 30_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visit(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
    }

    static Visit begin(Browser browser, URI uri, int width, ColorScheme scheme) {
        Visit visit = new Visit(browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setColorScheme(scheme)
                .setLocale("en-GB")));
        visit.page.setDefaultTimeout(PATIENCE_MILLIS);
        visit.page.onPageError(visit.complaints::add);
        visit.page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                visit.complaints.add(message.text());
            }
        });
        visit.page.navigate(uri.toString());
        return visit;
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Errors on the console and errors that no script caught. */
    List<String> complaints() {
        return complaints;
    }

    /** How many pixels the document is wider than its window. */
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** What a script of this package (a function, in a file beside this class) finds on the page. */
    @SuppressWarnings("unchecked") // The scripts answer with lists of plain objects.
    List<Map<String, Object>> ask(String script) {
        return (List<Map<String, Object>>) page.evaluate(Scripts.read(script));
    }

    @Override
    public void close() {
        context.close();
    }
}
