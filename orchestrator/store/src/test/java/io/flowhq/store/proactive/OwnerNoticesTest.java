package io.flowhq.store.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.store.StoreTest;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.SendingLimit;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@StoreTest
class OwnerNoticesTest {

    private static final String OWNER = "255755000001";
    private static final String CHAT = "255711222333@c.us";
    private static final SendingLimit LIMIT = new SendingLimit(10, Duration.ofMinutes(1));

    @Autowired
    ApplicationContext store;

    @Autowired
    OwnerNotices notices;

    @Autowired
    ProactiveSettings settings;

    private ProactiveTenant tenant;
    private ProactiveTenant other;

    @BeforeEach
    void twoTenants() {
        tenant = ProactiveTenant.in(store::getBean);
        other = ProactiveTenant.in(store::getBean);
        tenant.set(new ProactiveSetting(null, OWNER, LocalTime.of(21, 0), LocalTime.of(7, 0)));
    }

    @Test
    void tellOfEachFollowUpOnceAndOfSeveralInOneMessage() {
        tenant.wants(CHAT, FollowUpReason.COMPLAINT);
        tenant.wants(CHAT, FollowUpReason.QUESTION);
        tenant.wants(CHAT, FollowUpReason.QUESTION);
        other.wants(CHAT, FollowUpReason.DANGER);

        assertThat(plan(tenant, Duration.ZERO)).isTrue();
        assertThat(plan(tenant, Duration.ZERO)).isFalse();

        assertThat(tenant.texts()).containsExactly(OWNER + ": {QUESTION=2, COMPLAINT=1}");
        assertThat(other.texts()).isEmpty();
    }

    @Test
    void leaveAnIntervalBetweenTwo() {
        tenant.wants(CHAT, FollowUpReason.QUESTION);
        plan(tenant, Duration.ofMinutes(5));
        tenant.wants(CHAT, FollowUpReason.COMPLAINT);

        assertThat(plan(tenant, Duration.ofMinutes(5))).isFalse();
        assertThat(plan(tenant, Duration.ZERO)).isTrue();
        assertThat(tenant.texts()).endsWith(OWNER + ": {COMPLAINT=1}");
    }

    @Test
    void areMadeUpForWhenThereIsRoomAgain() {
        tenant.wants(CHAT, FollowUpReason.QUESTION);

        assertThat(notices.plan(
                        tenant.id(),
                        OWNER,
                        Duration.ZERO,
                        Object::toString,
                        new SendingLimit(0, Duration.ofMinutes(1))))
                .isFalse();
        assertThat(plan(tenant, Duration.ZERO)).isTrue();
    }

    @Test
    void tellOwnersNothingOfTheirOwnChat() {
        tenant.wants(OWNER + "@c.us", FollowUpReason.QUESTION);

        assertThat(plan(tenant, Duration.ZERO)).isFalse();
    }

    @Test
    void areDueOnlyForWhoWantsThem() {
        tenant.wants(CHAT, FollowUpReason.QUESTION);
        other.wants(CHAT, FollowUpReason.QUESTION);

        assertThat(settings.withNoticesDue()).contains(tenant.id()).doesNotContain(other.id());
        assertThat(settings.of(other.id())).isEqualTo(ProactiveSetting.OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "21:00, 07:00, 23:00, true",
        "21:00, 07:00, 06:59, true",
        "21:00, 07:00, 07:00, false",
        "21:00, 07:00, 20:59, false",
        "12:00, 14:00, 13:00, true",
        "12:00, 14:00, 14:00, false",
        "08:00, 08:00, 08:00, false"
    })
    void knowQuietHours(LocalTime from, LocalTime until, LocalTime at, boolean quiet) {
        assertThat(new ProactiveSetting(null, OWNER, from, until).isQuietAt(at)).isEqualTo(quiet);
    }

    private boolean plan(ProactiveTenant of, Duration interval) {
        return notices.plan(of.id(), OWNER, interval, Object::toString, LIMIT);
    }
}
