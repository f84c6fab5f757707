package io.flowhq.worker.page;

import io.flowhq.contract.CleanText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@link ChatClient} by questions to the page. */
final class PageChatClient implements ChatClient {

    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MEDIA_TIMEOUT = Duration.ofSeconds(15);
    /** A page answers with the chats that it has read by then. */
    private static final Duration READING_TIME = Duration.ofSeconds(10);

    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(30);

    private final WhatsAppPage page;
    private final PageEventReader reader;

    PageChatClient(WhatsAppPage page, PageEventReader reader) {
        this.page = page;
        this.reader = reader;
    }

    @Override
    public CompletableFuture<SendResult> send(
            String chatId, String text, String messageId, @Nullable String quotedMessageId) {
        Map<String, String> message = new HashMap<>(Map.of("chat", chatId, "body", text, "id", messageId));
        if (quotedMessageId != null) {
            message.put("quoted", quotedMessageId);
        }
        return page.ask("send", message, SEND_TIMEOUT)
                .thenApply(sent -> new SendResult(
                        CleanText.id(sent.path("id").asText()).orElse(messageId),
                        sent.path("ack").asInt(0),
                        sent.path("result").isTextual()
                                ? CleanText.error(sent.path("result").asText())
                                : null));
    }

    @Override
    public CompletableFuture<Optional<InboundMessage>> find(String messageId) {
        return page.ask("find", Map.of("id", messageId), SHORT_TIMEOUT)
                .thenApply(found ->
                        found.isNull() ? Optional.empty() : Optional.of(reader.value(found, InboundMessage.class)));
    }

    @Override
    public CompletableFuture<List<InboundMessage>> recent(Instant since) {
        return recent(Map.of("since", since.getEpochSecond(), "within", READING_TIME.toMillis()), new ArrayList<>());
    }

    /** Asks as often as chats are left: a page that has been away for long has many of them. */
    private CompletableFuture<List<InboundMessage>> recent(Map<String, Object> question, List<InboundMessage> found) {
        return page.ask("recent", question, SEND_TIMEOUT).thenCompose(answer -> {
            found.addAll(reader.messages(answer.path("messages")));
            if (answer.path("left").isEmpty()) {
                found.sort(Comparator.comparing(InboundMessage::at));
                return CompletableFuture.completedFuture(found);
            }
            Map<String, Object> next = new HashMap<>(question);
            next.put("chats", answer.path("left"));
            return recent(next, found);
        });
    }

    @Override
    public CompletableFuture<Void> typing(String chatId, Duration duration) {
        return page.ask("typing", Map.of("chat", chatId, "ms", duration.toMillis()), SHORT_TIMEOUT)
                .thenAccept(done -> {});
    }

    @Override
    public CompletableFuture<Void> paused(String chatId) {
        return page.ask("paused", Map.of("chat", chatId), SHORT_TIMEOUT).thenAccept(done -> {});
    }

    @Override
    public CompletableFuture<Void> seen(String chatId) {
        return page.ask("seen", Map.of("chat", chatId), SHORT_TIMEOUT).thenAccept(done -> {});
    }

    @Override
    public CompletableFuture<MessageMedia> media(String messageId, int most) {
        return page.ask("media", Map.of("id", messageId, "most", most), MEDIA_TIMEOUT)
                .thenApply(found -> new MessageMedia(
                        CleanText.of(found.path("type").asText(), CleanText.MAX_ID_LENGTH),
                        Base64.getDecoder().decode(found.path("bytes").asText())));
    }

    @Override
    public CompletableFuture<Optional<String>> lookUp(String chatId) {
        return page.ask("lookUp", Map.of("chat", chatId), SHORT_TIMEOUT)
                .thenApply(found -> found.isTextual() ? CleanText.id(found.asText()) : Optional.empty());
    }
}
