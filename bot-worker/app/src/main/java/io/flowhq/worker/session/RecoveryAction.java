package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionOutcome;

/** What is done for a page that is not well. */
sealed interface RecoveryAction {

    record None() implements RecoveryAction {}

    /** The next probe decides. */
    record Wait() implements RecoveryAction {}

    /** Break off what the page is doing. */
    record InterruptScript() implements RecoveryAction {}

    record Reload() implements RecoveryAction {}

    record NewPage() implements RecoveryAction {}

    record NewBrowser() implements RecoveryAction {}

    /** Make this page the one that the service talks to. */
    record TakeOver() implements RecoveryAction {}

    record EndSession(SessionOutcome outcome) implements RecoveryAction {}
}
