package io.flowhq.client;

import io.flowhq.client.form.PhoneNotation;
import io.flowhq.client.form.ProactiveForm;
import io.flowhq.client.refusal.InvalidProactiveSetting;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.proactive.ProactiveSetting;
import io.flowhq.store.proactive.ProactiveSettings;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets what is written for a tenant without a customer's question: reminders of bookings, and notices to the owner;
 * nothing until it is set. The audit trail gets no number.
 */
public class ProactiveCommands {

    private static final Duration MIN_LEAD = Duration.ofMinutes(30);
    private static final Duration MAX_LEAD = Duration.ofDays(7);

    private final TenantReads tenants;
    private final ProactiveSettings settings;
    private final AuditLog audit;

    ProactiveCommands(TenantReads tenants, ProactiveSettings settings, AuditLog audit) {
        this.tenants = tenants;
        this.settings = settings;
        this.audit = audit;
    }

    /** @throws TenantNotFound when there is none */
    public ProactiveSetting of(TenantId tenant) {
        tenants.get(tenant);
        return settings.of(tenant);
    }

    /**
     * @throws TenantNotFound when there is none
     * @throws InvalidProactiveSetting with every fault of the form
     */
    public ProactiveSetting set(TenantId tenant, ProactiveForm form, String by) {
        return audit.change(AuditAct.SET_PROACTIVE_MESSAGES, tenant, by, facts -> {
            tenants.get(tenant);
            Map<String, String> errors = new LinkedHashMap<>();
            ProactiveSetting setting = new ProactiveSetting(
                    lead(form.reminderMinutes(), errors),
                    number(form.noticeNumber(), errors),
                    time("quiet_from", form.quietFrom(), ProactiveSetting.OFF.quietFrom(), errors),
                    time("quiet_until", form.quietUntil(), ProactiveSetting.OFF.quietUntil(), errors));
            if (!errors.isEmpty()) {
                throw new InvalidProactiveSetting(errors);
            }
            settings.put(tenant, setting, by);
            facts.put("reminders", String.valueOf(setting.reminderLead() != null));
            facts.put("notices", String.valueOf(setting.noticeNumber() != null));
            return setting;
        });
    }

    private static @Nullable Duration lead(@Nullable Integer minutes, Map<String, String> errors) {
        if (minutes == null) {
            return null;
        }
        Duration lead = Duration.ofMinutes(minutes);
        if (lead.compareTo(MIN_LEAD) < 0 || lead.compareTo(MAX_LEAD) > 0) {
            errors.put("reminder_minutes", "A reminder comes 30 minutes to 7 days before.");
        }
        return lead;
    }

    private static @Nullable String number(@Nullable String text, Map<String, String> errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return PhoneNotation.digitsAtHome(text);
        } catch (IllegalArgumentException invalid) {
            errors.put("notice_number", "The number " + invalid.getMessage() + ".");
            return null;
        }
    }

    private static LocalTime time(
            String field, @Nullable String text, LocalTime otherwise, Map<String, String> errors) {
        try {
            return text == null || text.isBlank() ? otherwise : LocalTime.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            errors.put(field, "A time is written as 21:00.");
            return otherwise;
        }
    }
}
