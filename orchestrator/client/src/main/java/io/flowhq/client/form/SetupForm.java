package io.flowhq.client.form;

import org.jspecify.annotations.Nullable;

/**
 * What an owner wants to be set up with, as it was asked for and not yet looked at.
 *
 * @param businessName what customers are greeted with, 1 to 120 characters; the tenant's name when it is left out
 * @param businessType what the business does, up to 60 characters; may be left out
 * @param template BOOKING, ECOMMERCE or SUPPORT, in any case
 * @param whatsappNumber in any common spelling, also as it is dialled at home
 * @param language SW or EN, in any case; SW when it is left out
 */
public record SetupForm(
        @Nullable String businessName,
        @Nullable String businessType,
        @Nullable String template,
        @Nullable String whatsappNumber,
        @Nullable String language) {

    /** Holds a number, so it says nothing. */
    @Override
    public String toString() {
        return "SetupForm[]";
    }
}
