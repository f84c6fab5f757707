package io.flowhq.web.followup;

import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUpReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A follow-up as programs read it; the members are named like the columns they come from. */
@JsonNaming(SnakeCaseStrategy.class)
record FollowUpJson(
        long id,
        FollowUpReason reason,
        String chatId,
        @Nullable String phoneNumber,
        long messageId,
        String text,
        Instant createdAt,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        @Nullable String doneBy,
        @Nullable Instant doneAt) {

    static FollowUpJson of(FollowUp followUp) {
        return new FollowUpJson(
                followUp.id(),
                followUp.reason(),
                followUp.chatId(),
                followUp.phoneNumber(),
                followUp.messageId(),
                followUp.text(),
                followUp.createdAt(),
                followUp.takenBy(),
                followUp.takenAt(),
                followUp.doneBy(),
                followUp.doneAt());
    }

    /** Those of a tenant. */
    @JsonNaming(SnakeCaseStrategy.class)
    record All(List<FollowUpJson> followUps) {}

    /** A text to the customer, not yet looked at. */
    record Answer(@Nullable String text) {

        @Override
        public String toString() {
            return "FollowUpJson.Answer[]";
        }
    }
}
