package io.flowhq.web.chat;

import io.flowhq.client.form.HandoffForm;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.message.ChatHandoffs.Handoff;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A chat that a person has, as programs read it; the members are named like the columns they come from. */
@JsonNaming(SnakeCaseStrategy.class)
record HandoffJson(String chatId, Cause cause, Instant endsAt) {

    static HandoffJson of(Handoff handoff) {
        return new HandoffJson(handoff.chatId(), handoff.cause(), handoff.endsAt());
    }

    /** All of a tenant that are on. */
    record All(List<HandoffJson> handoffs) {}

    /** One to be, sent by a form or as JSON; nothing in it has been checked. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Request(
            @BindParam("chat_id") @Nullable String chatId,
            @Nullable String minutes) {

        HandoffForm form() {
            return new HandoffForm(chatId, minutes);
        }

        @Override
        public String toString() {
            return "HandoffJson.Request[]";
        }
    }
}
