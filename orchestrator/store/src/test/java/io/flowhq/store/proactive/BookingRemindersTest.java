package io.flowhq.store.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.store.StoreTest;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.RequestStatus;
import io.flowhq.store.proactive.BookingReminders.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@StoreTest
class BookingRemindersTest {

    private static final SendingLimit LIMIT = new SendingLimit(1, Duration.ofMinutes(1));
    private static final ProactiveSetting AN_HOUR_BEFORE = new ProactiveSetting(
            Duration.ofHours(1), null, ProactiveSetting.OFF.quietFrom(), ProactiveSetting.OFF.quietUntil());

    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    ApplicationContext store;

    @Autowired
    BookingReminders reminders;

    private ProactiveTenant tenant;
    private ProactiveTenant other;

    @BeforeEach
    void twoTenants() {
        tenant = ProactiveTenant.in(store::getBean);
        other = ProactiveTenant.in(store::getBean);
    }

    @Test
    void areNotSetUnlessTheTenantWantsThem() {
        CustomerRequest booking = tenant.booked(tomorrow);

        assertThat(reminders.due(tenant.id(), booking.id())).isEmpty();
        assertThat(changes(tenant)).isEmpty();
    }

    @Test
    void areSetForWhatWaitsWhenTheTenantWantsThemAndForEachChangeLater() {
        CustomerRequest booking = tenant.booked(tomorrow);
        tenant.set(AN_HOUR_BEFORE);
        assertThat(changes(tenant)).singleElement().satisfies(reminders::seen);
        assertThat(changes(tenant)).isEmpty();

        tenant.decide(booking.id(), RequestStatus.CANCELLED);

        assertThat(changes(tenant)).hasSize(1);
        assertThat(changes(other)).isEmpty();
        assertThat(reminders.due(tenant.id(), booking.id())).isEmpty();
    }

    @Test
    void keepAChangeThatCameAfterItWasRead() {
        tenant.set(AN_HOUR_BEFORE);
        CustomerRequest booking = tenant.booked(tomorrow);
        BookingReminders.Change read = changes(tenant).getFirst();
        tenant.decide(booking.id(), RequestStatus.CANCELLED);

        reminders.seen(read);

        assertThat(changes(tenant)).hasSize(1);
    }

    @Test
    void areWrittenDownOnceForATime() {
        tenant.set(AN_HOUR_BEFORE);
        CustomerRequest booking = tenant.booked(tomorrow);
        assertThat(reminders.due(tenant.id(), booking.id())).contains(tomorrow.minus(Duration.ofHours(1)));

        assertThat(reminders.remind(booking, "Kesho", LIMIT)).isEqualTo(Outcome.PLANNED);
        assertThat(reminders.remind(booking, "Kesho", LIMIT)).isEqualTo(Outcome.NOT_NEEDED);

        assertThat(tenant.texts()).containsExactly(ProactiveTenant.NUMBER + ": Kesho");
        assertThat(reminders.due(tenant.id(), booking.id())).isEmpty();
    }

    @Test
    void waitForRoomAmongTheTextsOfTheTenant() {
        tenant.set(AN_HOUR_BEFORE);
        CustomerRequest first = tenant.booked(tomorrow);
        CustomerRequest second = tenant.booked(tomorrow.plus(Duration.ofHours(2)));
        reminders.remind(first, "Kesho", LIMIT);

        assertThat(reminders.remind(second, "Kesho", LIMIT)).isEqualTo(Outcome.NO_ROOM);

        assertThat(reminders.due(tenant.id(), second.id())).isPresent();
        assertThat(tenant.texts()).hasSize(1);
    }

    @Test
    void areNotForABookingThatWasCalledOffSinceItWasRead() {
        tenant.set(AN_HOUR_BEFORE);
        CustomerRequest booking = tenant.booked(tomorrow);
        tenant.decide(booking.id(), RequestStatus.CANCELLED);

        assertThat(reminders.remind(booking, "Kesho", LIMIT)).isEqualTo(Outcome.NOT_NEEDED);
        assertThat(tenant.texts()).isEmpty();
    }

    @Test
    void areNotForWhoWasToldOfTheBookingWithinTheLead() {
        tenant.set(AN_HOUR_BEFORE);
        CustomerRequest booking = tenant.booked(Instant.now().plus(Duration.ofMinutes(40)));

        assertThat(reminders.due(tenant.id(), booking.id())).isEmpty();
    }

    @Test
    void areOfTheirOwnTenantOnly() {
        other.set(AN_HOUR_BEFORE);
        CustomerRequest booking = tenant.booked(tomorrow);

        assertThat(reminders.due(other.id(), booking.id())).isEmpty();
        assertThat(reminders.due(tenant.id(), booking.id())).isEmpty();
        assertThat(changes(other)).isEmpty();
    }

    private List<BookingReminders.Change> changes(ProactiveTenant of) {
        return reminders.changes(1000).stream()
                .filter(change -> change.tenant().equals(of.id()))
                .toList();
    }
}
