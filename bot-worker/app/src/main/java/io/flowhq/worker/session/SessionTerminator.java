package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionOutcome;
import org.jspecify.annotations.Nullable;

/** Ends the session; the first ending counts. */
interface SessionTerminator {

    /** @param detail for the operator, without customer data */
    void end(SessionOutcome outcome, @Nullable String detail);

    /** No ending has been asked for. */
    boolean isRunning();
}
