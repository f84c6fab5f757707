package io.flowhq.runtime.metrics;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Reads {@code METRICS_PORT} and {@code METRICS_BIND}; without a port nothing is collected. */
class MetricsEnvironment implements EnvironmentPostProcessor {

    static final String PORT = "METRICS_PORT";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> metrics = new HashMap<>();
        metrics.put("flowhq.metrics.port", "${METRICS_PORT:0}");
        metrics.put("flowhq.metrics.address", "${METRICS_BIND:127.0.0.1}");
        metrics.put("management.defaults.metrics.export.enabled", isOn(environment));
        metrics.put("management.metrics.tags.process", "${spring.application.name:}");
        environment.getPropertySources().addLast(new MapPropertySource("flowhq metrics", metrics));
    }

    private static boolean isOn(ConfigurableEnvironment environment) {
        String port = environment.getProperty("flowhq.metrics.port", environment.getProperty(PORT, "0"));
        return !port.isBlank() && !port.strip().equals("0");
    }
}
