package io.flowhq.web.proactive;

import io.flowhq.client.form.ProactiveForm;
import io.flowhq.store.proactive.ProactiveSetting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reminders and notices as typed into a page, not yet looked at.
 *
 * @param reminderMinutes empty for no reminders
 * @param noticeNumber empty for no notices
 */
public record TypedProactiveSetting(
        @Nullable String reminderMinutes,
        @Nullable String noticeNumber,
        @Nullable String quietFrom,
        @Nullable String quietUntil) {

    public static TypedProactiveSetting of(ProactiveSetting setting) {
        Duration lead = setting.reminderLead();
        String number = setting.noticeNumber();
        return new TypedProactiveSetting(
                lead == null ? null : Long.toString(lead.toMinutes()),
                number == null ? null : "+" + number,
                setting.quietFrom().toString(),
                setting.quietUntil().toString());
    }

    public ProactiveForm form() {
        return new ProactiveForm(minutes(), noticeNumber, quietFrom, quietUntil);
    }

    /** What is no number is refused as one of 0. */
    private @Nullable Integer minutes() {
        if (reminderMinutes == null || reminderMinutes.isBlank()) {
            return null;
        }
        String typed = reminderMinutes.strip();
        return typed.matches("[0-9]{1,6}") ? Integer.valueOf(typed) : 0;
    }

    /** Without the owner's number. */
    @Override
    public String toString() {
        return "TypedProactiveSetting[" + reminderMinutes + "]";
    }
}
