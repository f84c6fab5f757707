package io.flowhq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.update.v1.UpdateRef;
import io.temporal.api.workflowservice.v1.ExecuteMultiOperationRequest;
import io.temporal.api.workflowservice.v1.ExecuteMultiOperationResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowExecutionUpdateRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowExecutionUpdateResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.converter.DefaultDataConverter;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The moment in which patience ends: whether the command was taken all the same. */
class LifecycleUpdatesTest {

    private static final CommandResult STOPPED = new CommandResult(PhaseName.STOPPED, null, "It is stopped.");

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Command command = new Command(RequestId.random(), "amina");
    private final AtomicInteger starts = new AtomicInteger();
    private boolean taken;
    private int failures;
    private final FakeTemporalService temporal = new FakeTemporalService() {
        @Override
        public void updateWorkflowExecution(
                UpdateWorkflowExecutionRequest request, StreamObserver<UpdateWorkflowExecutionResponse> answer) {
            // Answers nothing: the acceptance is lost on its way back.
        }

        @Override
        public void executeMultiOperation(
                ExecuteMultiOperationRequest request, StreamObserver<ExecuteMultiOperationResponse> answer) {
            if (starts.incrementAndGet() <= failures) {
                answer.onError(Status.NOT_FOUND
                        .withDescription("the first workflow task failed")
                        .asRuntimeException());
                return;
            }
            answer(
                    answer,
                    ExecuteMultiOperationResponse.newBuilder()
                            .addResponses(ExecuteMultiOperationResponse.Response.newBuilder()
                                    .setStartWorkflow(StartWorkflowExecutionResponse.newBuilder()
                                            .setRunId("run")
                                            .setStarted(true)))
                            .addResponses(ExecuteMultiOperationResponse.Response.newBuilder()
                                    .setUpdateWorkflow(UpdateWorkflowExecutionResponse.newBuilder()
                                            .setUpdateRef(UpdateRef.newBuilder()
                                                    .setUpdateId(
                                                            command.request().value())
                                                    .setWorkflowExecution(WorkflowExecution.newBuilder()
                                                            .setWorkflowId(tenant.workflowId())
                                                            .setRunId("run")))
                                            .setStage(
                                                    UpdateWorkflowExecutionLifecycleStage
                                                            .UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED)
                                            .setOutcome(stopped())))
                            .build());
        }

        @Override
        public void pollWorkflowExecutionUpdate(
                PollWorkflowExecutionUpdateRequest request,
                StreamObserver<PollWorkflowExecutionUpdateResponse> answer) {
            boolean asked = request.getUpdateRef()
                            .getUpdateId()
                            .equals(command.request().value())
                    && request.getUpdateRef()
                            .getWorkflowExecution()
                            .getWorkflowId()
                            .equals(tenant.workflowId());
            if (asked && taken) {
                answer(
                        answer,
                        PollWorkflowExecutionUpdateResponse.newBuilder()
                                .setStage(
                                        UpdateWorkflowExecutionLifecycleStage
                                                .UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED)
                                .setOutcome(stopped())
                                .build());
            } else {
                answer.onError(Status.NOT_FOUND.asRuntimeException());
            }
        }
    };
    private final LifecycleUpdates updates = new LifecycleUpdates(temporal.client(), Duration.ofSeconds(10));
    private final LifecycleUpdates impatient = new LifecycleUpdates(temporal.client(), Duration.ofSeconds(1));

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void givesTheAnswerOfACommandThatWasTakenAllTheSame() {
        taken = true;

        assertThat(impatient.send(CommandKind.STOP, tenant, command)).contains(STOPPED);
    }

    @Test
    void givesUpACommandThatNobodyTook() {
        assertThatThrownBy(() -> impatient.send(CommandKind.STOP, tenant, command))
                .isInstanceOf(WorkflowServiceException.class);
    }

    @Test
    void sendsAStartAgainThatTemporalForgotWithTheFirstTaskOfTheWorkflow() {
        failures = 2;

        assertThat(updates.sendStarting(CommandKind.START, tenant, command)).contains(STOPPED);
        assertThat(starts).hasValue(3);
    }

    @Test
    void givesUpAStartThatIsForgottenAgainAndAgain() {
        failures = Integer.MAX_VALUE;

        assertThatThrownBy(() -> impatient.sendStarting(CommandKind.START, tenant, command))
                .satisfies(lost -> assertThat(CommandDispatcher.code(lost)).isEqualTo(Status.Code.NOT_FOUND));
        assertThat(starts).hasValueGreaterThan(1);
    }

    private static Outcome stopped() {
        return Outcome.newBuilder()
                .setSuccess(DefaultDataConverter.STANDARD_INSTANCE
                        .toPayloads(STOPPED)
                        .orElseThrow())
                .build();
    }
}
