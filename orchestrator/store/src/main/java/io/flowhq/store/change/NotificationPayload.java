package io.flowhq.store.change;

import io.flowhq.contract.TenantId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link ChangeNotification} as it travels: {@code <kind>:<tenant id or *>}. */
final class NotificationPayload {

    private NotificationPayload() {}

    static String of(ChangeNotification.Kind kind, @Nullable TenantId tenant) {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + (tenant == null ? "*" : tenant);
    }

    /** Empty for what a newer version sends and this one does not know. */
    static Optional<ChangeNotification> read(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        try {
            ChangeNotification.Kind kind =
                    ChangeNotification.Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT));
            String tenant = text.substring(colon + 1);
            return Optional.of(new ChangeNotification(kind, tenant.equals("*") ? null : TenantId.of(tenant)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
