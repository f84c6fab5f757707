package io.flowhq.store.apikey;

import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The API keys as they are stored. */
public class ApiKeyRecords {

    private static final Duration LAST_USED_INTERVAL = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    ApiKeyRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param hash the SHA-256 of the key, hexadecimal */
    public ApiKey create(
            @Nullable TenantId tenant,
            String name,
            String hash,
            Set<ApiScope> scopes,
            String by,
            @Nullable Instant expiresAt) {
        return jdbc.sql("""
                        insert into api_keys (tenant_id, name, key_hash, scopes, created_by, expires_at)
                        values (cast(:tenant as uuid), :name, :hash, cast(:scopes as text[]), :by,
                                cast(:expires as timestamptz))
                        returning *
                        """)
                .param("tenant", tenant == null ? null : tenant.value())
                .param("name", name)
                .param("hash", hash)
                .param("scopes", scopes.stream().map(Enum::name).toArray(String[]::new))
                .param("by", by)
                .param("expires", expiresAt == null ? null : TimestampColumns.sql(expiresAt))
                .query(ApiKeyRecords::read)
                .single();
    }

    /** All of them, revoked ones included, newest first. */
    public List<ApiKey> all() {
        return jdbc.sql("select * from api_keys order by id desc")
                .query(ApiKeyRecords::read)
                .list();
    }

    public Optional<ApiKey> find(long id) {
        return jdbc.sql("select * from api_keys where id = :id")
                .param("id", id)
                .query(ApiKeyRecords::read)
                .optional();
    }

    /** The key that has this hash, valid or not. */
    public Optional<ApiKey> byHash(String hash) {
        return jdbc.sql("select * from api_keys where key_hash = :hash")
                .param("hash", hash)
                .query(ApiKeyRecords::read)
                .optional();
    }

    /** Has no effect on one that is revoked already. */
    public void revoke(long id) {
        jdbc.sql("update api_keys set revoked_at = now() where id = :id and revoked_at is null")
                .param("id", id)
                .update();
    }

    /** Remembers that the key was used, once in a minute. */
    public void used(ApiKey key, Instant now) {
        if (key.lastUsedAt() != null
                && key.lastUsedAt().plus(LAST_USED_INTERVAL).isAfter(now)) {
            return;
        }
        jdbc.sql("update api_keys set last_used_at = greatest(last_used_at, :now) where id = :id")
                .param("now", TimestampColumns.sql(now))
                .param("id", key.id())
                .update();
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        UUID tenant = row.getObject("tenant_id", UUID.class);
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        Arrays.stream((String[]) row.getArray("scopes").getArray())
                .map(ApiScope::valueOf)
                .forEach(scopes::add);
        return new ApiKey(
                row.getLong("id"),
                tenant == null ? null : new TenantId(tenant),
                row.getString("name"),
                Collections.unmodifiableSet(scopes),
                row.getString("created_by"),
                TimestampColumns.get(row, "created_at"),
                TimestampColumns.find(row, "expires_at"),
                TimestampColumns.find(row, "revoked_at"),
                TimestampColumns.find(row, "last_used_at"));
    }
}
