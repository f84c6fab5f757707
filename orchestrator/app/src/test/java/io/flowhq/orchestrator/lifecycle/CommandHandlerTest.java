package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.BackOff;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandHandlerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Command COMMAND = new Command(RequestId.random(), "a test", NOW.plusSeconds(10));

    @Test
    void takesACommandInTime() {
        assertThatCode(() -> commandHandler(Duration.ofSeconds(9)).check(CommandKind.START, COMMAND))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesOneThatCameTooLate() {
        assertThatThrownBy(() -> commandHandler(Duration.ofSeconds(11)).check(CommandKind.START, COMMAND))
                .isInstanceOf(CommandRejected.class);
    }

    private static CommandHandler commandHandler(Duration afterwards) {
        return new CommandHandler(
                new TenantState(new TenantId(UUID.randomUUID()), InstantSource.fixed(NOW), BackOff.STANDARD),
                new HostCommandQueue(),
                new CommandResults(List.of()),
                InstantSource.fixed(NOW.plus(afterwards)));
    }
}
