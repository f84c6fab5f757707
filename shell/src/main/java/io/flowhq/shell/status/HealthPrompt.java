package io.flowhq.shell.status;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.shell.platform.PlatformAddresses;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CachedLookup;
import java.time.InstantSource;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.springframework.shell.jline.PromptProvider;
import org.springframework.stereotype.Component;

/**
 * The prompt says on which platform the next command lands, in red when that is not this machine's, and how that platform
 * is. A platform that is slow to answer leaves its health out; the next prompt has it.
 */
@Component
final class HealthPrompt implements PromptProvider {

    private static final String OK = "ok";

    private final PlatformAddresses addresses;
    private final ShellServices services;
    private final InstantSource clock;
    private final CachedLookup<String> health;

    HealthPrompt(PlatformAddresses addresses, ShellServices services, InstantSource clock) {
        this.addresses = addresses;
        this.services = services;
        this.clock = clock;
        this.health = new CachedLookup<>(this::look, "", clock);
    }

    @Override
    public AttributedString getPrompt() {
        AttributedStringBuilder prompt = new AttributedStringBuilder()
                .append("flowhq(")
                .append(addresses.environmentName(), addresses.isLocal() ? AttributedStyle.DEFAULT : red());
        String words = health.get();
        if (!words.isEmpty()) {
            prompt.append(", ").append(words, words.equals(OK) ? AttributedStyle.DEFAULT : red());
        }
        return prompt.append(") > ").toAttributedString();
    }

    private static AttributedStyle red() {
        return AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    }

    private String look() {
        try {
            PlatformHealth now = PlatformHealth.of(services, clock.instant());
            long needy = now.notAnswering() + now.in(PhaseName.ERROR, PhaseName.AWAITING_SCAN);
            if (now.workers().stream().allMatch(worker -> worker.isGone(now.now()))) {
                return "no bot-worker";
            }
            return needy == 0 ? OK : needy + (needy == 1 ? " needs attention" : " need attention");
        } catch (RuntimeException away) {
            return "no database";
        }
    }
}
