package io.flowhq.simulator.judge;

import io.flowhq.simulator.judge.TrafficLog.Answer;
import io.flowhq.simulator.judge.TrafficLog.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One customer's chat with one business: which answer belongs to which question.
 *
 * <p>An answer that quotes belongs to what it quotes. One that does not belongs to the oldest question still waiting within
 * the grace, or to the last of those that may be answered together with it, else to the latest still unanswered; if none
 * is left it is a repetition when it says word for word what was said last, and unprompted otherwise. Quotes are honoured
 * first, so that a notice sent without quoting ("please wait") does not take the place of the answer that follows it.
 */
final class JudgedChat {
    final String phone;
    final String chat;
    final List<TrackedQuestion> asked = new ArrayList<>();
    final List<Instant> ownerWrote = new ArrayList<>();
    final List<Answer> unprompted = new ArrayList<>();
    private final List<Answer> unquoted = new ArrayList<>();
    private final Set<Answer> quoting = new HashSet<>();

    JudgedChat(String phone, String chat) {
        this.phone = phone;
        this.chat = chat;
    }

    TrackedQuestion ask(Question question) {
        var next = new TrackedQuestion(question, asked.size());
        asked.add(next);
        return next;
    }

    void answer(TrackedQuestion to, Answer answer) {
        to.answers.add(answer);
        quoting.add(answer);
    }

    void answer(Answer answer) {
        unquoted.add(answer);
    }

    /** To be called once, when everything is in. */
    void pairTheRest(Duration grace, Duration burst) {
        for (var answer : unquoted) {
            var open = open(answer, grace, burst);
            if (open.isPresent()) {
                open.get().answers.add(answer);
            } else {
                repeated(answer).ifPresentOrElse(of -> of.answers.add(answer), () -> unprompted.add(answer));
            }
        }
        asked.forEach(a -> a.answers.sort(Comparator.comparing(Answer::at)));
    }

    private Optional<TrackedQuestion> open(Answer answer, Duration grace, Duration burst) {
        var before = before(answer).stream()
                .filter(a -> !isAnsweredWithLater(a, burst, a.question.at().plus(grace)))
                .toList();
        return before.stream()
                .filter(a -> a.isOpenFor(answer, grace))
                .findFirst()
                .map(first -> lastOfBurst(first, burst, answer))
                .or(() -> before.reversed().stream()
                        .filter(a -> a.answers.isEmpty() && a.wantsAnswer())
                        .findFirst());
    }

    private List<TrackedQuestion> before(Answer answer) {
        return asked.stream().filter(a -> !a.question.at().isAfter(answer.at())).toList();
    }

    private Optional<TrackedQuestion> repeated(Answer answer) {
        return before(answer).stream()
                .filter(a ->
                        a.answers.stream().anyMatch(earlier -> !earlier.at().isAfter(answer.at())))
                .reduce((first, last) -> last)
                .filter(a -> a.answers.get(a.answers.size() - 1).text().equals(answer.text()));
    }

    /** Whether it is read as one with messages that followed at once, of which one was answered in time. */
    boolean isAnsweredWithLater(TrackedQuestion first, Duration burst, Instant deadline) {
        return burst(first, burst).stream().skip(1).anyMatch(next -> next.isAnsweredBy(deadline));
    }

    private TrackedQuestion lastOfBurst(TrackedQuestion first, Duration burst, Answer answer) {
        return burst(first, burst).stream()
                .filter(a -> !a.question.at().isAfter(answer.at()))
                .reduce(first, (earlier, later) -> later);
    }

    /** A message and those that followed it at once, each within that time of the one before it. */
    private List<TrackedQuestion> burst(TrackedQuestion first, Duration within) {
        int end = first.position + 1;
        while (!within.isZero()
                && end < asked.size()
                && !asked.get(end)
                        .question
                        .at()
                        .isAfter(asked.get(end - 1).question.at().plus(within))) {
            end++;
        }
        return asked.subList(first.position, end);
    }

    /**
     * The questions answered after a later one. Where the business quotes, only quotes count: the place of an answer that
     * does not quote is a guess.
     */
    List<TrackedQuestion> overtaken() {
        var first = asked.stream()
                .filter(a -> !a.answers.isEmpty())
                .filter(a -> quoting.isEmpty() || quoting.contains(a.answers.get(0)))
                .sorted(Comparator.comparing(a -> a.answers.get(0).at()))
                .toList();
        var overtaken = new ArrayList<TrackedQuestion>();
        int furthest = -1;
        for (var a : first) {
            if (a.position < furthest) {
                overtaken.add(a);
            }
            furthest = Math.max(furthest, a.position);
        }
        return overtaken;
    }
}
