package io.flowhq.worker.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Chromium, badly behaved pages. */
class BrowserLoopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static BrowserLoop loop;
    private static TestServer server;

    @TempDir
    Path profiles;

    @BeforeAll
    static void start() throws Exception {
        ChromiumBinary chromium = new ChromiumSearch(System.getenv()).find();
        loop = new BrowserLoop(chromium, BrowserSettings.defaults());
        server = TestServer.serving(
                Map.of("/", "<title>quiet</title>", "/busy", "<script>setTimeout(() => { for (;;); }, 300)</script>"),
                Map.of());
    }

    @AfterAll
    static void stop() {
        loop.close();
        server.close();
    }

    @Test
    void carriesAThousandEventsOfAPageInTheirOrder() {
        Heard heard = new Heard();
        ChromiumBrowser browser = launch("burst", heard);
        open(browser, "/");

        now(browser.evaluate(
                "() => { (async () => { for (let i = 0; i < 1000; i++) await window.tell(String(i)); })(); }", null));

        await().atMost(PATIENCE).until(() -> heard.batches.size() == 1000);
        assertThat(heard.batches.stream().map(Integer::parseInt)).isSorted();
        now(browser.close());
    }

    @Test
    void endsTheBrowserThatAKilledWorkerLeftOnTheProfile() throws Exception {
        Path profile = profiles.resolve("left");
        Process left = new ProcessBuilder(
                        new ChromiumSearch(System.getenv()).find().path().toString(),
                        "--no-sandbox",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(PATIENCE).until(() -> Files.isDirectory(profile) && left.isAlive());

            ChromiumBrowser browser = launch("left", new Heard());

            assertThat(left.isAlive()).isFalse();
            open(browser, "/");
            assertThat(now(browser.evaluate("document.title", null))).isEqualTo("quiet");
            now(browser.close());
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    void outlivesAPageThatFloodsIt() {
        Heard heard = new Heard();
        ChromiumBrowser flooding = launch("flood", heard);
        open(flooding, "/");

        flooding.evaluate("() => { for (let i = 0; i < 5000; i++) window.tell(String(i)); }", null);

        await().atMost(PATIENCE).until(() -> heard.gone.get() == 1 || heard.batches.size() == 5000);
        ChromiumBrowser next = launch("after-the-flood", new Heard());
        open(next, "/");
        assertThat(now(next.evaluate("document.title", null))).isEqualTo("quiet");
        now(next.close());
    }

    @Test
    void freesAPageInAnEndlessLoopWhileTheOthersKeepAnswering() {
        ChromiumBrowser busy = launch("busy", new Heard());
        ChromiumBrowser quiet = launch("quiet", new Heard());
        open(busy, "/busy");
        open(quiet, "/");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatThrownBy(() -> now(busy.evaluate("1", null)))
                        .hasRootCauseInstanceOf(InterruptedException.class));

        CompletableFuture<?> stalled = busy.probe("1", null);
        CompletableFuture<?> refused = busy.evaluate("1", null);
        long asked = System.nanoTime();
        assertThat(now(quiet.evaluate("6 * 7", null))).isEqualTo(42);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(4));
        assertThatThrownBy(() -> now(stalled)).hasCauseInstanceOf(CallTimedOut.class);
        assertThatThrownBy(() -> now(refused)).hasCauseInstanceOf(PageUnresponsive.class);

        now(busy.free());
        assertThat(now(busy.probe("'here again'", null))).isEqualTo("here again");
        now(busy.close());
        now(quiet.close());
    }

    @Test
    void freesAPageThatWaitsForASilentServer() {
        ChromiumBrowser browser = launch("silent", new Heard());
        open(browser, "/");
        now(browser.evaluate("u => { setTimeout(() => { location.href = u; }, 0); }", server.url("/silent")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatThrownBy(() -> now(browser.evaluate("1", null)))
                        .hasCauseInstanceOf(CallTimedOut.class));

        now(browser.free());
        assertThat(now(browser.probe("document.title", null))).isEqualTo("quiet");
        now(browser.close());
    }

    @Test
    void replacesAPageWhoseRendererWasKilled() {
        Heard heard = new Heard();
        ChromiumBrowser browser = launch("crash", heard);
        open(browser, "/");
        killRenderers(browser);
        await().atMost(PATIENCE).until(() -> heard.crashes.get() == 1);

        now(browser.replacePage());
        open(browser, "/");
        assertThat(now(browser.evaluate("document.title", null))).isEqualTo("quiet");
        now(browser.close());
    }

    @Test
    void saysOnceThatABrowserDiedAndGoesOnWithTheOthers() {
        Heard heard = new Heard();
        ChromiumBrowser killed = launch("killed", heard);
        ChromiumBrowser other = launch("other", new Heard());
        open(killed, "/");
        open(other, "/");

        killed.kill();

        await().atMost(PATIENCE).until(() -> heard.gone.get() == 1);
        assertThatThrownBy(() -> now(killed.evaluate("1", null))).hasCauseInstanceOf(BrowserClosed.class);
        assertThat(now(other.evaluate("2", null))).isEqualTo(2);
        now(other.close());
        assertThat(heard.gone).hasValue(1);
    }

    @Test
    void leavesNoProcessBehindWhenABrowserIsClosed() {
        ChromiumBrowser browser = launch("closed", new Heard());
        BrowserProcesses processes = browser.processes().orElseThrow();
        open(browser, "/");
        assertThat(processes.memory()).isGreaterThan(20L << 20);

        now(browser.close());

        await().atMost(PATIENCE).until(() -> !processes.alive());
        assertThat(BrowserProcesses.on(profiles.resolve("closed"))).isEmpty();
    }

    @Test
    void saysChromeAndNeverHeadlessInScriptsHintsAndWorkers() {
        ChromiumBrowser browser = launch("agent", new Heard());
        open(browser, "/");

        Object said = now(browser.evaluate("""
                () => new Promise(done => {
                  const source = 'postMessage(navigator.userAgent + JSON.stringify(navigator.userAgentData))';
                  const worker = new Worker(URL.createObjectURL(new Blob([source])));
                  worker.onmessage = e => done(navigator.userAgent + JSON.stringify(navigator.userAgentData) + e.data);
                })
                """, null));

        assertThat(said.toString())
                .contains("Chrome/")
                .contains("Google Chrome")
                .doesNotContainIgnoringCase("headless");
        assertThat(now(browser.evaluate("String(navigator.webdriver)", null))).isNotEqualTo("true");
        now(browser.close());
    }

    private ChromiumBrowser launch(String name, BrowserListener listener) {
        return now(loop.launch(new LaunchOptions(profiles.resolve(name), "tell", List.of()), listener));
    }

    private static void open(ChromiumBrowser browser, String path) {
        now(browser.open(server.url(path)));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> server.url(path).equals(now(browser.evaluate("location.href", null))));
    }

    private static void killRenderers(ChromiumBrowser browser) {
        ProcessHandle.of(browser.processes().orElseThrow().pid())
                .orElseThrow()
                .descendants()
                .filter(process -> BrowserProcesses.commandLine(process).contains("--type=renderer"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static <T> T now(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static final class Heard implements BrowserListener {
        final ConcurrentLinkedQueue<String> batches = new ConcurrentLinkedQueue<>();
        final AtomicInteger crashes = new AtomicInteger();
        final AtomicInteger gone = new AtomicInteger();

        @Override
        public void batchArrived(String json) {
            batches.add(json);
        }

        @Override
        public void loadFailed(String why) {}

        @Override
        public void pageCrashed() {
            crashes.incrementAndGet();
        }

        @Override
        public void browserGone() {
            gone.incrementAndGet();
        }
    }
}
