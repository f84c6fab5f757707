package io.flowhq.worker.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@link ChatClient} by questions to the page. */
final class PageChatClient implements ChatClient {

    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final Duration SEND = Duration.ofSeconds(30);

    private final WhatsAppPage page;

    PageChatClient(WhatsAppPage page) {
        this.page = page;
    }

    @Override
    public CompletableFuture<String> newMessageId(String chatId) {
        return page.ask("newMessageId", Map.of("chat", chatId), QUICK).thenApply(JsonNode::asText);
    }

    @Override
    public CompletableFuture<SendResult> send(
            String chatId, String text, String messageId, @Nullable String quotedMessageId) {
        Map<String, String> message = new HashMap<>(Map.of("chat", chatId, "body", text, "id", messageId));
        if (quotedMessageId != null) {
            message.put("quoted", quotedMessageId);
        }
        return page.ask("send", message, SEND)
                .thenApply(sent -> new SendResult(
                        sent.path("id").asText(messageId),
                        sent.path("ack").asInt(0),
                        sent.path("result").isTextual() ? sent.path("result").asText() : null));
    }

    @Override
    public CompletableFuture<Optional<InboundMessage>> find(String messageId) {
        return page.ask("find", Map.of("id", messageId), QUICK)
                .thenApply(found -> found.isNull()
                        ? Optional.empty()
                        : Optional.of(InboundMessage.of(WhatsAppPage.read(found, PageMessage.class))));
    }

    @Override
    public CompletableFuture<List<InboundMessage>> recent(Instant since) {
        return page.ask("recent", Map.of("since", since.getEpochSecond()), SEND)
                .thenApply(found -> Arrays.stream(WhatsAppPage.read(found, PageMessage[].class))
                        .map(InboundMessage::of)
                        .toList());
    }

    @Override
    public CompletableFuture<Void> typing(String chatId, Duration duration) {
        return page.ask("typing", Map.of("chat", chatId, "ms", duration.toMillis()), QUICK)
                .thenAccept(done -> {});
    }
}
