package io.flowhq.worker.browser;

/** Called by a {@link ChromiumBrowser} on the loop's thread: implementations enqueue and return at once. */
public interface BrowserListener {

    BrowserListener NONE = new BrowserListener() {
        @Override
        public void batchArrived(String json) {}

        @Override
        public void loadFailed(String why) {}

        @Override
        public void pageCrashed() {}

        @Override
        public void browserGone() {}
    };

    /** The page's bridge sent a batch of events, a JSON array. */
    void batchArrived(String json);

    /**
     * The address that was opened could not be loaded.
     *
     * @param why in the browser's words, e.g. {@code net::ERR_CONNECTION_REFUSED}
     */
    void loadFailed(String why);

    /** The page's renderer died; the browser lives on. */
    void pageCrashed();

    /** The browser is gone, closed on request or not. Called once. */
    void browserGone();
}
