package io.flowhq.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.contract.lifecycle.WorkerStatus;
import io.flowhq.store.session.LinkStatus;
import io.flowhq.store.tenant.ObservedStatus;
import io.flowhq.store.tenant.SessionSummary;
import io.flowhq.store.tenant.Tenant;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.WorkerSummary;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkControllerTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void showsTheCodeAndHowLongItIsGoodFor() {
        var panel = LinkController.of(tenant(PhaseName.AWAITING_SCAN, null), code(2, NOW.plusMillis(18_900)), NOW);
        assertThat(panel).isNotNull();
        assertThat(panel.qr()).startsWith("data:image/png;base64,");
        assertThat(panel.generation()).isEqualTo(2);
        assertThat(panel.of()).isEqualTo(6);
        assertThat(panel.secondsLeft()).isEqualTo(18);
        assertThat(panel.ranOut()).isFalse();
    }

    @Test
    void hidesACodeThatCanNoLongerBeScanned() {
        var panel = LinkController.of(tenant(PhaseName.AWAITING_SCAN, null), code(2, NOW), NOW);
        assertThat(panel).isNotNull();
        assertThat(panel.qr()).isNull();
        assertThat(panel.ranOut()).isFalse();
    }

    @Test
    void saysWhenTheLastCodeHasGone() {
        var panel = LinkController.of(tenant(PhaseName.AWAITING_SCAN, null), code(6, NOW.minusSeconds(1)), NOW);
        assertThat(panel).isNotNull();
        assertThat(panel.ranOut()).isTrue();
        var parked =
                LinkController.of(tenant(PhaseName.ERROR, ErrorReason.SCAN_TIMEOUT), code(6, NOW.plusSeconds(9)), NOW);
        assertThat(parked).isNotNull();
        assertThat(parked.ranOut()).isTrue();
        assertThat(parked.qr()).isNull();
    }

    @Test
    void groupsThePairingCodeAndForgetsItWhenItHasExpired() {
        var tenant = tenant(PhaseName.AWAITING_SCAN, null);
        var fresh = LinkController.of(tenant, pairing(NOW.plusSeconds(1)), NOW);
        var stale = LinkController.of(tenant, pairing(NOW), NOW);
        assertThat(fresh).isNotNull().extracting(LinkController::pairingCode).isEqualTo("ABCD-2345");
        assertThat(stale).isNotNull().extracting(LinkController::pairingCode).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AWAITING_SCAN")
    void isThereOnlyWhileSomethingCanBeLinked(PhaseName phase) {
        assertThat(LinkController.of(tenant(phase, null), code(1, NOW.plusSeconds(9)), NOW))
                .isNull();
    }

    @Test
    void givesProgramsNoCodeThatCannotBeScanned() {
        var json = LinkJson.of(tenant(PhaseName.AWAITING_SCAN, null), code(2, NOW), NOW);
        assertThat(json.qr()).isNull();
        assertThat(json.expiresAt()).isNull();
        assertThat(json.generation()).isEqualTo(2);
    }

    private static LinkStatus code(int generation, Instant expiresAt) {
        return new LinkStatus(SessionState.QR_READY, "2@text", generation, 6, expiresAt, null, null);
    }

    private static LinkStatus pairing(Instant expiresAt) {
        return new LinkStatus(SessionState.QR_READY, null, 0, 0, null, "ABCD2345", expiresAt);
    }

    private static TenantOverview tenant(PhaseName phase, @Nullable ErrorReason errorReason) {
        var tenant = new Tenant(new TenantId(new UUID(1, 2)), "Salon", "255700000001", TenantStatus.NEW, NOW, NOW);
        var observed =
                new ObservedStatus(DesiredState.RUNNING, phase, errorReason, false, false, 0, null, NOW, new Epoch(1));
        return new TenantOverview(
                tenant,
                null,
                observed,
                new SessionSummary(SessionState.QR_READY, null, null),
                new WorkerSummary("worker-1", WorkerStatus.RUNNING, null));
    }
}
