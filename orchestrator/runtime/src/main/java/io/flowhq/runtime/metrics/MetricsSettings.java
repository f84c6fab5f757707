package io.flowhq.runtime.metrics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where metrics and probes of this process are.
 *
 * @param port 0, so none, nothing is measured
 * @param address 127.0.0.1; there is no sign-in, so no address that strangers reach
 */
@Validated
@ConfigurationProperties("flowhq.metrics")
record MetricsSettings(
        @PositiveOrZero @Max(65535) @DefaultValue("0") int port,
        @DefaultValue("127.0.0.1") String address) {}
