package io.flowhq.web.tenant;

import io.flowhq.client.AnsweringReport;
import io.flowhq.client.form.PhoneNotation;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StateDescription;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.page.RelativeTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant in the words of the list and of its page.
 *
 * @param heading said beside the state when the operator wants another one: {@code stopping} or {@code starting}
 * @param unansweredSince how long the oldest customer has waited, null while all get their answers
 * @param notAnswering why, as the end of a sentence
 * @param nextTry whole seconds until the next recovery begins, null when none is planned
 */
record TenantView(
        TenantId id,
        String name,
        @Nullable String number,
        @Nullable String linkedNumber,
        @Nullable TenantConfig config,
        DesiredState desired,
        PhaseName phase,
        StateDescription state,
        @Nullable Long nextTry,
        @Nullable String heading,
        RelativeTime since,
        @Nullable RelativeTime lastSeen,
        RelativeTime created,
        @Nullable String worker,
        @Nullable String lastError,
        @Nullable RelativeTime unansweredSince,
        @Nullable String notAnswering) {

    static TenantView of(TenantOverview tenant, AnsweringReport answering, Instant now) {
        var observed = tenant.observed();
        var lastSeen = tenant.session().lastSeenAt();
        var zone = tenant.timeZone();
        var oldest = answering.oldestUnansweredAt();
        var cause = answering.cause();
        return new TenantView(
                tenant.tenant().id(),
                tenant.tenant().name(),
                PhoneNotation.spaced(tenant.tenant().phoneNumber()),
                PhoneNotation.spaced(tenant.session().linkedNumber()),
                tenant.config(),
                observed.desired(),
                observed.phase(),
                observed.description(),
                observed.nextTry() == null
                        ? null
                        : Math.max(0, Duration.between(now, observed.nextTry()).toSeconds()),
                heading(tenant),
                RelativeTime.of(observed.since(), now, zone),
                lastSeen == null ? null : RelativeTime.of(lastSeen, now, zone),
                RelativeTime.of(tenant.tenant().createdAt(), now, zone),
                tenant.worker().name(),
                tenant.worker().lastError(),
                oldest == null ? null : RelativeTime.of(oldest, now, zone),
                cause == null ? null : cause.sentence());
    }

    private static @Nullable String heading(TenantOverview tenant) {
        var observed = tenant.observed();
        return switch (observed.phase()) {
            case RUNNING, STARTING, AWAITING_SCAN, RECOVERING, PROVISIONING, WAITING_FOR_SLOT ->
                observed.desired() == DesiredState.RUNNING ? null : "stopping";
            case STOPPED, STOPPING -> observed.desired() == DesiredState.RUNNING ? "starting" : null;
            case NEW, ERROR, DELETED -> null;
        };
    }
}
