package io.flowhq.runtime.trace;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this process was told where to send traces: {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
public class TracingCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        boolean told = isSet(environment, "otel.exporter.otlp.endpoint")
                || isSet(environment, "otel.exporter.otlp.traces.endpoint");
        return told && !environment.getProperty("otel.sdk.disabled", "false").equalsIgnoreCase("true");
    }

    private static boolean isSet(Environment environment, String name) {
        return !environment.getProperty(name, "").isBlank();
    }
}
