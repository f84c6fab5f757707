package io.flowhq.contract.lifecycle;

/** {@code worker_processes.status}: a view of the phase. */
public enum WorkerStatus {
    RUNNING,
    STOPPED,
    ERROR
}
