package io.flowhq.worker.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread, one Playwright, a handful of browsers.
 *
 * <p>Playwright for Java belongs to one thread and delivers events only while that thread is inside one of its calls.
 * So the thread does nothing else: it takes work from a queue and, when there is none, lets a live browser wait for
 * the next event. Nothing on it waits for a page: every call is guarded by a deadline, and what a page answers comes
 * back as an event.
 */
public final class BrowserLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BrowserLoop.class);
    private static final Duration TURN = Duration.ofMillis(500);
    private static final Duration TURN_DEADLINE = Duration.ofSeconds(3);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(3);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** The guard has one; Playwright's own would take a process that stood still for a driver that does. */
    private static final BrowserContext.WaitForConditionOptions WITHOUT_LIMIT =
            new BrowserContext.WaitForConditionOptions().setTimeout(0);

    private final BrowserSettings settings;
    private final LaunchFlags flags;
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Set<ChromiumBrowser> browsers = new LinkedHashSet<>();
    private final AtomicInteger hosted = new AtomicInteger();
    private final ScheduledExecutorService watchdog;
    private final Thread thread;
    private final CallDeadline callDeadline;
    private @Nullable Playwright playwright;
    private volatile boolean closing;

    public BrowserLoop(ChromiumBinary binary, BrowserSettings settings) {
        this.settings = settings;
        this.flags = new LaunchFlags(binary, settings);
        String name = "browsers-" + NUMBER.incrementAndGet();
        this.watchdog = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name + "-watchdog").factory());
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        this.callDeadline = new CallDeadline(watchdog, thread);
        thread.start();
    }

    /** Browsers that live here, those being started included. */
    public int hosted() {
        return hosted.get();
    }

    /** Starts a browser; the future fails when it did not start in its time. */
    public CompletableFuture<ChromiumBrowser> launch(LaunchOptions plan, BrowserListener listener) {
        hosted.incrementAndGet();
        CompletableFuture<ChromiumBrowser> launched = submit(() -> launchHere(plan, listener));
        return launched.whenComplete((browser, failure) -> {
            if (failure != null) {
                hosted.decrementAndGet();
            }
        });
    }

    <T> CompletableFuture<T> submit(Callable<T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable turn = () -> {
            try {
                result.complete(body.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        };
        if (closing) {
            result.completeExceptionally(new BrowserClosed("the browser loop is closed"));
        } else {
            work.add(turn);
        }
        return result;
    }

    CallDeadline guard() {
        return callDeadline;
    }

    BrowserSettings settings() {
        return settings;
    }

    /** On the loop: a browser has ended. */
    void forget(ChromiumBrowser browser) {
        if (browsers.remove(browser)) {
            hosted.decrementAndGet();
        }
    }

    private ChromiumBrowser launchHere(LaunchOptions plan, BrowserListener listener) throws Exception {
        int left = BrowserProcesses.endLeftOn(plan.profile(), LEFT_BEHIND);
        if (left > 0) {
            log.warn("ended {} browsers that a worker had left behind", left);
        }
        Duration deadline = settings.launchDeadline().plusSeconds(5);
        BrowserContext context = callDeadline.call(
                "starting a browser",
                deadline,
                () -> playwright().chromium().launchPersistentContext(plan.profile(), flags.options()));
        ChromiumBrowser browser = new ChromiumBrowser(this, context, plan, flags.userAgent(), listener);
        browsers.add(browser);
        try {
            callDeadline.call("preparing a browser", deadline, () -> {
                browser.prepare();
                return null;
            });
        } catch (Exception e) {
            browser.kill();
            throw e;
        }
        return browser;
    }

    private Playwright playwright() {
        Playwright running = playwright;
        if (running == null) {
            PlaywrightDriver.prepare(System.getenv());
            running = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            playwright = running;
        }
        return running;
    }

    private void run() {
        while (!closing) {
            try {
                Runnable next = browsers.isEmpty() ? work.poll(TURN.toMillis(), TimeUnit.MILLISECONDS) : pump();
                if (next != null) {
                    next.run();
                }
            } catch (InterruptedException e) {
                // An alarm of the guard that came too late: its call had ended.
                log.debug("late alarm on {}", thread.getName());
            } catch (Exception | StackOverflowError e) {
                // Unbatched calls from a page nest in each other; ours never are, but a page is not ours to trust.
                driverFailed(e);
            }
        }
        closeAll();
    }

    /** Delivers events until there is work or the turn is over. */
    private @Nullable Runnable pump() throws Exception {
        if (work.isEmpty()) {
            ChromiumBrowser any = browsers.iterator().next();
            long end = System.nanoTime() + TURN.toNanos();
            try {
                callDeadline.call("waiting for events", TURN_DEADLINE, () -> {
                    any.context().waitForCondition(() -> !work.isEmpty() || System.nanoTime() > end, WITHOUT_LIMIT);
                    return null;
                });
            } catch (CallTimedOut e) {
                log.debug("an event held up {}", thread.getName());
            } catch (PlaywrightException e) {
                if (any.alive()) {
                    throw e;
                }
                any.gone();
            }
        }
        return work.poll();
    }

    private void driverFailed(Throwable failure) {
        log.warn("the browser driver of {} failed ({}); its browsers are lost", thread.getName(), failure.toString());
        List.copyOf(browsers).forEach(browser -> {
            browser.kill();
            browser.gone();
        });
        closeDriver();
    }

    private void closeAll() {
        List.copyOf(browsers).forEach(ChromiumBrowser::closeHere);
        closeDriver();
        watchdog.shutdownNow();
        List<Runnable> left = new ArrayList<>();
        work.drainTo(left);
        // Each finds its browser gone and answers so.
        left.forEach(Runnable::run);
    }

    private void closeDriver() {
        Playwright running = playwright;
        playwright = null;
        if (running != null) {
            try {
                callDeadline.call("closing the driver", Duration.ofSeconds(5), () -> {
                    running.close();
                    return null;
                });
            } catch (Exception e) {
                log.debug("the driver was not there to be closed: {}", e.getMessage());
            }
        }
    }

    /** Closes every browser and ends the thread. */
    @Override
    public void close() {
        closing = true;
        work.add(() -> {});
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
