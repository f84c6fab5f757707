package io.flowhq.shell.reminder;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.proactive.ProactiveSetting;
import java.util.List;

/** What is written for a tenant without a customer's question. */
record RemindersShown(ProactiveSetting setting) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of(
                "Reminders  "
                        + (setting.reminderLead() == null
                                ? "off"
                                : setting.reminderLead().toMinutes() + " minutes before a booking"),
                "Notices    " + (setting.noticeNumber() == null ? "off" : "to " + setting.noticeNumber()),
                "Quiet      " + setting.quietFrom() + " to " + setting.quietUntil());
    }

    @Override
    public Object data() {
        return new FieldMap()
                .put(
                        "reminder_minutes",
                        setting.reminderLead() == null
                                ? null
                                : setting.reminderLead().toMinutes())
                .put("notice_number", setting.noticeNumber())
                .put("quiet_from", setting.quietFrom().toString())
                .put("quiet_until", setting.quietUntil().toString())
                .values();
    }
}
