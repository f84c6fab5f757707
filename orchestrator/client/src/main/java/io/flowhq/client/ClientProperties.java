package io.flowhq.client;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How commands are given.
 *
 * @param patience how long a command may wait for an orchestrator to take it; 10 s
 */
@ConfigurationProperties("flowhq.client")
record ClientProperties(@DefaultValue("10s") Duration patience) {}
