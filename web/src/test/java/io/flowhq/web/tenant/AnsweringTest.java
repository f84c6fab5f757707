package io.flowhq.web.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.session.SessionImpairment;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A tenant whose customers wait for answers is shown as such, with the cause, whatever its phase is. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnsweringTest {

    private static final String CHAT = "255711000009@c.us";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    SessionRecords sessions;

    @Autowired
    SessionLeases leases;

    @Autowired
    FollowUps followUps;

    @Autowired
    Workers workers;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;
    private TenantId other;

    @BeforeEach
    void twoConnectedTenants() {
        var now = Instant.now();
        workers.report(new WorkerReport(new WorkerId("worker-1"), 8, 2, false, 1L, now, now));
        tenant = connected("Owes answers");
        other = connected("Owes none");
        writes(other, 5);
    }

    @Test
    void answersWhileEveryMessageIsRecentOrHasItsAnswer() {
        writes(tenant, 40);
        outcome("ANSWERED", writes(tenant, 300));

        assertThat(json(tenant, "$.answering.ok")).isEqualTo(true);
        assertThat(json(tenant, "$.answering.cause")).isNull();
    }

    @Test
    void showsWhoDoesNotAnswerOnEverySurfaceAndNobodyElse() {
        writes(tenant, 90);

        assertThat(json(tenant, "$.answering.ok")).isEqualTo(false);
        assertThat(json(tenant, "$.answering.cause")).isEqualTo("NOT_TAKEN_UP");
        assertThat(json(tenant, "$.answering.oldest_unanswered_at")).isNotNull();
        assertThat(json(other, "$.answering.ok")).isEqualTo(true);
        assertThat(page("/admin/tenants/" + tenant))
                .contains("id=\"not-answering\"", "its session does not take up messages");
        assertThat(page("/admin/tenants/" + other)).doesNotContain("not-answering");
        assertThat(page("/admin/tenants?q=Owes")).contains("Not answering", "not answering</strong>");
    }

    /** What is wrong for so many seconds, as it stands in the rows. */
    private interface Fault {
        void lastsFor(int seconds);
    }

    private Stream<Arguments> faults() {
        return Stream.of(
                fault("NOT_TAKEN_UP", seconds -> writes(tenant, seconds)),
                fault("SENDING_STALLED", seconds -> answers(tenant, writes(tenant, seconds), "SENDING", seconds)),
                fault("UNCERTAIN", seconds -> endsAs("UNCERTAIN", seconds)),
                fault("NOT_SENT", seconds -> endsAs("FAILED", seconds)),
                fault("PAGE_SILENT", seconds -> impaired(Duration.ofSeconds(seconds), null)),
                fault("MESSAGE_HELD", seconds -> impaired(null, Duration.ofSeconds(seconds))),
                fault("SESSION_GONE", this::leaseRanOut),
                fault("SESSION_GONE", this::leaseWasReleased),
                fault("START_WAITS", this::startIsNotTaken),
                fault("WORKER_GONE", seconds -> {
                    writes(tenant, seconds);
                    ofTenant("update worker_processes set worker_name = 'gone' where tenant_id = :tenant");
                }),
                fault("DISCONNECTED", seconds -> {
                    writes(tenant, seconds);
                    ofTenant("update whatsapp_sessions set state = 'DISCONNECTED' where tenant_id = :tenant");
                }));
    }

    private static Arguments fault(String cause, Fault fault) {
        return Arguments.of(cause, fault);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("faults")
    void isShownWithinTwoMinutesOfAnyCauseAndNotAtOnce(String cause, Fault fault) {
        fault.lastsFor(30);
        assertThat(json(tenant, "$.answering.ok")).isEqualTo(true);

        fault.lastsFor(110);
        assertThat(json(tenant, "$.answering.cause")).isEqualTo(cause);
        assertThat(json(other, "$.answering.ok")).isEqualTo(true);
        assertThat(page("/admin/tenants/" + tenant)).contains("id=\"not-answering\"");
        assertThat(page("/admin/tenants?q=Owes")).contains("not answering</strong>");
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("faults")
    void isNotShownWhileTheBotIsPaused(String cause, Fault fault) {
        fault.lastsFor(110);
        ofTenant("update tenants set silenced = true where id = :tenant");

        assertThat(json(tenant, "$.answering.ok")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNCERTAIN", "FAILED"})
    void isNotShownOnceSomebodyDealsWithIt(String outcome) {
        endsAs(outcome, 110);
        ofTenant("update follow_ups set taken_by = 'amina', taken_at = now() where tenant_id = :tenant");

        assertThat(json(tenant, "$.answering.ok")).isEqualTo(true);
    }

    @Test
    void isNotShownOnceALaterMessageOfTheChatIsAnswered() {
        endsAs("UNCERTAIN", 110);
        answers(tenant, outcome("ANSWERED", writes(tenant, 20)), "SENT", 15);

        assertThat(json(tenant, "$.answering.ok")).isEqualTo(true);
    }

    private void endsAs(String outcome, int secondsAgo) {
        var message = writes(tenant, secondsAgo);
        followUps.open(tenant, message, FollowUpReason.SEND_FAILED);
        outcome(outcome, message);
    }

    private void impaired(@Nullable Duration pageSilent, @Nullable Duration messageHeld) {
        sessions.impairments(List.of(new SessionImpairment(tenant, TenantFixtures.EPOCH, null, null)));
        sessions.impairments(List.of(new SessionImpairment(tenant, TenantFixtures.EPOCH, pageSilent, messageHeld)));
    }

    private void leaseRanOut(int secondsAgo) {
        leased();
        jdbc.sql("update session_leases set expires_at = now() - make_interval(secs => :ago) where tenant_id = :tenant")
                .param("ago", secondsAgo)
                .param("tenant", tenant.value())
                .update();
    }

    private void leaseWasReleased(int secondsAgo) {
        leased();
        leases.release(tenant, TenantFixtures.EPOCH, new WorkerId("worker-1"));
        jdbc.sql(
                        "update session_leases set released_at = now() - make_interval(secs => :ago) where tenant_id = :tenant")
                .param("ago", secondsAgo)
                .param("tenant", tenant.value())
                .update();
    }

    private void leased() {
        assertThat(leases.acquire(tenant, TenantFixtures.EPOCH, new WorkerId("worker-1"), Duration.ofSeconds(30)))
                .isTrue();
    }

    private void startIsNotTaken(int secondsAgo) {
        jdbc.sql("""
                insert into command_outbox (tenant_id, request_id, kind, requested_by, created_at)
                values (:tenant, :request, 'START', 'a test', now() - make_interval(secs => :ago))
                """)
                .param("tenant", tenant.value())
                .param("request", UUID.randomUUID().toString())
                .param("ago", secondsAgo)
                .update();
    }

    private void ofTenant(String sql) {
        jdbc.sql(sql).param("tenant", tenant.value()).update();
    }

    @ParameterizedTest
    @CsvSource({
        "WAITING_FOR_SLOT, NO_WORKER",
        "STARTING, STARTING",
        "AWAITING_SCAN, NEEDS_LINKING",
        "RECOVERING, RECOVERING",
    })
    void namesThePhaseInWhichNothingIsAnswered(PhaseName phase, String cause) {
        writes(tenant, 90);
        tenants.reaches(tenant, phase);

        assertThat(json(tenant, "$.answering.cause")).isEqualTo(cause);
    }

    @Test
    void namesAFailure() {
        writes(tenant, 90);
        tenants.fails(tenant, ErrorReason.BANNED, "blocked");

        assertThat(json(tenant, "$.answering.cause")).isEqualTo("FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAUSED", "HANDED_OFF", "TOO_OLD", "QUEUE_FULL", "OVER_LIMIT", "UNCERTAIN", "FAILED"})
    void owesNothingForWhatSomethingBecameOf(String outcome) {
        outcome(outcome, writes(tenant, 90));

        assertThat(json(tenant, "$.answering.ok")).isEqualTo(true);
    }

    @Test
    void owesNothingWhileThePersonHasTheChatOrTheBotIsPausedOrStopped() {
        writes(tenant, 90);
        jdbc.sql("insert into chat_handoffs (tenant_id, chat_id, cause, ends_at)"
                        + " values (:tenant, :chat, 'STAFF', now() + interval '5 minutes')")
                .param("tenant", tenant.value())
                .param("chat", CHAT)
                .update();
        assertThat(json(tenant, "$.answering.ok")).isEqualTo(true);
        jdbc.sql("delete from chat_handoffs").update();
        assertThat(json(tenant, "$.answering.ok")).isEqualTo(false);

        jdbc.sql("update tenants set silenced = true where id = :tenant")
                .param("tenant", tenant.value())
                .update();
        assertThat(json(tenant, "$.answering.ok")).isEqualTo(true);

        jdbc.sql("update tenants set silenced = false, desired = 'STOPPED' where id = :tenant")
                .param("tenant", tenant.value())
                .update();
        assertThat(json(tenant, "$.answering.ok")).isEqualTo(true);
    }

    @Test
    void owesNothingWhileItSendsAsFastAsItMay() {
        writes(tenant, 90);
        for (int i = 0; i < 10; i++) {
            answers(tenant, outcome("ANSWERED", writes(tenant, 100)), "SENT", 20);
        }

        assertThat(json(tenant, "$.answering.ok")).isEqualTo(true);
    }

    private TenantId connected(String name) {
        var id = tenants.business(name, PhaseName.RUNNING).id();
        sessions.connected(id, TenantFixtures.EPOCH, "255700000001", Instant.now());
        return id;
    }

    private long writes(TenantId to, int secondsAgo) {
        return jdbc.sql("""
                insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                                          wa_message_id, outcome, created_at)
                values (:tenant, 'IN', :chat, '255711000009', '255700000001', 'Bei?', :id, 'RECEIVED',
                        now() - make_interval(secs => :ago))
                returning id
                """)
                .param("tenant", to.value())
                .param("chat", CHAT)
                .param("id", UUID.randomUUID().toString())
                .param("ago", secondsAgo)
                .query(Long.class)
                .single();
    }

    private void answers(TenantId from, long question, String outcome, int secondsAgo) {
        jdbc.sql("""
                insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                                          wa_message_id, outcome, answers, created_at, settled_at)
                values (:tenant, 'OUT', :chat, '255700000001', '255711000009', 'Elfu kumi.', :id, :outcome, :question,
                        now() - make_interval(secs => :ago), now() - make_interval(secs => :ago))
                """)
                .param("tenant", from.value())
                .param("chat", CHAT)
                .param("id", UUID.randomUUID().toString())
                .param("outcome", outcome)
                .param("question", question)
                .param("ago", secondsAgo)
                .update();
    }

    private long outcome(String outcome, long message) {
        jdbc.sql("update message_logs set outcome = :outcome where id = :id")
                .param("outcome", outcome)
                .param("id", message)
                .update();
        return message;
    }

    private Object json(TenantId of, String path) {
        return com.jayway.jsonpath.JsonPath.read(text("/admin/tenants/" + of, MediaType.APPLICATION_JSON, true), path);
    }

    private String page(String path) {
        return text(path, MediaType.TEXT_HTML, false);
    }

    private String text(String path, MediaType form, boolean program) {
        var answer = web.get()
                .uri(path)
                .with(
                        program
                                ? httpBasic("admin", WebTest.PASSWORD)
                                : user("admin").roles("ADMIN"))
                .accept(form)
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
