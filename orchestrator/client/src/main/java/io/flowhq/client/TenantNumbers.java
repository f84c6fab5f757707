package io.flowhq.client;

import io.flowhq.client.form.FormValidator;
import io.flowhq.client.refusal.InvalidTenant;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.DuplicatePhoneNumber;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/**
 * Gives a business its new number: when it was mistyped, or when the business changed it. The link to a phone stays as
 * it is; a phone that is linked under the old number is logged out and linked anew by separate commands. The number
 * itself never stands in the audit trail.
 */
public class TenantNumbers {

    private final TenantReads reads;
    private final Tenants tenants;
    private final AuditLog audit;

    TenantNumbers(TenantReads reads, Tenants tenants, AuditLog audit) {
        this.reads = reads;
        this.tenants = tenants;
        this.audit = audit;
    }

    /**
     * @return the tenant with its new number
     * @throws InvalidTenant when this is no phone number
     * @throws PhoneNumberTaken when another tenant has it
     * @throws TenantNotFound when there is none
     */
    public TenantOverview change(TenantId tenant, @Nullable String number, String by) {
        return audit.change(AuditAct.CHANGE_NUMBER, tenant, by, facts -> {
            TenantOverview before = reads.get(tenant);
            String digits = FormValidator.phoneNumber(number);
            facts.put("changed", digits.equals(before.tenant().phoneNumber()) ? "nothing" : "phone_number");
            try {
                tenants.changeNumber(tenant, digits);
            } catch (DuplicatePhoneNumber taken) {
                throw new PhoneNumberTaken(taken.phoneNumber());
            }
            return reads.get(tenant);
        });
    }
}
