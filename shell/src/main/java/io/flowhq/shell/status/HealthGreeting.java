package io.flowhq.shell.status;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.ShellGreeting;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Opens a conversation with how things are and what needs a hand. */
@Component
final class HealthGreeting implements ShellGreeting {

    private final ShellServices shellServices;
    private final InstantSource clock;

    HealthGreeting(ShellServices shellServices, InstantSource clock) {
        this.shellServices = shellServices;
        this.clock = clock;
    }

    @Override
    public String line() {
        PlatformHealth platformHealth = PlatformHealth.of(shellServices, clock.instant());
        String hint = platformHealth.tenants() == 0
                ? " Begin with: help tenant create"
                : platformHealth.in(PhaseName.ERROR, PhaseName.AWAITING_SCAN) > 0 ? " See: tenant list" : " Try: help";
        return platformHealth.workersInWords() + "; " + platformHealth.tenantsInWords() + "." + hint;
    }
}
