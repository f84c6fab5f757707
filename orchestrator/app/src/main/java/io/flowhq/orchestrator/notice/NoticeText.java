package io.flowhq.orchestrator.notice;

import io.flowhq.orchestrator.text.LocalizedTexts;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.ReplyConfig;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What an owner reads about new follow-ups, in the language of the business: how many of each reason, and no customer's words. */
final class NoticeText {

    private static final String BUNDLE = "io.flowhq.orchestrator.notice.notices";

    String of(SortedMap<FollowUpReason, Integer> counts, ReplyConfig config) {
        LocalizedTexts texts = new LocalizedTexts(BUNDLE, config.language());
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        String lines = counts.entrySet().stream()
                .map(entry -> "• " + texts.get(entry.getKey().name()) + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
        return texts.format("notice", config.businessName(), all, lines);
    }
}
