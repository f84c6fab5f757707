package io.flowhq.runtime.settings;

import static java.util.Map.entry;

import io.flowhq.contract.DatabaseUrl;
import io.flowhq.runtime.database.ReadOnlyEviction;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns {@code DATABASE_URL} and {@code LOG_LEVEL} into what Spring understands, and says how a pool of ours behaves: it
 * opens its first connection when one is needed and gives up on a database that does not answer within seconds.
 *
 * <p>An address that cannot be read is left alone here; {@link PlatformSettings} reports it.
 */
class DatabaseEnvironment implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("flowhq defaults", defaults()));
        Map<String, Object> given = new HashMap<>();
        String url = environment.getProperty("DATABASE_URL");
        if (url != null && !url.isBlank() && !environment.containsProperty("spring.datasource.url")) {
            putDatabase(given, url);
        }
        String level = environment.getProperty("LOG_LEVEL");
        if (level != null && LogLevels.areKnown(level)) {
            given.put("logging.level.root", LogLevels.spring(level));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("flowhq environment", given));
    }

    private static void putDatabase(Map<String, Object> given, String text) {
        try {
            DatabaseUrl url = DatabaseUrl.parse(text);
            given.put("spring.datasource.url", url.jdbcUrl());
            if (url.user() != null) {
                given.put("spring.datasource.username", url.user());
            }
            if (url.password() != null) {
                given.put("spring.datasource.password", url.password());
            }
        } catch (IllegalArgumentException unreadable) {
            // PlatformSettings says it with all other faults, once logging works.
        }
    }

    private static Map<String, Object> defaults() {
        return Map.ofEntries(
                entry("spring.data.jdbc.dialect", "postgresql"),
                entry("spring.datasource.hikari.pool-name", "flowhq"),
                entry("spring.datasource.hikari.maximum-pool-size", "${DATABASE_POOL_SIZE:10}"),
                entry("spring.datasource.hikari.initialization-fail-timeout", "-1"),
                entry("spring.datasource.hikari.connection-timeout", "5000"),
                entry("spring.datasource.hikari.validation-timeout", "3000"),
                entry("spring.datasource.hikari.minimum-idle", "1"),
                entry("spring.datasource.hikari.exception-override-class-name", ReadOnlyEviction.class.getName()),
                // A row that breaks a rule is not repeated in the error: it holds texts and numbers of customers.
                entry("spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false"),
                entry("spring.datasource.hikari.data-source-properties.tcpKeepAlive", "true"),
                entry("spring.datasource.hikari.data-source-properties.connectTimeout", "5"),
                entry("spring.datasource.hikari.data-source-properties.socketTimeout", "30"));
    }
}
