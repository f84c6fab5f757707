package io.flowhq.runtime.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.flowhq.contract.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.MDC;

/**
 * Whose a log line is: the tenant's that the thread works for, which it says itself or Temporal says of a workflow's
 * threads; else the tenant's that the line names among its arguments. A line that names several is nobody's.
 */
public final class TenantLogContext {

    /** The key under which a thread says for which tenant it works. */
    public static final String TENANT = "tenant";

    private static final String WORKFLOW = "WorkflowId";
    private static final String WORKFLOW_OF = "tenant-";

    private TenantLogContext() {}

    /** The same work, every line of which is the tenant's. */
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
