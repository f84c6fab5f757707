package io.flowhq.worker.message;

import io.flowhq.replies.Replies;
import io.flowhq.store.message.Answers;
import io.flowhq.store.message.Assistants;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.IgnoredMessages;
import io.flowhq.store.message.Inbox;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.worker.session.MessageListener;
import java.time.Clock;
import org.springframework.context.ApplicationContext;

/** The message pipeline of a worker, put together on a store. */
public final class Pipeline {

    private Pipeline() {}

    /** As it is in life. */
    public static MessageListener on(ApplicationContext store, MessageSettings settings) {
        return of(store.getBean(Inbox.class), store.getBean(Answers.class), store, settings);
    }

    /** As it is in life, but for somebody who stands at each of its steps. */
    public static MessageListener on(ApplicationContext store, MessageSettings settings, Mortal mortal) {
        return new MortalSending(
                of(new MortalInbox(store, mortal), new MortalAnswers(store, mortal), store, settings), mortal);
    }

    private static MessageListener of(
            Inbox inbox, Answers answers, ApplicationContext store, MessageSettings settings) {
        Clock clock = Clock.systemUTC();
        ChatHandoffs handoffs = store.getBean(ChatHandoffs.class);
        SessionRecords records = store.getBean(SessionRecords.class);
        IgnoredMessages ignored = store.getBean(IgnoredMessages.class);
        MessageDesk desk = new MessageDesk(
                inbox,
                answers,
                store.getBean(Assistants.class),
                handoffs,
                records,
                new Replying(Replies.load(), answers, settings, clock),
                new Delivery(answers, records, settings, clock),
                settings,
                clock);
        return new Reception(new Arrivals(inbox, answers, handoffs, ignored, settings, clock), desk, clock);
    }
}
