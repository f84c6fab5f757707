package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Histories that were written by the code as it once was have to be understood by the code as it is: thousands of
 * workflows are in the middle of one when a new orchestrator is deployed. See docs/workflow-versioning.md; recorded anew
 * with {@code -Dtest=ReplayTest -Dflowhq.histories.write=true}.
 */
@Timeout(120)
class ReplayTest {

    private static final Path HISTORIES = Path.of("src", "test", "resources", "histories");

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "flowhq.histories.write", matches = "true")
    void isRecorded(LifecycleScenarios story) throws IOException {
        Files.createDirectories(HISTORIES);
        try (LifecycleFixture life = new LifecycleFixture()) {
            story.play(life);
            life.settle();
            Files.writeString(
                    file(story),
                    life.client.fetchHistory(life.tenant.workflowId()).toJson(true));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReplayed(LifecycleScenarios story) throws Exception {
        replay(Files.readString(file(story)));
    }

    @Test
    void noticesAHistoryThatTheCodeWouldNotHaveWritten() throws IOException {
        String other = Files.readString(file(LifecycleScenarios.LINKED_AND_STOPPED))
                .replace("\"RunSession\"", "\"HoldSession\"");
        assertThatThrownBy(() -> replay(other)).hasStackTraceContaining("RunSession");
    }

    private static void replay(String history) throws Exception {
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
            Worker worker = environment.newWorker("replay", LifecycleFixture.BUSY_MACHINE);
            worker.registerWorkflowImplementationTypes(TenantLifecycleWorkflow.class);
            WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(history), worker);
        }
    }

    private static Path file(LifecycleScenarios story) {
        return HISTORIES.resolve(story.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json");
    }
}
