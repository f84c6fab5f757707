package io.flowhq.client.refusal;

import io.flowhq.contract.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * A no that the caller can do something about. Its message says what was attempted, on which tenant and why not; mapped
 * once to HTTP and once to exit codes. What it repeats of what was asked for is cleaned.
 */
public abstract sealed class Refusal extends RuntimeException
        permits TenantNotFound,
                AmbiguousTenant,
                WorkerNotFound,
                ChatNotFound,
                FollowUpNotFound,
                FollowUpDone,
                KeyNotFound,
                WebhookNotFound,
                RequestNotFound,
                RequestDecided,
                InvalidForm,
                KnowledgeNotFound,
                PhoneNumberTaken,
                SetupRequestNotFound,
                SetupRequestConflict,
                OwnersOnly,
                CommandRefused,
                TextRefused,
                TooManyTexts,
                PageBusy,
                OrchestratorUnavailable {

    private final String code;

    Refusal(String code, String message) {
        this(code, message, null);
    }

    Refusal(String code, String message, @Nullable Throwable cause) {
        super(CleanText.error(message), cause);
        this.code = code;
    }

    /** Stable; programs tell refusals apart by it. */
    public final String code() {
        return code;
    }
}
