package io.flowhq.replies;

import io.flowhq.replies.Intent.Occasion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One reply file, checked and ready: everything an assistant of this kind can say.
 *
 * @param intents in the order in which they are answered when a message holds several
 * @param menu names of the intents that the menu offers, numbered from 1
 */
record Template(
        String name,
        Map<Language, String> title,
        Map<String, Intent> intents,
        List<String> menu,
        Vocabulary vocabulary) {

    /** The answer to what nobody declared. */
    static final String FALLBACK = "fallback";

    /** In a list of intents: every one of them. */
    static final String ALL = "all";

    private static final String MENU = "menu";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)\\}");
    private static final List<String> PLACEHOLDERS = List.of("business", MENU, "hours");
    private static final String NO_SUCH_NUMBER = "no_such_number";

    static Template of(Section section, Common common) {
        String name = section.text("template");
        if (!name.matches("[A-Z][A-Z0-9_]*")) {
            section.fault("\"template\" should be a name in capital letters");
        }
        Map<Language, String> title = section.requiredBilingual("title");
        List<String> menu = section.list("menu");
        Map<String, Intent> own = new LinkedHashMap<>();
        Section declared = section.section("intents");
        Common.intents(declared, common.affixes()).forEach(intent -> own.put(intent.name(), intent));
        Map<String, Intent> intents = inOrder(section, common, own);
        List<String> shared = section.list("shared_words");
        section.refuseUnknownKeys();
        checkReferences(section, intents, menu, own);
        checkDetails(section, intents, common.details());
        checkPlaceholders(section, intents, menu);
        checkWords(section, intents, shared);
        List<Phrase> phrases = new ArrayList<>(common.asides());
        intents.values().forEach(intent -> phrases.addAll(intent.phrases()));
        return new Template(name, title, intents, menu, Vocabulary.of(phrases, common.typos(), common.fillers()));
    }

    /** An intent the template names itself stands where the template puts it; the common ones stand around. */
    private static Map<String, Intent> inOrder(Section section, Common common, Map<String, Intent> own) {
        List<String> uses = section.has("uses") ? section.list("uses") : List.of(ALL);
        Map<String, Intent> ordered = new LinkedHashMap<>();
        addCommon(common.first(), uses, own, ordered);
        own.values()
                .forEach(intent -> ordered.put(
                        intent.name(),
                        common.intent(intent.name())
                                .map(shared -> shared.rewordedBy(intent))
                                .orElse(intent)));
        addCommon(common.last(), uses, own, ordered);
        return Collections.unmodifiableMap(ordered);
    }

    private static void addCommon(
            List<Intent> common, List<String> uses, Map<String, Intent> own, Map<String, Intent> into) {
        common.stream()
                .filter(intent -> !own.containsKey(intent.name()))
                .filter(intent -> uses.contains(ALL) || uses.contains(intent.name()))
                .forEach(intent -> into.put(intent.name(), intent));
    }

    private static void checkReferences(
            Section section, Map<String, Intent> intents, List<String> menu, Map<String, Intent> own) {
        if (!intents.containsKey(FALLBACK)) {
            section.fault("the intent \"fallback\" is missing: what is said when nothing matches");
        }
        for (String name : menu) {
            Intent intent = intents.get(name);
            if (intent == null) {
                section.fault("the menu offers \"" + name + "\", which is no intent");
            } else if (!intent.says(Occasion.LABEL)) {
                section.fault("\"" + name + "\" stands in the menu and needs a label");
            }
        }
        intents.values().forEach(intent -> {
            if (!intent.says(Occasion.TEXT)) {
                section.fault("\"" + intent.name() + "\" has no text");
            }
            intent.asks()
                    .filter(asked -> !intents.containsKey(asked))
                    .ifPresent(asked ->
                            section.fault("\"" + intent.name() + "\" asks for \"" + asked + "\", which is no intent"));
        });
        own.values()
                .forEach(intent -> intent.covers().stream()
                        .filter(covered -> !covered.equals(ALL) && !intents.containsKey(covered))
                        .forEach(covered -> section.fault(
                                "\"" + intent.name() + "\" covers \"" + covered + "\", which is no intent")));
    }

    private static void checkDetails(Section section, Map<String, Intent> intents, Details details) {
        intents.values().forEach(intent -> {
            if (!intent.told().isEmpty() && intent.asks().isEmpty()) {
                section.fault("\"" + intent.name() + "\" may be told something but asks for nothing");
            }
            intent.told().stream()
                    .filter(kind -> !details.knows(kind))
                    .forEach(kind -> section.fault(
                            "\"" + intent.name() + "\" may be told \"" + kind + "\", which is not declared"));
        });
    }

    private static void checkPlaceholders(Section section, Map<String, Intent> intents, List<String> menu) {
        intents.values()
                .forEach(intent -> intent.texts().forEach(text -> {
                    PLACEHOLDER
                            .matcher(text)
                            .results()
                            .map(found -> found.group(1))
                            .forEach(name -> {
                                if (!PLACEHOLDERS.contains(name)) {
                                    section.fault(
                                            "\"" + intent.name() + "\" says {" + name + "}; known are " + PLACEHOLDERS);
                                } else if (name.equals(MENU) && menu.isEmpty()) {
                                    section.fault("\"" + intent.name() + "\" says {menu}, and the template has none");
                                }
                            });
                }));
    }

    /** No word may lead to two intents unless the file says so: which one answers would be an accident. */
    private static void checkWords(Section section, Map<String, Intent> intents, List<String> shared) {
        Map<String, String> owners = new HashMap<>();
        intents.values()
                .forEach(intent -> intent.phrases().forEach(phrase -> {
                    if (phrase.words().isEmpty()) {
                        section.fault("\"" + intent.name() + "\" has a word without letters: " + phrase.text());
                    }
                    String other = owners.putIfAbsent(phrase.text(), intent.name());
                    if (other != null && !other.equals(intent.name()) && !shared.contains(phrase.text())) {
                        section.fault(
                                "\"%s\" leads to \"%s\" and to \"%s\"".formatted(phrase.text(), other, intent.name()));
                    }
                }));
    }

    Intent intent(String name) {
        return Objects.requireNonNull(intents.get(name), name);
    }

    /** The intent of a menu line, counted from 1. */
    Optional<Intent> choice(int number) {
        return number >= 1 && number <= menu.size() ? Optional.of(intent(menu.get(number - 1))) : Optional.empty();
    }

    /** The answer to a number that the menu does not have. */
    Intent noSuchNumber() {
        return intents.getOrDefault(NO_SUCH_NUMBER, intent(FALLBACK));
    }

    /** What the customer says next, when the last reply asked for something. */
    Optional<Intent> askedBy(LastReply last) {
        return Optional.ofNullable(intents.get(last.intent()))
                .flatMap(Intent::asks)
                .map(this::intent);
    }

    String menu(Language language) {
        List<String> lines = new ArrayList<>();
        for (String name : menu) {
            lines.add("*%d.* %s".formatted(lines.size() + 1, intent(name).said(Occasion.LABEL, language)));
        }
        return String.join("\n", lines);
    }
}
