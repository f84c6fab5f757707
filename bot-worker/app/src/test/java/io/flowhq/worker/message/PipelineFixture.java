package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.replies.Replies;
import io.flowhq.runtime.http.OutboundHttpClient;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.endpoint.AnswerEndpoints;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.IgnoredMessageCounts;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.PhoneAutomation;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.message.ReplyPlanning;
import io.flowhq.store.order.BookedTime;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.DialogueRows;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.worker.external.ExternalAnswers;
import io.flowhq.worker.session.MessagePipeline;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The message pipeline of a worker, put together on a store. */
public final class PipelineFixture {

    /** Once for all: what it learns from its examples takes a while. */
    private static final Replies REPLIES = Replies.load();

    private static final Duration ENDPOINT_TIMEOUT = Duration.ofSeconds(1);

    private PipelineFixture() {}

    /** As it is in life. */
    public static MessagePipeline on(ApplicationContext store, MessageSettings settings) {
        return on(store, settings, REPLIES);
    }

    static MessagePipeline on(ApplicationContext store, MessageSettings settings, Replies replies) {
        return of(
                store.getBean(InboundMessages.class),
                store.getBean(OutboundMessages.class),
                store.getBean(ReplyPlanning.class),
                store.getBean(CustomerRequests.class),
                store,
                settings,
                replies);
    }

    /** As it is in life, but that no dialogue sees the times that are taken: each is taken after it has looked. */
    static MessagePipeline blindToTakenTimes(ApplicationContext store, MessageSettings settings) {
        return of(
                store.getBean(InboundMessages.class),
                store.getBean(OutboundMessages.class),
                store.getBean(ReplyPlanning.class),
                new CustomerRequests(store.getBean(JdbcClient.class), store.getBean(ChangeNotifier.class)) {
                    @Override
                    public List<BookedTime> taken(TenantId tenant, long without) {
                        return List.of();
                    }
                },
                store,
                settings,
                REPLIES);
    }

    /** As it is in life, but for somebody who stands at each of its steps. */
    public static MessagePipeline on(ApplicationContext store, MessageSettings settings, KillPoint killPoint) {
        return new KillableSending(
                of(
                        new KillableInboundMessages(store, killPoint),
                        new KillableOutboundMessages(store, killPoint),
                        new KillableReplyPlanning(store, killPoint),
                        store.getBean(CustomerRequests.class),
                        store,
                        settings,
                        REPLIES),
                killPoint);
    }

    /** Wakes the sessions of a pipeline for texts that others write down, until it is closed. */
    public static AutoCloseable wakingForTexts(ApplicationContext store, MessagePipeline pipeline) {
        return new PlannedTextListener(store.getBean(ChangeSubscriptions.class), (SessionIntakes) pipeline)::destroy;
    }

    private static MessagePipeline of(
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ReplyPlanning replyPlanning,
            CustomerRequests requests,
            ApplicationContext store,
            MessageSettings settings,
            Replies replies) {
        Clock clock = Clock.systemUTC();
        ChatHandoffs handoffs = store.getBean(ChatHandoffs.class);
        SessionRecords records = store.getBean(SessionRecords.class);
        IgnoredMessageCounts ignored = store.getBean(IgnoredMessageCounts.class);
        ReplyConfigs replyConfigs = store.getBean(ReplyConfigs.class);
        SilenceRules silenceRules = new SilenceRules(inboundMessages, outboundMessages, handoffs, settings);
        KnowledgeLoader knowledge = new KnowledgeLoader(store.getBean(KnowledgeReads.class));
        ReplyGenerator replyGenerator = new ReplyGenerator(
                replies,
                inboundMessages,
                outboundMessages,
                new ClosedNotices(outboundMessages),
                knowledge,
                settings,
                clock);
        ReplyPlanner replyPlanner = new ReplyPlanner(
                inboundMessages,
                replyPlanning,
                replyConfigs,
                handoffs,
                records,
                silenceRules,
                replyGenerator,
                store.getBean(FollowUps.class),
                new OrderDialogue(store.getBean(DialogueRows.class), requests, knowledge, settings),
                new SmallTalkRule(outboundMessages, settings),
                new ExternalAnswers(
                        store.getBean(AnswerEndpoints.class),
                        store.getBean(KnowledgeReads.class),
                        store.getBean(MessageLogs.class),
                        replies,
                        new OutboundHttpClient(true, ENDPOINT_TIMEOUT, InetAddress::getAllByName),
                        clock),
                settings);
        ReplySender replySender =
                new ReplySender(outboundMessages, silenceRules, new PageSender(settings), records, settings, clock);
        return new SessionIntakes(
                new InboundClassifier(
                        inboundMessages,
                        outboundMessages,
                        handoffs,
                        ignored,
                        store.getBean(Contacts.class),
                        store.getBean(PhoneAutomation.class),
                        settings,
                        clock),
                new UnreadableMessages(inboundMessages, store.getBean(Contacts.class), records),
                inboundMessages,
                outboundMessages,
                replyPlanner,
                new ReplyPreparation(replyConfigs, replyGenerator),
                new ChatQueueFactory(inboundMessages, outboundMessages, replyPlanner, replySender),
                clock);
    }
}
