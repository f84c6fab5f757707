package io.flowhq.store.change;

import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells all processes of a change when, and only when, the transaction that makes it commits. PostgreSQL commits
 * notifications one after another, so messages, which come in numbers, are told of at most every 250 ms for each tenant: the
 * first at once, the last of a burst a moment later.
 */
public class ChangeNotifier implements DisposableBean {

    private final JdbcClient jdbc;
    private final NotificationThrottle<TenantId> messages =
            new NotificationThrottle<>(tenant -> send(ChangeNotification.Kind.MESSAGE, tenant));

    ChangeNotifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tenant null when the change concerns no single tenant */
    public void notify(ChangeNotification.Kind kind, @Nullable TenantId tenant) {
        if (kind != ChangeNotification.Kind.MESSAGE || tenant == null || messages.mayPass(tenant)) {
            send(kind, tenant);
        } else if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    messages.later(tenant);
                }
            });
        } else {
            messages.later(tenant);
        }
    }

    private void send(ChangeNotification.Kind kind, @Nullable TenantId tenant) {
        jdbc.sql("select pg_notify(:channel, :payload)")
                .param("channel", ChangeSubscriptions.CHANNEL)
                .param("payload", NotificationPayload.of(kind, tenant))
                .query((row, n) -> true)
                .single();
    }

    @Override
    public void destroy() {
        messages.close();
    }
}
