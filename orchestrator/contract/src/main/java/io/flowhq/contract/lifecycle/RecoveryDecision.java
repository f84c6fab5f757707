package io.flowhq.contract.lifecycle;

import io.flowhq.contract.session.SessionOutcome;

/** What the workflow does about a session that ended without having been asked to. */
public sealed interface RecoveryDecision {

    /** The cause is not the tenant's: opened again at once, and not counted. */
    record Immediately(Where where) implements RecoveryDecision {}

    /** Opened again after {@link BackOff}, and counted. */
    record AfterBackOff() implements RecoveryDecision {}

    /** Parked as ERROR until a person does something. */
    record Fail(ErrorReason reason) implements RecoveryDecision {}

    /** Where a session is opened again. */
    enum Where {
        /** On the worker it ran on, whose disk has its profile, if that answers; else on any. */
        LAST_HOST_FIRST,
        /** On any worker that has room. */
        ANYWHERE
    }

    static RecoveryDecision of(SessionOutcome outcome) {
        return switch (outcome) {
            case DRAINED, LEASE_LOST -> new Immediately(Where.ANYWHERE);
            case RECYCLED -> new Immediately(Where.LAST_HOST_FIRST);
            case STOPPED, BROWSER_CRASHED, DISCONNECTED, PAGE_HUNG, DEAF, STORAGE_LOST -> new AfterBackOff();
            case LOGGED_OUT -> new Fail(ErrorReason.LOGGED_OUT);
            case BANNED -> new Fail(ErrorReason.BANNED);
            case CONFLICT -> new Fail(ErrorReason.CONFLICT);
            case SCAN_TIMEOUT -> new Fail(ErrorReason.SCAN_TIMEOUT);
            case BROWSER_REJECTED -> new Fail(ErrorReason.BROWSER_REJECTED);
            case PAGE_INCOMPATIBLE -> new Fail(ErrorReason.PAGE_INCOMPATIBLE);
        };
    }
}
