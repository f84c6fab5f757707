package io.flowhq.store.order;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TimestampColumns;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Orders and bookings: placed and changed with the reply that says so, decided on by people. */
public class CustomerRequests {

    private static final String OPEN = " status in ('NEW', 'CONFIRMED') ";

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;
    private final DialogueRows dialogues;

    public CustomerRequests(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
        this.dialogues = new DialogueRows(jdbc);
    }

    /**
     * Does what a reply says; to be called in the transaction that plans it, one at a time for a tenant.
     *
     * @return false when the time of a booking has been taken meanwhile: nothing was changed then
     */
    @Transactional
    public boolean apply(TenantId tenant, String chatId, long messageId, DialogueChange change) {
        boolean applied = switch (change.effect()) {
            case DialogueChange.Nothing nothing -> true;
            case DialogueChange.Cancel cancel -> cancel(tenant, chatId, cancel);
            case DialogueChange.Place place -> place(tenant, chatId, messageId, place);
        };
        if (applied) {
            dialogues.put(tenant, chatId, messageId, change);
            changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        }
        return applied;
    }

    /** What was called off meanwhile is called off all the same. */
    private boolean cancel(TenantId tenant, String chatId, DialogueChange.Cancel cancel) {
        jdbc.sql("update " + cancel.kind().table() + """
                         set status = 'CANCELLED', decided_by = 'customer', decided_at = clock_timestamp()
                        where tenant_id = :tenant and id = :id and chat_id = :chat and
                        """ + OPEN)
                .param("tenant", tenant.value())
                .param("id", cancel.id())
                .param("chat", chatId)
                .update();
        return true;
    }

    private boolean place(TenantId tenant, String chatId, long messageId, DialogueChange.Place place) {
        if (place.kind() == RequestKind.BOOKING && isTaken(tenant, place)) {
            return false;
        }
        int changed = place.changes() == 0 ? 0 : change(tenant, chatId, messageId, place);
        return changed == 1 || insert(tenant, chatId, messageId, place) >= 0;
    }

    private boolean isTaken(TenantId tenant, DialogueChange.Place place) {
        return jdbc.sql("""
                        select exists (select from bookings
                          where tenant_id = :tenant and id <> :changes and starts_at < :ends and ends_at > :starts and
                        """ + OPEN + ")")
                .param("tenant", tenant.value())
                .param("changes", place.changes())
                .param("starts", TimestampColumns.sqlOrNull(place.startsAt()))
                .param("ends", TimestampColumns.sqlOrNull(place.endsAt()))
                .query(Boolean.class)
                .single();
    }

    private int change(TenantId tenant, String chatId, long messageId, DialogueChange.Place place) {
        String own = place.kind() == RequestKind.BOOKING
                ? ", starts_at = :starts, ends_at = :ends"
                : ", total = :total, currency = :currency";
        return bind(
                        jdbc.sql("update " + place.kind().table() + """
                                 set status = 'NEW', decided_by = null, decided_at = null, message_id = :message,
                                    thing = :thing, number = :number, place = :place, name = :name, language = :language
                                """ + own
                                + " where tenant_id = :tenant and id = :id and chat_id = :chat and" + OPEN),
                        tenant,
                        chatId,
                        messageId,
                        place)
                .param("id", place.changes())
                .update();
    }

    private int insert(TenantId tenant, String chatId, long messageId, DialogueChange.Place place) {
        boolean booking = place.kind() == RequestKind.BOOKING;
        return bind(
                        jdbc.sql("insert into " + place.kind().table()
                                + " (tenant_id, chat_id, message_id, thing, number, place, name, language"
                                + (booking ? ", starts_at, ends_at" : ", total, currency")
                                + ") values (:tenant, :chat, :message, :thing, :number, :place, :name, :language"
                                + (booking ? ", :starts, :ends" : ", :total, :currency")
                                + ") on conflict (tenant_id, message_id) do nothing"),
                        tenant,
                        chatId,
                        messageId,
                        place)
                .update();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement,
            TenantId tenant,
            String chatId,
            long messageId,
            DialogueChange.Place place) {
        RequestContent content = place.content();
        JdbcClient.StatementSpec bound = statement
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("message", messageId)
                .param("thing", content.thing() == null ? "" : content.thing())
                .param("number", content.number())
                .param("place", content.place())
                .param("name", content.name())
                .param("language", place.language());
        return place.kind() == RequestKind.ORDER
                ? bound.param(
                                "total",
                                place.total() == null ? null : place.total().amount())
                        .param(
                                "currency",
                                place.total() == null ? null : place.total().currency())
                : bound.param("starts", TimestampColumns.sqlOrNull(place.startsAt()))
                        .param("ends", TimestampColumns.sqlOrNull(place.endsAt()));
    }

    /** The last of a customer's that is neither done nor called off. */
    public Optional<CustomerRequest> lastOpen(TenantId tenant, String chatId) {
        return jdbc.sql("select * from (" + select(RequestKind.ORDER) + " union all " + select(RequestKind.BOOKING)
                        + """
                        ) request where tenant = :tenant and chat_id = :chat and
                        """ + OPEN + " order by created_at desc limit 1")
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .query(CustomerRequest.class)
                .optional();
    }

    /** When bookings begin that hold their time from now on, without the one that is being changed. */
    public List<BookedTime> taken(TenantId tenant, long without) {
        return jdbc.sql("""
                        select starts_at, ends_at from bookings
                        where tenant_id = :tenant and id <> :without and ends_at > now() and
                        """ + OPEN + " order by starts_at limit 1000")
                .param("tenant", tenant.value())
                .param("without", without)
                .query(BookedTime.class)
                .list();
    }

    /** Those of a tenant, those to be decided on first, then the newest. */
    public List<CustomerRequest> all(TenantId tenant, RequestKind kind, int max) {
        return jdbc.sql("select * from (" + select(kind) + """
                        ) request where tenant = :tenant order by status <> 'NEW', created_at desc limit :max
                        """)
                .param("tenant", tenant.value())
                .param("max", max)
                .query(CustomerRequest.class)
                .list();
    }

    public Optional<CustomerRequest> find(TenantId tenant, RequestKind kind, long id) {
        return jdbc.sql("select * from (" + select(kind) + ") request where tenant = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(CustomerRequest.class)
                .optional();
    }

    /** Changes the status; false when it does not follow from the one it has, or when there is none. */
    @Transactional
    public boolean decide(TenantId tenant, RequestKind kind, long id, RequestStatus status, String by) {
        int decided = jdbc.sql("update " + kind.table() + """
                         set status = :status, decided_by = :by, decided_at = clock_timestamp()
                        where tenant_id = :tenant and id = :id and status = any(:before)
                        """)
                .param("status", status.name())
                .param("by", by)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("before", status.before().stream().map(Enum::name).toArray(String[]::new))
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        return decided == 1;
    }

    private static String select(RequestKind kind) {
        return "select '" + kind.name() + "' as kind, tenant_id as tenant, id, chat_id, message_id, "
                + "(select wa_message_id from message_logs message where message.tenant_id = " + kind.table()
                + ".tenant_id and message.id = message_id) as wa_message_id, thing, number, place, name, "
                + (kind == RequestKind.BOOKING
                        ? "cast(null as numeric) as total, cast(null as text) as currency, starts_at"
                        : "total, currency, cast(null as timestamptz) as starts_at")
                + ", language, status, created_at, decided_by, decided_at from " + kind.table();
    }
}
