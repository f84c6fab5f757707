package io.flowhq.orchestrator.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.ReplyConfig;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"SW", "EN"})
    void nameEveryReasonInEveryLanguage(String language) {
        SortedMap<FollowUpReason, Integer> all = new TreeMap<>();
        List.of(FollowUpReason.values()).forEach(reason -> all.put(reason, 1));
        ReplyConfig config =
                new ReplyConfig("BOOKING", "Salon {0}", language, null, ZoneOffset.UTC, List.of(), false, "POLITE");

        assertThat(new NoticeText().of(all, config))
                .contains("*Salon {0}*", Integer.toString(all.size()))
                .hasLineCount(all.size() + 2);
    }
}
