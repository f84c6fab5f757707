package io.flowhq.worker.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.flowhq.worker.browser.BrowserClosed;
import io.flowhq.worker.browser.BrowserListener;
import io.flowhq.worker.browser.BrowserLoop;
import io.flowhq.worker.browser.BrowserProcesses;
import io.flowhq.worker.browser.CallTimedOut;
import io.flowhq.worker.browser.ChromiumBrowser;
import io.flowhq.worker.browser.LaunchOptions;
import io.flowhq.worker.browser.PageUnresponsive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * WhatsApp Web in a tenant's browser: questions go in, answers and events come out.
 *
 * <p>A question leaves as a script that returns at once and is answered by an event, so a slow page never holds the
 * loop. Every question has its own timeout. Methods may be called from any thread.
 */
public final class WhatsAppPage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASK = "q => window.__flowhq ? (window.__flowhq.obey(JSON.parse(q)), true) : false";
    private static final String LIVE = "ms => window.__flowhq ? (window.__flowhq.live(ms), true) : false";

    private final PageScripts scripts;
    private final PageListener listener;
    private final PageEventReader reader = new PageEventReader();
    private final AtomicLong questions = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private volatile @Nullable ChromiumBrowser browser;

    private WhatsAppPage(PageScripts scripts, PageListener listener) {
        this.scripts = scripts;
        this.listener = listener;
    }

    /** Starts a browser on a profile; the page is still blank then. */
    public static CompletableFuture<WhatsAppPage> launch(
            BrowserLoop loop, Path profile, PageScripts scripts, PageListener listener) {
        WhatsAppPage page = new WhatsAppPage(scripts, listener);
        var plan = new LaunchOptions(profile, PageScripts.BINDING, scripts.inOrder());
        return loop.launch(plan, page.new BrowserEvents()).thenApply(started -> {
            page.browser = started;
            return page;
        });
    }

    /** Sets off for WhatsApp Web; arrival is a {@link PageEvent.Hello}, readiness comes as {@link PageState}s. */
    public CompletableFuture<Void> open() {
        return browser().open(scripts.url());
    }

    /** Asks one operation of {@code bridge.js}. */
    public CompletableFuture<JsonNode> ask(String operation, Map<String, ?> input, Duration timeout) {
        long id = questions.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(id, answer);
        CompletableFuture<JsonNode> bounded = answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException ? new PageTimeout(operation, timeout) : failure));
        answer.whenComplete((value, failure) -> open.remove(id));
        try {
            String question = JSON.writeValueAsString(Map.of("id", id, "operation", operation, "input", input));
            put(operation, question).whenComplete((taken, failure) -> {
                if (failure != null) {
                    answer.completeExceptionally(translated(operation, failure));
                } else if (!Boolean.TRUE.equals(taken)) {
                    answer.completeExceptionally(new PageUnavailable("the page is between two documents"));
                }
            });
        } catch (JsonProcessingException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
        return bounded;
    }

    /** Only a probe may touch a page that has stopped taking calls. */
    private CompletableFuture<@Nullable Object> put(String operation, String question) {
        ChromiumBrowser open = browser();
        return operation.equals("probe") ? open.probe(ASK, question) : open.evaluate(ASK, question);
    }

    /** In the words of {@link ChatClient}: was it surely not done, or does nobody know? */
    private static Throwable translated(String operation, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case CallTimedOut stalled -> new PageTimeout(operation, stalled);
            case PageUnresponsive refused -> new PageUnavailable("the page takes no calls at the moment");
            case BrowserClosed gone -> new PageUnavailable("the browser is gone");
            default -> cause;
        };
    }

    /**
     * Lets the page live on for a while; one that is not told again in time leaves WhatsApp Web by itself. This holds
     * even while this whole process is frozen.
     */
    public CompletableFuture<Void> live(Duration time) {
        return browser().evaluate(LIVE, (double) time.toMillis()).thenAccept(told -> {});
    }

    /** The chats of the linked account. */
    public ChatClient chats() {
        return new PageChatClient(this, reader);
    }

    /** For looking at a page beside the bridge. */
    CompletableFuture<@Nullable Object> evaluate(String script) {
        return browser().evaluate(script, null);
    }

    public CompletableFuture<byte[]> screenshot() {
        return browser().screenshot();
    }

    /** Completes when all events that left the page until now have been told. */
    public CompletableFuture<Void> heardOut() {
        return browser().evaluate("() => true", null).thenAccept(answer -> {});
    }

    /** Tries to free a page that holds its calls up. */
    public CompletableFuture<Void> free() {
        return browser().free();
    }

    /** A new page in the same browser, opened again. */
    public CompletableFuture<Void> replace() {
        return browser().replacePage().thenCompose(done -> open());
    }

    /**
     * Closes the browser so that its storage is whole.
     *
     * @return whether it is
     */
    public CompletableFuture<Boolean> close() {
        return browser().close();
    }

    /** Ends the browser at once. */
    public void kill() {
        browser().kill();
    }

    /** Waits for the browser's processes to be gone. */
    public void awaitEnd(Duration timeout) throws InterruptedException {
        var tree = processes();
        if (tree.isPresent()) {
            tree.get().awaitEnd(timeout);
        }
    }

    /** Memory of its browser in bytes, the share of the driver included. */
    public long memory() {
        ChromiumBrowser running = browser;
        return running == null ? 0 : running.memory();
    }

    public Optional<BrowserProcesses> processes() {
        ChromiumBrowser running = browser;
        return running == null ? Optional.empty() : running.processes();
    }

    private ChromiumBrowser browser() {
        ChromiumBrowser running = browser;
        if (running == null) {
            throw new PageUnavailable("the browser is still starting");
        }
        return running;
    }

    private final class BrowserEvents implements BrowserListener {

        @Override
        public void batchArrived(String json) {
            for (PageEvent event : reader.events(json)) {
                if (event instanceof PageEvent.Answer answer) {
                    answered(answer);
                } else {
                    listener.reported(event);
                }
            }
        }

        private void answered(PageEvent.Answer answer) {
            CompletableFuture<JsonNode> question = open.remove(answer.id());
            if (question == null) {
                return;
            }
            PageEvent.Failure error = answer.error();
            JsonNode value = answer.value();
            if (error != null) {
                question.completeExceptionally(
                        new PageRefused("question " + answer.id(), error.code(), error.message()));
            } else {
                question.complete(value == null ? NullNode.getInstance() : value);
            }
        }

        @Override
        public void loadFailed(String why) {
            listener.loadFailed(why);
        }

        @Override
        public void pageCrashed() {
            fail("the page crashed");
            listener.crashed();
        }

        @Override
        public void browserGone() {
            fail("the browser is gone");
            listener.gone();
        }

        /** What was asked may have been done: these questions stay without an answer. */
        private void fail(String why) {
            open.values().forEach(question -> question.completeExceptionally(new PageCrashed(why)));
        }
    }
}
