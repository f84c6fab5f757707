package io.flowhq.store.settings;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where Temporal is, by the environment variables its own tools read; without them the one on this machine. An API key
 * switches TLS on.
 */
class TemporalEnvironment implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> temporal = new HashMap<>();
        temporal.put("spring.temporal.connection.target", "${TEMPORAL_ADDRESS:127.0.0.1:7233}");
        temporal.put("spring.temporal.namespace", "${TEMPORAL_NAMESPACE:default}");
        putWhenSet(environment, "TEMPORAL_API_KEY", temporal, "spring.temporal.connection.api-key");
        putWhenSet(
                environment,
                "TEMPORAL_TLS_CLIENT_CERT_PATH",
                temporal,
                "spring.temporal.connection.mtls.cert-chain-file");
        putWhenSet(environment, "TEMPORAL_TLS_CLIENT_KEY_PATH", temporal, "spring.temporal.connection.mtls.key-file");
        putWhenSet(environment, "TEMPORAL_TLS_SERVER_NAME", temporal, "spring.temporal.connection.mtls.server-name");
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
