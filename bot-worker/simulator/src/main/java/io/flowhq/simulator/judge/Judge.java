package io.flowhq.simulator.judge;

import io.flowhq.simulator.judge.Ledger.Answer;
import io.flowhq.simulator.judge.Ledger.Entry;
import io.flowhq.simulator.judge.Ledger.Question;
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
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Terms terms;
    private final Instant now;
    private final Businesses businesses;
    private final boolean remembersAll;
    private final long forgotten;
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    private final Map<String, Pace> paces = new LinkedHashMap<>();
    private final Map<String, Links> links = new HashMap<>();
    private final Map<String, Asked> askedById = new HashMap<>();
    private final Tally tally = new Tally();

    private Judge(Map<String, String> businesses, long forgotten, Terms terms, Instant now) {
        this.businesses = new Businesses(businesses);
        this.forgotten = forgotten;
        this.remembersAll = forgotten == 0;
        this.terms = terms;
        this.now = now;
    }

    /** @param businesses the names of the businesses by their numbers */
    public static Verdict judge(
            List<Entry> entries, long forgotten, Map<String, String> businesses, Terms terms, Instant now) {
        return new Judge(businesses, forgotten, terms, now).read(entries);
    }

    private Verdict read(List<Entry> entries) {
        entries.forEach(this::take);
        conversations.values().forEach(conversation -> conversation.pairTheRest(terms.grace()));
        conversations.values().forEach(this::judge);
        paces.forEach(this::judge);
        return tally.verdict(forgotten);
    }

    private void take(Entry entry) {
        switch (entry) {
            case Question question -> {
                var asked = conversation(question.phone(), question.chat()).ask(question);
                askedById.put(question.phone() + question.id(), asked);
                askedById.putIfAbsent(question.id(), asked);
            }
            case Answer answer -> take(answer);
            case Ledger.OwnerWrote wrote ->
                conversation(wrote.phone(), wrote.chat()).ownerWrote.add(wrote.at());
            case Ledger.Linked linked -> links(linked.phone()).change(linked.at(), true);
            case Ledger.Unlinked unlinked -> links(unlinked.phone()).change(unlinked.at(), false);
        }
    }

    private void take(Answer answer) {
        paces.computeIfAbsent(answer.phone(), phone -> new Pace()).add(answer);
        if (terms.judges(answer.phone(), answer.at())) {
            businesses
                    .otherIn(answer.text(), answer.phone())
                    .ifPresent(name -> tally.misdirected(answer, "names another business, " + name));
        }
        var conversation = conversation(answer.phone(), answer.chat());
        var quoted = quoted(answer);
        if (quoted.isEmpty()) {
            conversation.answer(answer);
        } else if (quoted.get().question.phone().equals(answer.phone())
                && quoted.get().question.chat().equals(answer.chat())) {
            conversation.answer(quoted.get(), answer);
        } else if (terms.judges(answer.phone(), answer.at())) {
            tally.misdirected(answer, "quotes a message of another chat");
        }
    }

    private Optional<Asked> quoted(Answer answer) {
        if (answer.quoted() == null) {
            return Optional.empty();
        }
        var own = askedById.get(answer.phone() + answer.quoted());
        return Optional.ofNullable(own == null ? askedById.get(answer.quoted()) : own);
    }

    private Conversation conversation(String phone, String chat) {
        return conversations.computeIfAbsent(phone + " " + chat, key -> new Conversation(phone, chat));
    }

    private Links links(String phone) {
        return links.computeIfAbsent(phone, key -> new Links(!remembersAll));
    }

    private void judge(Conversation conversation) {
        if (conversation.chat.contains("@")) {
            judgeCrowd(conversation);
            return;
        }
        for (var asked : conversation.asked) {
            if (terms.judges(conversation.phone, asked.question.at())) {
                if (asked.wantsAnswer()) {
                    judge(conversation, asked);
                }
                if (asked.answers.size() > 1) {
                    tally.doubled(asked);
                }
            }
        }
        conversation.overtaken().stream()
                .filter(asked ->
                        terms.judges(conversation.phone, asked.answers.get(0).at()))
                .forEach(tally::inverted);
        conversation.unprompted.stream()
                .filter(answer -> terms.judges(answer.phone(), answer.at()))
                .forEach(answer -> tally.unprompted++);
    }

    /** Nobody is to be answered in a group, a channel or a status. */
    private void judgeCrowd(Conversation crowd) {
        crowd.asked.stream()
                .flatMap(asked -> asked.answers.stream())
                .filter(answer -> terms.judges(answer.phone(), answer.at()))
                .forEach(answer -> tally.misdirected(answer, "answers where many listen"));
        crowd.unprompted.stream()
                .filter(answer -> terms.judges(answer.phone(), answer.at()))
                .forEach(answer -> tally.unprompted++);
    }

    private void judge(Conversation conversation, Asked asked) {
        tally.inbound++;
        var deadline = asked.question.at().plus(terms.grace());
        if (asked.isAnsweredBy(deadline)) {
            tally.answered++;
        } else if (isExcused(conversation, asked, deadline)) {
            if (asked.answers.isEmpty()) {
                tally.excused++;
            } else {
                tally.answered++;
            }
        } else if (asked.answers.isEmpty() && now.isBefore(deadline)) {
            tally.pending++;
        } else {
            tally.lost(asked, deadline);
        }
    }

    private boolean isExcused(Conversation conversation, Asked asked, Instant deadline) {
        var at = asked.question.at();
        return !links(conversation.phone).throughout(at, deadline)
                || isLeftToAPerson(conversation, asked, deadline)
                || (!now.isBefore(deadline)
                        && paces.containsKey(conversation.phone)
                        && paces.get(conversation.phone)
                                .wasFull(terms.limit(), Terms.MINUTE.plus(MARGIN), at, deadline));
    }

    private boolean isLeftToAPerson(Conversation conversation, Asked asked, Instant deadline) {
        var from = asked.question.at().minus(terms.takeover());
        return conversation.ownerWrote.stream().anyMatch(at -> !at.isBefore(from) && !at.isAfter(deadline))
                || conversation.asked.stream()
                        .filter(other -> other.position <= asked.position
                                && !other.question.at().isBefore(from))
                        .anyMatch(this::asksForAPerson);
    }

    private boolean asksForAPerson(Asked asked) {
        var words = List.of(asked.question.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
        return terms.handOff().stream().anyMatch(words::contains);
    }

    private void judge(String phone, Pace pace) {
        for (var message : pace.messages()) {
            if (terms.judges(phone, message.at())) {
                var inMinute = pace.upTo(message.at(), Terms.MINUTE);
                tally.maxInAnyMinute = Math.max(tally.maxInAnyMinute, inMinute);
                if (inMinute > terms.limit()) {
                    tally.overLimit(message, inMinute);
                }
            }
        }
    }
}
