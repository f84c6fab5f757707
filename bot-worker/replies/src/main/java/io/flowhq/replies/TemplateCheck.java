package io.flowhq.replies;

import io.flowhq.replies.Intent.Occasion;
import io.flowhq.replies.slots.Slot;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Notes what a template says about intents, words or placeholders that do not exist, or says twice. */
record TemplateCheck(YamlSection section, Map<String, Intent> intents) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)\\}");
    private static final String MENU = "menu";
    private static final List<String> PLACEHOLDERS = Stream.concat(
                    Stream.of("business", MENU, "hours", "thing_name", "known", "missing"),
                    Arrays.stream(Slot.values()).map(Slot::key))
            .toList();

    /** @param own the intents that the template's own file declares */
    void check(List<String> menu, Collection<Intent> own, List<String> shared) {
        if (!intents.containsKey(ReplyTemplate.FALLBACK)) {
            section.fault("the intent \"fallback\" is missing: what is said when nothing matches");
        }
        menu.forEach(this::checkMenuLine);
        intents.values().forEach(intent -> {
            if (!intent.says(Occasion.TEXT)) {
                section.fault("\"%s\" has no text".formatted(intent.name()));
            }
            checkQuestion(intent);
            checkPlaceholders(intent, menu);
        });
        own.forEach(this::checkCovers);
        checkWords(shared);
    }

    private void checkMenuLine(String name) {
        Intent intent = intents.get(name);
        if (intent == null) {
            section.fault("the menu offers \"%s\", which is no intent".formatted(name));
        } else if (!intent.says(Occasion.LABEL)) {
            section.fault("\"%s\" stands in the menu and needs a label".formatted(name));
        }
    }

    private void checkQuestion(Intent intent) {
        intent.asks()
                .filter(asked -> !intents.containsKey(asked))
                .ifPresent(asked ->
                        section.fault("\"%s\" asks for \"%s\", which is no intent".formatted(intent.name(), asked)));
        if (!intent.needs().isEmpty() && intent.asks().isEmpty()) {
            section.fault("\"%s\" needs details but asks for nothing".formatted(intent.name()));
        }
    }

    private void checkPlaceholders(Intent intent, List<String> menu) {
        intent.texts()
                .flatMap(text -> PLACEHOLDER.matcher(text).results())
                .map(this::name)
                .forEach(name -> {
                    if (!PLACEHOLDERS.contains(name)) {
                        section.fault("\"%s\" says {%s}; known are %s".formatted(intent.name(), name, PLACEHOLDERS));
                    } else if (name.equals(MENU) && menu.isEmpty()) {
                        section.fault("\"%s\" says {menu}, and the template has none".formatted(intent.name()));
                    }
                });
    }

    private String name(MatchResult placeholder) {
        return placeholder.group(1);
    }

    private void checkCovers(Intent intent) {
        intent.covers().stream()
                .filter(covered -> !covered.equals(ReplyTemplate.ALL) && !intents.containsKey(covered))
                .forEach(covered ->
                        section.fault("\"%s\" covers \"%s\", which is no intent".formatted(intent.name(), covered)));
    }

    /** No word may lead to two intents unless the file says so: which one answers would be an accident. */
    private void checkWords(List<String> shared) {
        Map<String, String> owners = new HashMap<>();
        intents.values()
                .forEach(intent -> intent.phrases().forEach(phrase -> {
                    if (phrase.size() == 0) {
                        section.fault("\"%s\" has a word without letters: %s".formatted(intent.name(), phrase.text()));
                    }
                    String other = owners.putIfAbsent(phrase.text(), intent.name());
                    if (other != null && !other.equals(intent.name()) && !shared.contains(phrase.text())) {
                        section.fault(
                                "\"%s\" leads to \"%s\" and to \"%s\"".formatted(phrase.text(), other, intent.name()));
                    }
                }));
    }
}
