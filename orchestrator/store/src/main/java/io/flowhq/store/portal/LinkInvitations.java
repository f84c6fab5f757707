package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TimestampColumns;
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
                returning *, tenant_id as tenant
                """)
                .param("tenant", tenant.value())
                .param("by", createdBy)
                .param("now", TimestampColumns.sql(now))
                .param("expires", TimestampColumns.sql(expiresAt))
                .query(LinkInvitation.class)
                .single();
    }

    /** Of any tenant: for whoever has the signed address. */
    public Optional<LinkInvitation> find(UUID id) {
        return jdbc.sql("select *, tenant_id as tenant from link_invitations where id = :id")
                .param("id", id)
                .query(LinkInvitation.class)
                .optional();
    }
}
