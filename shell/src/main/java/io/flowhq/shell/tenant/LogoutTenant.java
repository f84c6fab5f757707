package io.flowhq.shell.tenant;

import io.flowhq.client.TenantCommands;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.store.tenant.TenantOverview;
import org.springframework.stereotype.Component;

/** {@code tenant logout}: asks, because only a new scan takes it back. */
@Component
final class LogoutTenant extends TenantChange {

    LogoutTenant(Platform platform) {
        super(
                TenantArgument.of(
                        "tenant logout", "Unlinks a tenant from its phone and forgets the session; asks before."),
                TenantCommands::logout,
                Goal.STOPPED,
                platform);
    }

    @Override
    protected boolean isAgreed(TenantOverview tenant, Call call) {
        String number = tenant.session().linkedNumber() == null
                ? tenant.tenant().phoneNumber()
                : tenant.session().linkedNumber();
        return call.agrees("Unlink " + tenant.tenant().name() + " from the phone "
                + (number == null ? "it is linked to" : number) + "? It will need a new scan.");
    }
}
