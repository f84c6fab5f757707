package io.flowhq.worker.session;

import io.flowhq.worker.browser.BrowserLoops;
import io.flowhq.worker.page.PageListener;
import io.flowhq.worker.page.PageScripts;
import io.flowhq.worker.page.WhatsAppPage;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** Opens browsers for this worker's sessions, each with the page and its scripts, a few at a time. */
record PageLauncher(LaunchThrottle throttle, BrowserLoops loops, PageScripts scripts, PageTracer tracer) {

    /** Waits for the browser; the caller has been let in by the throttle. */
    WhatsAppPage launch(Path profile, PageListener listener) throws ExecutionException, InterruptedException {
        return tracer.trace("launch", () -> WhatsAppPage.launch(loops.emptiest(), profile, scripts, listener))
                .get();
    }
}
