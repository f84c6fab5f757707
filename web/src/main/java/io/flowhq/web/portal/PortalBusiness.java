package io.flowhq.web.portal;

import io.flowhq.client.form.PhoneNotation;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StateTone;
import io.flowhq.store.tenant.TenantOverview;
import org.jspecify.annotations.Nullable;

/**
 * A business as its own people see it.
 *
 * @param state the key of its state in words: the phase, with the reason of an error behind it
 * @param phase colours the state
 * @param number as people write it
 * @param otherNumber the linked phone's number where that is another one than the business's
 */
record PortalBusiness(
        String name,
        String state,
        PhaseName phase,
        StateTone tone,
        @Nullable String number,
        @Nullable String otherNumber) {

    static PortalBusiness of(TenantOverview tenant) {
        var observed = tenant.observed();
        var number = tenant.tenant().phoneNumber();
        var linked = tenant.session().linkedNumber();
        return new PortalBusiness(
                tenant.config() == null
                        ? tenant.tenant().name()
                        : tenant.config().businessName(),
                state(tenant),
                observed.phase(),
                observed.description().tone(),
                PhoneNotation.spaced(number),
                linked == null || linked.equals(number) ? null : PhoneNotation.spaced(linked));
    }

    private static String state(TenantOverview tenant) {
        var observed = tenant.observed();
        if (observed.phase() == PhaseName.ERROR && observed.reason() != null) {
            return observed.phase() + "." + observed.reason();
        }
        return observed.phase() == PhaseName.RUNNING && observed.silenced()
                ? "RUNNING.SILENCED"
                : observed.phase().name();
    }

    boolean isNew() {
        return phase == PhaseName.NEW;
    }
}
