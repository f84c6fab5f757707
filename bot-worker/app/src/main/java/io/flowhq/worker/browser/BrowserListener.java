package io.flowhq.worker.browser;

/** Told by a {@link ChromiumBrowser} on the loop's thread: implementations hand over and return at once. */
public interface BrowserListener {

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

    /** The browser is gone, asked for or not. Said once. */
    void browserGone();
}
