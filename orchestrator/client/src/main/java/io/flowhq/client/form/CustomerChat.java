package io.flowhq.client.form;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A customer's chat by WhatsApp's own id: {@code 255712345678@c.us} for a number, {@code 98765432109876@lid} for a
 * customer whose number is hidden.
 */
public record CustomerChat(String id) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{5,20}@(c\\.us|lid)");
    private static final int DIGITS_SHOWN = 4;

    /** Empty when this is no chat with one customer, as groups are none. */
    public static Optional<CustomerChat> of(@Nullable String id) {
        return id != null && SHAPE.matcher(id).matches() ? Optional.of(new CustomerChat(id)) : Optional.empty();
    }

    /** Whether the customer shows no number. */
    public boolean isHidden() {
        return id.endsWith("@lid");
    }

    /** The customer's number, or the digits that stand for it when it is hidden. */
    public String digits() {
        return id.substring(0, id.indexOf('@'));
    }

    /** The id for logs and for the audit trail: its last four digits and its kind. */
    public String shortened() {
        return "…" + id.substring(id.indexOf('@') - DIGITS_SHOWN);
    }

    @Override
    public String toString() {
        return shortened();
    }
}
