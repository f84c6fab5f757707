package io.flowhq.worker.session;

import io.flowhq.worker.page.PageState;
import org.jspecify.annotations.Nullable;

/** What changes a link: what the page says, what becomes of the page, and the passing of time. */
sealed interface LinkEvent {

    /** A fresh document is being loaded; nothing that was known of the old one holds. */
    record Loading() implements LinkEvent {}

    /** Nothing can be asked of the page any more. */
    record Lost() implements LinkEvent {}

    /** @param page what the page said last */
    record Tick(PageState page) implements LinkEvent {}

    /** @param before what the same document said before, or {@link PageState#BLANK} */
    record Seen(PageState before, PageState page) implements LinkEvent {}

    /**
     * The connected page said its own number.
     *
     * @param expected the tenant's number; null when it is not known
     * @param anothers another tenant has this number, or is linked to the phone
     */
    record NumberKnown(String number, @Nullable String expected, boolean anothers) implements LinkEvent {}

    record CodeShown(String text) implements LinkEvent {
        @Override
        public String toString() {
            return "CodeShown";
        }
    }

    /** The page shows a code though its profile was connected when it was used last, and has a snapshot. */
    record LinkMissing() implements LinkEvent {}

    record CodesRanOut() implements LinkEvent {}

    /** Somebody asked for fresh codes. */
    record CodesRequested() implements LinkEvent {}

    record PairingCodeShown(String code) implements LinkEvent {
        @Override
        public String toString() {
            return "PairingCodeShown";
        }
    }

    /** @param reason in the page's words; null when the reason is an event of its own, before or after */
    record LoggedOut(@Nullable String reason) implements LinkEvent {}

    /** Something the service told the page. */
    record BackendReported(String name) implements LinkEvent {}

    /** The page shows a dialog that could not be dismissed. */
    record DialogStayed() implements LinkEvent {}

    default String label() {
        return getClass().getSimpleName();
    }
}
