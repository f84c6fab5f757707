package io.flowhq.client;

import io.flowhq.client.form.FormValidator;
import io.flowhq.client.form.NewTenantForm;
import io.flowhq.client.refusal.InvalidTenant;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/** Creates tenants: the rows, the audit entry and, where it is asked for, the promise to start it, all or none. */
final class TenantRegistration {

    private final Tenants tenants;
    private final CommandOutbox outbox;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    TenantRegistration(
            Tenants tenants,
            CommandOutbox outbox,
            AuditLog audit,
            TransactionOperations transaction,
            InstantSource clock) {
        this.tenants = tenants;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @throws InvalidTenant with every fault of the form
     * @throws PhoneNumberTaken when another tenant has the phone number
     */
    TenantId create(NewTenantForm form, String by, boolean start) {
        NewTenant tenant = FormValidator.tenant(new TenantId(UUID.randomUUID()), form);
        try {
            transaction.executeWithoutResult(status -> write(tenant, by, start));
        } catch (io.flowhq.store.tenant.DuplicatePhoneNumber taken) {
            throw new PhoneNumberTaken(taken.phoneNumber());
        }
        return tenant.id();
    }

    /**
     * Creates it unless there is one of its name.
     *
     * @return empty when there is one
     * @throws InvalidTenant with every fault of the form
     * @throws PhoneNumberTaken when another tenant has the phone number
     */
    Optional<TenantId> createUnlessNamed(NewTenantForm form, String by, boolean start) {
        try {
            return transaction.execute(status -> {
                // Who asks for a session that there is need not say more than its name.
                if (form.visibleName().filter(tenants::haveName).isPresent()) {
                    return Optional.empty();
                }
                NewTenant tenant = FormValidator.tenant(new TenantId(UUID.randomUUID()), form);
                write(tenant, by, start);
                return Optional.of(tenant.id());
            });
        } catch (io.flowhq.store.tenant.DuplicatePhoneNumber taken) {
            throw new PhoneNumberTaken(taken.phoneNumber());
        }
    }

    private void write(NewTenant tenant, String by, boolean start) {
        tenants.create(tenant);
        audit.created(tenant, by);
        if (start) {
            RequestId request = RequestId.random();
            outbox.add(new OutboxCommand(request, tenant.id(), CommandKind.START, by, clock.instant(), 0));
            audit.promised(new CommandRequest(CommandKind.START, tenant.id(), request, by, null));
        }
    }
}
