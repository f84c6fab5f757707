package io.flowhq.contract;

/** The task queues of the platform; nobody writes their names elsewhere. */
public final class TaskQueues {

    /** Workflow tasks of {@code TenantLifecycle} and its short database activities; polled by the orchestrator. */
    public static final String TENANTS = "tenants";

    /** {@code runSession} for whichever bot-worker has a free slot; its activity slots are the browser capacity. */
    public static final String SESSIONS = "sessions";

    private TaskQueues() {}

    /** Commands to sessions hosted by one bot-worker, and its re-adoption of them. */
    public static String host(WorkerId worker) {
        return "host-" + worker;
    }
}
