package io.flowhq.client;

import org.jspecify.annotations.Nullable;

/**
 * A no that the caller can do something about. Its message says what was attempted, on which tenant and why not; mapped
 * once to HTTP and once to exit codes.
 */
public abstract sealed class Refusal extends RuntimeException
        permits TenantNotFound,
                AmbiguousTenant,
                ChatNotFound,
                InvalidForm,
                PhoneNumberTaken,
                CommandRefused,
                OrchestratorUnavailable {

    private final String code;

    Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    Refusal(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Stable; programs tell refusals apart by it. */
    public final String code() {
        return code;
    }
}
