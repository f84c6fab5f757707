package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The requests of owners; a tenant has at most one that is not rejected. */
public interface SetupRequests extends Repository<SetupRequest, UUID> {

    /** Of all tenants, newest first: for operators. */
    @Query("select * from setup_requests order by created_at desc, id")
    List<SetupRequest> list();

    /** Of any tenant: for operators. */
    @Query("select * from setup_requests where id = :id")
    Optional<SetupRequest> find(UUID id);

    /** The tenant's newest. */
    @Query("select * from setup_requests where tenant_id = :tenant order by created_at desc limit 1")
    Optional<SetupRequest> of(TenantId tenant);

    /**
     * Decides on a request, once.
     *
     * @param from the states from which this is possible, with commas between them
     * @param notes null leaves those there are
     * @return false when it is in another state by now, or gone
     */
    @Modifying
    @Query("""
            update setup_requests
            set status = :to, notes = coalesce(:notes, notes), updated_at = :at
            where id = :id and status = any(string_to_array(:from, ','))
            """)
    boolean move(UUID id, String from, SetupStatus to, @Nullable String notes, Instant at);

    /** A request without an id is stored as a new one; the answer has it. */
    SetupRequest save(SetupRequest request);
}
