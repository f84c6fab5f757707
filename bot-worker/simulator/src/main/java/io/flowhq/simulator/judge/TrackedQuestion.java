package io.flowhq.simulator.judge;

import io.flowhq.simulator.judge.TrafficLog.Answer;
import io.flowhq.simulator.judge.TrafficLog.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A message of a customer and the answers found for it, earliest first. */
final class TrackedQuestion {
    final Question question;
    final int position;
    boolean withdrawn;
    final List<Answer> answers = new ArrayList<>();

    /** @param position its place among the questions of its chat */
    TrackedQuestion(Question question, int position) {
        this.question = question;
        this.position = position;
    }

    boolean wantsAnswer() {
        return question.type().equals("chat") && !withdrawn;
    }

    boolean isOpenFor(Answer answer, Duration grace) {
        return answers.isEmpty()
                && wantsAnswer()
                && !answer.at().isAfter(question.at().plus(grace));
    }

    boolean isAnsweredBy(Instant deadline) {
        return !answers.isEmpty() && !answers.get(0).at().isAfter(deadline);
    }
}
