package io.flowhq.simulator.judge;

import io.flowhq.simulator.judge.Ledger.Answer;
import io.flowhq.simulator.judge.Verdict.Detail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts, and remembers what for. */
final class Tally {
    static final int MOST_DETAILS = 500;

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
    private final List<Detail> details = new ArrayList<>();

    private void detail(String kind, String phone, String chat, String message, Instant at, String what) {
        if (details.size() < MOST_DETAILS) {
            details.add(new Detail(kind, phone, chat, message, at, what));
        }
    }

    private void detail(String kind, Asked asked, String what) {
        var question = asked.question;
        detail(kind, question.phone(), question.chat(), question.id(), question.at(), what);
    }

    private void detail(String kind, Answer answer, String what) {
        detail(kind, answer.phone(), answer.chat(), answer.id(), answer.at(), what);
    }

    void lost(Asked asked, Instant deadline) {
        lost++;
        if (asked.answers.isEmpty()) {
            detail("lost", asked, "never answered");
        } else {
            late++;
            var after =
                    Duration.between(asked.question.at(), asked.answers.get(0).at());
            detail("lost", asked, "answered only after " + after.toSeconds() + " s");
        }
    }

    void doubled(Asked asked) {
        doubled++;
        detail("doubled", asked, "answered " + asked.answers.size() + " times");
    }

    void inverted(Asked asked) {
        inverted++;
        detail("inverted", asked, "answered after a later question");
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
                forgotten,
                List.copyOf(details));
    }
}
