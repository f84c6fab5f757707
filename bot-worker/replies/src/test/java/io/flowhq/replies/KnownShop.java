package io.flowhq.replies;

import io.flowhq.replies.knowledge.Fact;
import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.LocalText;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.knowledge.OwnAnswer;
import io.flowhq.replies.knowledge.Price;
import io.flowhq.replies.yaml.TextYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An invented shop of {@code knowledge/*.yml}, with all that its owner told. */
record KnownShop(String template, String name, Knowledge knowledge) {

    static KnownShop named(String file) {
        String path = "/knowledge/" + file + ".yml";
        try (var in = Objects.requireNonNull(KnownShop.class.getResourceAsStream(path), path)) {
            return of(map(TextYaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Question ask(String text, ReplyLanguage language) {
        return Questions.to(template, language).named(name).ask(text).knowing(knowledge);
    }

    private static KnownShop of(Map<?, ?> shop) {
        Map<Fact, LocalText> facts = new EnumMap<>(Fact.class);
        map(shop.get("facts"))
                .forEach((key, told) -> facts.put(Fact.of(String.valueOf(key)).orElseThrow(), text(map(told))));
        List<Offering> offerings = new ArrayList<>();
        list(shop.get("catalogue")).forEach(item -> offerings.add(offering(Offering.Kind.PRODUCT, map(item))));
        list(shop.get("services")).forEach(item -> offerings.add(offering(Offering.Kind.SERVICE, map(item))));
        List<OwnAnswer> answers = list(shop.get("questions")).stream()
                .map(KnownShop::map)
                .map(question -> new OwnAnswer(words(question.get("ask")), text(question)))
                .toList();
        return new KnownShop(
                String.valueOf(shop.get("template")),
                String.valueOf(shop.get("name")),
                new Knowledge(facts, offerings, answers));
    }

    private static Offering offering(Offering.Kind kind, Map<?, ?> item) {
        return new Offering(
                kind,
                String.valueOf(item.get("name")),
                words(item.get("aliases")),
                number(item.get("price")).map(amount -> new Price(BigDecimal.valueOf(amount), "TZS")),
                number(item.get("stock")),
                number(item.get("minutes")),
                item.get("description") == null ? "" : String.valueOf(item.get("description")));
    }

    private static LocalText text(Map<?, ?> told) {
        return LocalText.of(String.valueOf(told.get("sw")), String.valueOf(told.get("en")));
    }

    private static Optional<Integer> number(@Nullable Object value) {
        return Optional.ofNullable(value).map(String::valueOf).map(Integer::valueOf);
    }

    private static List<String> words(@Nullable Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
