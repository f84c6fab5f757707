package io.flowhq.worker.message;

/** Where a worker may die. */
public enum PipelineStep {
    BEFORE_LOGGING,
    AFTER_LOGGING,
    BEFORE_PLANNING,
    AFTER_PLANNING,
    BEFORE_BEGINNING,
    AFTER_BEGINNING,
    /** The page has been given the answer and has not said what became of it. */
    WHILE_SENDING,
    AFTER_SENDING,
    AFTER_SETTLING
}
