package io.flowhq.client;

import io.flowhq.client.refusal.InvalidInvitation;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.StaffInvitation;
import io.flowhq.store.portal.StaffInvitations;
import io.flowhq.store.portal.User;
import io.flowhq.store.portal.Users;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who works for a business besides its owner. Somebody is invited by the address they will sign in with, joins with the
 * first sign-in under it, and is gone with the next page they ask for once they are removed.
 */
public class StaffCommands {

    private static final int MAX_PEOPLE = 50;
    private static final int MAX_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+\\.[^\\s@.]+");

    private final TenantReads tenants;
    private final Users users;
    private final StaffInvitations invitations;
    private final AuditLog audit;

    StaffCommands(TenantReads tenants, Users users, StaffInvitations invitations, AuditLog audit) {
        this.tenants = tenants;
        this.users = users;
        this.invitations = invitations;
        this.audit = audit;
    }

    /**
     * @param people the owner first
     * @param invited who has not signed in yet
     */
    public record Staff(List<User> people, List<StaffInvitation> invited) {}

    /** @throws TenantNotFound when there is none */
    public Staff of(TenantId tenant) {
        tenants.get(tenant);
        return new Staff(users.of(tenant), invitations.open(tenant));
    }

    /**
     * @throws InvalidInvitation when this is no address, or nobody else can be invited
     * @throws TenantNotFound when there is none
     */
    public void invite(TenantId tenant, String email, String by) {
        audit.change(AuditAct.INVITE_STAFF, tenant, by, facts -> {
            Staff staff = of(tenant);
            String address = email.strip().toLowerCase(Locale.ROOT);
            if (address.length() > MAX_EMAIL || !EMAIL.matcher(address).matches()) {
                throw new InvalidInvitation(Map.of("email", "The e-mail address is one like amina@example.org."));
            }
            if (staff.people().stream().anyMatch(person -> person.email().equals(address))) {
                throw new InvalidInvitation(Map.of("email", "This person is with the business already."));
            }
            if (staff.people().size() + staff.invited().size() >= MAX_PEOPLE) {
                throw new InvalidInvitation(Map.of("email", "There are " + MAX_PEOPLE + " people, which is the most."));
            }
            facts.put("person", address);
            invitations.invite(tenant, address, by);
            return address;
        });
    }

    /**
     * Takes an invitation back or the person off the staff; done as well when there was neither. An owner stays.
     *
     * @throws TenantNotFound when there is none
     */
    public void remove(TenantId tenant, String email, String by) {
        audit.change(AuditAct.REMOVE_STAFF, tenant, by, facts -> {
            tenants.get(tenant);
            boolean removed = email.length() <= MAX_EMAIL && invitations.remove(tenant, email.strip());
            facts.put("removed", Boolean.toString(removed));
            return removed;
        });
    }
}
