package io.flowhq.orchestrator.lifecycle;

import io.temporal.testing.TestWorkflowEnvironment;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;

/**
 * Moves the test server's clock. The environment's own {@code sleep} takes real time for as long as any activity is
 * under way, and a session is one that always is; so this turns the clock behind it.
 */
final class VirtualTime {

    private final TestWorkflowEnvironment environment;
    private final Object timer;
    private final Method skip;

    VirtualTime(TestWorkflowEnvironment environment) {
        this.environment = environment;
        try {
            timer = field(field(field(environment, "inProcessServer"), "testServicesStarter"), "selfAdvancingTimer");
            skip = timer.getClass().getDeclaredMethod("skip", Duration.class);
            skip.setAccessible(true);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("the test server keeps its clock elsewhere now", changed);
        }
    }

    Instant now() {
        return Instant.ofEpochMilli(environment.currentTimeMillis());
    }

    void skip(Duration time) {
        try {
            skip.invoke(timer, time);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
