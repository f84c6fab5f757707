package io.flowhq.shell.tenant;

import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.store.tenant.TenantOverview;
import org.springframework.stereotype.Component;

/** {@code tenant logout}: asks, because only a new scan takes it back. */
@Component("tenant logout")
final class LogoutTenant extends TenantChange {

    LogoutTenant(ShellServices shellServices) {
        super(
                TenantArgument.of(
                                "tenant logout",
                                "Unlinks a tenant from its phone and forgets the session; asks before.")
                        .example("tenant logout 3f9c --why \"the phone was sold\""),
                CommandKind.LOGOUT,
                WaitCondition.STOPPED,
                shellServices);
    }

    @Override
    protected boolean isAgreed(TenantOverview tenant, Invocation invocation) {
        String number = tenant.session().linkedNumber() == null
                ? tenant.tenant().phoneNumber()
                : tenant.session().linkedNumber();
        return invocation.agrees("Unlink " + tenant.tenant().name() + " from the phone "
                + (number == null ? "it is linked to" : number) + "? It will need a new scan.");
    }
}
