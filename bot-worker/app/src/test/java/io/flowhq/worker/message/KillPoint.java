package io.flowhq.worker.message;

/** What a pipeline passes at each step; it may end its worker there. */
@FunctionalInterface
public interface KillPoint {

    void at(PipelineStep pipelineStep);
}
