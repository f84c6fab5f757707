package io.flowhq.runtime.temporal;

import io.temporal.envconfig.ClientConfigProfile;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where Temporal is, by its {@link TemporalProfile}; without one the one on this machine. An API key switches TLS on;
 * {@link TemporalTlsConfiguration} has the rest of it.
 */
class TemporalEnvironment implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> temporal = new HashMap<>();
        temporal.put("spring.temporal.connection.target", "127.0.0.1:7233");
        temporal.put("spring.temporal.namespace", "default");
        try {
            ClientConfigProfile profile = TemporalProfile.in(environment);
            putWhenSet(temporal, "spring.temporal.connection.target", profile.getAddress());
            putWhenSet(temporal, "spring.temporal.namespace", profile.getNamespace());
            putWhenSet(temporal, "spring.temporal.connection.api-key", profile.getApiKey());
        } catch (IllegalArgumentException unreadable) {
            // TemporalSettingsValidator says so, with all other faults.
        }
        environment.getPropertySources().addLast(new MapPropertySource("flowhq temporal", temporal));
    }

    private static void putWhenSet(Map<String, Object> temporal, String property, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            temporal.put(property, value);
        }
    }
}
