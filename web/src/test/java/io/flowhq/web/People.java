package io.flowhq.web;

import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.User;
import io.flowhq.store.portal.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Owners, staff and operators for tests, each with an address of their own. */
public class People {

    private final Users users;

    People(Users users) {
        this.users = users;
    }

    public User ownerOf(TenantId tenant) {
        return person(tenant, Role.OWNER);
    }

    public User staffOf(TenantId tenant) {
        return person(tenant, Role.STAFF);
    }

    public User operator() {
        return person(null, Role.ADMIN);
    }

    private User person(@Nullable TenantId tenant, Role role) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var email = role.name().toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@example.org";
        return users.save(new User(null, tenant, email, "Amina", null, role, now, now));
    }
}
