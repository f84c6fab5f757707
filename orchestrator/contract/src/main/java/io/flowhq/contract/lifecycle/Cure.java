package io.flowhq.contract.lifecycle;

import io.flowhq.contract.session.SessionOutcome;

/** What the workflow does about a session that ended without having been asked to. */
public sealed interface Cure {

    /** The cause is not the tenant's: opened again at once, and not counted. */
    record AtOnce(Where where) implements Cure {}

    /** Opened again after {@link BackOff}, and counted. */
    record AfterBackOff() implements Cure {}

    /** Parked as ERROR until a person does something. */
    record Park(Reason reason) implements Cure {}

    /** Where a session is opened again. */
    enum Where {
        /** On the worker it ran on, whose disk has its profile, if that answers; else on any. */
        LAST_HOST_FIRST,
        /** On any worker that has room. */
        ANYWHERE
    }

    static Cure of(SessionOutcome outcome) {
        return switch (outcome) {
            case DRAINED, LEASE_LOST -> new AtOnce(Where.ANYWHERE);
            case RECYCLED -> new AtOnce(Where.LAST_HOST_FIRST);
            case STOPPED, BROWSER_CRASHED, DISCONNECTED, PAGE_HUNG, DEAF, STORAGE_LOST -> new AfterBackOff();
            case LOGGED_OUT -> new Park(Reason.LOGGED_OUT);
            case BANNED -> new Park(Reason.BANNED);
            case CONFLICT -> new Park(Reason.CONFLICT);
            case SCAN_TIMEOUT -> new Park(Reason.SCAN_TIMEOUT);
            case BROWSER_REJECTED -> new Park(Reason.BROWSER_REJECTED);
            case PAGE_INCOMPATIBLE -> new Park(Reason.PAGE_INCOMPATIBLE);
        };
    }
}
