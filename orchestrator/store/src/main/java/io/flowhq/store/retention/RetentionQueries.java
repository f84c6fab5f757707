package io.flowhq.store.retention;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes rows by their age, by the database's clock. Each call changes at most {@code max} rows and answers how many; rows
 * that another process is removing are passed over.
 */
public class RetentionQueries {

    private final JdbcClient jdbc;

    RetentionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The row of the message stays, so that it is never taken up again and counts stay true. */
    public int removeMessageTexts(Duration age, int max) {
        return change("""
                update message_logs
                set message_text = ''
                where (tenant_id, id) in (
                    select tenant_id, id from message_logs
                    where message_text <> '' and created_at < now() - make_interval(secs => :age)
                    order by created_at
                    limit :max
                    for update skip locked)
                """, age, max);
    }

    public int removeAuditEntries(Duration age, int max) {
        return change("""
                delete from portal_event_logs
                where id in (
                    select id from portal_event_logs
                    where created_at < now() - make_interval(secs => :age)
                    order by created_at, id
                    limit :max
                    for update skip locked)
                """, age, max);
    }

    public int removePhaseChanges(Duration age, int max) {
        return change("""
                delete from phase_changes
                where (tenant_id, id) in (
                    select tenant_id, id from phase_changes
                    where at < now() - make_interval(secs => :age)
                    order by at
                    limit :max
                    for update skip locked)
                """, age, max);
    }

    /** Hand-offs that ended so long ago. */
    public int removeHandoffs(Duration age, int max) {
        return change("""
                delete from chat_handoffs
                where (tenant_id, chat_id) in (
                    select tenant_id, chat_id from chat_handoffs
                    where ends_at < now() - make_interval(secs => :age)
                    order by ends_at
                    limit :max
                    for update skip locked)
                """, age, max);
    }

    /** Counts of ignored messages to which nothing was added for so long. */
    public int removeIgnoredCounts(Duration age, int max) {
        return change("""
                delete from ignored_messages
                where (tenant_id, kind) in (
                    select tenant_id, kind from ignored_messages
                    where counted_at < now() - make_interval(secs => :age)
                    limit :max
                    for update skip locked)
                """, age, max);
    }

    /** Workers that reported last so long ago. */
    public int removeGoneWorkers(Duration age, int max) {
        return change("""
                delete from workers
                where id in (
                    select id from workers
                    where last_seen_at < now() - make_interval(secs => :age)
                    limit :max
                    for update skip locked)
                """, age, max);
    }

    /** Events that were kept for those who follow tenants as a stream. */
    public int removeEvents(Duration age, int max) {
        return change("""
                delete from events
                where (tenant_id, id) in (
                    select tenant_id, id from events
                    where created_at < now() - make_interval(secs => :age)
                    order by created_at
                    limit :max
                    for update skip locked)
                """, age, max);
    }

    /** What was asked of pages, with the pictures and voice messages that nobody came to read. */
    public int removePageRequests(Duration age, int max) {
        return change("""
                delete from page_requests
                where (tenant_id, id) in (
                    select tenant_id, id from page_requests
                    where created_at < now() - make_interval(secs => :age)
                    limit :max
                    for update skip locked)
                """, age, max);
    }

    private int change(String sql, Duration age, int max) {
        return jdbc.sql(sql)
                .param("age", age.toMillis() / 1000.0)
                .param("max", max)
                .update();
    }
}
