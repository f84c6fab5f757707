package io.flowhq.runtime.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.flowhq.contract.TenantId;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Adds {@code tenant_id} to each line that belongs to one tenant. */
class TenantJsonMember implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    @Override
    public void customize(Members<ILoggingEvent> members) {
        members.add(
                        "tenant_id",
                        line -> TenantLogContext.tenantOf(line)
                                .map(TenantId::toString)
                                .orElse(null))
                .whenNotNull();
    }
}
