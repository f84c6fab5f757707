package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.StoreTest;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.worker.page.PageState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class LinkMonitorTest {

    private static final SessionSettings SETTINGS = SessionSettings.defaults();

    @Autowired
    SessionRecords records;

    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void saysForHowLongThePageHasNotBeenSeenToHear() {
        LinkMonitor monitor = monitor();
        pass(Duration.ofMinutes(5));
        assertThat(monitor.silence()).as("never connected").isEmpty();

        monitor.reported(new PageState(true, true, true, true, "MAIN", "NORMAL", true, false, null, false));
        assertThat(monitor.state().isConnected()).isTrue();
        pass(Duration.ofSeconds(50));
        assertThat(monitor.silence()).as("two probes may be under way").isEmpty();
        pass(Duration.ofSeconds(10));
        assertThat(monitor.silence()).contains(Duration.ofSeconds(60));

        monitor.probed(JsonNodeFactory.instance.objectNode());
        assertThat(monitor.silence()).isEmpty();
        pass(Duration.ofSeconds(60));
        monitor.probed(JsonNodeFactory.instance.objectNode().put("missed", 2));
        monitor.unresponsive();
        assertThat(monitor.silence()).as("it answers, and hears nothing").contains(Duration.ofSeconds(60));
    }

    @Test
    void saysItThoughTheClockIsSetBack() {
        LinkMonitor monitor = monitor();
        monitor.reported(new PageState(true, true, true, true, "MAIN", "NORMAL", true, false, null, false));
        pass(Duration.ofHours(-1));
        monitor.tick();
        pass(Duration.ofSeconds(60));

        assertThat(monitor.silence()).contains(Duration.ofSeconds(60));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private LinkMonitor monitor() {
        SessionAssignment session = new SessionAssignment(new TenantId(UUID.randomUUID()), new Epoch(1));
        return new LinkMonitor(
                session,
                SETTINGS,
                records,
                new SessionReporter(session, new Silent(), () -> {}),
                new Connecting(),
                () -> now);
    }

    private static final class Silent implements WorkflowNotifier {

        @Override
        public void notify(SessionAssignment session, SessionEvent.Kind kind) {}

        @Override
        public void startLifecycle(TenantId tenant) {}

        @Override
        public boolean reachable() {
            return true;
        }
    }

    /** A page that says its number at once. */
    private static final class Connecting implements LinkMonitor.Actions {

        @Override
        public CompletableFuture<@Nullable String> ownNumber() {
            return CompletableFuture.completedFuture("255711000001");
        }

        @Override
        public CompletableFuture<Boolean> isAnothers(String number) {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public void requestCodes() {}

        @Override
        public void checkNames() {}

        @Override
        public void openChats(String number) {}

        @Override
        public void closeChats() {}

        @Override
        public void reload(String why) {}

        @Override
        public void refreshOutdated() {}

        @Override
        public void resolveConflict() {}

        @Override
        public void unlink(SessionOutcome outcome, String detail) {}

        @Override
        public void takeScreenshot() {}

        @Override
        public void end(SessionOutcome outcome, @Nullable String detail) {}
    }
}
