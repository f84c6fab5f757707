package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.session.QrCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a transition of the link asks the session to do. */
sealed interface LinkEffect {

    /** Tell the workflow, after everything written before. */
    record Notify(SessionEvent.Kind kind) implements LinkEffect {}

    record ShowCode(QrCode code) implements LinkEffect {}

    record ShowPairingCode(String code, Instant expiresAt) implements LinkEffect {
        @Override
        public String toString() {
            return "ShowPairingCode";
        }
    }

    /** Ask the page to offer codes again. */
    record RequestCodes() implements LinkEffect {}

    /** Ask the page which of the names it lacks that the bridge needs. */
    record CheckNames() implements LinkEffect {}

    /** Ask the connected page for its own number. */
    record AskNumber() implements LinkEffect {}

    /** Store the linked number, and let messages be read and answered. */
    record OpenChats(String number) implements LinkEffect {}

    /** Nothing can be sent until the chats are opened again. */
    record CloseChats() implements LinkEffect {}

    /** Load the page again. */
    record Reload(String why) implements LinkEffect {}

    /** The page calls itself outdated: load it again, unless that did not help before. */
    record RefreshOutdated() implements LinkEffect {}

    /** The service holds another page of this account: take the link back when the tenant is ours. */
    record ResolveConflict() implements LinkEffect {}

    /** Log the device out again, and then end the session. */
    record Unlink(SessionOutcome outcome, String detail) implements LinkEffect {}

    record TakeScreenshot() implements LinkEffect {}

    record End(SessionOutcome outcome, @Nullable String detail) implements LinkEffect {}

    default String label() {
        return switch (this) {
            case Notify notify -> "Notify " + notify.kind();
            case End end -> "End " + end.outcome();
            case Unlink unlink -> "Unlink " + unlink.outcome();
            default -> getClass().getSimpleName();
        };
    }
}
