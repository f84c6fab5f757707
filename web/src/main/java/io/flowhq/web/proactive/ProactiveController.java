package io.flowhq.web.proactive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.flowhq.client.ProactiveCommands;
import io.flowhq.client.form.ProactiveForm;
import io.flowhq.contract.TenantId;
import io.flowhq.store.proactive.ProactiveSetting;
import java.security.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reminders of bookings and notices to the owner, for the operator's programs. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenant}/proactive-messages", produces = MediaType.APPLICATION_JSON_VALUE)
class ProactiveController {

    private final ProactiveCommands commands;

    ProactiveController(ProactiveCommands commands) {
        this.commands = commands;
    }

    record ProactiveJson(
            @JsonProperty("reminder_minutes") @Nullable Long reminderMinutes,
            @JsonProperty("notice_number") @Nullable String noticeNumber,
            @JsonProperty("quiet_from") String quietFrom,
            @JsonProperty("quiet_until") String quietUntil) {

        static ProactiveJson of(ProactiveSetting setting) {
            Duration lead = setting.reminderLead();
            return new ProactiveJson(
                    lead == null ? null : lead.toMinutes(),
                    setting.noticeNumber(),
                    setting.quietFrom().toString(),
                    setting.quietUntil().toString());
        }
    }

    @GetMapping
    ProactiveJson show(@PathVariable TenantId tenant) {
        return ProactiveJson.of(commands.of(tenant));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ProactiveJson set(@PathVariable TenantId tenant, @RequestBody ProactiveForm form, Principal operator) {
        return ProactiveJson.of(commands.set(tenant, form, operator.getName()));
    }
}
