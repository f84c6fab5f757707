package io.flowhq.client;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Who gives commands runs no workflow and polls no queue. */
class ClientEnvironment implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "flowhq client",
                        Map.of(
                                "flowhq.answering.max-per-minute", "${RATE_LIMIT_MAX_PER_MINUTE:10}",
                                "flowhq.client.max-per-minute", "${RATE_LIMIT_MAX_PER_MINUTE:10}",
                                "spring.temporal.start-workers", "false",
                                "spring.temporal.workers-auto-discovery.enabled", "false")));
    }
}
