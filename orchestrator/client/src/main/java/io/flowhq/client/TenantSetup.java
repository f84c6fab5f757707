package io.flowhq.client;

import io.flowhq.client.form.FormValidator;
import io.flowhq.client.form.SetupForm;
import io.flowhq.client.refusal.InvalidSetupRequest;
import io.flowhq.client.refusal.OwnersOnly;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.client.refusal.SetupRequestConflict;
import io.flowhq.client.refusal.SetupRequestNotFound;
import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.CleanText;
import io.flowhq.contract.Language;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.SetupRequest;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.portal.User;
import io.flowhq.store.tenant.DuplicatePhoneNumber;
import io.flowhq.store.tenant.Tenant;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.Tenants;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;

/**
 * Setup requests from submission to decision. A tenant has at most one that is not rejected. What a request asks for
 * takes effect with its approval, in the transaction that promises the start of the tenant; the request becomes ACTIVE
 * when the tenant first connects, which is at once for a tenant that is connected. Each step has its line in the audit trail.
 */
public class TenantSetup {

    private static final String UNDECIDED = SetupStatus.SUBMITTED + "," + SetupStatus.REVIEWING;
    private static final int MAX_NOTES = 1000;

    private final TenantReads reads;
    private final Tenants tenants;
    private final SetupRequests requests;
    private final CommandOutbox outbox;
    private final AuditLog audit;
    private final InstantSource clock;

    TenantSetup(
            TenantReads reads,
            Tenants tenants,
            SetupRequests requests,
            CommandOutbox outbox,
            AuditLog audit,
            InstantSource clock) {
        this.reads = reads;
        this.tenants = tenants;
        this.requests = requests;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a request for the owner's tenant.
     *
     * @throws OwnersOnly when the person is not the owner of a tenant
     * @throws InvalidSetupRequest with every fault of the form
     * @throws PhoneNumberTaken when another tenant has the number
     * @throws SetupRequestConflict when the tenant has a request that is not rejected
     */
    public SetupRequest submit(User owner, SetupForm form) {
        TenantId tenant = owner.tenantId();
        if (owner.role() != Role.OWNER || tenant == null) {
            throw new OwnersOnly();
        }
        return audit.change(AuditAct.SUBMIT_SETUP_REQUEST, tenant, owner.email(), facts -> {
            SetupRequest asked = FormValidator.setup(tenant, owner.id(), form, clock.instant());
            if (tenants.haveNumber(asked.whatsappNumber(), tenant)) {
                throw new PhoneNumberTaken(asked.whatsappNumber());
            }
            if (requests.of(tenant)
                    .filter(last -> last.status() != SetupStatus.REJECTED)
                    .isPresent()) {
                throw SetupRequestConflict.open();
            }
            SetupRequest made = save(asked);
            facts.put("setup_request", String.valueOf(made.id()));
            facts.put("template", made.templateType().name());
            return made;
        });
    }

    private SetupRequest save(SetupRequest asked) {
        try {
            return requests.save(asked);
        } catch (DuplicateKeyException | DbActionExecutionException twice) {
            if (String.valueOf(twice.getMessage() + twice.getCause()).contains("setup_requests_one_per_tenant")) {
                throw SetupRequestConflict.open();
            }
            throw twice;
        }
    }

    /** @throws SetupRequestNotFound when there is none */
    public SetupRequest get(UUID id) {
        return requests.find(id).orElseThrow(() -> new SetupRequestNotFound(id.toString()));
    }

    /**
     * Says that an operator has begun to look at it.
     *
     * @throws SetupRequestConflict when it is no longer only submitted
     */
    public SetupRequest review(UUID id, String by) {
        return move(AuditAct.REVIEW_SETUP_REQUEST, id, SetupStatus.SUBMITTED.name(), SetupStatus.REVIEWING, null, by);
    }

    /**
     * Gives the tenant the number and the configuration asked for and promises its start.
     *
     * @throws SetupRequestConflict when it has been decided already
     * @throws PhoneNumberTaken when another tenant has taken the number meanwhile
     */
    public SetupRequest approve(UUID id, @Nullable String notes, String by) {
        return move(AuditAct.APPROVE_SETUP_REQUEST, id, UNDECIDED, SetupStatus.APPROVED, notes, by);
    }

    /**
     * @param notes for the owner
     * @throws SetupRequestConflict when it has been decided already
     */
    public SetupRequest reject(UUID id, @Nullable String notes, String by) {
        return move(AuditAct.REJECT_SETUP_REQUEST, id, UNDECIDED, SetupStatus.REJECTED, notes, by);
    }

    private SetupRequest move(AuditAct act, UUID id, String from, SetupStatus to, @Nullable String notes, String by) {
        SetupRequest request = get(id);
        return audit.change(act, request.tenantId(), by, facts -> {
            facts.put("setup_request", id.toString());
            String cleaned = notes == null || notes.isBlank()
                    ? null
                    : CleanText.of(notes, MAX_NOTES).strip();
            if (!requests.move(id, from, to, cleaned, clock.instant())) {
                throw SetupRequestConflict.decided(
                        id.toString(), act.code().split("_")[0].toLowerCase(Locale.ROOT));
            }
            if (cleaned != null) {
                facts.put("why", cleaned);
            }
            if (to == SetupStatus.APPROVED) {
                apply(request, by);
            }
            return get(id);
        });
    }

    private void apply(SetupRequest request, String by) {
        TenantOverview overview = reads.get(request.tenantId());
        Tenant tenant = overview.tenant();
        try {
            tenants.changeNumber(tenant.id(), request.whatsappNumber());
        } catch (DuplicatePhoneNumber taken) {
            throw new PhoneNumberTaken(taken.phoneNumber());
        }
        TenantConfig before = tenants.config(tenant.id()).orElse(null);
        String businessName = request.businessName();
        Language language = request.language();
        tenants.saveConfig(new TenantConfig(
                tenant.id(),
                request.templateType(),
                businessName == null ? tenant.name() : businessName,
                language == null ? Language.SW : language,
                before == null ? null : before.hoursJson(),
                before == null ? TenantConfig.DEFAULT_TIME_ZONE : before.timeZone(),
                before == null ? AssistantTone.POLITE : before.tone()));
        if (overview.observed().phase() == PhaseName.RUNNING) {
            requests.move(
                    Objects.requireNonNull(request.id()),
                    SetupStatus.APPROVED.name(),
                    SetupStatus.ACTIVE,
                    null,
                    clock.instant());
            return;
        }
        RequestId start = RequestId.random();
        outbox.add(new OutboxCommand(start, tenant.id(), CommandKind.START, by, clock.instant(), 0));
        audit.promised(new CommandRequest(CommandKind.START, tenant.id(), start, by, "setup request approved"));
    }
}
