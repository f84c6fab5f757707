package io.flowhq.web.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.WebTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class WorkerControllerTest {

    private static final WorkerId WORKER = new WorkerId("worker-1");

    @Autowired
    MockMvcTester web;

    @Autowired
    Workers workers;

    @Autowired
    AuditTrail audit;

    @BeforeEach
    void twoWorkers() {
        var now = Instant.now();
        workers.report(new WorkerReport(WORKER, 8, 3, false, 900L << 20, now.minusSeconds(3600), now));
        workers.undrain(WORKER);
        workers.report(new WorkerReport(
                new WorkerId("worker-2"), 4, 0, false, 100L << 20, now.minusSeconds(7200), now.minusSeconds(120)));
    }

    @Test
    void tellsProgramsAboutEveryWorker() {
        var answer = web.get()
                .uri("/admin/workers")
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"workers": [
                    {"id": "worker-1", "name": "worker-1", "state": "LIVE", "slots": 8, "used": 3, "draining": false,
                     "memory": 943718400},
                    {"id": "worker-2", "state": "GONE", "slots": 4, "used": 0}],
                 "total": 2}
                """);
    }

    @Test
    void drainsAndUndrainsForAProgramAndRemembersWhoDidIt() {
        assertThat(ask("worker-1", "drain")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"success": true, "worker": {"id": "worker-1", "state": "DRAINING", "draining": true}}
                """);
        assertThat(workers.isDraining(WORKER)).isTrue();
        assertThat(audit.latest(null, 1).getFirst().payload())
                .containsEntry("by", "admin")
                .containsEntry("command", "drain")
                .containsEntry("worker", "worker-1")
                .containsEntry("outcome", "done");

        assertThat(ask("worker-1", "undrain")).hasStatusOk();
        assertThat(workers.isDraining(WORKER)).isFalse();
    }

    @Test
    void knowsNoOtherWorkerAndNoOtherRequest() {
        assertThat(ask("worker-9", "drain"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .isLenientlyEqualTo("""
                {"code": "worker_not_found",
                 "detail": "There is no bot-worker 'worker-9'. Those known: worker-1, worker-2."}
                """);
        assertThat(audit.latest(null, 1).getFirst().payload()).containsEntry("outcome", "worker_not_found");
        assertThat(ask("worker-1", "explode")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @WithMockUser(username = "admin", roles = "ADMIN")
    void showsTheFleetWithAButtonForEach() {
        assertThat(web.get().uri("/admin/workers").accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .contains("<title>Workers", "id=\"worker-worker-1\"", "3 of 8", "900 MB", "data-worker=\"GONE\"")
                .contains("action=\"/admin/workers/worker-1/drain\"")
                .contains("hx-get=\"/admin/workers\"");
    }

    @Test
    @WithMockUser(username = "admin", roles = "ADMIN")
    void answersAButtonWithTheFleetOrLeadsBack() {
        assertThat(press("worker-1", true))
                .hasStatusOk()
                .bodyText()
                .contains("data-worker=\"DRAINING\"", "action=\"/admin/workers/worker-1/undrain\"", "id=\"notices\"")
                .doesNotContain("<html");
        assertThat(press("worker-1", false))
                .hasRedirectedUrl("/admin/workers")
                .flash()
                .containsKey("notice");
        assertThat(press("worker-9", false)).flash().containsKey("alert");
    }

    @Test
    @WithMockUser(username = "admin", roles = "ADMIN")
    void tellsWhyAWorkerTakesNoSessions() {
        var now = Instant.now();
        workers.report(new WorkerReport(WORKER, 8, 0, false, 0, now, now, "The folder /data cannot be written"));

        assertThat(web.get().uri("/admin/workers").accept(MediaType.APPLICATION_JSON))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                {"workers": [{"id": "worker-1", "state": "UNFIT", "fault": "The folder /data cannot be written"},
                             {"id": "worker-2", "state": "GONE", "fault": null}]}
                """);
        assertThat(web.get().uri("/admin/workers").accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .contains("data-worker=\"UNFIT\"", "The folder /data cannot be written");
    }

    @Test
    void isForOperatorsOnly() {
        assertThat(web.get().uri("/admin/workers").accept(MediaType.APPLICATION_JSON))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    private MvcTestResult ask(String worker, String request) {
        return web.post()
                .uri("/admin/workers/{worker}/{request}", worker, request)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    private MvcTestResult press(String worker, boolean htmx) {
        var request = web.post()
                .uri("/admin/workers/{worker}/drain", worker)
                .with(csrf())
                .accept(MediaType.TEXT_HTML);
        return (htmx ? request.header("HX-Request", "true") : request).exchange();
    }
}
