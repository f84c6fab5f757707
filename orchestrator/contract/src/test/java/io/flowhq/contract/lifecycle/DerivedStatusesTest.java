package io.flowhq.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedStatusesTest {

    @ParameterizedTest
    @CsvSource({
        "NEW,              false, false, false, NEW,        DISCONNECTED, STOPPED, STOPPED",
        "PROVISIONING,     false, false, false, QR_PENDING, DISCONNECTED, STOPPED, STARTING",
        "WAITING_FOR_SLOT, false, true,  false, QR_PENDING, DISCONNECTED, STOPPED, STARTING",
        "STARTING,         false, false, false, QR_PENDING, DISCONNECTED, STOPPED, STARTING",
        "STARTING,         false, false, true,  QR_PENDING, DISCONNECTED, RUNNING, STARTING",
        "AWAITING_SCAN,    false, false, true,  QR_PENDING, QR_READY,     RUNNING, SCAN_QR_CODE",
        "RUNNING,          false, true,  true,  ACTIVE,     CONNECTED,    RUNNING, WORKING",
        "RUNNING,          true,  true,  true,  PAUSED,     CONNECTED,    RUNNING, WORKING",
        "RECOVERING,       false, true,  false, ERROR,      DISCONNECTED, RUNNING, STARTING",
        "STOPPING,         false, true,  true,  PAUSED,     DISCONNECTED, STOPPED, STOPPED",
        "STOPPED,          false, true,  false, PAUSED,     DISCONNECTED, STOPPED, STOPPED",
        "STOPPED,          false, false, false, NEW,        DISCONNECTED, STOPPED, STOPPED",
        "ERROR,            true,  true,  false, ERROR,      DISCONNECTED, ERROR,   FAILED"
    })
    void callsAPhaseWhatEachVocabularyCallsIt(
            PhaseName phase,
            boolean silenced,
            boolean everLinked,
            boolean hosted,
            TenantStatus tenant,
            SessionState session,
            WorkerStatus worker,
            ApiStatus api) {
        assertThat(DerivedStatuses.of(phase, silenced, everLinked, hosted))
                .isEqualTo(new DerivedStatuses(tenant, session, worker, api));
    }

    @Test
    void usesEveryWordOfEveryVocabulary() {
        EnumSet<TenantStatus> tenant = EnumSet.noneOf(TenantStatus.class);
        EnumSet<ApiStatus> api = EnumSet.noneOf(ApiStatus.class);
        Arrays.stream(PhaseName.values()).forEach(phase -> {
            tenant.add(DerivedStatuses.of(phase, false, true, true).tenant());
            api.add(DerivedStatuses.of(phase, false, true, true).api());
        });
        assertThat(tenant).containsExactlyInAnyOrder(TenantStatus.values());
        assertThat(api).containsExactlyInAnyOrder(ApiStatus.values());
    }
}
