package io.flowhq.contract.lifecycle;

/** What the workflow does about a session that ended without having been asked to. */
public sealed interface RecoveryDecision {

    /** Opened again at once, and not counted; slowed down only when it happens again and again. */
    record Immediately(Where where) implements RecoveryDecision {}

    /**
     * Opened again after {@link BackOff}, and counted: on its last host, and on any worker after two failures in a row on
     * one host.
     */
    record AfterBackOff() implements RecoveryDecision {}

    /** Opened again after the waits of {@link BackOff}, without end and not counted; on any worker after two in a row on one host. */
    record UntilReachable() implements RecoveryDecision {}

    /** ERROR: a person is needed, and nothing is retried. */
    record Fail(ErrorReason reason) implements RecoveryDecision {}

    /** Where a session is opened again. */
    enum Where {
        /** On the worker it ran on, whose disk has its profile, if that answers; else on any. */
        LAST_HOST_FIRST,
        /** On any worker that has room. */
        ANYWHERE,
        /** On any worker, unless the profile could not be saved as the browser closed: then on the last host first. */
        ANYWHERE_WITH_SNAPSHOT,
        /** On any worker when a newer session owns the tenant, else on the last host first. */
        ANYWHERE_WHEN_SUPERSEDED
    }
}
