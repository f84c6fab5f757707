package io.flowhq.contract.lifecycle;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** The search attributes of {@link TenantLifecycle}; values are enum names and worker names, never personal data. */
public final class TenantSearchAttributes {

    /** {@link TenantStatus}. */
    public static final SearchAttributeKey<String> TENANT_STATUS = SearchAttributeKey.forKeyword("TenantStatus");

    /** {@link PhaseName}. */
    public static final SearchAttributeKey<String> TENANT_PHASE = SearchAttributeKey.forKeyword("TenantPhase");

    /** {@link io.flowhq.contract.Template}. */
    public static final SearchAttributeKey<String> TEMPLATE = SearchAttributeKey.forKeyword("Template");

    /** {@link io.flowhq.contract.WorkerId}, absent when no worker hosts the session. */
    public static final SearchAttributeKey<String> WORKER_HOST = SearchAttributeKey.forKeyword("WorkerHost");

    /** {@link ErrorReason}, absent unless the phase is ERROR. */
    public static final SearchAttributeKey<String> ERROR_REASON = SearchAttributeKey.forKeyword("ErrorReason");

    /** {@link AnsweringCause}, absent while customers get their answers. */
    public static final SearchAttributeKey<String> NOT_ANSWERING = SearchAttributeKey.forKeyword("TenantNotAnswering");

    public static final List<SearchAttributeKey<String>> ALL =
            List.of(TENANT_STATUS, TENANT_PHASE, TEMPLATE, WORKER_HOST, ERROR_REASON, NOT_ANSWERING);

    private TenantSearchAttributes() {}
}
