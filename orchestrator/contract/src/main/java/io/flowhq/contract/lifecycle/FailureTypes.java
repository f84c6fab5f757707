package io.flowhq.contract.lifecycle;

/** The types of the {@code ApplicationFailure}s that cross process borders. */
public final class FailureTypes {

    /** An update was refused; details: {@link PhaseName} and the next step in words. */
    public static final String COMMAND_REFUSED = "CommandRefused";

    /** The tenant's row is gone. */
    public static final String TENANT_GONE = "TenantGone";

    /** This worker does not host the session with this epoch. */
    public static final String SESSION_GONE = "SessionGone";

    /** This worker has no room for the session it was offered on its own queue. */
    public static final String NO_ROOM = "NoRoom";

    /** This worker is going away and could not end its sessions first. */
    public static final String WORKER_GONE = "WorkerGone";

    /** PostgreSQL did not answer; worth trying again for as long as it takes. */
    public static final String DATABASE_AWAY = "DatabaseAway";

    /** The tenant has a session on this worker, so its data cannot be removed. */
    public static final String SESSION_OPEN = "SessionLives";

    /** The page is still opening or has just been lost; worth trying again. */
    public static final String PAGE_NOT_OPEN = "PageNotOpen";

    /** The page was asked for something and did not do it. */
    public static final String PAGE_REFUSED = "PageRefused";

    /** No worker hosts the session at the moment. */
    public static final String NOT_HOSTED = "NoHost";

    /** Pairing by a code needs the number of the phone. */
    public static final String NO_NUMBER = "NoNumber";

    /** PostgreSQL will not take this state in any form, however often it is tried. */
    public static final String PROJECTION_REFUSED = "ProjectionRefused";

    private FailureTypes() {}
}
