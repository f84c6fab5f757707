package io.flowhq.client;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How commands are given.
 *
 * @param patience how long a command may wait for an orchestrator to take it; 10 s
 * @param maxPerMinute as many texts of one tenant may wait to be sent as the bot may send in a minute; 10
 *     (RATE_LIMIT_MAX_PER_MINUTE)
 */
@ConfigurationProperties("flowhq.client")
record ClientProperties(
        @DefaultValue("10s") Duration patience,
        @DefaultValue("10") int maxPerMinute) {}
