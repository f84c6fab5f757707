package io.flowhq.client.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written without a customer's question, as somebody asks for it, not yet looked at.
 *
 * @param reminderMinutes how long before a confirmed booking its customer is reminded; nobody is when it is left out
 * @param noticeNumber the owner's own number, in any writing; nobody is told of follow-ups when it is left out
 * @param quietFrom from when the owner is told of nothing, {@code 21:00} when it is left out
 * @param quietUntil until when, {@code 07:00} when it is left out
 */
public record ProactiveForm(
        @JsonProperty("reminder_minutes") @Nullable Integer reminderMinutes,
        @JsonProperty("notice_number") @Nullable String noticeNumber,
        @JsonProperty("quiet_from") @Nullable String quietFrom,
        @JsonProperty("quiet_until") @Nullable String quietUntil) {

    /** Without the owner's number. */
    @Override
    public String toString() {
        return "ProactiveForm[" + reminderMinutes + "]";
    }
}
