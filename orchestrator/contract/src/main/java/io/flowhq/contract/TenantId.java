package io.flowhq.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one business; the same value in PostgreSQL, in Temporal and in every log line. */
public record TenantId(@JsonValue UUID value) {

    @JsonCreator
    public TenantId {}

    /** @throws IllegalArgumentException when the text is no UUID */
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    /** The id of the tenant's one {@code TenantLifecycle} workflow. */
    public String workflowId() {
        return "tenant-" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
