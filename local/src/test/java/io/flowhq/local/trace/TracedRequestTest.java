package io.flowhq.local.trace;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A platform whose environment names a collector: an operator's requests are followed to the browser. */
class TracedRequestTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final String NUMBER = "255716000077";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void isOneTraceFromThePageOfTheOperatorToThePageOfWhatsApp() throws Exception {
        try (TraceReceiver receiver = TraceReceiver.start()) {
            LocalSettings settings = LocalSettings.read(
                            ThisMachine.checkout(), ThisMachine.environment(folder, Map.of()))
                    .withOverrides(Map.of(
                            "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(), "OTEL_BSP_SCHEDULE_DELAY", "200"));
            LocalPlatform platform =
                    LocalPlatform.onFreePorts(settings, new HomeDirectory(folder), new SecureRandom(), line -> {});
            try {
                RunningPlatform running = platform.start();
                AdminApi admin = new AdminApi(running);
                SimulatedWhatsApp whatsApp = new SimulatedWhatsApp(URI.create(String.valueOf(running.simulator())));
                whatsApp.addPhone(NUMBER, "Duka la Neema");
                Business business = admin.link(admin.create(NUMBER), whatsApp, TIMEOUT);
                admin.command(business, "screenshot");

                Set<String> everywhere = Set.of("web", "orchestrator", "bot-worker");
                PollUntil.see(
                        "a trace from the start to the browser",
                        TIMEOUT,
                        () -> traceOf(receiver, "page launch"),
                        everywhere::equals);
                PollUntil.see(
                        "a trace from the request to the page",
                        TIMEOUT,
                        () -> traceOf(receiver, "page screenshot"),
                        everywhere::equals);
                assertThat(receiver.raw()).doesNotContain(NUMBER, "Neema", "tenant-" + NUMBER);
            } finally {
                platform.stop();
            }
        }
    }

    /** The processes with a part in the trace that has a span of that name. */
    private static Set<String> traceOf(TraceReceiver receiver, String name) {
        Set<String> traces = receiver.spans().stream()
                .filter(span -> span.name().equals(name))
                .map(TraceReceiver.Span::trace)
                .limit(1)
                .collect(toSet());
        return receiver.spans().stream()
                .filter(span -> traces.contains(span.trace()))
                .map(TraceReceiver.Span::process)
                .collect(toSet());
    }
}
