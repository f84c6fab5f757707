package io.flowhq.web.problem;

import io.flowhq.client.refusal.AmbiguousTenant;
import io.flowhq.client.refusal.ChatNotFound;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.FollowUpDone;
import io.flowhq.client.refusal.FollowUpNotFound;
import io.flowhq.client.refusal.InvalidForm;
import io.flowhq.client.refusal.KeyNotFound;
import io.flowhq.client.refusal.KnowledgeNotFound;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.client.refusal.OwnersOnly;
import io.flowhq.client.refusal.PageBusy;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.client.refusal.Refusal;
import io.flowhq.client.refusal.RequestDecided;
import io.flowhq.client.refusal.RequestNotFound;
import io.flowhq.client.refusal.SetupRequestConflict;
import io.flowhq.client.refusal.SetupRequestNotFound;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.client.refusal.TextRefused;
import io.flowhq.client.refusal.TooManyTexts;
import io.flowhq.client.refusal.WebhookNotFound;
import io.flowhq.client.refusal.WorkerNotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What each refusal of the platform is in HTTP. */
final class RefusalProblems {

    private RefusalProblems() {}

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case TenantNotFound unknown ->
                of(HttpStatus.NOT_FOUND, unknown, "No such tenant", "Look it up in the list of tenants.");
            case AmbiguousTenant several ->
                of(HttpStatus.CONFLICT, several, "More than one tenant", "Name it by its whole id.");
            case WorkerNotFound unknown ->
                of(HttpStatus.NOT_FOUND, unknown, "No such worker", "Look it up in the list of workers.");
            case ChatNotFound unknown ->
                of(HttpStatus.NOT_FOUND, unknown, "No such chat", "Look it up in the tenant's messages.");
            case FollowUpNotFound unknown ->
                of(HttpStatus.NOT_FOUND, unknown, "No such follow-up", "Look it up on the tenant's page.");
            case FollowUpDone done -> of(HttpStatus.CONFLICT, done, "Done already", "Nothing is left to do about it.");
            case KnowledgeNotFound unknown ->
                of(HttpStatus.NOT_FOUND, unknown, "Nothing told there", "Look it up in the tenant's knowledge.");
            case KeyNotFound unknown ->
                of(HttpStatus.NOT_FOUND, unknown, "No such key", "Look it up in the list of API keys.");
            case WebhookNotFound unknown ->
                of(HttpStatus.NOT_FOUND, unknown, "No such webhook", "Look it up in the list of webhooks.");
            case RequestNotFound unknown ->
                of(HttpStatus.NOT_FOUND, unknown, "No such order or booking", "Look it up on the tenant's page.");
            case RequestDecided decided ->
                of(HttpStatus.CONFLICT, decided, "Decided already", "Look at its status on the tenant's page.");
            case InvalidForm invalid ->
                of(HttpStatus.UNPROCESSABLE_ENTITY, invalid, "Not valid as it is", "Correct the fields named.")
                        .with("errors", invalid.fieldErrors());
            case PhoneNumberTaken taken ->
                of(HttpStatus.CONFLICT, taken, "Number already in use", "Use another WhatsApp number.");
            case SetupRequestNotFound unknown ->
                of(HttpStatus.NOT_FOUND, unknown, "No such setup request", "Look it up in the list of requests.");
            case SetupRequestConflict conflict ->
                of(HttpStatus.CONFLICT, conflict, "Not in this state", conflict.nextStep());
            case OwnersOnly owners -> of(HttpStatus.FORBIDDEN, owners, "Not allowed", "Ask the owner to do it.");
            case CommandRefused refused ->
                of(HttpStatus.CONFLICT, refused, "Not in this state", refused.nextStep())
                        .with("phase", refused.phase())
                        .with("reason", refused.reason());
            case TextRefused refused ->
                of(HttpStatus.CONFLICT, refused, "Not in this state", refused.nextStep())
                        .with("phase", refused.phase());
            case TooManyTexts full ->
                of(HttpStatus.TOO_MANY_REQUESTS, full, "Too many texts wait", "Send it again later.")
                        .with(Problem.RETRY_AFTER, full.seconds());
            case PageBusy busy ->
                of(HttpStatus.TOO_MANY_REQUESTS, busy, "Too many requests", "Ask again in a minute.")
                        .with(Problem.RETRY_AFTER, busy.seconds());
            case OrchestratorUnavailable unavailable ->
                of(HttpStatus.SERVICE_UNAVAILABLE, unavailable, "Not now", null)
                        .with(Problem.RETRY_AFTER, OutagePage.RETRY_INTERVAL.toSeconds());
        };
    }

    private static Problem of(HttpStatus status, Refusal refusal, String title, @Nullable String nextStep) {
        return new Problem(status, refusal.code(), title, String.valueOf(refusal.getMessage()), nextStep);
    }
}
