package io.flowhq.web.chat;

import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Something a person has to do, as a page shows it. */
public record FollowUpView(
        long id,
        CustomerView customer,
        FollowUpReason reason,
        String text,
        RelativeTime since,
        @Nullable String takenBy) {

    public static FollowUpView of(FollowUp followUp, Instant now, ZoneId zone) {
        return new FollowUpView(
                followUp.id(),
                customer(followUp),
                followUp.reason(),
                followUp.text(),
                RelativeTime.of(followUp.createdAt(), now, zone),
                followUp.takenBy());
    }

    private static CustomerView customer(FollowUp followUp) {
        return followUp.phoneNumber() == null
                ? CustomerView.of(followUp.chatId())
                : CustomerView.of(followUp.chatId(), followUp.phoneNumber());
    }
}
