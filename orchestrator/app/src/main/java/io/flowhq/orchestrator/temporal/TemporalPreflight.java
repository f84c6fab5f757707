package io.flowhq.orchestrator.temporal;

import io.flowhq.contract.lifecycle.TenantSearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether Temporal has all that the workflows of tenants need; makes what it is allowed to make. */
@Component
class TemporalPreflight {

    private static final Logger log = LoggerFactory.getLogger(TemporalPreflight.class);
    private static final long DEADLINE_SECONDS = 5;

    private final WorkflowServiceStubs service;
    private final String namespace;
    private final String address;

    TemporalPreflight(WorkflowClient client, @Value("${spring.temporal.connection.target:}") String address) {
        this.service = client.getWorkflowServiceStubs();
        this.namespace = client.getOptions().getNamespace();
        this.address = address;
    }

    /** What has to happen before workflows can run, in one line for the operator; null when nothing has. */
    @Nullable
    String missing() {
        String unreachable = unreachable();
        if (unreachable != null) {
            return unreachable;
        }
        try {
            return missingAttributes();
        } catch (StatusRuntimeException failure) {
            return describe(failure.getStatus());
        }
    }

    /** Why the namespace cannot be reached now, in one line for the operator; null when it can. */
    @Nullable
    String unreachable() {
        try {
            service.blockingStub()
                    .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .build());
            return null;
        } catch (StatusRuntimeException failure) {
            return describe(failure.getStatus());
        }
    }

    private String describe(Status status) {
        return switch (status.getCode()) {
            case NOT_FOUND ->
                "Temporal has no namespace '%s'; make it with: temporal operator namespace create --address %s --namespace %s"
                        .formatted(namespace, address, namespace);
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                "Temporal at %s refuses access to namespace '%s': check TEMPORAL_API_KEY and TEMPORAL_TLS_*"
                        .formatted(address, namespace);
            case UNAVAILABLE, DEADLINE_EXCEEDED -> "Temporal does not answer at " + address;
            default -> "Temporal at %s answers with %s".formatted(address, status.getCode());
        };
    }

    private @Nullable String missingAttributes() {
        OperatorServiceBlockingStub operator = operator();
        try {
            Map<String, IndexedValueType> present = operator.listSearchAttributes(
                            ListSearchAttributesRequest.newBuilder()
                                    .setNamespace(namespace)
                                    .build())
                    .getCustomAttributesMap();
            List<String> wrong = TenantSearchAttributes.ALL.stream()
                    .map(SearchAttributeKey::getName)
                    .filter(name -> present.getOrDefault(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                            != IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .toList();
            if (!wrong.isEmpty()) {
                return "Temporal's search attributes %s are of another type than Keyword; remove them or use another namespace"
                        .formatted(wrong);
            }
            List<String> absent = TenantSearchAttributes.ALL.stream()
                    .map(SearchAttributeKey::getName)
                    .filter(name -> !present.containsKey(name))
                    .toList();
            return absent.isEmpty() ? null : make(operator, absent);
        } catch (StatusRuntimeException unseen) {
            if (isForbidden(unseen)) {
                log.warn(
                        "Cannot see Temporal's search attributes ({}); should they be absent, make them with: {}",
                        unseen.getStatus().getCode(),
                        command(TenantSearchAttributes.ALL.stream()
                                .map(SearchAttributeKey::getName)
                                .toList()));
                return null;
            }
            throw unseen;
        }
    }

    private @Nullable String make(OperatorServiceBlockingStub operator, List<String> absent) {
        try {
            operator.addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                    .setNamespace(namespace)
                    .putAllSearchAttributes(absent.stream()
                            .collect(Collectors.toMap(
                                    name -> name, name -> IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)))
                    .build());
            log.info("Registered the search attributes {}", absent);
            return null;
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
                return null;
            }
            if (isForbidden(refused)) {
                return "Temporal lacks search attributes and does not let this process make them; make them with: "
                        + command(absent);
            }
            throw refused;
        }
    }

    private static boolean isForbidden(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case PERMISSION_DENIED, UNAUTHENTICATED, UNIMPLEMENTED -> true;
            default -> false;
        };
    }

    private String command(List<String> names) {
        return "temporal operator search-attribute create --address %s --namespace %s %s"
                .formatted(
                        address,
                        namespace,
                        names.stream()
                                .map(name -> "--name " + name + " --type Keyword")
                                .collect(Collectors.joining(" ")));
    }

    private OperatorServiceBlockingStub operator() {
        return OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                        .setChannel(service.getRawChannel())
                        .setGrpcMetadataProviders(service.getOptions().getGrpcMetadataProviders())
                        .validateAndBuildWithDefaults())
                .blockingStub()
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
}
