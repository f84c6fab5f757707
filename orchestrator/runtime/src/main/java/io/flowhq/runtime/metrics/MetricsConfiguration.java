package io.flowhq.runtime.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Metrics and probes of a process that was given a port for them. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus"
                + ".PrometheusMetricsExportAutoConfiguration")
@ConditionalOnClass({PrometheusMeterRegistry.class, MetricsHandler.class})
@ConditionalOnExpression("'${flowhq.metrics.port:0}'.trim() != '0'")
@EnableConfigurationProperties(MetricsSettings.class)
public class MetricsConfiguration {

    @Bean
    MetricsServer metricsServer(
            MetricsSettings settings,
            PrometheusMeterRegistry registry,
            ObjectProvider<ReadinessCheck> checks,
            ApplicationAvailability availability) {
        List<ReadinessCheck> readiness = Stream.concat(
                        Stream.of(new AvailabilityCheck.Readiness(availability)), checks.orderedStream())
                .toList();
        return new MetricsServer(settings, registry.getPrometheusRegistry(), readiness, availability);
    }
}
