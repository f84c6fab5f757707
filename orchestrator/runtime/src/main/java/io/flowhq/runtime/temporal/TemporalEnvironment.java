package io.flowhq.runtime.temporal;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where Temporal is, by the environment variables its own tools read; without them the one on this machine. An API key
 * switches TLS on; {@link TemporalTlsConfiguration} has the rest of it.
 */
class TemporalEnvironment implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> temporal = new HashMap<>();
        temporal.put("spring.temporal.connection.target", "${TEMPORAL_ADDRESS:127.0.0.1:7233}");
        temporal.put("spring.temporal.namespace", "${TEMPORAL_NAMESPACE:default}");
        putWhenSet(environment, "TEMPORAL_API_KEY", temporal, "spring.temporal.connection.api-key");
        environment.getPropertySources().addLast(new MapPropertySource("flowhq temporal", temporal));
    }

    private static void putWhenSet(
            ConfigurableEnvironment environment, String variable, Map<String, Object> temporal, String property) {
        String value = environment.getProperty(variable);
        if (value != null && !value.isBlank()) {
            temporal.put(property, value);
        }
    }
}
