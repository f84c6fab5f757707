package io.flowhq.worker.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.worker.page.PageEvent;

/** Called on the session's thread with what becomes of its page. */
interface PageObserver {

    /** What a probe found. */
    enum Health {
        /** The page answers; it is not connected. */
        OPENING,
        LIVE,
        /** The page answers; the service does not answer the page. */
        SERVER_SILENT,
        /** Messages reached the page's store without an event. */
        EVENTS_MISSED
    }

    /** A fresh document is being loaded; nothing that was known of the old one holds. */
    void loading();

    /** Nothing can be asked of the page any more. */
    void lost();

    void reported(PageEvent event);

    /** @param answer of the bridge's operation {@code probe} */
    Health probed(JsonNode answer);

    /** The page did not answer a probe. */
    void unresponsive();
}
