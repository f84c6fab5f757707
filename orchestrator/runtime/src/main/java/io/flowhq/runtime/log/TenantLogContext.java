package io.flowhq.runtime.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.flowhq.contract.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.MDC;

/**
 * The tenant that a log line belongs to: the one in the thread's MDC, set by the code or by Temporal for the threads of a
 * workflow; else the only one among the line's arguments. A line with several belongs to none.
 */
public final class TenantLogContext {

    /** The MDC key of the tenant that a thread works for. */
    public static final String TENANT = "tenant";

    private static final String WORKFLOW = "WorkflowId";
    private static final String WORKFLOW_OF = "tenant-";

    private TenantLogContext() {}

    /** The same work, with every line of it belonging to the tenant. */
    public static Runnable of(TenantId tenant, Runnable work) {
        return () -> {
            String before = MDC.get(TENANT);
            MDC.put(TENANT, tenant.toString());
            try {
                work.run();
            } finally {
                if (before == null) {
                    MDC.remove(TENANT);
                } else {
                    MDC.put(TENANT, before);
                }
            }
        };
    }

    static Optional<TenantId> tenantOf(ILoggingEvent line) {
        Map<String, String> said = line.getMDCPropertyMap();
        String tenant = said.get(TENANT);
        if (tenant != null) {
            return parsed(tenant);
        }
        String workflow = said.get(WORKFLOW);
        if (workflow != null && workflow.startsWith(WORKFLOW_OF)) {
            return parsed(workflow.substring(WORKFLOW_OF.length()));
        }
        return named(line.getArgumentArray());
    }

    private static Optional<TenantId> named(Object[] arguments) {
        if (arguments == null) {
            return Optional.empty();
        }
        List<TenantId> tenants = Stream.of(arguments)
                .filter(TenantId.class::isInstance)
                .map(TenantId.class::cast)
                .distinct()
                .toList();
        return tenants.size() == 1 ? Optional.of(tenants.getFirst()) : Optional.empty();
    }

    private static Optional<TenantId> parsed(String id) {
        try {
            return Optional.of(TenantId.of(id));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
