package io.flowhq.worker.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
 * So the thread does nothing else: it takes work from a queue and, when there is none, waits for the driver's
 * next message. Nothing on it waits for a page: every call is guarded by a deadline, and what a page answers comes
 * back as an event.
 *
 * <p>A driver that is dead, answers no ping after a call stalled, or outgrew its memory is replaced; its browsers are
 * lost with it, and their listeners are told so.
 */
public final class BrowserLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BrowserLoop.class);
    private static final Duration PUMP_INTERVAL = Duration.ofMillis(500);
    private static final Duration PUMP_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PING_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration DRIVER_CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration MEMORY_CHECK_INTERVAL = Duration.ofSeconds(15);
    private static final Duration MAX_TURN = Duration.ofSeconds(5);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** The call deadline limits it; Playwright's own limit would mistake a suspended process for a stalled driver. */
    private static final BrowserContext.WaitForConditionOptions WITHOUT_LIMIT =
            new BrowserContext.WaitForConditionOptions().setTimeout(0);

    private final ChromiumBinary binary;
    private final BrowserSettings settings;
    private final LaunchFlags flags;
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Set<ChromiumBrowser> browsers = new LinkedHashSet<>();
    private final AtomicInteger starting = new AtomicInteger();
    private final AtomicInteger live = new AtomicInteger();
    private final LaunchRecord launches;
    private final ScheduledExecutorService watchdog;
    private final Thread thread;
    private final CallDeadline callDeadline;
    private final MessagePump messagePump;
    private volatile @Nullable PlaywrightProcess driver;
    private volatile boolean replacing;
    private volatile long turnBegan = Long.MAX_VALUE;
    private long memoryChecked = System.nanoTime();
    private volatile boolean closing;

    public BrowserLoop(ChromiumBinary binary, BrowserSettings settings) {
        this(binary, settings, new LaunchRecord());
    }

    BrowserLoop(ChromiumBinary binary, BrowserSettings settings, LaunchRecord launches) {
        this.binary = binary;
        this.settings = settings;
        this.launches = launches;
        this.flags = new LaunchFlags(binary, settings);
        String name = "browsers-" + NUMBER.incrementAndGet();
        this.watchdog = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name + "-watchdog").factory());
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        this.callDeadline = new CallDeadline(watchdog, thread);
        this.messagePump = new MessagePump(thread, () -> !work.isEmpty());
        thread.start();
    }

    /** Browsers that live here, those being started included. */
    public int hosted() {
        return starting.get() + live.get();
    }

    /** Its driver is being replaced, or one piece of work has taken longer than any should. */
    boolean heldUp() {
        return replacing || System.nanoTime() - turnBegan > MAX_TURN.toNanos();
    }

    /** Each browser's share of the driver's memory, in bytes. */
    long driverShare() {
        PlaywrightProcess running = driver;
        return running == null ? 0 : running.memory() / Math.max(1, live.get());
    }

    Optional<ProcessHandle> driverProcess() {
        PlaywrightProcess running = driver;
        return running == null ? Optional.empty() : running.process();
    }

    /** Starts a browser; the future fails when it did not start in its time. */
    public CompletableFuture<ChromiumBrowser> launch(LaunchOptions plan, BrowserListener listener) {
        starting.incrementAndGet();
        CompletableFuture<ChromiumBrowser> launched = submit(() -> launchHere(plan, listener));
        return launched.whenComplete((browser, failure) -> {
            starting.decrementAndGet();
            if (failure == null) {
                launches.succeeded();
            } else if (!(failure instanceof BrowserClosed)) {
                launches.failed(plan.profile(), failure);
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
            result.completeExceptionally(new BrowserClosed("The browser loop is closed"));
        } else {
            add(turn);
        }
        return result;
    }

    private void add(Runnable turn) {
        work.add(turn);
        messagePump.workArrived();
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
            live.set(browsers.size());
        }
    }

    /** On the loop: a call to a page stalled. Either the page hangs, or the driver does and all its browsers with it. */
    void callStalled() throws Exception {
        PlaywrightProcess running = driver;
        if (running != null && !answers(running)) {
            replaceDriver("it answers no ping");
        }
    }

    private ChromiumBrowser launchHere(LaunchOptions plan, BrowserListener listener) throws Exception {
        int left = BrowserProcesses.endLeftOn(plan.profile(), KILL_TIMEOUT);
        if (left > 0) {
            log.warn("Ended {} browsers that another worker process had left running", left);
        }
        Duration deadline = settings.launchDeadline().plusSeconds(5);
        ensureDriver();
        BrowserContext context = start(plan, deadline);
        ChromiumBrowser browser = new ChromiumBrowser(this, context, plan, flags.userAgent(), listener);
        browsers.add(browser);
        live.set(browsers.size());
        try {
            callDeadline.call("preparing a browser", deadline, () -> {
                browser.prepare();
                return null;
            });
        } catch (Exception e) {
            browser.kill();
            forget(browser);
            if (e instanceof CallTimedOut) {
                callStalled();
            }
            throw e;
        }
        return browser;
    }

    private BrowserContext start(LaunchOptions plan, Duration deadline) throws Exception {
        for (boolean again = false; ; again = true) {
            try {
                return callDeadline.call(
                        "starting a browser",
                        deadline,
                        () -> driver().playwright()
                                .chromium()
                                .launchPersistentContext(plan.profile(), flags.options()));
            } catch (CallTimedOut e) {
                // Playwright's own limit is shorter: a driver that works would have said so.
                replaceDriver("a launch stalled");
                BrowserProcesses.endLeftOn(plan.profile(), KILL_TIMEOUT);
                throw e;
            } catch (PlaywrightException e) {
                BrowserProcesses.endLeftOn(plan.profile(), KILL_TIMEOUT);
                if (SandboxUnavailable.isCauseOf(e)) {
                    throw new SandboxUnavailable(binary, e);
                }
                if (again || answers(driver())) {
                    throw e;
                }
                replaceDriver("it was lost during a launch");
            }
        }
    }

    private PlaywrightProcess driver() {
        PlaywrightProcess running = driver;
        if (running == null) {
            running = PlaywrightProcess.start();
            driver = running;
        }
        return running;
    }

    /** A driver without browsers gives no sign of its death, so it is asked before each launch. */
    private void ensureDriver() throws Exception {
        PlaywrightProcess running = driver;
        if (running == null) {
            return;
        }
        if (!answers(running)) {
            replaceDriver("it answers no ping");
        } else if (browsers.isEmpty()
                && running.memory() > settings.driverBudget().toBytes()) {
            replaceDriver("its memory exceeds %s".formatted(settings.driverBudget()));
        }
    }

    private boolean answers(PlaywrightProcess running) throws Exception {
        if (!running.alive()) {
            return false;
        }
        try {
            callDeadline.call("a ping of the driver", PING_TIMEOUT, () -> {
                running.ping();
                return null;
            });
            return true;
        } catch (CallTimedOut | PlaywrightException e) {
            log.debug("The driver of {} did not answer: {}", thread.getName(), e.getMessage());
            return false;
        }
    }

    /** While browsers run, only a driver of twice its budget is replaced: they are lost with it. */
    private void checkDriverMemory() {
        PlaywrightProcess running = driver;
        if (running == null || System.nanoTime() - memoryChecked < MEMORY_CHECK_INTERVAL.toNanos()) {
            return;
        }
        memoryChecked = System.nanoTime();
        long budget = settings.driverBudget().toBytes();
        if (running.memory() > (browsers.isEmpty() ? budget : 2 * budget)) {
            replaceDriver("its memory exceeds the budget");
        }
    }

    private void run() {
        while (!closing) {
            try {
                Runnable next =
                        browsers.isEmpty() ? work.poll(PUMP_INTERVAL.toMillis(), TimeUnit.MILLISECONDS) : pump();
                if (next != null) {
                    turnBegan = System.nanoTime();
                    next.run();
                }
                checkDriverMemory();
            } catch (InterruptedException e) {
                // An alarm of the guard that came too late: its call had ended.
                log.debug("An interrupt reached {} after its call had ended", thread.getName());
            } catch (Exception | StackOverflowError e) {
                // Unbatched calls from a page nest in each other; ours never are, but a page is not ours to trust.
                replaceDriver(e.toString());
            } finally {
                turnBegan = Long.MAX_VALUE;
            }
        }
        closeAll();
    }

    /** Delivers events until there is work or the turn is over. */
    private @Nullable Runnable pump() throws Exception {
        if (work.isEmpty()) {
            ChromiumBrowser any = browsers.iterator().next();
            try {
                Optional<DriverMessages> messages = driver().messages();
                if (messages.isPresent()) {
                    messagePump.run(messages.get(), PUMP_INTERVAL, callDeadline, PUMP_TIMEOUT);
                } else {
                    waitThrough(any);
                }
            } catch (CallTimedOut e) {
                log.debug("An event held up {}", thread.getName());
            } catch (PlaywrightException e) {
                if (any.alive()) {
                    throw e;
                }
                any.gone();
            }
        }
        return work.poll();
    }

    private void waitThrough(ChromiumBrowser any) throws Exception {
        long end = System.nanoTime() + PUMP_INTERVAL.toNanos();
        callDeadline.call("waiting for events", PUMP_TIMEOUT, () -> {
            any.context().waitForCondition(() -> !work.isEmpty() || System.nanoTime() > end, WITHOUT_LIMIT);
            return null;
        });
    }

    private void replaceDriver(String why) {
        log.warn("The browser driver of {} is replaced ({}); {} browsers are lost", thread.getName(), why, live.get());
        replacing = true;
        List.copyOf(browsers).forEach(browser -> {
            browser.kill();
            browser.gone();
        });
        closeDriver();
        replacing = false;
    }

    private void closeAll() {
        List.copyOf(browsers).forEach(ChromiumBrowser::closeHere);
        closeDriver();
        watchdog.shutdownNow();
        List<Runnable> left = new ArrayList<>();
        work.drainTo(left);
        // Each finds its browser closed and fails with that.
        left.forEach(Runnable::run);
    }

    private void closeDriver() {
        PlaywrightProcess running = driver;
        driver = null;
        if (running != null) {
            running.kill();
            try {
                callDeadline.call("closing the driver", DRIVER_CLOSE_TIMEOUT, () -> {
                    running.close();
                    return null;
                });
            } catch (Exception e) {
                log.debug("The driver could not be closed: {}", e.getMessage());
            }
        }
    }

    /** Closes every browser and ends the thread. */
    @Override
    public void close() {
        closing = true;
        add(() -> {});
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
