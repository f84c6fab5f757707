package io.flowhq.store.change;

import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells all processes of a change when, and only when, the transaction that makes it commits. */
public class Notifier {

    private final JdbcClient jdbc;

    Notifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tenant null when the change concerns no single tenant */
    public void notify(Change.Kind kind, @Nullable TenantId tenant) {
        jdbc.sql("select pg_notify(:channel, :payload)")
                .param("channel", Changes.CHANNEL)
                .param("payload", Payload.of(kind, tenant))
                .query((row, n) -> true)
                .single();
    }
}
