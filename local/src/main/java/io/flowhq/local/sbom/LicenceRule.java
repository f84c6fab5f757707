package io.flowhq.local.sbom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which licences the platform may be made of: a component is allowed under one of the licences of {@code licences.list},
 * or because it is listed there by its name with the reason.
 */
final class LicenceRule {

    private final List<Pattern> allowed = new ArrayList<>();
    private final Map<String, String> listed = new LinkedHashMap<>();

    /** @param lines {@code allow PATTERN} or {@code list GROUP:ARTIFACT REASON}; others are comments */
    LicenceRule(List<String> lines) {
        for (String line : lines) {
            String[] words = line.strip().split("\\s+", 3);
            if (words[0].equals("allow")) {
                allowed.add(Pattern.compile(
                        line.strip().substring("allow ".length()).strip(), Pattern.CASE_INSENSITIVE));
            } else if (words[0].equals("list")) {
                listed.put(words[1], words[2]);
            }
        }
    }

    static LicenceRule ofThePlatform() {
        try (InputStream list = Objects.requireNonNull(LicenceRule.class.getResourceAsStream("licences.list"))) {
            return new LicenceRule(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why it is allowed: the licence that is taken, or the reason why it is listed; empty when it is not. */
    Optional<String> allows(SoftwareComponent component) {
        return component.licences().stream()
                .filter(licence -> allowed.stream()
                        .anyMatch(pattern -> pattern.matcher(licence).matches()))
                .findFirst()
                .or(() -> Optional.ofNullable(listed.get(component.name())));
    }
}
