package io.flowhq.worker.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.InboundMessage;
import io.flowhq.worker.page.MessageMedia;
import io.flowhq.worker.page.SendResult;
import io.flowhq.worker.session.LinkedChats;
import io.flowhq.worker.session.MessageIntake;
import io.flowhq.worker.session.MessagePipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Gives a pipeline pages on which every send passes {@link PipelineStep#WHILE_SENDING}, once the page has been given it. */
record KillableSending(MessagePipeline pipeline, KillPoint mortal) implements MessagePipeline {

    @Override
    public MessageIntake open(LinkedChats chats) {
        return pipeline.open(new Page(chats, mortal));
    }

    private record Page(LinkedChats chats, KillPoint mortal) implements LinkedChats {

        @Override
        public CompletableFuture<SendResult> send(
                String chatId, String text, String messageId, @Nullable String quotedMessageId) {
            CompletableFuture<SendResult> sending = chats.send(chatId, text, messageId, quotedMessageId);
            mortal.at(PipelineStep.WHILE_SENDING);
            return sending;
        }

        @Override
        public TenantId tenant() {
            return chats.tenant();
        }

        @Override
        public Epoch epoch() {
            return chats.epoch();
        }

        @Override
        public String ownNumber() {
            return chats.ownNumber();
        }

        @Override
        public Instant remembersSince() {
            return chats.remembersSince();
        }

        @Override
        public CompletableFuture<Optional<InboundMessage>> find(String messageId) {
            return chats.find(messageId);
        }

        @Override
        public CompletableFuture<List<InboundMessage>> recent(Instant since) {
            return chats.recent(since);
        }

        @Override
        public CompletableFuture<Void> typing(String chatId, Duration duration) {
            return chats.typing(chatId, duration);
        }

        @Override
        public CompletableFuture<Void> paused(String chatId) {
            return chats.paused(chatId);
        }

        @Override
        public CompletableFuture<Void> seen(String chatId) {
            return chats.seen(chatId);
        }

        @Override
        public CompletableFuture<MessageMedia> media(String messageId, int most) {
            return chats.media(messageId, most);
        }

        @Override
        public CompletableFuture<Optional<String>> lookUp(String chatId) {
            return chats.lookUp(chatId);
        }
    }
}
