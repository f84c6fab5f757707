package io.flowhq.client;

import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.NewTenant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks a {@link NewTenantForm} through and says all its faults at once. */
final class FormCheck {

    private static final int LONGEST_NAME = 120;

    private final Map<String, String> errors = new LinkedHashMap<>();

    private FormCheck() {}

    /** @throws InvalidTenant with every fault */
    static NewTenant tenant(TenantId id, NewTenantForm form) {
        FormCheck check = new FormCheck();
        String name = check.name("name", "The name", form.name());
        String phoneNumber = check.phoneNumber(form.phoneNumber());
        Template template = check.oneOf("template_type", "the template", Template.class, form.template());
        String businessName = isMissing(form.businessName())
                ? name
                : check.name("business_name", "The business name", form.businessName());
        Language language = isMissing(form.language())
                ? Language.SW
                : check.oneOf("language", "the language", Language.class, form.language());
        if (name == null || phoneNumber == null || template == null || businessName == null || language == null) {
            throw new InvalidTenant(check.errors);
        }
        return new NewTenant(id, name, phoneNumber, template, businessName, language);
    }

    private @Nullable String name(String field, String called, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return fault(field, called + " is missing.");
        }
        String name = text.strip();
        if (name.length() > LONGEST_NAME) {
            return fault(field, called + " has " + name.length() + " characters; " + LONGEST_NAME + " is the most.");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return fault(field, called + " must be one line of ordinary text.");
        }
        return name;
    }

    private @Nullable String phoneNumber(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return fault("phone_number", "The phone number is missing.");
        }
        try {
            return PhoneNumber.digits(text);
        } catch (IllegalArgumentException invalid) {
            return fault("phone_number", "The phone number " + invalid.getMessage() + ".");
        }
    }

    private <E extends Enum<E>> @Nullable E oneOf(String field, String called, Class<E> type, @Nullable String text) {
        String wanted = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(wanted)) {
                return value;
            }
        }
        return fault(field, "Choose " + called + ": " + choices(type) + ".");
    }

    private <T> @Nullable T fault(String field, String sentence) {
        errors.put(field, sentence);
        return null;
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String choices(Class<? extends Enum<?>> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")) + " or " + names.getLast();
    }
}
