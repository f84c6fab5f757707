package io.flowhq.replies;

import io.flowhq.replies.Intent.Occasion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One reply file, checked and ready: everything an assistant of this kind can say.
 *
 * @param intents in the order in which they are answered when a message holds several
 * @param menu names of the intents that the menu offers, numbered from 1
 * @param hints the words that speak for an intent where examples do not decide
 * @param details what the details are called that customers are asked for
 * @param bareThing the intent of a message that only names a thing
 * @param instead intents that are answered as another one, by their names
 */
record ReplyTemplate(
        String name,
        Map<ReplyLanguage, String> title,
        Map<String, Intent> intents,
        List<String> menu,
        Vocabulary vocabulary,
        Vocabulary hints,
        ReplyDetails details,
        Optional<String> bareThing,
        Map<String, String> instead) {

    /** The answer to what nobody declared. */
    static final String FALLBACK = "fallback";

    /** In a list of intents: every one of them. */
    static final String ALL = "all";

    private static final String NO_SUCH_NUMBER = "no_such_number";

    static ReplyTemplate of(YamlSection yamlSection, SharedReplyData sharedReplyData) {
        String name = yamlSection.text("template");
        if (!name.matches("[A-Z][A-Z0-9_]*")) {
            yamlSection.fault("\"template\" should be a name in capital letters");
        }
        Map<ReplyLanguage, String> title = yamlSection.requiredBilingual("title");
        List<String> menu = yamlSection.list("menu");
        Map<String, Intent> own = new LinkedHashMap<>();
        YamlSection declared = yamlSection.section("intents");
        SharedReplyData.intents(declared).forEach(intent -> own.put(intent.name(), intent));
        Map<String, Intent> intents = inOrder(yamlSection, sharedReplyData, own);
        List<String> shared = yamlSection.list("shared_words");
        ReplyDetails details = sharedReplyData.details().with(ReplyDetails.of(yamlSection.section("details")));
        Optional<String> bareThing =
                yamlSection.has("bare_thing") ? Optional.of(yamlSection.text("bare_thing")) : Optional.empty();
        Map<String, String> instead = new LinkedHashMap<>();
        YamlSection replaced = yamlSection.section("instead");
        replaced.keys().forEach(key -> instead.put(key, replaced.text(key)));
        yamlSection.refuseUnknownKeys();
        new TemplateCheck(yamlSection, intents).check(menu, own.values(), shared);
        List<Phrase> phrases = new ArrayList<>();
        intents.values().forEach(intent -> phrases.addAll(intent.phrases()));
        List<Phrase> hints = intents.values().stream()
                .flatMap(intent -> intent.hints().stream())
                .toList();
        return new ReplyTemplate(
                name,
                title,
                intents,
                menu,
                Vocabulary.of(phrases, sharedReplyData.spelling(), sharedReplyData.fillers()),
                Vocabulary.of(hints, sharedReplyData.spelling(), sharedReplyData.fillers()),
                details,
                bareThing,
                instead);
    }

    /** An intent the template names itself stands where the template puts it; the common ones stand around. */
    private static Map<String, Intent> inOrder(
            YamlSection yamlSection, SharedReplyData sharedReplyData, Map<String, Intent> own) {
        List<String> uses = yamlSection.has("uses") ? yamlSection.list("uses") : List.of(ALL);
        Map<String, Intent> ordered = new LinkedHashMap<>();
        addCommon(sharedReplyData.first(), uses, own, ordered);
        own.values()
                .forEach(intent -> ordered.put(
                        intent.name(),
                        sharedReplyData
                                .intent(intent.name())
                                .map(shared -> shared.rewordedBy(intent))
                                .orElse(intent)));
        addCommon(sharedReplyData.last(), uses, own, ordered);
        return Collections.unmodifiableMap(ordered);
    }

    private static void addCommon(
            List<Intent> sharedReplyData, List<String> uses, Map<String, Intent> own, Map<String, Intent> into) {
        sharedReplyData.stream()
                .filter(intent -> !own.containsKey(intent.name()))
                .filter(intent -> uses.contains(ALL) || uses.contains(intent.name()))
                .forEach(intent -> into.put(intent.name(), intent));
    }

    Intent intent(String name) {
        return Objects.requireNonNull(intents.get(name), name);
    }

    /** The intent of a menu line, counted from 1. */
    Optional<Intent> choice(int number) {
        return number >= 1 && number <= menu.size() ? Optional.of(intent(menu.get(number - 1))) : Optional.empty();
    }

    /** An intent by the name examples have for it, if this template answers it. */
    Optional<Intent> answering(String name) {
        return Optional.ofNullable(intents.get(instead.getOrDefault(name, name)));
    }

    /** Whether the answer to an intent shows the menu. */
    boolean showsMenu(String name) {
        Intent intent = intents.get(name);
        return intent != null && !menu.isEmpty() && intent.texts().anyMatch(text -> text.contains("{menu}"));
    }

    /** The answer to a number that the menu does not have. */
    Intent noSuchNumber() {
        return intents.getOrDefault(NO_SUCH_NUMBER, intent(FALLBACK));
    }

    /** What the customer says next, when the last reply asked for something. */
    Optional<Intent> askedBy(PreviousIntent last) {
        return Optional.ofNullable(intents.get(last.intent()))
                .flatMap(Intent::asks)
                .map(this::intent);
    }

    String menu(ReplyLanguage language) {
        List<String> lines = new ArrayList<>();
        for (String name : menu) {
            lines.add("*%d.* %s".formatted(lines.size() + 1, intent(name).said(Occasion.LABEL, language)));
        }
        return String.join("\n", lines);
    }
}
