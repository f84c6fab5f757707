package io.flowhq.simulator.fault;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can be made to go wrong. Except where said otherwise a fault holds from when it is set until it is removed.
 *
 * <p>A <em>strike</em> hits one page once and is used up; set to a number it hits that many times, set to {@code "always"} every time.
 */
public enum Fault {
    /** The page is connected and sends, but no event reaches its listeners; {@code "page"} spares the page after a reload. */
    DEAF("deaf", Form.SWITCH),
    /** Each message event is emitted twice; a number says how often. */
    DUPLICATE_EVENTS("duplicateEvents", Form.SWITCH),
    /** Every message comes first as ciphertext without a body, then whole. */
    CIPHER_FIRST("cipherFirst", Form.SWITCH),
    /** A message of the device goes out only after so many milliseconds. */
    SEND_DELAY("sendDelay", Form.MILLIS),
    /** A message of the device does not go out; the page is told this result. */
    SEND_RESULT("sendResult", Form.RESULT),
    /** Strike: the message goes out and the renderer dies before the caller hears of it. */
    SEND_THEN_CRASH("sendThenCrash", Form.STRIKE),
    /** Messages go out and the page never hears so. */
    ACK_NEVER("ackNever", Form.SWITCH),
    /** The line is cut for so many seconds. */
    DISCONNECT("disconnect", Form.SECONDS),
    /** Strike: the device is logged out with this reason of wa-js, {@code true} for user_initiated. */
    LOGGED_OUT("loggedOut", Form.TEXT),
    /** The device is in use elsewhere, until the page takes over. */
    CONFLICT("conflict", Form.SWITCH),
    /** The account is restricted: the page is told, nothing goes out, no device can be linked. */
    BANNED("banned", Form.SWITCH),
    /** The service refuses this version of the web client. */
    DEPRECATED_VERSION("deprecatedVersion", Form.SWITCH),
    /** A waiting client gets no QR references and turns idle. */
    QR_IDLE("qrIdle", Form.SWITCH),
    /** The page that asks for Google Chrome is served instead of the web client. */
    UNSUPPORTED_BROWSER("unsupportedBrowser", Form.SWITCH),
    /** The web client loads and never gets ready. */
    NEVER_READY("neverReady", Form.SWITCH),
    /** Strike: the page runs a busy loop, for ever or for so many seconds. */
    HANG("hang", Form.STRIKE),
    /** A navigation to the web client is accepted and never answered. */
    SILENT_SERVER("silentServer", Form.SWITCH),
    /** Strike: the renderer dies. */
    CRASH_RENDERER("crashRenderer", Form.STRIKE),
    /** On connecting, so many old messages are loaded over so many seconds: {@code {"messages":500,"seconds":10}}. */
    HISTORY_SYNC("historySync", Form.HISTORY),
    /** Strike: the page's databases are gone. */
    STORAGE_LOST("storageLost", Form.STRIKE),
    /**
     * The page shows a dialog with one button; when nobody presses it for so many seconds the device is unlinked. Takes
     * {@code {"seconds":60,"button":"Endelea","afterReload":true}} as well.
     */
    WHATS_NEW("whatsNew", Form.DIALOG),
    /** A customer's message arrives under both identities of its author, and an own one is echoed under the other. */
    LID_TWIN("lidTwin", Form.SWITCH),
    /** Chats with persons have moved to their private identity: in sending, echoes, look-ups and lists. */
    LID_MIGRATED("lidMigrated", Form.SWITCH),
    /** The content of messages never follows their placeholder; a number: it follows after so many seconds. */
    CIPHER_ONLY("cipherOnly", Form.SWITCH),
    /** Messages are view-once: a linked device gets a stub without content. */
    VIEW_ONCE_STUB("viewOnceStub", Form.SWITCH),
    /** The service's clock is so many seconds ahead of the machine's, or behind when negative. */
    CLOCK_SKEW("clockSkew", Form.SKEW),
    /** Messages arrive under an id of 3,000 characters. */
    LONG_ID("longId", Form.SWITCH),
    /** Before each message the page emits events of a shape that nobody knows. */
    ODD_EVENT("oddEvent", Form.SWITCH),
    /** The page lists chats that cannot be read: one fails, one never answers, one has entries that are no messages. */
    ODD_CHATS("oddChats", Form.SWITCH),
    /** The page takes so long to read the messages of each chat. */
    SLOW_CHATS("slowChats", Form.MILLIS);

    enum Form {
        SWITCH,
        STRIKE,
        MILLIS,
        SECONDS,
        RESULT,
        TEXT,
        HISTORY,
        DIALOG,
        SKEW
    }

    private final String word;
    final Form form;

    Fault(String word, Form form) {
        this.word = word;
        this.form = form;
    }

    public String word() {
        return word;
    }

    public static Optional<Fault> named(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
    }
}
