package io.flowhq.store.push;

import io.flowhq.contract.TenantId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The browsers that people of businesses want to be told in. They go with the person, with a sign-out and with the tenant. */
public class PushSubscriptions {

    /** How many browsers one person has; the oldest gives way. */
    public static final int MAX_OF_PERSON = 5;

    private final JdbcClient jdbc;

    PushSubscriptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps a browser in place of what was kept of it.
     *
     * @return whether it is a new one
     */
    @Transactional
    public boolean put(PushSubscription subscription) {
        boolean known = exists(subscription.tenant(), subscription.user(), subscription.device());
        jdbc.sql("""
                        delete from push_subscriptions
                        where tenant_id = :tenant and device = :device and endpoint <> :endpoint
                        """)
                .param("tenant", subscription.tenant().value())
                .param("device", subscription.device())
                .param("endpoint", subscription.endpoint())
                .update();
        jdbc.sql("""
                        insert into push_subscriptions
                            (tenant_id, user_id, device, endpoint, public_key, auth_secret, language)
                        values (:tenant, :user, :device, :endpoint, :key, :secret, :language)
                        on conflict (tenant_id, endpoint) do update
                        set user_id = excluded.user_id, device = excluded.device, public_key = excluded.public_key,
                            auth_secret = excluded.auth_secret, language = excluded.language
                        """)
                .param("tenant", subscription.tenant().value())
                .param("user", subscription.user())
                .param("device", subscription.device())
                .param("endpoint", subscription.endpoint())
                .param("key", subscription.publicKey())
                .param("secret", subscription.authSecret())
                .param("language", subscription.language().name())
                .update();
        leaveTheNewest(subscription.tenant(), subscription.user());
        return !known;
    }

    private void leaveTheNewest(TenantId tenant, UUID user) {
        jdbc.sql("""
                        delete from push_subscriptions
                        where tenant_id = :tenant and user_id = :user and id not in (
                            select id from push_subscriptions where tenant_id = :tenant and user_id = :user
                            order by id desc limit :most)
                        """)
                .param("tenant", tenant.value())
                .param("user", user)
                .param("most", MAX_OF_PERSON)
                .update();
    }

    public boolean exists(TenantId tenant, UUID user, UUID device) {
        return jdbc.sql("""
                        select exists (select from push_subscriptions
                          where tenant_id = :tenant and user_id = :user and device = :device)
                        """)
                .param("tenant", tenant.value())
                .param("user", user)
                .param("device", device)
                .query(Boolean.class)
                .single();
    }

    /** @return whether the person was told there */
    @Transactional
    public boolean remove(TenantId tenant, UUID user, UUID device) {
        return jdbc.sql("""
                        delete from push_subscriptions
                        where tenant_id = :tenant and user_id = :user and device = :device
                        """)
                        .param("tenant", tenant.value())
                        .param("user", user)
                        .param("device", device)
                        .update()
                > 0;
    }

    /** Whoever was told in the browser is told nothing there any more. */
    @Transactional
    public void removeAll(UUID device) {
        jdbc.sql("delete from push_subscriptions where device = :device")
                .param("device", device)
                .update();
    }

    /** Somebody else uses the browser now: whoever did before is told nothing there any more. */
    @Transactional
    public void removeOthers(UUID device, String email) {
        jdbc.sql("""
                        delete from push_subscriptions
                        where device = :device
                          and user_id not in (select id from users where email = lower(:email))
                        """).param("device", device).param("email", email).update();
    }
}
