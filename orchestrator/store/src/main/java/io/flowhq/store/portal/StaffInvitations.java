package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TenantIdColumn;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The invitations to the staff of businesses, and the people who took them up. */
public class StaffInvitations {

    private final JdbcClient jdbc;

    StaffInvitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a tenant that nobody has taken up yet, in the order of their addresses. */
    public List<StaffInvitation> open(TenantId tenant) {
        return jdbc.sql("""
                        select *, tenant_id as tenant from staff_invitations
                        where tenant_id = :tenant and accepted_at is null order by email
                        """)
                .param("tenant", tenant.value())
                .query(StaffInvitation.class)
                .list();
    }

    /** Whichever was made first, of any tenant: for who has just proved that the address is theirs. */
    public Optional<StaffInvitation> openFor(String email) {
        return jdbc.sql("""
                        select *, tenant_id as tenant from staff_invitations
                        where email = lower(:email) and accepted_at is null
                        order by created_at, tenant_id limit 1
                        """).param("email", email).query(StaffInvitation.class).optional();
    }

    /** Open again when it was taken up before. */
    @Transactional
    public void invite(TenantId tenant, String email, String by) {
        jdbc.sql("""
                        insert into staff_invitations (tenant_id, email, invited_by) values (:tenant, lower(:email), :by)
                        on conflict (tenant_id, email) do update set invited_by = excluded.invited_by, accepted_at = null
                        """)
                .param("tenant", tenant.value())
                .param("email", email)
                .param("by", by)
                .update();
    }

    @Transactional
    public void accept(StaffInvitation invitation) {
        jdbc.sql("update staff_invitations set accepted_at = now() where tenant_id = :tenant and email = :email")
                .param("tenant", invitation.tenant().value())
                .param("email", invitation.email())
                .update();
    }

    /**
     * Takes an invitation back and the person off the staff; the owner stays whatever is asked.
     *
     * @return whether there was either
     */
    @Transactional
    public boolean remove(TenantId tenant, String email) {
        int invited = jdbc.sql("delete from staff_invitations where tenant_id = :tenant and email = lower(:email)")
                .param("tenant", tenant.value())
                .param("email", email)
                .update();
        int joined = jdbc.sql("""
                        delete from users where tenant_id = :tenant and email = lower(:email) and role = 'STAFF'
                        """)
                .param("tenant", tenant.value())
                .param("email", email)
                .update();
        return invited + joined > 0;
    }

    /**
     * Makes who signed in before they were invited one of the staff, where the business of their own was never used: it goes.
     *
     * @return whether they joined
     */
    @Transactional
    public boolean join(StaffInvitation invitation) {
        Optional<TenantId> unused = jdbc.sql("""
                        select tenants.id as tenant_id from users join tenants on tenants.id = users.tenant_id
                        where users.email = :email and users.role = 'OWNER' and tenants.id <> :tenant
                          and tenants.phase = 'NEW' and tenants.phone_number is null
                          and not exists (select from setup_requests request where request.tenant_id = tenants.id)
                          and not exists (select from users other where other.tenant_id = tenants.id and other.id <> users.id)
                        """)
                .param("email", invitation.email())
                .param("tenant", invitation.tenant().value())
                .query((row, number) -> TenantIdColumn.of(row))
                .optional();
        unused.ifPresent(own -> {
            jdbc.sql("""
                            update users set tenant_id = :tenant, role = 'STAFF', updated_at = now() where email = :email
                            """)
                    .param("tenant", invitation.tenant().value())
                    .param("email", invitation.email())
                    .update();
            jdbc.sql("delete from tenants where id = :own")
                    .param("own", own.value())
                    .update();
            accept(invitation);
        });
        return unused.isPresent();
    }
}
