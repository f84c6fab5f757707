package io.flowhq.worker.page;

import org.jspecify.annotations.Nullable;

/**
 * What a page is doing.
 *
 * @param present {@code window.WPP} exists
 * @param injected its loader has found the page's modules
 * @param ready its functions may be called; says nothing about being logged in
 * @param authenticated a device is linked
 * @param mode the stream's mode, e.g. QR, SYNCING, MAIN, CONFLICT
 * @param info what its socket is doing, e.g. OPENING, NORMAL
 * @param online the socket is connected
 * @param idle no codes are offered until one is asked for
 * @param progress how much of the history has come, in percent; null when the page does not say
 * @param rejected the page for unsupported browsers is shown
 */
public record PageState(
        boolean present,
        boolean injected,
        boolean ready,
        boolean authenticated,
        @Nullable String mode,
        @Nullable String info,
        boolean online,
        boolean idle,
        @Nullable Integer progress,
        boolean rejected)
        implements PageEvent {

    public static final PageState BLANK =
            new PageState(false, false, false, false, null, null, true, false, null, false);

    /** Logged in and synchronised: messages come and go. */
    public boolean connected() {
        return authenticated && "MAIN".equals(mode);
    }

    /** Linked, and cut off from the service for the moment. */
    public boolean offline() {
        return !online || in("OFFLINE") || "OFFLINE".equals(info) || "OPENING".equals(info);
    }

    public boolean in(String someMode) {
        return someMode.equals(mode);
    }
}
