package io.flowhq.web.followup;

import io.flowhq.contract.TenantId;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUpReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A follow-up of any tenant as programs read it; ids are texts. */
@JsonNaming(SnakeCaseStrategy.class)
record FleetFollowUpJson(
        String id,
        TenantId tenantId,
        @Nullable String contactId,
        FollowUpReason reason,
        String text,
        Instant createdAt,
        @Nullable String takenBy,
        @Nullable String doneBy,
        @Nullable Instant doneAt) {

    static FleetFollowUpJson of(FollowUp followUp) {
        var contact = followUp.contactId();
        return new FleetFollowUpJson(
                Long.toString(followUp.id()),
                followUp.tenant(),
                contact == null ? null : Long.toString(contact),
                followUp.reason(),
                followUp.text(),
                followUp.createdAt(),
                followUp.takenBy(),
                followUp.doneBy(),
                followUp.doneAt());
    }

    /** Some of them, the oldest first, and how many there are on all pages together. */
    record Page(List<FleetFollowUpJson> followups, long total) {}
}
