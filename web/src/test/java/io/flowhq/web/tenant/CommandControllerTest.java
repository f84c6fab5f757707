package io.flowhq.web.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.flowhq.client.TenantCommands;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@WithMockUser(username = "admin", roles = "ADMIN")
class CommandControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    TenantCommands commands;

    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = town.business("Commanded").id();
    }

    @Test
    void leadsBackToThePageWithTheAnswerWithoutJavaScript() {
        doReturn(new CommandResult(PhaseName.STARTING, null, "A browser opens."))
                .when(commands)
                .give(eq(CommandKind.START), eq(tenant), any(), eq("admin"), any());
        var answer = press("start");
        assertThat(answer).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/admin/tenants/" + tenant);
        assertThat(answer).flash().containsEntry("notice", "A browser opens.");
    }

    @Test
    void leadsBackToThePageWithTheRefusalWithoutJavaScript() {
        doThrow(refused()).when(commands).give(eq(CommandKind.START), eq(tenant), any(), any(), any());
        assertThat(press("start"))
                .hasRedirectedUrl("/admin/tenants/" + tenant)
                .flash()
                .hasEntrySatisfying(
                        "alert",
                        alert -> assertThat(alert).asString().contains("while it is RUNNING", "Restart it instead."));
    }

    @Test
    void answersHtmxWithTheTenantAndWhatWasDone() {
        doReturn(new CommandResult(PhaseName.STOPPING, null, "The browser closes."))
                .when(commands)
                .give(eq(CommandKind.STOP), eq(tenant), any(), eq("admin"), any());
        assertThat(pressWithHtmx("stop"))
                .hasStatusOk()
                .bodyText()
                .contains("<h1>Commanded</h1>", "id=\"notices\"", "The browser closes.")
                .contains("hx-swap-oob")
                .doesNotContain("<html");
    }

    @Test
    void answersHtmxWithAnAlertWhenRefused() {
        doThrow(refused()).when(commands).give(eq(CommandKind.START), eq(tenant), any(), any(), any());
        assertThat(pressWithHtmx("start"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("class=\"alert\"", "Restart it instead.")
                .doesNotContain("id=\"tenant\"", "<html");
    }

    @Test
    void saysThatNoOrchestratorAnswers() {
        doThrow(new OrchestratorUnavailable("Temporal cannot be reached."))
                .when(commands)
                .give(eq(CommandKind.RESTART), eq(tenant), any(), any(), any());
        assertThat(pressWithHtmx("restart"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyText()
                .contains("Temporal cannot be reached.");
        assertThat(press("restart")).flash().containsEntry("alert", "Temporal cannot be reached.");
    }

    @ParameterizedTest
    @CsvSource({"pause", "resume", "new-code", "pairing-code", "force-restart", "screenshot"})
    void knowsTheOtherCommandsToo(String command) {
        var answer = new CommandResult(PhaseName.RUNNING, null, "Done as asked.");
        doReturn(answer).when(commands).give(eq(CommandKind.PAUSE), eq(tenant), any(), any(), any());
        doReturn(answer).when(commands).give(eq(CommandKind.RESUME), eq(tenant), any(), any(), any());
        doReturn(answer).when(commands).give(eq(CommandKind.SHOW_NEW_CODE), eq(tenant), any(), any(), any());
        doReturn(answer).when(commands).give(eq(CommandKind.REQUEST_PAIRING_CODE), eq(tenant), any(), any(), any());
        doReturn(answer).when(commands).give(eq(CommandKind.FORCE_RESTART), eq(tenant), any(), any(), any());
        doReturn(answer).when(commands).give(eq(CommandKind.SCREENSHOT), eq(tenant), any(), any(), any());
        assertThat(press(command)).flash().containsEntry("notice", "Done as asked.");
    }

    @Test
    void knowsNoOtherCommand() {
        assertThat(press("explode")).hasStatus(HttpStatus.NOT_FOUND).bodyText().contains("There is nothing here");
    }

    private CommandRefused refused() {
        return new CommandRefused(CommandKind.START, tenant, PhaseName.RUNNING, null, "Restart it instead.");
    }

    private MvcTestResult press(String command) {
        return web.post()
                .uri("/admin/tenants/{id}/worker/{command}", tenant, command)
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .exchange();
    }

    private MvcTestResult pressWithHtmx(String command) {
        return web.post()
                .uri("/admin/tenants/{id}/worker/{command}", tenant, command)
                .with(csrf())
                .header("HX-Request", "true")
                .exchange();
    }
}
