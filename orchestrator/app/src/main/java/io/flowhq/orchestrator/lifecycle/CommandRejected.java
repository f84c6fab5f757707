package io.flowhq.orchestrator.lifecycle;

import io.temporal.failure.ApplicationFailure;

/**
 * A validator's refusal. The SDK (1.38.0) drops type and details of an {@link ApplicationFailure} that a validator
 * throws, and keeps those of one that is the cause of something else.
 */
final class CommandRejected extends RuntimeException {

    CommandRejected(ApplicationFailure failure) {
        super(failure.getOriginalMessage(), failure, false, false);
    }
}
