package io.flowhq.contract.lifecycle;

/**
 * What a phase is called in the vocabularies that were there before it: the three status columns and the signal API.
 *
 * @param tenant {@code tenants.status}
 * @param session {@code whatsapp_sessions.state}
 * @param worker {@code worker_processes.status}
 * @param api {@code status} of the signal API
 */
public record DerivedStatuses(TenantStatus tenant, SessionState session, WorkerStatus worker, ApiStatus api) {

    public static DerivedStatuses of(StatusProjection status) {
        return of(status.phase(), status.silenced(), status.everLinked(), status.worker() != null);
    }

    /**
     * @param silenced the bot was paused
     * @param everLinked a phone has been linked at least once
     * @param hosted a bot-worker hosts the session
     */
    public static DerivedStatuses of(PhaseName phase, boolean silenced, boolean everLinked, boolean hosted) {
        return switch (phase) {
            case NEW ->
                new DerivedStatuses(
                        TenantStatus.NEW, SessionState.DISCONNECTED, WorkerStatus.STOPPED, ApiStatus.STOPPED);
            case PROVISIONING, WAITING_FOR_SLOT, STARTING ->
                new DerivedStatuses(
                        TenantStatus.QR_PENDING,
                        SessionState.DISCONNECTED,
                        hosted ? WorkerStatus.RUNNING : WorkerStatus.STOPPED,
                        ApiStatus.STARTING);
            case AWAITING_SCAN ->
                new DerivedStatuses(
                        TenantStatus.QR_PENDING, SessionState.QR_READY, WorkerStatus.RUNNING, ApiStatus.SCAN_QR_CODE);
            case RUNNING ->
                new DerivedStatuses(
                        silenced ? TenantStatus.PAUSED : TenantStatus.ACTIVE,
                        SessionState.CONNECTED,
                        WorkerStatus.RUNNING,
                        ApiStatus.WORKING);
            case RECOVERING ->
                new DerivedStatuses(
                        TenantStatus.ERROR, SessionState.DISCONNECTED, WorkerStatus.RUNNING, ApiStatus.STARTING);
            case STOPPING, STOPPED, DELETED ->
                new DerivedStatuses(
                        everLinked ? TenantStatus.PAUSED : TenantStatus.NEW,
                        SessionState.DISCONNECTED,
                        WorkerStatus.STOPPED,
                        ApiStatus.STOPPED);
            case ERROR ->
                new DerivedStatuses(
                        TenantStatus.ERROR, SessionState.DISCONNECTED, WorkerStatus.ERROR, ApiStatus.FAILED);
        };
    }
}
