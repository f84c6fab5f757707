package io.flowhq.web.tenant;

import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where the Temporal UI is, for links to a tenant's workflow.
 *
 * @param url its address ({@code TEMPORAL_UI_URL}); empty means there is none to link to
 * @param namespace the namespace the workflows are in ({@code TEMPORAL_NAMESPACE}, {@code default})
 */
@ConfigurationProperties("flowhq.temporal-ui")
record TemporalUi(
        @DefaultValue("") String url,
        @DefaultValue("default") String namespace) {

    /** Null when no Temporal UI is configured. */
    @Nullable
    String workflow(TenantId tenant) {
        return url.isBlank()
                ? null
                : UriComponentsBuilder.fromUriString(url)
                        .pathSegment("namespaces", namespace, "workflows", tenant.workflowId())
                        .toUriString();
    }
}
