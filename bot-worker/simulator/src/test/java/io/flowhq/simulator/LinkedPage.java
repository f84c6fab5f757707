package io.flowhq.simulator;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The web client in a browser tab, with everything it emits written down in {@code window.heard} and {@link #told}. */
public final class LinkedPage {
    private static final String LISTEN = """
            window.heard = [];
            window.times = [];
            const wait = setInterval(() => {
              if (!window.WPP) return;
              clearInterval(wait);
              WPP.onAny((event, value, ...more) => {
                console.log(JSON.stringify(['told', event, typeof value === 'object' ? undefined : value]));
                if (event === 'chat.new_message') heard.push([value.id._serialized, value.type, value.body]);
              });
              WPP.on('chat.new_message', () => {});
            }, 1);
            """;

    public final Page page;
    private final Api api;
    private final String url;
    private final String number;
    private final List<String> told = new ArrayList<>();

    LinkedPage(BrowserContext context, Api api, String url, String number) {
        this(context, api, url, number, LISTEN);
    }

    /** One to which nobody listens yet. */
    static LinkedPage unheard(BrowserContext context, Api api, String url, String number) {
        return new LinkedPage(context, api, url, number, "");
    }

    private LinkedPage(BrowserContext context, Api api, String url, String number, String script) {
        this.api = api;
        this.url = url;
        this.number = number;
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().startsWith("[\"told\",")) {
                told.add(message.text()
                        .substring(8)
                        .replace("]", "")
                        .replace("\"", "")
                        .replace(",null", ""));
            }
        });
        page.addInitScript(script);
    }

    LinkedPage open() {
        page.navigate(url + "/");
        return this;
    }

    LinkedPage link() {
        return scan().untilMain();
    }

    /** Opens the page and scans its code; what follows the link may still be under way. */
    LinkedPage scan() {
        open();
        until("() => WPP.isFullReady");
        await().until(this::scans);
        return this;
    }

    /** A slow machine reads a code that has changed meanwhile, or finds none any more: then the next one is scanned. */
    private boolean scans() {
        var code = page.evaluate("() => { if (WPP.conn.isIdle()) WPP.conn.refreshQR();"
                + " return document.querySelector('[data-ref]')?.dataset.ref }");
        return code != null
                && api.request("POST", "/control/phones/" + number + "/scan", Map.of("code", code))
                                        .statusCode()
                                / 100
                        == 2;
    }

    LinkedPage untilMain() {
        until("() => WPP.conn.isAuthenticated() && WPP.conn.getStreamData().mode === 'MAIN'"
                + " && WPP.conn.getStreamData().info === 'NORMAL'");
        return this;
    }

    void until(String condition) {
        Browsers.until(page, condition);
    }

    Object run(String script) {
        return page.evaluate(script);
    }

    Object run(String script, Object argument) {
        return page.evaluate(script, argument);
    }

    /** The events so far, each as {@code name,value}, or the name alone. */
    List<String> told() {
        page.evaluate("() => 0");
        return List.copyOf(told);
    }

    /** The texts of the messages heard as new, in order. */
    @SuppressWarnings("unchecked")
    List<String> heard() {
        return (List<String>) page.evaluate("() => heard.filter(m => m[1] === 'chat').map(m => m[2])");
    }

    void untilHeard(String text) {
        until("() => heard.some(m => m[1] === 'chat' && m[2] === '" + text + "')");
    }
}
