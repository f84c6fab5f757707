package io.flowhq.client;

import io.flowhq.contract.CleanText;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.StaffInvitation;
import io.flowhq.store.portal.StaffInvitations;
import io.flowhq.store.portal.User;
import io.flowhq.store.portal.Users;
import io.flowhq.store.tenant.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The accounts of people who sign in, by their verified e-mail addresses. Whoever signs in first joins the staff they are
 * invited to, or becomes the owner of a tenant of their own: its rows and theirs are made in one transaction, once, however
 * many sign-ins of one address run at the same time.
 */
public class UserAccounts {

    private static final int MAX_EMAIL = 320;
    private static final int MAX_NAME = 120;

    private final Users users;
    private final Tenants tenants;
    private final StaffInvitations invitations;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    UserAccounts(
            Users users,
            Tenants tenants,
            StaffInvitations invitations,
            AuditLog audit,
            TransactionOperations transaction,
            InstantSource clock) {
        this.users = users;
        this.tenants = tenants;
        this.invitations = invitations;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The account of an address in any case. */
    public Optional<User> find(String email) {
        return users.withEmail(email(email));
    }

    /**
     * The account of who signs in, made when there is none.
     *
     * @param email verified by whoever vouches for the person
     * @param name as the person is called there
     * @param operator a new account is an operator's and has no tenant
     */
    public User signIn(String email, @Nullable String name, boolean operator) {
        String address = email(email);
        return users.withEmail(address).filter(user -> !mayJoin(user)).orElseGet(() -> signUp(address, name, operator));
    }

    /** Who has a business of their own may be invited to another one, for as long as nothing was done with it. */
    private boolean mayJoin(User user) {
        return user.role() == Role.OWNER && invitations.openFor(user.email()).isPresent();
    }

    private User signUp(String email, @Nullable String name, boolean operator) {
        return Objects.requireNonNull(transaction.execute(status -> {
            users.lock(email);
            Optional<StaffInvitation> invitation = operator ? Optional.empty() : invitations.openFor(email);
            Optional<User> known = users.withEmail(email);
            if (known.isPresent()) {
                return invitation.map(this::joinLate).orElse(known).orElseGet(known::get);
            }
            String shown = shown(email, name);
            if (invitation.isPresent()) {
                return join(invitation.get(), shown);
            }
            return operator
                    ? audit.change(AuditAct.SIGN_UP, null, email, facts -> save(null, email, shown, Role.ADMIN))
                    : signUpOwner(email, shown);
        }));
    }

    private User join(StaffInvitation invitation, String name) {
        invitations.accept(invitation);
        return audit.change(
                AuditAct.JOIN_STAFF,
                invitation.tenant(),
                invitation.email(),
                facts -> save(invitation.tenant(), invitation.email(), name, Role.STAFF));
    }

    private Optional<User> joinLate(StaffInvitation invitation) {
        if (!invitations.join(invitation)) {
            return Optional.empty();
        }
        audit.change(AuditAct.JOIN_STAFF, invitation.tenant(), invitation.email(), facts -> invitation);
        return users.withEmail(invitation.email());
    }

    private User signUpOwner(String email, String name) {
        TenantId tenant = new TenantId(UUID.randomUUID());
        tenants.createUnconfigured(tenant, name);
        return audit.change(AuditAct.SIGN_UP, tenant, email, facts -> save(tenant, email, name, Role.OWNER));
    }

    private User save(@Nullable TenantId tenant, String email, String name, Role role) {
        Instant now = clock.instant();
        return users.save(new User(null, tenant, email, name, null, role, now, now));
    }

    private static String email(String email) {
        return CleanText.of(email, MAX_EMAIL).strip().toLowerCase(Locale.ROOT);
    }

    private static String shown(String email, @Nullable String name) {
        String cleaned = name == null ? "" : CleanText.of(name, MAX_NAME).strip();
        String local =
                email.substring(0, Math.min(email.indexOf('@') < 1 ? email.length() : email.indexOf('@'), MAX_NAME));
        return cleaned.isEmpty() ? local : cleaned;
    }
}
