package io.flowhq.replies;

import java.util.Map;

/** Texts the platform says by itself, outside any template; those for a whole chat come in both languages at once. */
public final class PlatformTexts {

    private final Map<ReplyLanguage, String> rateWarning;
    private final Map<ReplyLanguage, String> pleaseWait;
    private final Map<ReplyLanguage, String> unnamed;
    final Map<ReplyLanguage, String> media;
    final Map<ReplyLanguage, String> empty;
    final Map<ReplyLanguage, String> voice;
    final Map<ReplyLanguage, String> order;
    final Map<ReplyLanguage, String> location;
    final Map<ReplyLanguage, String> unreadable;
    final Map<ReplyLanguage, String> call;

    private PlatformTexts(YamlSection yamlSection) {
        rateWarning = yamlSection.requiredBilingual("rate_warning");
        pleaseWait = yamlSection.requiredBilingual("please_wait");
        unnamed = yamlSection.requiredBilingual("unnamed");
        media = yamlSection.requiredBilingual("media");
        empty = yamlSection.requiredBilingual("empty");
        voice = yamlSection.requiredBilingual("voice");
        order = yamlSection.requiredBilingual("order");
        location = yamlSection.requiredBilingual("location");
        unreadable = yamlSection.requiredBilingual("unreadable");
        call = yamlSection.requiredBilingual("call");
        yamlSection.refuseUnknownKeys();
    }

    static PlatformTexts of(YamlSection yamlSection) {
        return new PlatformTexts(yamlSection);
    }

    /** Said once when the tenant's limit is reached: in both languages, the tenant's own first. */
    public String rateWarning(String businessName, ReplyLanguage first) {
        return both(rateWarning, businessName, first);
    }

    /** Said once when too many messages of a chat wait: in both languages, the tenant's own first. */
    public String pleaseWait(String businessName, ReplyLanguage first) {
        return both(pleaseWait, businessName, first);
    }

    /** The name as it may stand inside a sentence, bold or not. */
    String name(String businessName, ReplyLanguage language) {
        String name = businessName.replaceAll("[*_~`{}\\s]+", " ").strip();
        return name.isEmpty() ? in(unnamed, language) : name;
    }

    static String in(Map<ReplyLanguage, String> texts, ReplyLanguage language) {
        return texts.getOrDefault(language, "");
    }

    private String both(Map<ReplyLanguage, String> texts, String businessName, ReplyLanguage first) {
        return fill(texts, businessName, first) + "\n\n" + fill(texts, businessName, first.other());
    }

    private String fill(Map<ReplyLanguage, String> texts, String businessName, ReplyLanguage language) {
        return in(texts, language).replace("{business}", name(businessName, language));
    }
}
