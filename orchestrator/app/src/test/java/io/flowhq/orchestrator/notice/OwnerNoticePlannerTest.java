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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

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
                        .contains("mambo 2 yanakusubiri", "• Oda: 1\n• Malalamiko: 1"));
    }

    @Test
    void tellsTheOtherOwnersWhereOneCannotBeTold() {
        JdbcClient jdbc = orchestrator.bean(JdbcClient.class);
        List<ProactiveTenant> others = Stream.generate(() -> ProactiveTenant.in(orchestrator::bean))
                .limit(6)
                .toList();
        for (ProactiveTenant business :
                Stream.concat(Stream.of(tenant), others.stream()).toList()) {
            business.wants("255711222333@c.us", FollowUpReason.ORDER);
            business.set(new ProactiveSetting(null, OWNER, LocalTime.of(21, 0), LocalTime.of(7, 0)));
        }
        jdbc.sql("create function refuse_notice() returns trigger language plpgsql as"
                        + " $$ begin raise check_violation; end $$")
                .update();
        jdbc.sql("create trigger refuse_notice before insert on message_logs for each row when (new.tenant_id = '"
                        + tenant.id() + "') execute function refuse_notice()")
                .update();
        try {
            at(MORNING_IN_DAR).round();

            assertThat(tenant.texts()).isEmpty();
            assertThat(others).allSatisfy(other -> assertThat(other.texts()).hasSize(1));
        } finally {
            jdbc.sql("drop function refuse_notice cascade").update();
        }
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
