package io.flowhq.simulator.judge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger shows. Every question is exactly one of answered, pending, lost and excused.
 *
 * @param inbound questions: texts of customers in chats with them alone; groups, channels, status and media want no answer
 * @param answered answered in time, or excused from that and answered all the same
 * @param pending not answered, with time left
 * @param lost not answered in time though the phone was linked, no person had taken over and the limit left room
 * @param late those of the lost that were answered after the time
 * @param excused not answered, and nothing to answer for
 * @param doubled messages with more than one answer
 * @param inverted answers to an earlier question after a later one of the same chat was answered
 * @param overLimit device messages that were one too many in the 60 seconds that ended with them
 * @param misdirected answers to a message of another chat or business, in a group, or naming another business
 * @param unprompted device messages that answer nothing: notices, or a business beginning a conversation
 * @param maxInAnyMinute the most device messages of one phone in any 60 seconds
 * @param maxPerChatInAnyMinute the most device messages in one chat in any 60 seconds
 * @param forgotten events there was no room to remember; if not 0 the verdict is on the rest only
 * @param details what the counts are made of, the first {@value VerdictBuilder#MAX_DETAILS}
 */
public record Verdict(
        int inbound,
        int answered,
        int pending,
        int lost,
        int late,
        int excused,
        int doubled,
        int inverted,
        int overLimit,
        int misdirected,
        int unprompted,
        int maxInAnyMinute,
        int maxPerChatInAnyMinute,
        long forgotten,
        List<Detail> details) {

    /** @param kind the count it is in @param message the id of the message found guilty, or missing its answer */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Detail(
            String kind,
            String number,
            @Nullable String chat,
            @Nullable String message,
            Instant at,
            String what) {}

    public boolean isClean() {
        return lost == 0 && doubled == 0 && inverted == 0 && overLimit == 0 && misdirected == 0;
    }
}
