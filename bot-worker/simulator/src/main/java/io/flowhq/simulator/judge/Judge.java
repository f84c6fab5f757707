package io.flowhq.simulator.judge;

import io.flowhq.simulator.judge.TrafficLog.Answer;
import io.flowhq.simulator.judge.TrafficLog.Entry;
import io.flowhq.simulator.judge.TrafficLog.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a ledger and says what went wrong. It knows nothing but what passed through the service, and holds every phone
 * with a linked device to the same terms.
 *
 * <p>A question is lost when its time is up without an answer. It is excused instead when the business could not be
 * expected to answer:
 *
 * <ul>
 *   <li>no device was linked when it came, or the last one was unlinked before its time was up (a device that is merely
 *       offline is no excuse);
 *   <li>at some moment in its time the limit was used up, so that silence was right, or a short while longer ago, since
 *       nobody can keep a limit to the millisecond without a margin;
 *   <li>a person had taken over: the owner wrote in the chat on the phone, before or after it, or the customer had asked
 *       for a person.
 * </ul>
 */
public final class Judge {
    private static final Duration LIMIT_TOLERANCE = Duration.ofSeconds(2);

    private final JudgeSettings judgeSettings;
    private final Instant now;
    private final BusinessNameMatcher businessNameMatcher;
    private final boolean remembersAll;
    private final long forgotten;
    private final Map<String, JudgedChat> conversations = new LinkedHashMap<>();
    private final Map<String, SendRate> paces = new LinkedHashMap<>();
    private final Map<String, SendRate> chatPaces = new LinkedHashMap<>();
    private final Map<String, LinkPeriods> linkPeriods = new HashMap<>();
    private final Map<String, TrackedQuestion> askedById = new HashMap<>();
    private final VerdictBuilder verdictBuilder = new VerdictBuilder();

    private Judge(Map<String, String> businessNameMatcher, long forgotten, JudgeSettings judgeSettings, Instant now) {
        this.businessNameMatcher = new BusinessNameMatcher(businessNameMatcher);
        this.forgotten = forgotten;
        this.remembersAll = forgotten == 0;
        this.judgeSettings = judgeSettings;
        this.now = now;
    }

    /** @param businessNameMatcher the names of the businesses by their numbers */
    public static Verdict judge(
            List<Entry> entries,
            long forgotten,
            Map<String, String> businessNameMatcher,
            JudgeSettings judgeSettings,
            Instant now) {
        return new Judge(businessNameMatcher, forgotten, judgeSettings, now).read(entries);
    }

    private Verdict read(List<Entry> entries) {
        entries.forEach(this::take);
        conversations
                .values()
                .forEach(judgedChat -> judgedChat.pairTheRest(judgeSettings.grace(), judgeSettings.burst()));
        conversations.values().forEach(this::judge);
        paces.forEach(this::judge);
        chatPaces.values().forEach(this::countPerChat);
        return verdictBuilder.verdict(forgotten);
    }

    private void take(Entry entry) {
        switch (entry) {
            case Question question -> {
                var trackedQuestion =
                        conversation(question.phone(), question.chat()).ask(question);
                askedById.put(question.phone() + question.id(), trackedQuestion);
                askedById.putIfAbsent(question.id(), trackedQuestion);
            }
            case Answer answer -> take(answer);
            case TrafficLog.OwnerWrote wrote ->
                conversation(wrote.phone(), wrote.chat()).ownerWrote.add(wrote.at());
            case TrafficLog.Withdrawn withdrawn -> {
                var withdrawnQuestion = askedById.get(withdrawn.phone() + withdrawn.id());
                if (withdrawnQuestion != null) {
                    withdrawnQuestion.withdrawn = true;
                }
            }
            case TrafficLog.Linked linked -> links(linked.phone()).change(linked.at(), true);
            case TrafficLog.Unlinked unlinked -> links(unlinked.phone()).change(unlinked.at(), false);
        }
    }

    private void take(Answer answer) {
        paces.computeIfAbsent(answer.phone(), phone -> new SendRate()).add(answer);
        chatPaces
                .computeIfAbsent(answer.phone() + " " + answer.chat(), chat -> new SendRate())
                .add(answer);
        if (judgeSettings.judges(answer.phone(), answer.at())) {
            businessNameMatcher
                    .otherIn(answer.text(), answer.phone())
                    .ifPresent(name -> verdictBuilder.misdirected(answer, "names another business, " + name));
        }
        var judgedChat = conversation(answer.phone(), answer.chat());
        var quoted = quoted(answer);
        if (quoted.isEmpty()) {
            judgedChat.answer(answer);
        } else if (quoted.get().question.phone().equals(answer.phone())
                && quoted.get().question.chat().equals(answer.chat())) {
            judgedChat.answer(quoted.get(), answer);
        } else if (judgeSettings.judges(answer.phone(), answer.at())) {
            verdictBuilder.misdirected(answer, "quotes a message of another chat");
        }
    }

    private Optional<TrackedQuestion> quoted(Answer answer) {
        if (answer.quoted() == null) {
            return Optional.empty();
        }
        var own = askedById.get(answer.phone() + answer.quoted());
        return Optional.ofNullable(own == null ? askedById.get(answer.quoted()) : own);
    }

