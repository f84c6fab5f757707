package io.flowhq.worker.browser;

/** Told by a {@link Chromium} on the loop's thread: implementations hand over and return at once. */
public interface BrowserListener {

    /** The page's bridge sent a batch of events, a JSON array. */
    void batchArrived(String json);

    /** The page's renderer died; the browser lives on. */
    void pageCrashed();

    /** The browser is gone, asked for or not. Said once. */
    void browserGone();
}
