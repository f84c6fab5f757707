package io.flowhq.worker.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that opens a browser on the profile it is given, says the process ids of its driver and browser, and waits to be killed. */
final class KilledBrowserOwner {

    private KilledBrowserOwner() {}

    public static void main(String[] arguments) throws Exception {
        BrowserLoop loop = new BrowserLoop(new ChromiumSearch(System.getenv()).find(), BrowserSettings.defaults());
        ChromiumBrowser browser = loop.launch(
                        new LaunchOptions(Path.of(arguments[0]), "tell", List.of()), BrowserListener.NONE)
                .get(60, TimeUnit.SECONDS);
        System.out.println("opened " + loop.driverProcess().orElseThrow().pid() + " "
                + browser.processes().orElseThrow().pid());
        TimeUnit.MINUTES.sleep(5);
    }
}