    private JudgedChat conversation(String phone, String chat) {
        return conversations.computeIfAbsent(phone + " " + chat, key -> new JudgedChat(phone, chat));
    }

    private LinkPeriods links(String phone) {
        return linkPeriods.computeIfAbsent(phone, key -> new LinkPeriods(!remembersAll));
    }

    private void judge(JudgedChat judgedChat) {
        if (judgedChat.chat.contains("@")) {
            judgeCrowd(judgedChat);
            return;
        }
        for (var trackedQuestion : judgedChat.asked) {
            if (judgeSettings.judges(judgedChat.phone, trackedQuestion.question.at())) {
                if (trackedQuestion.wantsAnswer()) {
                    judge(judgedChat, trackedQuestion);
                }
                if (trackedQuestion.answers.size() > 1) {
                    verdictBuilder.doubled(trackedQuestion);
                }
            }
        }
        judgedChat.overtaken().stream()
                .filter(trackedQuestion -> judgeSettings.judges(
                        judgedChat.phone, trackedQuestion.answers.get(0).at()))
                .forEach(verdictBuilder::inverted);
        judgedChat.unprompted.stream()
                .filter(answer -> judgeSettings.judges(answer.phone(), answer.at()))
                .forEach(answer -> verdictBuilder.unprompted++);
    }

    /** Nobody is to be answered in a group, a channel or a status. */
    private void judgeCrowd(JudgedChat crowd) {
        crowd.asked.stream()
                .flatMap(trackedQuestion -> trackedQuestion.answers.stream())
                .filter(answer -> judgeSettings.judges(answer.phone(), answer.at()))
                .forEach(answer -> verdictBuilder.misdirected(answer, "answers where many listen"));
        crowd.unprompted.stream()
                .filter(answer -> judgeSettings.judges(answer.phone(), answer.at()))
                .forEach(answer -> verdictBuilder.unprompted++);
    }

    private void judge(JudgedChat judgedChat, TrackedQuestion trackedQuestion) {
        verdictBuilder.inbound++;
        var deadline = trackedQuestion.question.at().plus(judgeSettings.grace());
        if (trackedQuestion.isAnsweredBy(deadline)
                || judgedChat.isAnsweredWithLater(trackedQuestion, judgeSettings.burst(), deadline)) {
            verdictBuilder.answered++;
        } else if (isExcused(judgedChat, trackedQuestion, deadline)) {
            if (trackedQuestion.answers.isEmpty()) {
                verdictBuilder.excused++;
            } else {
                verdictBuilder.answered++;
            }
        } else if (trackedQuestion.answers.isEmpty() && now.isBefore(deadline)) {
            verdictBuilder.pending++;
        } else {
            verdictBuilder.lost(trackedQuestion, deadline);
        }
    }

    private boolean isExcused(JudgedChat judgedChat, TrackedQuestion trackedQuestion, Instant deadline) {
        var at = trackedQuestion.question.at();
        return !links(judgedChat.phone).throughout(at, deadline)
                || isLeftToAPerson(judgedChat, trackedQuestion, deadline)
                || (!now.isBefore(deadline)
                        && paces.containsKey(judgedChat.phone)
                        && paces.get(judgedChat.phone)
                                .wasFull(
                                        judgeSettings.limit(),
                                        JudgeSettings.MINUTE.plus(LIMIT_TOLERANCE),
                                        at,
                                        deadline));
    }

    private boolean isLeftToAPerson(JudgedChat judgedChat, TrackedQuestion trackedQuestion, Instant deadline) {
        var from = trackedQuestion.question.at().minus(judgeSettings.takeover());
        return judgedChat.ownerWrote.stream().anyMatch(at -> !at.isBefore(from) && !at.isAfter(deadline))
                || judgedChat.asked.stream()
                        .filter(other -> other.position <= trackedQuestion.position
                                && !other.question.at().isBefore(from))
                        .anyMatch(this::asksForAPerson);
    }

    private boolean asksForAPerson(TrackedQuestion trackedQuestion) {
        var words =
                List.of(trackedQuestion.question.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
        return judgeSettings.handOff().stream().anyMatch(words::contains);
    }

    private void countPerChat(SendRate sendRate) {
        for (var message : sendRate.messages()) {
            if (judgeSettings.judges(message.phone(), message.at())) {
                verdictBuilder.maxPerChatInAnyMinute = Math.max(
                        verdictBuilder.maxPerChatInAnyMinute, sendRate.upTo(message.at(), JudgeSettings.MINUTE));
            }
        }
    }

    private void judge(String phone, SendRate sendRate) {
        for (var message : sendRate.messages()) {
            if (judgeSettings.judges(phone, message.at())) {
                var inMinute = sendRate.upTo(message.at(), JudgeSettings.MINUTE);
                verdictBuilder.maxInAnyMinute = Math.max(verdictBuilder.maxInAnyMinute, inMinute);
                if (inMinute > judgeSettings.limit()) {
                    verdictBuilder.overLimit(message, inMinute);
                }
            }
        }
    }
}
