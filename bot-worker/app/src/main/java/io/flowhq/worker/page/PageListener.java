package io.flowhq.worker.page;

/** Called by a {@link WhatsAppPage} on the browser loop: implementations hand over and return at once. */
public interface PageListener {

    void reported(PageEvent event);

    /** The page could not be loaded. */
    void loadFailed(String why);

    /** The page's renderer died; the browser lives on and can be given a new page. */
    void crashed();

    /** The browser is gone. Called once. */
    void gone();
}
