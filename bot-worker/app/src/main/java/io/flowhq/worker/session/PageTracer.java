package io.flowhq.worker.session;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Makes a span of what a browser does for a request that is traced, and of nothing else: what a session does by itself, a
 * message's answer included, belongs to no request. A span has the name of the operation, never what it was given.
 */
final class PageTracer {

    private final Tracer tracer;

    PageTracer(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("io.flowhq.worker");
    }

    <T> CompletableFuture<T> trace(String operation, Supplier<CompletableFuture<T>> question) {
        if (!Span.current().getSpanContext().isValid()) {
            return question.get();
        }
        Span span = tracer.spanBuilder("page " + operation).startSpan();
        try {
            return question.get().whenComplete((answer, failure) -> {
                if (failure != null) {
                    span.setStatus(StatusCode.ERROR);
                }
                span.end();
            });
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR).end();
            throw e;
        }
    }
}
