package io.flowhq.client.form;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form as people fill them in, and keeps what is wrong with each. */
final class FormFields {

    private static final int MAX_NAME_LENGTH = 120;

    private final Map<String, String> errors = new LinkedHashMap<>();

    Map<String, String> errors() {
        return errors;
    }

    @Nullable
    String name(String field, String called, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return fault(field, called + " is missing.");
        }
        if (text.codePoints().anyMatch(FormFields::isNoText)) {
            return fault(field, called + " must be one line of ordinary text.");
        }
        String name = VisibleText.of(text);
        if (name.isEmpty()) {
            return fault(field, called + " has no visible character.");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            return fault(field, called + " has " + name.length() + " characters; " + MAX_NAME_LENGTH + " is the most.");
        }
        return name;
    }

    @Nullable
    String phoneNumber(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return fault("phone_number", "The phone number is missing.");
        }
        try {
            return PhoneNotation.digits(text);
        } catch (IllegalArgumentException invalid) {
            return fault("phone_number", "The phone number " + invalid.getMessage() + ".");
        }
    }

    /** A number that may also be written as it is dialled at home. */
    @Nullable
    String homeNumber(String field, @Nullable String text) {
        if (isMissing(text)) {
            return fault(field, "The WhatsApp number is missing.");
        }
        try {
            return PhoneNotation.digitsAtHome(String.valueOf(text));
        } catch (IllegalArgumentException invalid) {
            return fault(field, "The WhatsApp number " + invalid.getMessage() + ".");
        }
    }

    /** One line of at most so many characters; null when it is left out, and after a fault. */
    @Nullable
    String line(String field, String called, @Nullable String text, int max) {
        if (isMissing(text)) {
            return null;
        }
        String line = name(field, called, text);
        if (line != null && line.length() > max) {
            return fault(field, called + " has " + line.length() + " characters; " + max + " is the most.");
        }
        return line;
    }

    <E extends Enum<E>> @Nullable E oneOf(String field, String called, Class<E> type, @Nullable String text) {
        String wanted = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(wanted)) {
                return value;
            }
        }
        return fault(field, "Choose " + called + ": " + choices(type) + ".");
    }

    /** A time zone by its name in any case; an offset alone is none, for it knows no summer time. */
    @Nullable
    ZoneId timeZone(String field, @Nullable String text) {
        String wanted = text == null ? "" : text.strip();
        return ZoneId.getAvailableZoneIds().stream()
                .filter(wanted::equalsIgnoreCase)
                .min(String::compareTo)
                .map(ZoneId::of)
                .orElseGet(
                        () -> fault(field, "'" + wanted + "' is no time zone; write one like Africa/Dar_es_Salaam."));
    }

    <T> @Nullable T fault(String field, String sentence) {
        errors.put(field, sentence);
        return null;
    }

    static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private static String choices(Class<? extends Enum<?>> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")) + " or " + names.getLast();
    }
}
