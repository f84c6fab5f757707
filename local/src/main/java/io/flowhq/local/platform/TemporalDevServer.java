package io.flowhq.local.platform;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.process.ProcessSpec;
import io.flowhq.local.process.ReadinessProbe;
import io.flowhq.local.process.StartPreparation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Temporal server with its UI on loopback, its database a file in the home. */
record TemporalDevServer(HomeDirectory home, Path program, PortAllocation ports, String namespace) {

    /** What the workflows set; the server has to know them before the first workflow starts. */
    static final List<String> SEARCH_ATTRIBUTES =
            List.of("TenantStatus", "TenantPhase", "Template", "WorkerHost", "ErrorReason");

    private static final String HOST = "127.0.0.1";

    HostPort address() {
        return new HostPort(HOST, ports.temporal());
    }

    URI ui() {
        return URI.create("http://" + HOST + ":" + ports.temporalUi());
    }

    ProcessSpec process() {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "server",
                "start-dev",
                "--ip",
                HOST,
                "--port",
                Integer.toString(ports.temporal()),
                "--http-port",
                Integer.toString(ports.temporalHttp()),
                "--ui-port",
                Integer.toString(ports.temporalUi()),
                "--namespace",
                namespace,
                "--db-filename",
                home.temporalDatabase().toString(),
                "--log-level",
                "warn"));
        SEARCH_ATTRIBUTES.forEach(name -> command.addAll(List.of("--search-attribute", name + "=Keyword")));
        return new ProcessSpec(
                "temporal",
                command,
                Map.of(),
                List.of(),
                home.logs().resolve("temporal.log"),
                StartPreparation.NOTHING,
                ReadinessProbe.answering(
                        URI.create("http://" + HOST + ":" + ports.temporalHttp() + "/api/v1/namespaces/" + namespace)),
                Duration.ofMinutes(5),
                ProcessSpec.StopSignal.TERM,
                Duration.ofSeconds(20));
    }
}
