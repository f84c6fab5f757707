package io.flowhq.runtime.temporal;

import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * The connection to Temporal as Temporal's own tools read it: the variables {@code TEMPORAL_*} and, only where
 * {@code TEMPORAL_CONFIG_FILE} names one, a file of profiles. A file in the home of whoever starts a process is not read: it
 * belongs to the tools of that person.
 */
final class TemporalProfile {

    static final String CONFIG_FILE = "TEMPORAL_CONFIG_FILE";

    private static final List<String> VARIABLES = List.of(
            CONFIG_FILE,
            "TEMPORAL_PROFILE",
            "TEMPORAL_ADDRESS",
            "TEMPORAL_NAMESPACE",
            "TEMPORAL_API_KEY",
            TemporalTlsFiles.SWITCH,
            TemporalTlsFiles.AUTHORITIES,
            "TEMPORAL_TLS_SERVER_CA_CERT_DATA",
            TemporalTlsFiles.CERTIFICATE,
            "TEMPORAL_TLS_CLIENT_CERT_DATA",
            TemporalTlsFiles.KEY,
            "TEMPORAL_TLS_CLIENT_KEY_DATA",
            "TEMPORAL_TLS_SERVER_NAME");

    private TemporalProfile() {}

    /** @throws IllegalArgumentException when the file cannot be read or has no such profile */
    static ClientConfigProfile in(PropertyResolver environment) {
        Map<String, String> set = new HashMap<>();
        for (String variable : VARIABLES) {
            String value = value(environment, variable);
            if (value != null) {
                set.put(variable, value);
            }
        }
        try {
            return ClientConfigProfile.load(LoadClientConfigProfileOptions.newBuilder()
                    .setEnvOverrides(set)
                    .setConfigFilePath(set.get(CONFIG_FILE))
                    .setDisableFile(!set.containsKey(CONFIG_FILE))
                    .build());
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    static @Nullable String value(PropertyResolver environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
