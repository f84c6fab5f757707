package io.flowhq.worker.external;

import io.flowhq.store.knowledge.TenantKnowledge;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a text says a price or another number that the tenant has not told. A number in words counts as not told:
 * what it means cannot be held against anything.
 */
final class KnownNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,\\u00A0 ]\\d{3})*(?:[.,]\\d+)?");

    private static final Pattern IN_WORDS =
            Pattern.compile("\\b(elfu|laki|milioni|mia|thousand|hundred|million|dozen)\\b", Pattern.CASE_INSENSITIVE);

    private final Set<String> known = new HashSet<>();

    KnownNumbers(TenantKnowledge knowledge) {
        Stream.concat(
                        knowledge.facts().stream().flatMap(fact -> Stream.of(fact.textSw(), fact.textEn())),
                        knowledge.questions().stream().flatMap(own -> Stream.of(own.answerSw(), own.answerEn())))
                .forEach(this::addAll);
        knowledge.catalogue().forEach(item -> {
            add(item.price());
            addAll(item.name() + " " + item.description());
        });
        knowledge.services().forEach(service -> {
            add(service.price());
            addAll(service.name() + " " + service.description());
            if (service.durationMinutes() != null) {
                known.add(service.durationMinutes().toString());
            }
        });
    }

    boolean coversAllOf(String text) {
        if (IN_WORDS.matcher(text).find()) {
            return false;
        }
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            if (!known.contains(plain(numbers.group()))) {
                return false;
            }
        }
        return true;
    }

    private void addAll(String text) {
        NUMBER.matcher(text).results().forEach(number -> known.add(plain(number.group())));
    }

    private void add(@Nullable BigDecimal price) {
        if (price != null) {
            known.add(plain(price.toPlainString()));
        }
    }

    /** {@code 12,000.00}, {@code 12 000} and {@code 12.000} are one. */
    private static String plain(String number) {
        String text = number.replaceAll("[\\u00A0 ]", "").toLowerCase(Locale.ROOT);
        text = text.replaceAll("[.,](?=\\d{3}(\\D|$))", "");
        text = text.replace(',', '.');
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
