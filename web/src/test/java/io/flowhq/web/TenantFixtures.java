package io.flowhq.web;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.store.TenantMother;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.message.Direction;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.DialogueChange;
import io.flowhq.store.order.DialogueRow;
import io.flowhq.store.order.RequestContent;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.session.QrCode;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Businesses for tests, brought into any phase the way a workflow and a session do it: through the store. */
public class TenantFixtures {

    public static final Epoch EPOCH = new Epoch(1);

    private static final Set<PhaseName> HOSTED =
            EnumSet.of(PhaseName.STARTING, PhaseName.AWAITING_SCAN, PhaseName.RUNNING, PhaseName.STOPPING);
    private static final Set<PhaseName> AT_REST =
            EnumSet.of(PhaseName.NEW, PhaseName.STOPPED, PhaseName.STOPPING, PhaseName.DELETED);

    private final AtomicLong rev = new AtomicLong();
    private final Tenants tenants;
    private final LifecycleRecords lifecycle;
    private final SessionRecords sessions;
    private final ChangeNotifier changeNotifier;
    private final JdbcClient jdbc;
    private final FollowUps followUps;
    private final CustomerRequests requests;

    TenantFixtures(
            Tenants tenants,
            LifecycleRecords lifecycle,
            SessionRecords sessions,
            ChangeNotifier changeNotifier,
            JdbcClient jdbc,
            FollowUps followUps,
            CustomerRequests requests) {
        this.tenants = tenants;
        this.lifecycle = lifecycle;
        this.sessions = sessions;
        this.changeNotifier = changeNotifier;
        this.jdbc = jdbc;
        this.followUps = followUps;
        this.requests = requests;
    }

    public NewTenant business(String name) {
        return business(TenantMother.named(name));
    }

    public NewTenant business(NewTenant tenant) {
        tenants.create(tenant);
        return tenant;
    }

    public NewTenant business(String name, PhaseName phase) {
        var tenant = business(name);
        reaches(tenant.id(), phase);
        return tenant;
    }

    public void reaches(TenantId tenant, PhaseName phase) {
        reaches(tenant, phase, null, 0, null, null);
    }

    /** The tenants of other tests no longer need a person. */
    public void nobodyFails() {
        jdbc.sql("update tenants set phase = 'STOPPED', reason = null where phase = 'ERROR'")
                .update();
    }

    public void fails(TenantId tenant, ErrorReason errorReason, String lastError) {
        reaches(tenant, PhaseName.ERROR, errorReason, 0, null, lastError);
    }

    public void recovers(TenantId tenant, int attempt, Instant nextTry) {
        reaches(tenant, PhaseName.RECOVERING, null, attempt, nextTry, null);
    }

    public void showsCode(TenantId tenant, QrCode code) {
        reaches(tenant, PhaseName.AWAITING_SCAN);
        sessions.showCode(tenant, EPOCH, code);
    }

    public void showsPairingCode(TenantId tenant, String code) {
        sessions.showPairingCode(tenant, EPOCH, code, Instant.now().plusSeconds(60));
    }

    public void isPictured(TenantId tenant, byte[] png) {
        sessions.screenshot(tenant, EPOCH, png, Instant.now());
    }

    public void writes(TenantId tenant, Direction direction, String customer, String text) {
        jdbc.sql("""
                insert into message_logs
                    (tenant_id, direction, chat_id, from_number, to_number, message_text, wa_message_id, outcome)
                values (:tenant, :direction, :chat, :from, :to, :text, :id, :outcome)
                """)
                .param("tenant", tenant.value())
                .param("direction", direction.name())
                .param("chat", customer + "@c.us")
                .param("from", direction == Direction.IN ? customer : "255700000000")
                .param("to", direction == Direction.IN ? "255700000000" : customer)
                .param("text", text)
                .param("id", UUID.randomUUID().toString())
                .param("outcome", direction == Direction.IN ? "ANSWERED" : "SENT")
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
    }

    /** @return the message with a picture */
    public long sends(TenantId tenant, String customer) {
        var message = writesMessage(tenant, customer, "");
        jdbc.sql("update message_logs set kind = 'MEDIA' where tenant_id = :tenant and id = :message")
                .param("tenant", tenant.value())
                .param("message", message)
                .update();
        return message;
    }

    /** @return what a person has to do now */
    public long waits(TenantId tenant, String customer, String text, FollowUpReason reason) {
        followUps.open(tenant, writesMessage(tenant, customer, text), reason);
        return followUps.allOpen(tenant, 200).getLast().id();
    }

    /** @return the new order */
    public long orders(TenantId tenant, String customer, String thing) {
        var message = writesMessage(tenant, customer, "ndiyo");
        var place = new DialogueChange.Place(
                RequestKind.ORDER, new RequestContent(thing, "2", "Mbezi", null, null, null), null, null, "SW", 0);
        requests.apply(tenant, customer + "@c.us", message, new DialogueChange(DialogueRow.NONE, true, place));
        return requests.all(tenant, RequestKind.ORDER, 1).getFirst().id();
    }

    /** @return the new booking */
    public long books(TenantId tenant, String customer, String thing, Instant starts) {
        var message = writesMessage(tenant, customer, "ndiyo");
        var place = new DialogueChange.Place(
                RequestKind.BOOKING,
                new RequestContent(thing, null, null, null, null, "Neema"),
                starts,
                starts.plusSeconds(3600),
                "SW",
                0);
        requests.apply(tenant, customer + "@c.us", message, new DialogueChange(DialogueRow.NONE, true, place));
        return requests.all(tenant, RequestKind.BOOKING, 1).getFirst().id();
    }

    private long writesMessage(TenantId tenant, String customer, String text) {
        writes(tenant, Direction.IN, customer, text);
        return jdbc.sql("select max(id) from message_logs where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    private void reaches(
            TenantId tenant,
            PhaseName phase,
            @Nullable ErrorReason errorReason,
            int attempt,
            @Nullable Instant nextTry,
            @Nullable String lastError) {
        lifecycle.project(new StatusProjection(
                tenant,
                rev.incrementAndGet(),
                AT_REST.contains(phase) ? DesiredState.STOPPED : DesiredState.RUNNING,
                phase,
                errorReason,
                false,
                phase == PhaseName.RUNNING,
                EPOCH,
                HOSTED.contains(phase) ? new WorkerId("worker-1") : null,
                attempt,
                nextTry,
                Instant.now(),
                lastError));
    }
}
