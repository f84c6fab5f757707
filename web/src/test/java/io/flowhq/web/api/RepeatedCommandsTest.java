package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.TenantCommands;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Commands as clients of WAHA give them: once more, in a row, and a new session after a deleted one. */
@WebTest
class RepeatedCommandsTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    TenantCommands commands;

    @Autowired
    LifecycleRecords records;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "start, RUNNING, 201",
        "start, AWAITING_SCAN, 201",
        "start, STARTING, 201",
        "start, RECOVERING, 201",
        "start, STOPPING, 422",
        "stop, NEW, 201",
        "stop, STOPPED, 201",
        "stop, STOPPING, 201",
        "restart, STARTING, 201",
        "restart, STOPPING, 422",
        "logout, NEW, 201",
        "logout, AWAITING_SCAN, 422",
    })
    void aCommandThatIsCarriedOutAlreadySucceeds(String verb, PhaseName phase, int status) {
        TenantId tenant = town.business("Repeated " + UUID.randomUUID(), phase).id();
        refuse(CommandKind.valueOf(verb.toUpperCase(java.util.Locale.ROOT)), tenant, phase);

        var answer = call(HttpMethod.POST, "/api/sessions/" + tenant + "/" + verb, null);

        assertThat(answer).hasStatus(status);
        if (status == 422) {
            assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("command_refused");
            assertThat(answer).bodyJson().extractingPath("$.message").asString().isNotBlank();
        } else {
            assertThat(answer).bodyJson().extractingPath("$.phase").isEqualTo(phase.name());
        }
    }

    @Test
    void aStoppedSessionIsRestartedByAStart() {
        TenantId tenant = town.business("Restarted", PhaseName.STOPPED).id();
        refuse(CommandKind.RESTART, tenant, PhaseName.STOPPED);
        doAnswer(asked -> new CommandResult(PhaseName.PROVISIONING, null, "A browser opens."))
                .when(commands)
                .give(eq(CommandKind.START), eq(tenant), any(), any(), any());

        assertThat(call(HttpMethod.POST, "/api/sessions/" + tenant + "/restart", null))
                .hasStatus(HttpStatus.CREATED);

        verify(commands).give(eq(CommandKind.START), eq(tenant), any(), any(), any());
    }

    @Test
    void aStopThatLogsOutUnlinksThePhone() {
        TenantId tenant = town.business("Logged out", PhaseName.RUNNING).id();
        doAnswer(asked -> new CommandResult(PhaseName.STOPPING, null, "It is unlinked."))
                .when(commands)
                .give(any(), eq(tenant), any(), any(), any());

        assertThat(call(HttpMethod.POST, "/api/sessions/stop", "{\"name\": \"" + tenant + "\", \"logout\": true}"))
                .hasStatus(HttpStatus.CREATED);

        verify(commands).give(eq(CommandKind.LOGOUT), eq(tenant), any(), any(), any());
        verify(commands, never()).give(eq(CommandKind.STOP), eq(tenant), any(), any(), any());
    }

    @Test
    void aSessionOfTheSameNameCanBeCreatedOnceADeletionHasBeenAnswered() {
        var name = "Deleted and created anew";
        TenantId tenant = town.business(name).id();
        doAnswer(asked -> {
                    CompletableFuture.runAsync(
                            () -> records.delete(tenant),
                            CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS));
                    return new CommandResult(PhaseName.STOPPING, null, "It is being removed.");
                })
                .when(commands)
                .give(eq(CommandKind.DELETE), eq(tenant), any(), any(), any());

        assertThat(call(HttpMethod.DELETE, "/api/sessions/" + tenant, null))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo(name);

        assertThat(call(HttpMethod.GET, "/api/sessions/" + tenant, null)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(create(name, "255719300100")).hasStatus(HttpStatus.CREATED);
    }

    @Test
    void aSessionOfANameThatIsBeingDeletedIsToldWhenToBeCreated() {
        var name = "On its way out";
        TenantId tenant = town.business(name, PhaseName.STOPPING).id();
        jdbc.sql("update tenants set desired = 'DELETED' where id = :tenant")
                .param("tenant", tenant.value())
                .update();

        var answer = create(name, "255719300200");

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY).containsHeader("Retry-After");
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("session_being_deleted");
    }

    @Test
    void listsWhatIsStoppedUnlessItIsNotAskedFor() {
        town.business("Listed stopped", PhaseName.STOPPED);
        town.business("Listed failed", PhaseName.ERROR);
        town.business("Listed running", PhaseName.RUNNING);

        var all = call(HttpMethod.GET, "/api/sessions?size=200", null);
        assertThat(all).bodyText().contains("Listed stopped", "Listed failed", "Listed running");
        var started = call(HttpMethod.GET, "/api/sessions?all=false&size=200", null);
        assertThat(started)
                .bodyText()
                .contains("Listed failed", "Listed running")
                .doesNotContain("Listed stopped");
    }

    private MvcTestResult create(String name, String number) {
        return call(
                HttpMethod.POST,
                "/api/sessions",
                "{\"name\": \"" + name + "\", \"start\": false, \"phone_number\": \"" + number + "\"}");
    }

    private void refuse(CommandKind kind, TenantId tenant, PhaseName phase) {
        doThrow(new CommandRefused(kind, tenant, phase, null, "Do something else."))
                .when(commands)
                .give(eq(kind), eq(tenant), any(), any(), any());
    }

    private MvcTestResult call(HttpMethod method, String address, @Nullable String body) {
        var request = web.method(method).uri(address).header("X-Api-Key", ApiFixtures.key(keys, null, "read,manage"));
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }
}
