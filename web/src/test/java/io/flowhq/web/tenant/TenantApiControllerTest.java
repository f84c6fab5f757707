package io.flowhq.web.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.client.TenantCommands;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Direction;
import io.flowhq.store.session.QrCode;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class TenantApiControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    TenantCommands commands;

    @Test
    void createsATenantFromJson() {
        var answer = post("/admin/tenants", """
                {"name": "Arusha Books", "phone_number": "255 754 222 333", "template_type": "SUPPORT",
                 "business_name": "Arusha Bookshop", "language": "EN"}
                """);
        assertThat(answer).hasStatus(HttpStatus.CREATED).hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {"name": "Arusha Books", "phone_number": "255754222333", "status": "NEW", "phase": "NEW", "reason": null,
                 "session": {"state": "DISCONNECTED", "last_seen_at": null},
                 "worker": {"name": null, "status": "STOPPED", "last_error": null},
                 "config": {"template_type": "SUPPORT", "business_name": "Arusha Bookshop", "language": "EN",
                            "hours_json": null, "time_zone": "Africa/Dar_es_Salaam"}}
                """);
        assertThat(answer)
                .bodyJson()
                .hasPathSatisfying("$.id", id -> assertThat(id).asString().matches("[0-9a-f-]{36}"));
        assertThat(answer)
                .headers()
                .hasHeaderSatisfying(
                        "Location",
                        location -> assertThat(location).first().asString().startsWith("/admin/tenants/"));
    }

    @Test
    void createsATenantFromAFormForAProgramToo() {
        assertThat(web.post()
                        .uri("/admin/tenants")
                        .with(httpBasic("admin", WebTest.PASSWORD))
                        .accept(MediaType.APPLICATION_JSON)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("name", "By form")
                        .param("phone_number", "255754222444")
                        .param("template_type", "BOOKING"))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.config.language")
                .isEqualTo("SW");
    }

    @Test
    void namesEveryFaultAtOnce() {
        var answer = post("/admin/tenants", "{\"phone_number\": \"0712\", \"language\": \"FR\"}");
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid_tenant");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("name", "phone_number", "template_type", "language");
    }

    @Test
    void refusesANumberThatIsAnotherTenants() {
        var first = town.business("Number owner");
        var answer = post("/admin/tenants", """
                {"name": "Late", "phone_number": "%s", "template_type": "BOOKING"}
                """.formatted(first.phoneNumber()));
        assertThat(answer)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("number_taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"name\": {}}"})
    void refusesWhatIsNoTenantAtAll(String body) {
        assertThat(post("/admin/tenants", body))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("bad_request");
    }

    @Test
    void listsTenantsByPage() {
        town.business("Kigoma Boats", PhaseName.RUNNING);
        town.business("Kigoma Nets");
        var answer = get("/admin/tenants?q=kigoma&status=&page=");
        assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.total").isEqualTo(2);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.tenants[*].name")
                .asArray()
                .containsExactly("Kigoma Boats", "Kigoma Nets");
        assertThat(answer).bodyJson().extractingPath("$.tenants[0].status").isEqualTo("ACTIVE");
        assertThat(get("/admin/tenants?q=kigoma&status=ACTIVE"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
    }

    @Test
    void showsOneTenantWithItsMessages() {
        var tenant = town.business("Shown", PhaseName.RUNNING);
        town.writes(tenant.id(), Direction.IN, "255744444444", "Habari");
        var answer = get("/admin/tenants/" + tenant.id());
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(tenant.id().toString());
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.messages[0].message_text")
                .isEqualTo("Habari");
        assertThat(answer)
                .bodyJson()
                .hasPath("$.setup_request")
                .extractingPath("$.setup_request")
                .isNull();
        assertThat(answer).bodyJson().extractingPath("$.worker.name").isEqualTo("worker-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/tenants/4f9c1b1e-0000-4000-8000-000000000000",
                "/admin/tenants/nonsense",
                "/admin/tenants/4f9c1b1e-0000-4000-8000-000000000000/qr",
                "/admin/tenants/4f9c1b1e-0000-4000-8000-000000000000/logs"
            })
    void knowsNoOtherTenant(String address) {
        assertThat(get(address))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("tenant_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "restart", "force-restart"})
    void givesACommand(String command) {
        var tenant = town.business("Commanded by a program").id();
        var answer = new CommandResult(PhaseName.STARTING, null, "A browser opens.");
        doReturn(answer).when(commands).give(eq(CommandKind.START), eq(tenant), any(), eq("admin"), any());
        doReturn(answer).when(commands).give(eq(CommandKind.STOP), eq(tenant), any(), eq("admin"), any());
        doReturn(answer).when(commands).give(eq(CommandKind.RESTART), eq(tenant), any(), eq("admin"), any());
        doReturn(answer).when(commands).give(eq(CommandKind.FORCE_RESTART), eq(tenant), any(), eq("admin"), any());
        assertThat(post("/admin/tenants/" + tenant + "/worker/" + command, ""))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"success\": true, \"phase\": \"STARTING\"}");
    }

    @Test
    void givesARepeatedCommandUnderTheSameRequest() {
        var tenant = town.business("Once").id();
        doReturn(new CommandResult(PhaseName.STARTING, null, "A browser opens."))
                .when(commands)
                .give(eq(CommandKind.START), eq(tenant), eq(new RequestId("same")), any(), any());
        assertThat(web.post()
                        .uri("/admin/tenants/{id}/worker/start", tenant)
                        .with(httpBasic("admin", WebTest.PASSWORD))
                        .accept(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Key", "same"))
                .hasStatusOk();
    }

    @Test
    void saysWhyACommandIsRefusedAndWhatToDo() {
        var tenant = town.business("Refused").id();
        doThrow(new CommandRefused(
                        CommandKind.START, tenant, PhaseName.ERROR, ErrorReason.BANNED, "Appeal on the phone first."))
                .when(commands)
                .give(eq(CommandKind.START), eq(tenant), any(), any(), any());
        var answer = post("/admin/tenants/" + tenant + "/worker/start", "");
        assertThat(answer).hasStatus(HttpStatus.CONFLICT).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {"status": 409, "code": "command_refused", "phase": "ERROR", "reason": "BANNED",
                 "next_step": "Appeal on the phone first."}
                """);
    }

    @Test
    void saysThatNobodyTookTheCommand() {
        var tenant = town.business("Unheard").id();
        assertThat(post("/admin/tenants/" + tenant + "/worker/start", ""))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("orchestrator_unavailable");
    }

    @Test
    void givesTheCodeAsAPicture() {
        var tenant = town.business("Code for programs").id();
        assertThat(get("/admin/tenants/" + tenant + "/qr")).bodyJson().isLenientlyEqualTo("""
                {"state": "DISCONNECTED", "qr": null, "expires_at": null, "generation": 0}
                """);
        town.showsCode(tenant, new QrCode("2@secret", 3, 6, Instant.now().plusSeconds(20)));
        var answer = get("/admin/tenants/" + tenant + "/qr");
        assertThat(answer).bodyJson().isLenientlyEqualTo("{\"state\": \"QR_READY\", \"generation\": 3, \"of\": 6}");
        assertThat(answer).bodyJson().extractingPath("$.qr").asString().startsWith("data:image/png;base64,");
        assertThat(answer).bodyJson().extractingPath("$.expires_at").asString().endsWith("Z");
        assertThat(answer).hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
    }

    @Test
    void logsATenantsMessagesNewestLastAndNobodyElses() {
        TenantId ours = town.business("Our log").id();
        TenantId theirs = town.business("Their log").id();
        town.writes(ours, Direction.IN, "255755555555", "moja");
        town.writes(theirs, Direction.IN, "255766666666", "si yetu");
        town.writes(ours, Direction.OUT, "255755555555", "mbili");
        var answer = get("/admin/tenants/" + ours + "/logs");
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].message_text")
                .asArray()
                .containsExactly("moja", "mbili");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$[1]")
                .asMap()
                .containsOnlyKeys(
                        "id",
                        "direction",
                        "from_number",
                        "to_number",
                        "message_text",
                        "wa_message_id",
                        "created_at",
                        "outcome");
        assertThat(get("/admin/tenants/" + ours + "/logs?limit=1"))
                .bodyJson()
                .extractingPath("$[*].message_text")
                .asArray()
                .containsExactly("mbili");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-5", "many"})
    void boundsTheLog(String limit) {
        var tenant = town.business("Bounded").id();
        var answer = get("/admin/tenants/" + tenant + "/logs?limit=" + limit);
        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("limit");
    }

    @Test
    void refusesOtherMethodsAndFormsInJsonToo() {
        assertThat(web.delete()
                        .uri("/admin/tenants")
                        .with(httpBasic("admin", WebTest.PASSWORD))
                        .accept(MediaType.APPLICATION_JSON))
                .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("method_not_allowed");
        assertThat(web.post()
                        .uri("/admin/tenants")
                        .with(httpBasic("admin", WebTest.PASSWORD))
                        .accept(MediaType.APPLICATION_JSON)
                        .contentType(MediaType.TEXT_XML)
                        .content("<tenant/>"))
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("unsupported_media_type");
    }

    private MvcTestResult get(String address) {
        return web.get()
                .uri(address)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    private MvcTestResult post(String address, String json) {
        return web.post()
                .uri(address)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange();
    }
}
