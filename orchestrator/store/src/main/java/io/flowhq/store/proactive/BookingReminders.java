package io.flowhq.store.proactive;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.NewText;
import io.flowhq.store.message.PlannedText;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.message.TextPlanning;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminders of confirmed bookings. A customer is reminded once of each time: that it was done stands with the text or not
 * at all. One who was told of the booking within the lead is not reminded.
 */
public class BookingReminders {

    private static final String AUTHOR = "reminder";

    private final JdbcClient jdbc;
    private final TextPlanning planning;

    public BookingReminders(JdbcClient jdbc, TextPlanning planning) {
        this.jdbc = jdbc;
        this.planning = planning;
    }

    /** A booking whose reminder has to be looked at anew. */
    public record Change(TenantId tenant, long booking, long revision) {}

    public List<Change> changes(int max) {
        return jdbc.sql("select * from booking_changes order by changed_at limit :max")
                .param("max", max)
                .query((row, n) ->
                        new Change(TenantIdColumn.of(row), row.getLong("booking_id"), row.getLong("revision")))
                .list();
    }

    /** It was looked at; one that has changed meanwhile stays. */
    public void seen(Change change) {
        jdbc.sql("""
                        delete from booking_changes
                        where tenant_id = :tenant and booking_id = :booking and revision = :revision
                        """)
                .param("tenant", change.tenant().value())
                .param("booking", change.booking())
                .param("revision", change.revision())
                .update();
    }

    /** It could not be looked at now and is so after all others. */
    public void later(Change change) {
        jdbc.sql("""
                        update booking_changes set changed_at = clock_timestamp()
                        where tenant_id = :tenant and booking_id = :booking
                        """)
                .param("tenant", change.tenant().value())
                .param("booking", change.booking())
                .update();
    }

    /** When the customer has to be reminded, which may be past; empty when there is nothing to remind of. */
    public Optional<Instant> due(TenantId tenant, long booking) {
        return jdbc.sql("""
                        select starts_at - make_interval(mins => reminder_minutes) as due
                        from bookings join proactive_settings using (tenant_id)
                        where tenant_id = :tenant and id = :booking and status = 'CONFIRMED' and starts_at > now()
                          and reminder_minutes is not null and reminded_of is distinct from starts_at
                          and decided_at < starts_at - make_interval(mins => reminder_minutes)
                        """)
                .param("tenant", tenant.value())
                .param("booking", booking)
                .query((row, n) -> TimestampColumns.get(row, "due"))
                .optional();
    }

    /** What became of a reminder. */
    public enum Outcome {
        PLANNED,
        /** It has been planned before, or there is nothing to remind of any more. */
        NOT_NEEDED,
        /** As many texts of the tenant wait as may: to be tried again. */
        NO_ROOM
    }

    /**
     * @param booking as it was read; one that has been moved or called off since is not reminded of
     * @param text what the customer reads
     */
    @Transactional
    public Outcome remind(CustomerRequest booking, String text, SendingLimit limit) {
        if (!isToBeReminded(booking)) {
            return Outcome.NOT_NEEDED;
        }
        PlannedText planned = planning.plan(
                new NewText(booking.tenant(), booking.replyChat(), text, null, MessageOrigin.PROGRAM, AUTHOR, null),
                limit);
        if (!(planned instanceof PlannedText.Planned)) {
            return Outcome.NO_ROOM;
        }
        jdbc.sql("update bookings set reminded_of = starts_at where tenant_id = :tenant and id = :booking")
                .param("tenant", booking.tenant().value())
                .param("booking", booking.id())
                .update();
        return Outcome.PLANNED;
    }

    /** Nobody else can remind of it, move it or call it off until this transaction ends. */
    private boolean isToBeReminded(CustomerRequest booking) {
        return jdbc.sql("""
                        select id from bookings
                        where tenant_id = :tenant and id = :booking and status = 'CONFIRMED' and starts_at = :starts
                          and starts_at > now() and reminded_of is distinct from starts_at
                        for update
                        """)
                .param("tenant", booking.tenant().value())
                .param("booking", booking.id())
                .param("starts", TimestampColumns.sqlOrNull(booking.startsAt()))
                .query(Long.class)
                .optional()
                .isPresent();
    }
}
