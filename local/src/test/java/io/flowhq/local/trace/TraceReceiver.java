package io.flowhq.local.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes in spans as a collector does: OTLP over HTTP, at {@code /v1/traces}. */
final class TraceReceiver implements AutoCloseable {

    /** @param process the name of the service that made it */
    record Span(String process, String trace, String id, String parent, String name) {}

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final StringBuffer all = new StringBuffer();

    private TraceReceiver(HttpServer server) {
        this.server = server;
    }

    static TraceReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TraceReceiver receiver = new TraceReceiver(server);
        server.createContext("/v1/traces", receiver::take);
        server.start();
        return receiver;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    /** All that was received, byte by byte. */
    String raw() {
        return all.toString();
    }

    /** The numbers are those of opentelemetry-proto's trace.proto. */
    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        all.append(new String(body, StandardCharsets.ISO_8859_1));
        for (ProtobufMessage resourceSpans : ProtobufMessage.of(body).messages(1)) {
            String process = resourceSpans.messages(1).stream()
                    .flatMap(resource -> resource.messages(1).stream())
                    .filter(attribute -> attribute.text(1).equals("service.name"))
                    .map(attribute -> attribute.messages(2).getFirst().text(1))
                    .findFirst()
                    .orElse("");
            resourceSpans.messages(2).stream()
                    .flatMap(scope -> scope.messages(2).stream())
                    .map(span -> new Span(process, span.hex(1), span.hex(2), span.hex(4), span.text(5)))
                    .forEach(spans::add);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
