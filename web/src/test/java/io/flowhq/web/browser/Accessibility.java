package io.flowhq.web.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What axe-core finds on a page, beside whether it is wider than the screen. */
final class Accessibility {

    private static final String AXE = source();

    private Accessibility() {}

    private static String source() {
        try (var in = Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The serious and critical ones, each with its rule and the first element that breaks it. */
    @SuppressWarnings("unchecked")
    static List<String> faults(Page page) {
        page.evaluate(AXE);
        var found = (List<Map<String, Object>>) page.evaluate("""
                async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                    .filter(fault => fault.impact === 'serious' || fault.impact === 'critical')
                    .map(fault => ({rule: fault.id, where: fault.nodes[0].html, why: fault.nodes[0].failureSummary}))
                """);
        return found.stream()
                .map(fault -> fault.get("rule") + ": " + fault.get("where") + " " + fault.get("why"))
                .toList();
    }

    /** By how many pixels the page is wider than the screen. */
    static int overflow(Page page) {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }
}
