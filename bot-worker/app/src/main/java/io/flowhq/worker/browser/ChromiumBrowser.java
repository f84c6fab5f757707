package io.flowhq.worker.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tenant's browser: a process tree with one profile and one page.
 *
 * <p>Its methods may be called from any thread and return at once; the work is done on the loop, and a future that
 * fails with {@link CallTimedOut} means that the page held its call up.
 */
public final class ChromiumBrowser {

    private static final Logger log = LoggerFactory.getLogger(ChromiumBrowser.class);
    /** A navigation that was given up for another, or by us. */
    private static final String ABORTED = "net::ERR_ABORTED";

    private static final Duration STOP_TIMEOUT = Duration.ofMillis(300);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

    private final BrowserLoop loop;
    private final BrowserContext context;
    private final LaunchOptions plan;
    private final UserAgent userAgent;
    private final BrowserListener listener;
    private final Optional<BrowserProcesses> processes;
    private @Nullable Page page;
    private @Nullable CDPSession tools;
    private boolean heldUp;
    private volatile boolean gone;

    ChromiumBrowser(
            BrowserLoop loop,
            BrowserContext context,
            LaunchOptions plan,
            UserAgent userAgent,
            BrowserListener listener) {
        this.loop = loop;
        this.context = context;
        this.plan = plan;
        this.userAgent = userAgent;
        this.listener = listener;
        this.processes = BrowserProcesses.on(plan.profile());
    }

    /** On the loop, once. */
    void prepare() {
        context.onClose(closed -> gone());
        context.exposeBinding(plan.binding(), (source, arguments) -> {
            // A frame inside the page is not WhatsApp Web.
            if (source.frame().parentFrame() == null && arguments.length == 1 && arguments[0] instanceof String batch) {
                listener.batchArrived(batch);
            }
            return null;
        });
        plan.scripts().forEach(context::addInitScript);
        use(context.pages().isEmpty() ? context.newPage() : context.pages().get(0));
    }

    private void use(Page fresh) {
        fresh.onCrash(crashed -> listener.pageCrashed());
        fresh.onRequestFailed(request -> {
            if (request.isNavigationRequest()
                    && request.frame().parentFrame() == null
                    && !ABORTED.equals(request.failure())) {
                listener.loadFailed(String.valueOf(request.failure()));
            }
        });
        CDPSession session = context.newCDPSession(fresh);
        session.send("Emulation.setUserAgentOverride", userAgent.override());
        page = fresh;
        heldUp = false;
        tools = session;
    }

    /**
     * Sets off for an address; done when the page has been told, long before it is there. Waiting for the server here
     * would hold up the loop for as long as the server is silent. A load that fails is told to the listener.
     */
    public CompletableFuture<Void> open(String url) {
        return probe("u => { setTimeout(() => { location.href = u; }, 0); }", url)
                .thenAccept(told -> {});
    }

    /**
     * Runs a script that returns at once; its answer is a JSON value as Playwright maps it. Refused with {@link
     * PageUnresponsive}, and nothing done, from the first call that stalled until the page takes calls again: each would
     * cost the loop's other tenants its deadline.
     */
    public CompletableFuture<@Nullable Object> evaluate(String script, @Nullable Object argument) {
        return loop.submit(() -> {
            if (heldUp) {
                throw new PageUnresponsive();
            }
            return call(script, argument);
        });
    }

    /** The same, also on a page whose last call stalled: whether it takes calls again. */
    public CompletableFuture<@Nullable Object> probe(String script, @Nullable Object argument) {
        return loop.submit(() -> call(script, argument));
    }

    private @Nullable Object call(String script, @Nullable Object argument) throws Exception {
        try {
            Object answer = loop.guard()
                    .call(
                            "a call to the page",
                            loop.settings().callDeadline(),
                            () -> page().evaluate(script, argument));
            heldUp = false;
            return answer;
        } catch (CallTimedOut e) {
            heldUp = true;
            loop.callStalled();
            throw e;
        }
    }

    /** A picture of the page as PNG. */
    public CompletableFuture<byte[]> screenshot() {
        return here("taking a picture", Duration.ofSeconds(5), () -> page().screenshot());
    }

    /** Breaks off whatever a page is doing: an endless loop, waiting for a silent server. Whether it helped, a probe tells. */
    public CompletableFuture<Void> free() {
        return loop.submit(() -> {
            CDPSession session = tools;
            if (session != null) {
                interrupt(session, "Page.stopLoading");
                interrupt(session, "Runtime.terminateExecution");
            }
            return null;
        });
    }

    private void interrupt(CDPSession session, String command) throws Exception {
        try {
            loop.guard().call(command, STOP_TIMEOUT, () -> session.send(command, new JsonObject()));
        } catch (CallTimedOut | PlaywrightException e) {
            log.debug("{} had no effect: {}", command, e.getMessage());
        }
    }

    /** Puts an empty page in the place of one that crashed or hangs. */
    public CompletableFuture<Void> replacePage() {
        return here("replacing the page", Duration.ofSeconds(5), () -> {
            Page old = page();
            use(context.newPage());
            old.close();
            return null;
        });
    }

    /**
     * Closes the browser so that its storage is whole; by force when it does not obey.
     *
     * @return whether it closed by itself
     */
    public CompletableFuture<Boolean> close() {
        return loop.submit(this::closeHere);
    }

    /** On the loop. */
    boolean closeHere() {
        if (gone) {
            return false;
        }
        boolean obeyed = true;
        try {
            loop.guard().call("closing a browser", CLOSE_TIMEOUT, () -> {
                context.close();
                return null;
            });
        } catch (Exception e) {
            log.info("A browser did not close by itself ({}); ending its processes", e.getMessage());
            kill();
            obeyed = false;
        }
        gone();
        return obeyed;
    }

    /** Ends the browser's processes at once. The storage may lack its last seconds. */
    public void kill() {
        processes.ifPresent(BrowserProcesses::kill);
    }

    /** Memory of its processes and its share of the driver's, in bytes. */
    public long memory() {
        return processes.map(BrowserProcesses::memory).orElse(0L) + loop.driverShare();
    }

    public Optional<BrowserProcesses> processes() {
        return processes;
    }

    boolean alive() {
        return !gone && processes.map(BrowserProcesses::alive).orElse(true);
    }

    BrowserContext context() {
        return context;
    }

    /** On the loop: the browser has ended, for whatever reason. */
    void gone() {
        if (!gone) {
            gone = true;
            loop.forget(this);
            listener.browserGone();
        }
    }

    private <T> CompletableFuture<T> here(String what, Duration deadline, Callable<T> body) {
        return loop.submit(() -> loop.guard().call(what, deadline, body));
    }

    private Page page() {
        Page current = page;
        if (gone || current == null) {
            throw new BrowserClosed("the browser is closed");
        }
        return current;
    }
}
