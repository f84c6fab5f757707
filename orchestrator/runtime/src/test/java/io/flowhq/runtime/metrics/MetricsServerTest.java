package io.flowhq.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.runtime.http.UnusedPort;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class MetricsServerTest {

    private static final AtomicReference<String> FAULT = new AtomicReference<>();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void tellsItsMetersWithTheProcessThatTheyAreOf() throws Exception {
        try (ConfigurableApplicationContext process = start("127.0.0.1", UnusedPort.choose())) {
            process.getBean(MeterRegistry.class).counter("flowhq.trial").increment();

            HttpResponse<String> metrics = get(process, "/metrics");

            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body().lines())
                    .anyMatch(line -> line.equals("flowhq_trial_total{process=\"trial\"} 1.0"))
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"));
        }
    }

    @Test
    void isReadyWhileNothingThatItNeedsIsAtFault() throws Exception {
        try (ConfigurableApplicationContext process = start("127.0.0.1", UnusedPort.choose())) {
            assertThat(get(process, "/health/ready").statusCode()).isEqualTo(200);

            FAULT.set("The driver does not answer.");

            HttpResponse<String> refused = get(process, "/health/ready");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).isEqualTo("The driver does not answer.\n");
            assertThat(get(process, "/health/live").statusCode())
                    .describedAs("a restart would not help")
                    .isEqualTo(200);
        } finally {
            FAULT.set(null);
        }
    }

    @Test
    void isNotAliveWhenItIsBroken() throws Exception {
        try (ConfigurableApplicationContext process = start("127.0.0.1", UnusedPort.choose())) {
            AvailabilityChangeEvent.publish(process, LivenessState.BROKEN);

            assertThat(get(process, "/health/live").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void opensNothingWithoutAPort() {
        try (ConfigurableApplicationContext process = start("127.0.0.1", 0)) {
            assertThat(process.getBeansOfType(MetricsServer.class)).isEmpty();
        }
    }

    private static ConfigurableApplicationContext start(String address, int port) {
        return new SpringApplicationBuilder(Process.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "flowhq.database.required=false",
                        "spring.application.name=trial",
                        "METRICS_BIND=" + address,
                        "METRICS_PORT=" + port)
                .run();
    }

    private HttpResponse<String> get(ConfigurableApplicationContext process, String path) throws Exception {
        int port = process.getBean(MetricsServer.class).port();
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ApplicationAvailabilityAutoConfiguration.class,
        MetricsAutoConfiguration.class,
        CompositeMeterRegistryAutoConfiguration.class,
        PrometheusMetricsExportAutoConfiguration.class,
        JvmMetricsAutoConfiguration.class,
        MetricsConfiguration.class
    })
    static class Process {
        @Bean
        ReadinessCheck planted() {
            return () -> Optional.ofNullable(FAULT.get());
        }
    }
}
