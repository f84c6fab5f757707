package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The invitations to link a phone; a tenant has at most one that holds. */
public class LinkInvitations {

    private final JdbcClient jdbc;

    LinkInvitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes an invitation in place of the one that the tenant had. */
    @Transactional
    public LinkInvitation make(TenantId tenant, String createdBy, Instant now, Instant expiresAt) {
        jdbc.sql("update link_invitations set ended_at = :now where tenant_id = :tenant and ended_at is null")
                .param("tenant", tenant.value())
                .param("now", TimestampColumns.sql(now))
                .update();
        return jdbc.sql("""
                insert into link_invitations (tenant_id, created_by, created_at, expires_at)
                values (:tenant, :by, :now, :expires)
                returning *
                """)
                .param("tenant", tenant.value())
                .param("by", createdBy)
                .param("now", TimestampColumns.sql(now))
                .param("expires", TimestampColumns.sql(expiresAt))
                .query(LinkInvitations::read)
                .single();
    }

    /** Of any tenant: for whoever has the signed address. */
    public Optional<LinkInvitation> find(UUID id) {
        return jdbc.sql("select * from link_invitations where id = :id")
                .param("id", id)
                .query(LinkInvitations::read)
                .optional();
    }

    private static LinkInvitation read(ResultSet row, int number) throws SQLException {
        return new LinkInvitation(
                row.getObject("id", UUID.class),
                TenantIdColumn.of(row),
                row.getString("created_by"),
                TimestampColumns.get(row, "expires_at"),
                TimestampColumns.find(row, "ended_at"));
    }
}
