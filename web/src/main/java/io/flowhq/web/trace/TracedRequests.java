package io.flowhq.web.trace;

import io.flowhq.runtime.trace.TracingCondition;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Traces each request, where traces are wanted. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracingCondition.class)
class TracedRequests {

    @Bean
    FilterRegistrationBean<RequestSpanFilter> requestSpans(OpenTelemetry openTelemetry) {
        FilterRegistrationBean<RequestSpanFilter> filter =
                new FilterRegistrationBean<>(new RequestSpanFilter(openTelemetry));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
