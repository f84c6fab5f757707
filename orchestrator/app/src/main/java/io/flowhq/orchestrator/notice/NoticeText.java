package io.flowhq.orchestrator.notice;

import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.ReplyConfig;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What an owner reads about new follow-ups, in the language of the business: how many of each reason, and no customer's words. */
final class NoticeText {

    private static final String BUNDLE = "io.flowhq.orchestrator.notice.notices";

    String of(SortedMap<FollowUpReason, Integer> counts, ReplyConfig config) {
        Locale locale = Locale.of(config.language().toLowerCase(Locale.ROOT));
        ResourceBundle texts =
                ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        String lines = counts.entrySet().stream()
                .map(entry -> "• " + texts.getString(entry.getKey().name()) + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
        return new MessageFormat(texts.getString("notice"), locale)
                .format(new Object[] {config.businessName(), all, lines});
    }
}
