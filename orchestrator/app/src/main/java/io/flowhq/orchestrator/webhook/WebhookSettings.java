package io.flowhq.orchestrator.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are delivered; prefix {@code flowhq.webhooks}.
 *
 * @param allowPrivate whether receivers may be at loopback and private addresses; default false (WEBHOOKS_ALLOW_PRIVATE)
 * @param timeout how long a receiver may take to answer; default 10 s
 */
@ConfigurationProperties("flowhq.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("10s") Duration timeout) {}
