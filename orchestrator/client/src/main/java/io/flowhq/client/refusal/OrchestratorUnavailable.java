package io.flowhq.client.refusal;

import org.jspecify.annotations.Nullable;

/**
 * Temporal or the orchestrator did not answer in time. The command was not carried out and has run out: it will not be
 * carried out later either, so it can be given again.
 */
public final class OrchestratorUnavailable extends Refusal {

    /** @param what was attempted and what did not answer, one English sentence */
    public OrchestratorUnavailable(String what) {
        super("orchestrator_unavailable", what);
    }

    public OrchestratorUnavailable(String what, @Nullable Throwable cause) {
        super("orchestrator_unavailable", what, cause);
    }
}
