package io.flowhq.store.page;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries requests to the page of a session and its answers back. A request that no worker takes up within a few seconds is
 * never taken up: who asked has gone by then.
 */
public class PageRequests {

    /** How many requests a tenant's page gets in a minute. */
    public static final int MAX_PER_MINUTE = 60;

    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(15);
    private static final Duration COLLECTED_WITHIN = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final ChangeNotifier changes;

    PageRequests(JdbcClient jdbc, ChangeNotifier changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** @return the request's id; empty when the page was asked too often in the last minute */
    @Transactional
    public OptionalLong ask(TenantId tenant, PageRequestKind kind, String chatId) {
        return ask(tenant, kind, chatId, null);
    }

    /**
     * The same for what a message carries.
     *
     * @see #collect
     */
    @Transactional
    public OptionalLong askForMedia(TenantId tenant, String chatId, String messageId) {
        return ask(tenant, PageRequestKind.MEDIA, chatId, messageId);
    }

    private OptionalLong ask(TenantId tenant, PageRequestKind kind, String chatId, @Nullable String messageId) {
        jdbc.sql("delete from page_requests where tenant_id = :tenant and created_at < now() - interval '1 minute'")
                .param("tenant", tenant.value())
                .update();
        Optional<Long> id = jdbc.sql("""
                        insert into page_requests (tenant_id, kind, chat_id, message_id)
                        select :tenant, :kind, :chat, :message
                        where (select count(*) from page_requests where tenant_id = :tenant) < :most
                        returning id
                        """)
                .param("tenant", tenant.value())
                .param("kind", kind.name())
                .param("chat", chatId)
                .param("message", messageId)
                .param("most", MAX_PER_MINUTE)
                .query(Long.class)
                .optional();
        id.ifPresent(asked -> changes.notify(ChangeNotification.Kind.PAGE_REQUEST, tenant));
        return id.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Takes up what waits, oldest first; whoever does so answers each. */
    @Transactional
    public List<PageRequest> take(TenantId tenant) {
        return jdbc.sql("""
                        with waiting as (
                            select tenant_id, id from page_requests
                            where tenant_id = :tenant and taken_at is null
                              and created_at > now() - make_interval(secs => :within)
                            order by id
                            for update skip locked
                        ), taken as (
                            update page_requests r set taken_at = now()
                            from waiting where r.tenant_id = waiting.tenant_id and r.id = waiting.id
                            returning r.tenant_id as tenant, r.id, r.kind, r.chat_id, r.message_id
                        )
                        select * from taken order by id
                        """)
                .param("tenant", tenant.value())
                .param("within", TAKEN_WITHIN.toSeconds())
                .query(PageRequest.class)
                .list();
    }

    public void answer(PageRequest request, @Nullable String answer, @Nullable String refusal) {
        jdbc.sql("""
                        update page_requests set answered_at = now(), answer = :answer, refusal = :refusal
                        where tenant_id = :tenant and id = :id and answered_at is null
                        """)
                .param("answer", answer)
                .param("refusal", refusal)
                .param("tenant", request.tenant().value())
                .param("id", request.id())
                .update();
    }

    /** Lays down what was asked for, unless whoever asked has gone by now. */
    public void deliver(PageRequest request, PageMedia media) {
        jdbc.sql("""
                        insert into page_media (tenant_id, request_id, content_type, content)
                        select tenant_id, id, :type, :content from page_requests
                        where tenant_id = :tenant and id = :id and answered_at is null
                          and created_at > now() - make_interval(secs => :within)
                        for update
                        """)
                .param("type", media.type())
                .param("content", media.content())
                .param("tenant", request.tenant().value())
                .param("id", request.id())
                .param("within", COLLECTED_WITHIN.toSeconds())
                .update();
    }

    /** Takes it away: there is no second time. */
    public Optional<PageMedia> collect(TenantId tenant, long id) {
        return jdbc.sql("""
                        delete from page_media where tenant_id = :tenant and request_id = :id
                        returning content_type, content
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, number) -> new PageMedia(row.getString("content_type"), row.getBytes("content")))
                .optional();
    }

    /** Ends the waiting: what was brought goes, and what is brought later is not laid down. */
    @Transactional
    public void forget(TenantId tenant, long id) {
        jdbc.sql("""
                        update page_requests set answered_at = coalesce(answered_at, now())
                        where tenant_id = :tenant and id = :id
                        """).param("tenant", tenant.value()).param("id", id).update();
        jdbc.sql("delete from page_media where tenant_id = :tenant and request_id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** Empty while there is none. */
    public Optional<PageAnswer> answerTo(TenantId tenant, long id) {
        return jdbc.sql("""
                        select answer, refusal from page_requests
                        where tenant_id = :tenant and id = :id and answered_at is not null
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(PageAnswer.class)
                .optional();
    }
}
