package io.flowhq.worker.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.worker.browser.BrowserLoop;
import io.flowhq.worker.browser.BrowserSettings;
import io.flowhq.worker.browser.ChromiumSearch;
import io.flowhq.worker.browser.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** wa-js and the bridge on a page with WhatsApp Web's content security policy: scripts by nonce only. */
class InjectionTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String CODE = "2@only,in,the,page";
    private static final String PAGE = """
            <!doctype html><title>WhatsApp</title><div data-ref="%s"><canvas></canvas></div>
            <script nonce="n1">window.own = true;</script><script>window.blocked = true;</script>
            """.formatted(CODE);
    /** Errors that a page's own scripts never see, because they come from before it. */
    private static final String LISTEN = """
            window.faults = [];
            addEventListener('error', e => window.faults.push(String(e.message)));
            addEventListener('unhandledrejection', e => window.faults.push(String(e.reason)));
            """;

    /** Looks that are seconds away never come. */
    private static final String LINKED_AN_HOUR_AGO = """
            const now = performance.now.bind(performance);
            performance.now = () => now() + 3600000;
            const later = window.setTimeout.bind(window);
            window.neverAgain = 0;
            window.setTimeout = (what, ms) => (ms >= 5000 ? (window.neverAgain += 1) : later(what, ms));
            window.WPP = {
              isInjected: true,
              isReady: true,
              on() {},
              conn: {
                isAuthenticated: () => true,
                isOnline: () => true,
                getStreamData: () => ({ mode: 'MAIN', info: 'NORMAL' }),
                markAvailable() {},
              },
            };
            """;

    private static final String EMITS_BY_HAND = """
            window.emit = {};
            window.WPP = { isInjected: true, isReady: true, on: (name, listener) => { window.emit[name] = listener; } };
            window.arrives = (name, type, remote = '255711000001@c.us') => window.emit['chat.new_message']({
              id: { _serialized: `false_${remote}_${name}`, remote, fromMe: false },
              from: remote, type, body: name, isNewMsg: true, t: Math.floor(Date.now() / 1000),
            });
            """;

    /** What would take ten seconds takes a tenth of one. */
    private static final String TEN_SECONDS_AT_ONCE = """
            const later = window.setTimeout.bind(window);
            window.setTimeout = (what, ms) => later(what, ms === 10000 ? 100 : ms);
            """;

    private static BrowserLoop loop;
    private static TestServer server;

    @TempDir
    Path profile;

    @BeforeAll
    static void start() throws Exception {
        loop = new BrowserLoop(new ChromiumSearch(System.getenv()).find(), BrowserSettings.defaults());
        server = TestServer.serving(
                Map.of("/", PAGE),
                Map.of(
                        "Content-Security-Policy",
                        "default-src 'self'; script-src 'nonce-n1' 'strict-dynamic'; connect-src 'self'"));
    }

    @AfterAll
    static void stop() {
        loop.close();
        server.close();
    }

    @Test
    void putsWaJsAndTheBridgeIntoAPageOfAnInjectedHost() throws Exception {
        Heard heard = new Heard();
        WhatsAppPage page = open(List.of("127.0.0.1"), heard);

        await().atMost(TIMEOUT)
                .until(() ->
                        heard.events.stream().anyMatch(event -> event instanceof PageState state && state.present()));
        assertThat(page.ask("missing", WppContract.read().question(), TIMEOUT).get(30, TimeUnit.SECONDS))
                .isEmpty();
        assertThat(read(page, "[window.own === true, window.blocked === undefined].join()"))
                .isEqualTo("true,true");
        assertThat(read(
                        page,
                        "[WPP.version, WPP.config.disableGoogleAnalytics,"
                                + " WPP.config.linkPreviewApiServers.length, WPP.config.deviceName].join()"))
                .isEqualTo("4.6.0,true,0,Flow HQ");
        assertThat(read(page, "window.faults.join()")).isEmpty();
        page.close().get(20, TimeUnit.SECONDS);
    }

    @Test
    void findsTheCodeThatIsOfferedInTheDocumentOnly() throws Exception {
        Heard heard = new Heard();
        WhatsAppPage page = open(List.of("127.0.0.1"), heard);

        await().atMost(TIMEOUT)
                .until(() -> heard.events.stream()
                        .anyMatch(event -> event instanceof PageEvent.CodeShown code
                                && code.text().equals(CODE)));
        page.close().get(20, TimeUnit.SECONDS);
    }

    @Test
    void putsNoWaJsIntoAPageOfAnotherHost() throws Exception {
        Heard heard = new Heard();
        WhatsAppPage page = open(List.of("web.whatsapp.com"), heard);

        await().atMost(TIMEOUT).until(() -> heard.events.stream().anyMatch(PageState.class::isInstance));
        assertThat(read(page, "typeof window.WPP")).isEqualTo("undefined");
        page.close().get(20, TimeUnit.SECONDS);
    }

    @Test
    void leavesThePageWhenItsWorkerNoLongerLetsItLive() throws Exception {
        Heard heard = new Heard();
        WhatsAppPage page = open(List.of("web.whatsapp.com"), heard);
        await().atMost(TIMEOUT).until(() -> heard.events.stream().anyMatch(PageEvent.Hello.class::isInstance));

        page.live(Duration.ofSeconds(1)).get(10, TimeUnit.SECONDS);

        awaitIn(page, "location.href === 'about:blank'");
        page.close().get(20, TimeUnit.SECONDS);
    }

    @Test
    void pressesADialogOfALinkedPageAwayWithoutLookingForIt() throws Exception {
        Heard heard = new Heard();
        WhatsAppPage page = open(List.of("web.whatsapp.com"), LINKED_AN_HOUR_AGO, heard);
        awaitIn(page, "window.neverAgain > 0 && document.body !== null");

        page.evaluate("""
                        () => {
                          const dialog = document.createElement('div');
                          dialog.setAttribute('role', 'dialog');
                          const button = document.createElement('button');
                          button.textContent = 'OK';
                          button.onclick = () => dialog.remove();
                          dialog.append(button);
                          document.body.append(dialog);
                        }
                        """).get(10, TimeUnit.SECONDS);

        await().atMost(TIMEOUT)
                .until(() -> heard.events.stream()
                        .anyMatch(event -> event instanceof PageEvent.DialogShown dialog && dialog.dismissed()));
        page.close().get(20, TimeUnit.SECONDS);
    }

    @Test
    void tellsAcksTogetherAndInTheirPlaceBeforeWhatIsTold() throws Exception {
        Heard heard = new Heard();
        WhatsAppPage page = openEmittingByHand("", heard);

        page.evaluate("""
                        async () => {
                          const tell = window.__flowhqTell;
                          window.calls = 0;
                          window.__flowhqTell = (batch) => {
                            if (batch.includes('"ack"')) window.calls += 1;
                            return tell(batch);
                          };
                          for (const ack of [1, 2, 3]) {
                            await new Promise((resolve) => setTimeout(resolve));
                            window.emit['chat.msg_ack_change']({ ids: ['true_255711000001@c.us_A'], ack });
                          }
                        }
                        """).get(10, TimeUnit.SECONDS);
        await().atMost(TIMEOUT).until(() -> heard.acks().size() == 3);
        assertThat(read(page, "window.calls")).isEqualTo("1");

        page.evaluate("""
                        () => {
                          window.emit['chat.msg_ack_change']({ ids: ['true_255711000001@c.us_B'], ack: 1 });
                          window.emit['conn.qrcode_idle']();
                        }
                        """).get(10, TimeUnit.SECONDS);
        await().atMost(TIMEOUT).until(() -> heard.events.stream().anyMatch(PageEvent.CodesRanOut.class::isInstance));
        assertThat(heard.acks()).hasSize(4);
        page.close().get(20, TimeUnit.SECONDS);
    }

    @Test
    void tellsWhatAChatSaysInItsOrderThoughSomeOfItCanBeReadLater() throws Exception {
        Heard heard = new Heard();
        WhatsAppPage page = openEmittingByHand("", heard);

        page.evaluate("""
                        () => {
                          window.arrives('A', 'ciphertext');
                          window.arrives('B', 'ciphertext');
                          window.arrives('C', 'chat');
                          window.arrives('B', 'chat');
                          window.arrives('D', 'chat');
                          window.arrives('other', 'chat', '255711000002@c.us');
                        }
                        """).get(10, TimeUnit.SECONDS);
        await().atMost(TIMEOUT).until(() -> heard.texts().equals(List.of("other")));
        page.evaluate("() => window.arrives('A', 'chat')").get(10, TimeUnit.SECONDS);
        await().atMost(TIMEOUT).until(() -> heard.texts().size() == 5);
        assertThat(heard.texts()).containsExactly("other", "A", "B", "C", "D");

        page.evaluate("() => { window.arrives('E', 'ciphertext'); window.arrives('F', 'chat'); }")
                .get(10, TimeUnit.SECONDS);
        await("what cannot be read, and then what came after it")
                .atMost(TIMEOUT)
                .until(() -> heard.texts().size() == 7);
        assertThat(heard.texts().subList(5, 7)).containsExactly("", "F");
        page.close().get(20, TimeUnit.SECONDS);
    }

    @Test
    void holdsWhatAChatSaysNoLongerThanTenSeconds() throws Exception {
        Heard heard = new Heard();
        WhatsAppPage page = openEmittingByHand(TEN_SECONDS_AT_ONCE, heard);

        page.evaluate("() => { window.arrives('A', 'ciphertext'); window.arrives('B', 'chat'); }")
                .get(10, TimeUnit.SECONDS);
        await("what came later, and then what cannot be read")
                .atMost(TIMEOUT)
                .until(() -> heard.texts().size() == 2);
        assertThat(heard.texts()).containsExactly("B", "");
        page.close().get(20, TimeUnit.SECONDS);
    }

    @Test
    void tellsByItselfAgainWhatCouldNotBeTold() throws Exception {
        Heard heard = new Heard();
        WhatsAppPage page = openEmittingByHand("", heard);

        page.evaluate("""
                        () => {
                          const tell = window.__flowhqTell;
                          window.__flowhqTell = async () => {
                            window.__flowhqTell = tell;
                            throw new Error('not now');
                          };
                          window.emit['chat.msg_ack_change']({ ids: ['true_255711000001@c.us_A'], ack: 1 });
                        }
                        """).get(10, TimeUnit.SECONDS);

        await().atMost(TIMEOUT).until(() -> heard.acks().size() == 1);
        page.close().get(20, TimeUnit.SECONDS);
    }

    private WhatsAppPage openEmittingByHand(String first, PageListener listener) throws Exception {
        WhatsAppPage page = open(List.of("web.whatsapp.com"), first + EMITS_BY_HAND, listener);
        awaitIn(page, "'chat.new_message' in window.emit && document.body !== null");
        return page;
    }

    private WhatsAppPage open(List<String> injectedHosts, PageListener listener) throws Exception {
        return open(injectedHosts, LISTEN, listener);
    }

    private WhatsAppPage open(List<String> injectedHosts, String first, PageListener listener) throws Exception {
        PageScripts scripts = PageScripts.of(new WhatsAppSettings(
                URI.create(server.url("/")), injectedHosts, null, "Flow HQ", Duration.ofSeconds(3)));
        WhatsAppPage page = WhatsAppPage.launch(loop, profile, scripts.after(first), listener)
                .get(30, TimeUnit.SECONDS);
        page.open().get(30, TimeUnit.SECONDS);
        return page;
    }

    private static void awaitIn(WhatsAppPage page, String condition) {
        await("the page, which may be between two documents when it is read")
                .atMost(TIMEOUT)
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(() -> read(page, condition).equals("true"));
    }

    private static String read(WhatsAppPage page, String expression) throws Exception {
        return String.valueOf(page.evaluate("() => String(" + expression + ")").get(10, TimeUnit.SECONDS));
    }

    private static final class Heard implements PageListener {
        final ConcurrentLinkedQueue<PageEvent> events = new ConcurrentLinkedQueue<>();

        List<String> texts() {
            return events.stream()
                    .filter(PageEvent.MessageArrived.class::isInstance)
                    .map(event -> ((PageEvent.MessageArrived) event).message().body())
                    .toList();
        }

        List<PageEvent> acks() {
            return events.stream().filter(PageEvent.Acked.class::isInstance).toList();
        }

        @Override
        public void reported(PageEvent event) {
            events.add(event);
        }

        @Override
        public void loadFailed(String why) {}

        @Override
        public void crashed() {}

        @Override
        public void gone() {}
    }
}
