package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** People, by the address they sign in with. A tenant has at most one owner. */
public interface Users extends Repository<User, UUID> {

    /** By the address in any case. */
    @Query("select * from users where email = lower(:email)")
    Optional<User> withEmail(String email);

    @Query("select * from users where id = :id")
    Optional<User> find(UUID id);

    /** Lets no other transaction past this line for the same address until this one has ended. */
    @Query("select count(*) from (select pg_advisory_xact_lock(hashtextextended(lower(:email), 0))) as locked")
    long lock(String email);

    /** The owner first, then in the order of their addresses. */
    @Query("select * from users where tenant_id = :tenant order by role, email")
    List<User> of(TenantId tenant);

    /** A user without an id is stored as a new one; the answer has it. */
    User save(User user);
}
