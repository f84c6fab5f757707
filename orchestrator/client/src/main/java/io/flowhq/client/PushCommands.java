package io.flowhq.client;

import io.flowhq.client.form.PushForm;
import io.flowhq.client.refusal.InvalidPush;
import io.flowhq.contract.TenantId;
import io.flowhq.store.push.PushSubscription;
import io.flowhq.store.push.PushSubscriptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Lets people be told of follow-ups in a browser that has no page open. The audit trail says that somebody is, never
 * where: whoever knows the address of a browser can write to it.
 */
public class PushCommands {

    private static final int MAX_ENDPOINT = 1_000;
    private static final int POINT = 65;
    private static final byte UNCOMPRESSED = 4;
    private static final int SECRET = 16;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final PushSubscriptions subscriptions;
    private final AuditLog audit;

    PushCommands(PushSubscriptions subscriptions, AuditLog audit) {
        this.subscriptions = subscriptions;
        this.audit = audit;
    }

    /** Whether the person is told in this browser. */
    public boolean isAllowed(TenantId tenant, UUID person, UUID device) {
        return subscriptions.exists(tenant, person, device);
    }

    /**
     * From now on the person is told there; a browser that is known already takes no line of the audit trail.
     *
     * @throws InvalidPush when this is no subscription of a browser
     */
    public void allow(TenantId tenant, UUID person, UUID device, PushForm form, String by) {
        if (isAllowed(tenant, person, device)) {
            subscriptions.put(checked(tenant, person, device, form));
            return;
        }
        audit.change(AuditAct.ALLOW_PUSH, tenant, by, facts -> {
            PushSubscription subscription = checked(tenant, person, device, form);
            subscriptions.put(subscription);
            return subscription;
        });
    }

    /** The person is told nothing there any more; done as well when they were not. */
    public void end(TenantId tenant, UUID person, UUID device, String by) {
        audit.change(AuditAct.END_PUSH, tenant, by, facts -> {
            boolean ended = subscriptions.remove(tenant, person, device);
            facts.put("ended", Boolean.toString(ended));
            return ended;
        });
    }

    /** Nobody is signed in there any more, so nobody is told there. */
    public void signedOut(UUID device) {
        subscriptions.removeAll(device);
    }

    /** Whoever used the browser before, and never signed out, is told nothing there any more. */
    public void signedIn(UUID device, String email) {
        subscriptions.removeOthers(device, email);
    }

    private static PushSubscription checked(TenantId tenant, UUID person, UUID device, PushForm form) {
        Map<String, String> errors = new LinkedHashMap<>();
        byte[] key = decoded(form.publicKey());
        byte[] secret = decoded(form.authSecret());
        if (!isEndpoint(form.endpoint())) {
            errors.put("endpoint", "The address is an https address of a push service.");
        }
        if (key.length != POINT || key[0] != UNCOMPRESSED) {
            errors.put("p256dh", "The key is an uncompressed point of P-256 in Base64.");
        }
        if (secret.length != SECRET) {
            errors.put("auth", "The secret is " + SECRET + " bytes in Base64.");
        }
        if (!errors.isEmpty()) {
            throw new InvalidPush(errors);
        }
        return new PushSubscription(tenant, person, device, form.endpoint(), key, secret, form.language());
    }

    /** Which addresses are called is decided by who calls them; here it is about what can be one. */
    private static boolean isEndpoint(String text) {
        try {
            URI address = new URI(text);
            String host = Objects.requireNonNullElse(address.getHost(), "");
            return text.length() <= MAX_ENDPOINT
                    && !host.isEmpty()
                    && address.getRawUserInfo() == null
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && THIS_MACHINE.contains(host));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }
}
