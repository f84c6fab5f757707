package io.flowhq.orchestrator.lifecycle;

import io.temporal.workflow.Workflow;

/**
 * Changes of the workflow's commands, each the name of a version marker: see docs/workflow-versioning.md. A history that
 * older code wrote goes on the old way until its workflow continues as new.
 */
enum WorkflowVersions {
    RECOVERY_BY_FAULT("recovery-by-fault"),
    READINESS_IS_THE_WORKERS("readiness-is-the-workers"),
    PAUSE_IS_READ_FROM_THE_ROW("pause-is-read-from-the-row"),
    HOST_IS_PINGED("host-is-pinged"),
    DELETION_UNLINKS("deletion-unlinks");

    private final String change;

    WorkflowVersions(String change) {
        this.change = change;
    }

    /** The history began before the change. */
    boolean isAbsent() {
        return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION;
    }
}
