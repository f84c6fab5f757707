package io.flowhq.shell.platform;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.springframework.shell.jline.PromptProvider;
import org.springframework.stereotype.Component;

/** The prompt says on which platform the next command lands, in red when that is not this machine's. */
@Component
final class EnvironmentPrompt implements PromptProvider {

    private final PlatformAddresses platformAddresses;

    EnvironmentPrompt(PlatformAddresses platformAddresses) {
        this.platformAddresses = platformAddresses;
    }

    @Override
    public AttributedString getPrompt() {
        AttributedStyle style = platformAddresses.isLocal()
                ? AttributedStyle.DEFAULT
                : AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        return new AttributedStringBuilder()
                .append("flowhq(")
                .append(platformAddresses.environmentName(), style)
                .append(") > ")
                .toAttributedString();
    }
}
