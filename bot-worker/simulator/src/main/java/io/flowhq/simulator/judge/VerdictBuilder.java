package io.flowhq.simulator.judge;

import io.flowhq.simulator.judge.TrafficLog.Answer;
import io.flowhq.simulator.judge.Verdict.Detail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts, and remembers what for. */
final class VerdictBuilder {
    static final int MAX_DETAILS = 500;

    int inbound;
    int answered;
    int pending;
    private int lost;
    private int late;
    int excused;
    private int doubled;
    private int inverted;
    private int overLimit;
    private int misdirected;
    int unprompted;
    int maxInAnyMinute;
    int maxPerChatInAnyMinute;
    private final List<Detail> details = new ArrayList<>();

    private void detail(String kind, String phone, String chat, String message, Instant at, String what) {
        if (details.size() < MAX_DETAILS) {
            details.add(new Detail(kind, phone, chat, message, at, what));
        }
    }

    private void detail(String kind, TrackedQuestion trackedQuestion, String what) {
        var question = trackedQuestion.question;
        detail(kind, question.phone(), question.chat(), question.id(), question.at(), what);
    }

    private void detail(String kind, Answer answer, String what) {
        detail(kind, answer.phone(), answer.chat(), answer.id(), answer.at(), what);
    }

    void lost(TrackedQuestion trackedQuestion, Instant deadline) {
        lost++;
        if (trackedQuestion.answers.isEmpty()) {
            detail("lost", trackedQuestion, "never answered");
        } else {
            late++;
            var after = Duration.between(
                    trackedQuestion.question.at(),
                    trackedQuestion.answers.get(0).at());
            detail("lost", trackedQuestion, "answered only after " + after.toSeconds() + " s");
        }
    }

    void doubled(TrackedQuestion trackedQuestion) {
        doubled++;
        detail("doubled", trackedQuestion, "answered " + trackedQuestion.answers.size() + " times");
    }

    void inverted(TrackedQuestion trackedQuestion) {
        inverted++;
        detail("inverted", trackedQuestion, "answered after a later question");
    }

    void misdirected(Answer answer, String what) {
        misdirected++;
        detail("misdirected", answer, what);
    }

    void overLimit(Answer answer, int inMinute) {
        overLimit++;
        detail("overLimit", answer, inMinute + " messages in 60 s");
    }

    Verdict verdict(long forgotten) {
        return new Verdict(
                inbound,
                answered,
                pending,
                lost,
                late,
                excused,
                doubled,
                inverted,
                overLimit,
                misdirected,
                unprompted,
                maxInAnyMinute,
                maxPerChatInAnyMinute,
                forgotten,
                List.copyOf(details));
    }
}
