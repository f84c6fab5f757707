package io.flowhq.runtime.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Answers a probe: 200 {@code ok}, or 503 with one line for each fault. */
final class ProbeHandler implements HttpHandler {

    private final List<ReadinessCheck> checks;

    ProbeHandler(List<ReadinessCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> faults = checks.stream()
                    .map(ReadinessCheck::fault)
                    .flatMap(Optional::stream)
                    .toList();
            byte[] body =
                    (faults.isEmpty() ? "ok\n" : String.join("\n", faults) + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(faults.isEmpty() ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
