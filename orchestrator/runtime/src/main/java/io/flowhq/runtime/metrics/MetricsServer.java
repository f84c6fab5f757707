package io.flowhq.runtime.metrics;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.SmartLifecycle;

/**
 * {@code /metrics} in the format of Prometheus, {@code /health/live} and {@code /health/ready}. Opened before and
 * closed after everything else that a process starts; a process that still waits for its database has not opened it.
 */
final class MetricsServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MetricsServer.class);

    private final MetricsSettings settings;
    private final PrometheusRegistry registry;
    private final List<ReadinessCheck> readiness;
    private final ApplicationAvailability availability;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    MetricsServer(
            MetricsSettings settings,
            PrometheusRegistry registry,
            List<ReadinessCheck> readiness,
            ApplicationAvailability availability) {
        this.settings = settings;
        this.registry = registry;
        this.readiness = readiness;
        this.availability = availability;
    }

    @Override
    public void start() {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 0);
            threads = Executors.newFixedThreadPool(
                    2, Thread.ofPlatform().daemon().name("metrics-", 0).factory());
            opened.setExecutor(threads);
            opened.createContext("/metrics", new MetricsHandler(registry));
            opened.createContext(
                    "/health/live", new ProbeHandler(List.of(new AvailabilityCheck.Liveness(availability))));
            opened.createContext("/health/ready", new ProbeHandler(readiness));
            opened.start();
            server = opened;
            log.info("Metrics and probes at http://{}:{}", settings.address(), port());
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "Metrics cannot be offered at %s:%d".formatted(settings.address(), settings.port()), taken);
        }
    }

    /** The port it listens on. */
    int port() {
        return server == null ? settings.port() : server.getAddress().getPort();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        if (threads != null) {
            threads.shutdownNow();
        }
        server = null;
        threads = null;
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
