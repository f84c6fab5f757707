package io.flowhq.web.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.flowhq.client.TenantCommands;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
@WithMockUser(username = "admin", roles = "ADMIN")
class ConfirmControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    TenantCommands commands;

    @ParameterizedTest
    @ValueSource(strings = {"logout", "delete"})
    void asksForTheNameFirst(String command) {
        var tenant = town.business("Think twice", PhaseName.RUNNING);
        assertThat(web.get()
                        .uri("/admin/tenants/{id}/{command}", tenant.id(), command)
                        .accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .contains("Think twice", "name=\"typed\"", "name=\"why\"")
                .doesNotContain("??");
    }

    @Test
    void doesNothingWhenTheNameIsWrong() {
        var tenant = town.business("Keep me").id();
        assertThat(web.post()
                        .uri("/admin/tenants/{id}/delete", tenant)
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML)
                        .param("typed", "keep me"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("This is not the name.");
        verify(commands, never()).give(any(), any(), any(), any(), any());
    }

    @Test
    void deletesWithTheReasonAndLeadsToTheList() {
        var tenant = town.business("Closing down").id();
        doReturn(new CommandResult(PhaseName.DELETED, null, "It is gone."))
                .when(commands)
                .give(eq(CommandKind.DELETE), eq(tenant), any(), eq("admin"), eq("shop closed"));
        var answer = web.post()
                .uri("/admin/tenants/{id}/delete", tenant)
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .param("typed", "Closing down")
                .param("why", "shop closed")
                .exchange();
        assertThat(answer).hasRedirectedUrl("/admin/tenants").flash().containsEntry("notice", "It is gone.");
    }

    @Test
    void isNotPassedByAPressedButton() {
        var tenant = town.business("No shortcut").id();
        assertThat(web.post()
                        .uri("/admin/tenants/{id}/worker/delete", tenant)
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML))
                .hasRedirectedUrl("/admin/tenants/" + tenant + "/delete");
        verify(commands, never()).give(eq(CommandKind.DELETE), eq(tenant), any(), any(), any());
    }
}
