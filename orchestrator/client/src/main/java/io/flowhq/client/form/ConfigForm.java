package io.flowhq.client.form;

import org.jspecify.annotations.Nullable;

/**
 * How a tenant's assistant is to speak, as a person or program asks for it and not yet looked at.
 *
 * @param businessName what customers are greeted with, 1 to 120 characters
 * @param template BOOKING, ECOMMERCE or SUPPORT, in any case
 * @param language SW or EN, in any case; SW when it is left out
 * @param timeZone in which the hours are meant, in any case; Africa/Dar_es_Salaam when it is left out
 * @param hours when the business is open, as JSON: {@code {"mon": ["08:00-17:30"]}}; always when it is left out
 * @param tone POLITE or MTAANI, in any case; POLITE when it is left out
 */
public record ConfigForm(
        @Nullable String businessName,
        @Nullable String template,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String hours,
        @Nullable String tone) {}
