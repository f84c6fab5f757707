package io.flowhq.shell.status;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Greeting;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Opens a conversation with how things are and what needs a hand. */
@Component
final class HealthGreeting implements Greeting {

    private final Platform platform;
    private final InstantSource clock;

    HealthGreeting(Platform platform, InstantSource clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @Override
    public String line() {
        Health health = Health.of(platform, clock.instant());
        String hint = health.tenants() == 0
                ? " Begin with: help tenant create"
                : health.in(PhaseName.ERROR, PhaseName.AWAITING_SCAN) > 0 ? " See: tenant list" : " Try: help";
        return health.workersInWords() + "; " + health.tenantsInWords() + "." + hint;
    }
}
