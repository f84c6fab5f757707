package io.flowhq.worker.browser;

import com.microsoft.playwright.BrowserType;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags a tenant's browser is started with: those that were measured to save memory without taking anything a page
 * needs away (IndexedDB, keys, canvas and wasm were checked with them).
 */
final class LaunchFlags {

    private static final List<String> COMMON = List.of(
            "--in-process-gpu",
            "--enable-features=NetworkServiceInProcess2",
            // It would wait to start the two processes that the flags above put into the main one.
            "--no-unsandboxed-zygote",
            "--disable-gpu",
            "--disable-software-rasterizer",
            "--disable-blink-features=AutomationControlled",
            "--disk-cache-size=67108864");

    private final UserAgent userAgent;
    private final ChromiumBinary binary;
    private final BrowserSettings settings;

    LaunchFlags(ChromiumBinary binary, BrowserSettings settings) {
        this.userAgent = UserAgent.of(binary);
        this.binary = binary;
        this.settings = settings;
    }

    UserAgent userAgent() {
        return userAgent;
    }

    /** Chromium has no sandbox as root. */
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    BrowserType.LaunchPersistentContextOptions options() {
        List<String> arguments = new ArrayList<>(COMMON);
        arguments.add("--user-agent=" + userAgent.header());
        arguments.addAll(settings.extraArguments());
        return new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(ParentDeathSignal.starterOf(binary.path()))
                .setHeadless(true)
                .setArgs(arguments)
                .setChromiumSandbox(settings.sandbox() && !isRoot())
                .setHandleSIGINT(false)
                .setHandleSIGTERM(false)
                .setHandleSIGHUP(false)
                .setAcceptDownloads(false)
                .setViewportSize(1280, 800)
                .setTimeout(settings.launchDeadline().toMillis());
    }
}
