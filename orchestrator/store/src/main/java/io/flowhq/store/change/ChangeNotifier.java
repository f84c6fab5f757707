package io.flowhq.store.change;

import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells all processes of a change when, and only when, the transaction that makes it commits. */
public class ChangeNotifier {

    private final JdbcClient jdbc;

    ChangeNotifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tenant null when the change concerns no single tenant */
    public void notify(ChangeNotification.Kind kind, @Nullable TenantId tenant) {
        jdbc.sql("select pg_notify(:channel, :payload)")
                .param("channel", ChangeSubscriptions.CHANNEL)
                .param("payload", NotificationPayload.of(kind, tenant))
                .query((row, n) -> true)
                .single();
    }
}
