package io.flowhq.web.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A span of each request, within the trace that its caller names by {@code traceparent}. It has the method, the pattern of the
 * address and the status: an address itself may hold a number, a name or a code.
 */
class RequestSpanFilter extends OncePerRequestFilter {

    private static final int SERVER_ERROR = 500;

    private final OpenTelemetry openTelemetry;
    private final Tracer tracer;

    RequestSpanFilter(OpenTelemetry openTelemetry) {
        this.openTelemetry = openTelemetry;
        this.tracer = openTelemetry.getTracer("io.flowhq.web");
    }

    /** Probes come every few seconds and ask for nothing. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Context caller = openTelemetry
                .getPropagators()
                .getTextMapPropagator()
                .extract(Context.root(), request, RequestHeaders.READER);
        Span span = tracer.spanBuilder(request.getMethod())
                .setSpanKind(SpanKind.SERVER)
                .setParent(caller)
                .setAttribute("http.request.method", request.getMethod())
                .startSpan();
        try (Scope current = span.makeCurrent()) {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            describe(span, request, response.getStatus());
            span.end();
        }
    }

    private static void describe(Span span, HttpServletRequest request, int status) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            span.updateName(request.getMethod() + " " + pattern).setAttribute("http.route", pattern);
        }
        span.setAttribute("http.response.status_code", status);
        if (status >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    private enum RequestHeaders implements TextMapGetter<HttpServletRequest> {
        READER;

        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    }
}
