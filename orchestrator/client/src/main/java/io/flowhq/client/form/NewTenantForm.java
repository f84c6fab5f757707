package io.flowhq.client.form;

import io.flowhq.contract.CleanText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as a person or program asks for it, not yet looked at.
 *
 * @param name what operators call it, 1 to 120 characters
 * @param phoneNumber with country code; spaces, dots, dashes, brackets and a leading {@code +} or {@code 00} are welcome
 * @param template BOOKING, ECOMMERCE or SUPPORT, in any case
 * @param businessName what customers are greeted with; the name when it is left out
 * @param language SW or EN, in any case; SW when it is left out
 */
public record NewTenantForm(
        @Nullable String name,
        @Nullable String phoneNumber,
        @Nullable String template,
        @Nullable String businessName,
        @Nullable String language) {

    /** The name as it would be written down; whether it may be one has not been looked at. */
    public Optional<String> visibleName() {
        return Optional.ofNullable(name)
                .map(typed -> VisibleText.of(CleanText.of(typed, CleanText.MAX_MESSAGE_LENGTH)));
    }

    /** Names the fields that are set, not what is in them. */
    @Override
    public String toString() {
        return "NewTenantForm[" + name + "]";
    }
}
