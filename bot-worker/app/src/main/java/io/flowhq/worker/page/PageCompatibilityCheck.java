package io.flowhq.worker.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.worker.browser.BrowserLoop;
import io.flowhq.worker.browser.BrowserSettings;
import io.flowhq.worker.browser.ChromiumBinary;
import io.flowhq.worker.browser.ChromiumNotFound;
import io.flowhq.worker.browser.ChromiumSearch;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/** Opens an address as a session would and says which of the names that the bridge needs it lacks. */
public final class PageCompatibilityCheck {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);
    private static final int WELL = 0;
    private static final int UNWELL = 1;
    private static final int USAGE = 2;

    private final PrintStream out;
    private final BlockingQueue<PageState> states = new LinkedBlockingQueue<>();

    private PageCompatibilityCheck(PrintStream out) {
        this.out = out;
    }

    /**
     * @param environment {@code WA_JS_PATH}, {@code FLOWHQ_INJECTED_HOSTS}, {@code FLOWHQ_CHROMIUM}
     * @return 0 when the page offers every name, 1 when not, 2 when the address is none
     */
    public static int of(String address, Map<String, String> environment, PrintStream out) {
        LoggingSystem.get(PageCompatibilityCheck.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        URI url;
        try {
            url = URI.create(address);
            if (url.getHost() == null) {
                throw new IllegalArgumentException("it names no host");
            }
        } catch (IllegalArgumentException e) {
            out.println("page       " + address + " is no address (wanted: https://host/)");
            return USAGE;
        }
        List<String> hosts = Arrays.asList(environment
                .getOrDefault("FLOWHQ_INJECTED_HOSTS", "web.whatsapp.com")
                .split(","));
        String waJs = environment.getOrDefault("WA_JS_PATH", "");
        WhatsAppSettings settings = WhatsAppSettings.of(url, hosts, waJs.isBlank() ? null : Path.of(waJs));
        try {
            return new PageCompatibilityCheck(out).run(settings, new ChromiumSearch(environment).find());
        } catch (WaJsNotFound | ChromiumNotFound | CompletionException | IOException e) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            out.println("failed     "
                    + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
            return UNWELL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNWELL;
        }
    }

    private int run(WhatsAppSettings settings, ChromiumBinary chromium) throws IOException, InterruptedException {
        out.println("page       " + settings.url());
        out.println("browser    " + chromium.path() + " " + chromium.version());
        out.println("wa-js      " + (settings.injected() ? "injected" : "expected of the page"));
        PageScripts scripts = PageScripts.of(settings);
        Path profile = Files.createTempDirectory("flowhq-self-test");
        try (BrowserLoop loop = new BrowserLoop(chromium, BrowserSettings.defaults())) {
            WhatsAppPage page =
                    WhatsAppPage.launch(loop, profile, scripts, new Watcher()).join();
            page.open().join();
            return judge(page, scripts.contract());
        } finally {
            FileSystemUtils.deleteRecursively(profile);
        }
    }

    private int judge(WhatsAppPage page, WppContract contract) throws InterruptedException {
        PageState state = settled();
        if (state.rejected()) {
            out.println("rejected   it shows its page for unsupported browsers");
            return UNWELL;
        }
        if (!state.present()) {
            out.println("missing    window.WPP");
            return UNWELL;
        }
        JsonNode missing =
                page.ask("missing", contract.question(), READY_TIMEOUT).join();
        contract.functions().keySet().stream().sorted().forEach(name -> out.println("function   " + name));
        contract.events().forEach(name -> out.println("event      " + name));
        missing.forEach(name -> out.println("missing    " + name.asText()));
        if (!state.ready()) {
            out.println("missing    readiness: WPP.isReady stayed false for " + READY_TIMEOUT.toSeconds() + " s");
        }
        boolean well = missing.isEmpty() && state.ready();
        out.printf(
                "%s%d functions and %d events checked, %d missing%n",
                well ? "well       " : "unwell     ",
                contract.functions().size(),
                contract.events().size(),
                missing.size());
        return well ? WELL : UNWELL;
    }

    /** The first state from which nothing better is to be expected. */
    private PageState settled() throws InterruptedException {
        PageState last = PageState.BLANK;
        long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        while (!last.ready() && !last.rejected()) {
            PageState next = states.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return last;
            }
            last = next;
            if (last.equals(PageState.BLANK)) {
                return last;
            }
        }
        return last;
    }

    private final class Watcher implements PageListener {

        @Override
        public void reported(PageEvent event) {
            if (event instanceof PageState state) {
                states.add(state);
            }
        }

        @Override
        public void loadFailed(String why) {
            out.println("failed     it could not be loaded: " + why);
            states.add(PageState.BLANK);
        }

        @Override
        public void crashed() {
            out.println("crashed    the page's renderer died");
        }

        @Override
        public void gone() {}
    }
}
