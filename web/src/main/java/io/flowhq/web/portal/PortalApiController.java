package io.flowhq.web.portal;

import io.flowhq.client.TenantReads;
import io.flowhq.client.TenantSetup;
import io.flowhq.client.form.SetupForm;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.User;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.web.chat.MessageJson;
import io.flowhq.web.link.LinkJson;
import io.flowhq.web.setup.SetupRequestJson;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What an external portal asks in the name of one of its people; which tenant that is follows from the person alone. */
@RestController
@RequestMapping(path = "/portal", produces = MediaType.APPLICATION_JSON_VALUE)
class PortalApiController {

    private final TenantReads tenants;
    private final SetupRequests requests;
    private final TenantSetup setup;
    private final SessionRecords sessions;
    private final MessageLogs messages;
    private final InstantSource clock;

    PortalApiController(
            TenantReads tenants,
            SetupRequests requests,
            TenantSetup setup,
            SessionRecords sessions,
            MessageLogs messages,
            InstantSource clock) {
        this.tenants = tenants;
        this.requests = requests;
        this.setup = setup;
        this.sessions = sessions;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/me")
    PortalJson.Me me(@AuthenticationPrincipal User user) {
        var tenant = user.tenantId();
        return PortalJson.Me.of(
                user,
                tenant == null ? null : tenants.get(tenant),
                tenant == null ? null : requests.of(tenant).orElse(null));
    }

    @PostMapping(path = "/setup-request", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    SetupRequestJson submit(@AuthenticationPrincipal User user, @RequestBody Asked asked) {
        return SetupRequestJson.of(setup.submit(user, asked.form()));
    }

    @GetMapping("/tenant/current/status")
    PortalJson.Status status(@AuthenticationPrincipal User user) {
        var tenant = tenantOf(user);
        return PortalJson.Status.of(tenants.get(tenant), requests.of(tenant).orElse(null));
    }

    @GetMapping("/tenant/current/qr")
    LinkJson qr(@AuthenticationPrincipal User user) {
        var tenant = tenantOf(user);
        return LinkJson.of(tenants.get(tenant), sessions.link(tenant).orElse(null), clock.instant());
    }

    @GetMapping("/tenant/current/logs")
    List<MessageJson> logs(
            @AuthenticationPrincipal User user, @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit) {
        return messages.latest(tenantOf(user), limit).stream()
                .map(MessageJson::of)
                .toList();
    }

    private static TenantId tenantOf(User user) {
        if (user.tenantId() == null) {
            throw new TenantNotFound("of this account");
        }
        return user.tenantId();
    }

    /** What is asked for, not yet looked at. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Asked(
            @Nullable String businessName,
            @Nullable String businessType,
            @Nullable String templateType,
            @Nullable String whatsappNumber,
            @Nullable String language) {

        SetupForm form() {
            return new SetupForm(businessName, businessType, templateType, whatsappNumber, language);
        }

        /** Holds a number, so it says nothing. */
        @Override
        public String toString() {
            return "Asked[]";
        }
    }
}
