package io.flowhq.worker.message;

import io.flowhq.replies.InvalidReplyData;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the faults of the reply files that kept a worker from starting, instead of the way it came to them. */
final class FaultyReplyFiles extends AbstractFailureAnalyzer<InvalidReplyData> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidReplyData cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Mend the files named above; no customer is answered from a faulty one.", cause);
    }
}
