package io.flowhq.orchestrator.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.answering.AnsweringSettings;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.proactive.OwnerNotices;
import io.flowhq.store.proactive.ProactiveSetting;
import io.flowhq.store.proactive.ProactiveSettings;
import io.flowhq.store.proactive.ProactiveTenant;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealOrchestrator.class)
class OwnerNoticePlannerTest {

    private static final String OWNER = "255755000001";
    private static final Instant NIGHT_IN_DAR = Instant.parse("2026-03-04T20:30:00Z");
    private static final Instant MORNING_IN_DAR = Instant.parse("2026-03-05T04:30:00Z");

    private Running orchestrator;
    private ProactiveTenant tenant;

    @BeforeEach
    void begin(Running running) {
        orchestrator = running;
        tenant = ProactiveTenant.in(running::bean);
    }

    @Test
    void tellsAnOwnerInTheLanguageOfTheBusinessOutsideQuietHours() {
        tenant.wants("255711222333@c.us", FollowUpReason.ORDER);
        tenant.wants("255711222333@c.us", FollowUpReason.COMPLAINT);
        assertThat(at(MORNING_IN_DAR).plan(tenant.id())).isFalse();
        tenant.set(new ProactiveSetting(null, OWNER, LocalTime.of(21, 0), LocalTime.of(7, 0)));

        assertThat(at(NIGHT_IN_DAR).plan(tenant.id())).isFalse();
        assertThat(at(MORNING_IN_DAR).plan(tenant.id())).isTrue();

        assertThat(tenant.texts())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith(OWNER)
                        .contains("wateja 2 wanakusubiri", "• Oda: 1\n• Malalamiko: 1"));
    }

    private OwnerNoticePlanner at(Instant now) {
        return new OwnerNoticePlanner(
                orchestrator.bean(ProactiveSettings.class),
                orchestrator.bean(OwnerNotices.class),
                orchestrator.bean(ReplyConfigs.class),
                () -> now,
                orchestrator.bean(AnsweringSettings.class));
    }
}
