package io.flowhq.worker.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhq.worker.capacity.HostUnfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
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
import org.springframework.util.unit.DataSize;

/** Real Chromium, badly behaved pages. */
class BrowserLoopTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

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
        Events events = new Events();
        ChromiumBrowser browser = launch("burst", events);
        open(browser, "/");

        now(browser.evaluate(
                "() => { (async () => { for (let i = 0; i < 1000; i++) await window.tell(String(i)); })(); }", null));

        await().atMost(TIMEOUT).until(() -> events.batches.size() == 1000);
        assertThat(events.batches.stream().map(Integer::parseInt)).isSorted();
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
            await().atMost(TIMEOUT).until(() -> Files.isDirectory(profile) && left.isAlive());

            ChromiumBrowser browser = launch("left", new Events());

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
        Events events = new Events();
        ChromiumBrowser flooding = launch("flood", events);
        open(flooding, "/");

        flooding.evaluate("() => { for (let i = 0; i < 5000; i++) window.tell(String(i)); }", null);

        await().atMost(TIMEOUT).until(() -> events.gone.get() == 1 || events.batches.size() == 5000);
        ChromiumBrowser next = launch("after-the-flood", new Events());
        open(next, "/");
        assertThat(now(next.evaluate("document.title", null))).isEqualTo("quiet");
        now(next.close());
    }

    @Test
    void freesAPageInAnEndlessLoopWhileTheOthersKeepAnswering() {
        ChromiumBrowser busy = launch("busy", new Events());
        ChromiumBrowser quiet = launch("quiet", new Events());
        open(busy, "/busy");
        open(quiet, "/");
        await().atMost(TIMEOUT)
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
        ChromiumBrowser browser = launch("silent", new Events());
        open(browser, "/");
        now(browser.evaluate("u => { setTimeout(() => { location.href = u; }, 0); }", server.url("/silent")));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThatThrownBy(() -> now(browser.evaluate("1", null)))
                        .hasCauseInstanceOf(CallTimedOut.class));

        now(browser.free());
        assertThat(now(browser.probe("document.title", null))).isEqualTo("quiet");
        now(browser.close());
    }

    @Test
    void replacesAPageWhoseRendererWasKilled() {
        Events events = new Events();
        ChromiumBrowser browser = launch("crash", events);
        open(browser, "/");
        killRenderers(browser);
        await().atMost(TIMEOUT).until(() -> events.crashes.get() == 1);

        now(browser.replacePage());
        open(browser, "/");
        assertThat(now(browser.evaluate("document.title", null))).isEqualTo("quiet");
        now(browser.close());
    }

    @Test
    void saysOnceThatABrowserDiedAndGoesOnWithTheOthers() {
        Events events = new Events();
        ChromiumBrowser killed = launch("killed", events);
        ChromiumBrowser other = launch("other", new Events());
        open(killed, "/");
        open(other, "/");

        killed.kill();

        await().atMost(TIMEOUT).until(() -> events.gone.get() == 1);
        assertThatThrownBy(() -> now(killed.evaluate("1", null))).hasCauseInstanceOf(BrowserClosed.class);
        assertThat(now(other.evaluate("2", null))).isEqualTo(2);
        now(other.close());
        assertThat(events.gone).hasValue(1);
    }

    @Test
    void leavesNoProcessBehindWhenABrowserIsClosed() {
        ChromiumBrowser browser = launch("closed", new Events());
        BrowserProcesses processes = browser.processes().orElseThrow();
        open(browser, "/");
        assertThat(processes.memory()).isGreaterThan(20L << 20);

        now(browser.close());

        await().atMost(TIMEOUT).until(() -> !processes.alive());
        assertThat(BrowserProcesses.on(profiles.resolve("closed"))).isEmpty();
    }

    @Test
    void saysChromeAndNeverHeadlessInScriptsHintsAndWorkers() {
        ChromiumBrowser browser = launch("agent", new Events());
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

    @Test
    void replacesADriverThatWasKilledWhileItHadNoBrowser() throws Exception {
        try (BrowserLoop own = loop(BrowserSettings.defaults())) {
            now(launch(own, "before").close());
            end(own, "-KILL");

            ChromiumBrowser browser = launch(own, "after");

            open(browser, "/");
            assertThat(now(browser.evaluate("document.title", null))).isEqualTo("quiet");
            assertThat(own.hosted()).isEqualTo(1);
        }
    }

    @Test
    void replacesADriverThatIsSuspendedWhileItHasNoBrowser() throws Exception {
        try (BrowserLoop own = loop(BrowserSettings.defaults())) {
            now(launch(own, "before").close());
            ProcessHandle suspended = end(own, "-STOP");

            ChromiumBrowser browser = launch(own, "after");

            open(browser, "/");
            await().atMost(TIMEOUT).until(() -> !suspended.isAlive());
        }
    }

    @Test
    void tellsBothBrowsersOfADriverThatIsSuspendedAndStartsTheNextOnes() throws Exception {
        try (BrowserLoop own = loop(BrowserSettings.defaults())) {
            Events first = new Events();
            Events second = new Events();
            ChromiumBrowser one = now(own.launch(plan("one"), first));
            ChromiumBrowser two = now(own.launch(plan("two"), second));
            open(one, "/");
            open(two, "/");
            end(own, "-STOP");
            long suspended = System.nanoTime();

            assertThatThrownBy(() -> now(one.evaluate("1", null))).hasCauseInstanceOf(CallTimedOut.class);

            await().atMost(TIMEOUT).until(() -> first.gone.get() == 1 && second.gone.get() == 1);
            open(now(own.launch(plan("one"), first)), "/");
            open(now(own.launch(plan("two"), second)), "/");
            System.out.printf(
                    "both pages are back %d ms after the driver was suspended%n",
                    Duration.ofNanos(System.nanoTime() - suspended).toMillis());
            assertThat(own.hosted()).isEqualTo(2);
        }
    }

    @Test
    void leavesNoChromiumBehindWhenALaunchStalls() throws Exception {
        ChromiumBinary silent = script("silent", "sleep 600 & wait");
        try (BrowserLoop own = new BrowserLoop(silent, withLaunchDeadline(Duration.ofSeconds(3)))) {
            CompletableFuture<ChromiumBrowser> launch = own.launch(plan("stalled"), new Events());
            Path profile = profiles.resolve("stalled");
            await().atMost(TIMEOUT).until(() -> BrowserProcesses.on(profile).isPresent());
            ProcessHandle driver = end(own, "-STOP");

            assertThatThrownBy(() -> now(launch)).hasCauseInstanceOf(CallTimedOut.class);

            await().atMost(TIMEOUT).until(() -> !driver.isAlive());
            await().atMost(TIMEOUT).untilAsserted(() -> {
                assertThat(ProcessHandle.allProcesses()
                                .map(BrowserProcesses::commandLine)
                                .filter(line -> line.contains(profile.toString())))
                        .isEmpty();
                assertThat(own.hosted()).isZero();
            });
        }
    }

    @Test
    void namesTheWayOutWhenChromiumFindsNoSandbox() throws Exception {
        ChromiumBinary refusing = script("refusing", "echo 'FATAL: No usable sandbox! Update your kernel' >&2; exit 1");
        try (BrowserLoop own = new BrowserLoop(refusing, BrowserSettings.defaults())) {
            assertThatThrownBy(() -> now(own.launch(plan("refused"), new Events())))
                    .cause()
                    .isInstanceOf(HostUnfit.class)
                    .hasMessageContaining("FLOWHQ_CHROMIUM_SANDBOX=false")
                    .hasMessageContaining("AppArmor");
        }
    }

    @Test
    void countsABrowserOnceThatCouldNotBePrepared() {
        try (BrowserLoop own = loop(BrowserSettings.defaults())) {
            LaunchOptions unusable =
                    new LaunchOptions(profiles.resolve("unusable"), "tell", Collections.singletonList(null));

            assertThatThrownBy(() -> now(own.launch(unusable, new Events()))).isNotNull();

            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(own.hosted()).isZero());
            launch(own, "usable");
            assertThat(own.hosted()).isEqualTo(1);
        }
    }

    @Test
    void replacesADriverThatExceedsItsBudgetOnceItHasNoBrowser() {
        BrowserSettings plain = BrowserSettings.defaults();
        BrowserSettings tight = new BrowserSettings(
                plain.extraArguments(),
                plain.sandbox(),
                plain.launchDeadline(),
                plain.callDeadline(),
                plain.tenantsPerLoop(),
                DataSize.ofMegabytes(10));
        try (BrowserLoop own = loop(tight)) {
            ChromiumBrowser browser = launch(own, "first");
            long first = own.driverProcess().orElseThrow().pid();
            assertThat(browser.memory())
                    .isGreaterThan(browser.processes().orElseThrow().memory());
            now(browser.close());

            launch(own, "second");

            assertThat(own.driverProcess().orElseThrow().pid()).isNotEqualTo(first);
        }
    }

    private static BrowserLoop loop(BrowserSettings settings) {
        return new BrowserLoop(new ChromiumSearch(System.getenv()).find(), settings);
    }

    private static BrowserSettings withLaunchDeadline(Duration deadline) {
        BrowserSettings plain = BrowserSettings.defaults();
        return new BrowserSettings(
                plain.extraArguments(),
                plain.sandbox(),
                deadline,
                plain.callDeadline(),
                plain.tenantsPerLoop(),
                plain.driverBudget());
    }

    private ChromiumBinary script(String name, String body) throws IOException {
        Path file = Files.writeString(profiles.resolve(name), "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return new ChromiumBinary(file, "156.0.0.0");
    }

    private static ProcessHandle end(BrowserLoop own, String signal) throws Exception {
        ProcessHandle driver = own.driverProcess().orElseThrow();
        new ProcessBuilder("kill", signal, Long.toString(driver.pid())).start().waitFor();
        return driver;
    }

    private LaunchOptions plan(String name) {
        return new LaunchOptions(profiles.resolve(name), "tell", List.of());
    }

    private ChromiumBrowser launch(BrowserLoop own, String name) {
        return now(own.launch(plan(name), new Events()));
    }

    private ChromiumBrowser launch(String name, BrowserListener listener) {
        return now(loop.launch(plan(name), listener));
    }

    private static void open(ChromiumBrowser browser, String path) {
        now(browser.open(server.url(path)));
        await().atMost(TIMEOUT)
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
        return future.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static final class Events implements BrowserListener {
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
