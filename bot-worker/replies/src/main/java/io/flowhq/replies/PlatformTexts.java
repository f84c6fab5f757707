package io.flowhq.replies;

import java.util.Map;

/** Texts the platform says by itself, outside any template; those for a whole chat come in both languages at once. */
public final class PlatformTexts {

    private final Map<Language, String> rateWarning;
    private final Map<Language, String> pleaseWait;
    private final Map<Language, String> unnamed;
    final Map<Language, String> media;
    final Map<Language, String> empty;

    private PlatformTexts(YamlSection yamlSection) {
        rateWarning = yamlSection.requiredBilingual("rate_warning");
        pleaseWait = yamlSection.requiredBilingual("please_wait");
        unnamed = yamlSection.requiredBilingual("unnamed");
        media = yamlSection.requiredBilingual("media");
        empty = yamlSection.requiredBilingual("empty");
        yamlSection.refuseUnknownKeys();
    }

    static PlatformTexts of(YamlSection yamlSection) {
        return new PlatformTexts(yamlSection);
    }

    /** Said once when the tenant's limit is reached: in both languages, the tenant's own first. */
    public String rateWarning(String businessName, Language first) {
        return both(rateWarning, businessName, first);
    }

    /** Said once when too many messages of a chat wait: in both languages, the tenant's own first. */
    public String pleaseWait(String businessName, Language first) {
        return both(pleaseWait, businessName, first);
    }

    /** The name as it may stand inside a sentence, bold or not. */
    String name(String businessName, Language language) {
        String name = businessName.replaceAll("[*_~`{}\\s]+", " ").strip();
        return name.isEmpty() ? in(unnamed, language) : name;
    }

    static String in(Map<Language, String> texts, Language language) {
        return texts.getOrDefault(language, "");
    }

    private String both(Map<Language, String> texts, String businessName, Language first) {
        return fill(texts, businessName, first) + "\n\n" + fill(texts, businessName, first.other());
    }

    private String fill(Map<Language, String> texts, String businessName, Language language) {
        return in(texts, language).replace("{business}", name(businessName, language));
    }
}
