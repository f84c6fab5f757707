package io.flowhq.worker.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.ChatKind;
import io.flowhq.worker.page.InboundMessage;
import io.flowhq.worker.page.InboundMessage.Change;
import io.flowhq.worker.page.MessageMedia;
import io.flowhq.worker.page.PageUnavailable;
import io.flowhq.worker.page.SendResult;
import io.flowhq.worker.session.LinkedChats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An account's chats in memory, as they are at WhatsApp; every page of the account sees the same. */
public final class FakeChats {

    /** What stands in a chat from the business. */
    record Sent(
            String chatId, String text, String id, @Nullable String quotes) {}

    /** How the page treats the next send. */
    enum Manner {
        SEND_AND_CONFIRM,
        /** The message goes out; the page does not live to say so. */
        SEND_AND_DIE,
        /** The page dies and nothing went out. */
        DIE,
        /** The page says that it did not send, and it did not. */
        REFUSE,
        /** The message goes out; the page says nothing, and lives. */
        SEND_AND_SAY_NOTHING,
        /** The page fails over every message and sends none. */
        ALWAYS_FAIL
    }

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<InboundMessage> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();

    volatile Manner manner = Manner.SEND_AND_CONFIRM;
    volatile Instant keptSince = Instant.EPOCH;

    /** The page says of every message that it did not send it. */
    volatile boolean refusing;

    /** The page keeps every message for later: it stands in the chat, and WhatsApp does not have it. */
    volatile boolean holding;

    /** The chats over which the page itself fails as soon as it is asked. */
    final Set<String> unaskable = ConcurrentHashMap.newKeySet();

    private final Set<String> held = ConcurrentHashMap.newKeySet();

    /** How often a page will not say what it holds. */
    final AtomicInteger silences = new AtomicInteger();

    InboundMessage customerWrites(String chatId, String text, Instant at) {
        InboundMessage message = message("false_" + chatId + "_" + ids.incrementAndGet(), chatId, text, false, at, 1);
        received.add(message);
        return message;
    }

    InboundMessage ownerWrites(String chatId, String text, Instant at) {
        return message("true_" + chatId + "_PHONE" + ids.incrementAndGet(), chatId, text, true, at, 1);
    }

    /** What the owner writes while no page tells of it. */
    InboundMessage ownerWritesUnheard(String chatId, String text, Instant at) {
        InboundMessage message = ownerWrites(chatId, text, at);
        received.add(message);
        return message;
    }

    /** What a page tells of it; every page has the new words from now on. */
    InboundMessage customerEdits(InboundMessage message, String text) {
        received.replaceAll(
                known -> known.id().equals(message.id()) ? changed(message, "chat", text, Change.NEW) : known);
        return edited(message, text);
    }

    /** What a page tells of an edit. */
    static InboundMessage edited(InboundMessage message, String text) {
        return changed(message, "chat", text, Change.EDITED);
    }

    /** The same for what is deleted for everyone. */
    InboundMessage customerDeletes(InboundMessage message) {
        received.replaceAll(
                known -> known.id().equals(message.id()) ? changed(message, "revoked", "", Change.NEW) : known);
        return changed(message, "revoked", "", Change.REVOKED);
    }

    /** A message of another type than a text. */
    InboundMessage customerSends(String chatId, String type, Instant at) {
        String id = "false_" + chatId + "_" + ids.incrementAndGet();
        InboundMessage message = changed(message(id, chatId, "", false, at, 1), type, "", Change.NEW);
        received.add(message);
        return message;
    }

    private static InboundMessage changed(InboundMessage message, String type, String text, Change change) {
        return new InboundMessage(
                message.id(),
                message.chatId(),
                message.from(),
                message.to(),
                message.author(),
                message.number(),
                message.lid(),
                text,
                type,
                message.isStatus(),
                message.isSelf(),
                message.fromMe(),
                message.isNew(),
                message.at(),
                message.hasMedia(),
                message.quotedId(),
                message.ack(),
                change);
    }

    /** A page of this account, in a session of its own. */
    public LinkedChats page(TenantId tenant, Epoch epoch) {
        return new Page(tenant, epoch);
    }

    List<Sent> to(String chatId) {
        return sent.stream().filter(message -> message.chatId().equals(chatId)).toList();
    }

    public static InboundMessage message(String id, String chat, String text, boolean fromMe, Instant at, int ack) {
        return new InboundMessage(
                id,
                chat,
                null,
                null,
                null,
                chat.endsWith("@lid") ? null : chat.replaceAll("@.*", ""),
                chat.endsWith("@lid") ? chat.replaceAll("@.*", "") : null,
                text,
                "chat",
                false,
                false,
                fromMe,
                true,
                at,
                false,
                null,
                ack,
                Change.NEW);
    }

    private final class Page implements LinkedChats {

        private final TenantId tenant;
        private final Epoch epoch;
        private volatile boolean dead;

        Page(TenantId tenant, Epoch epoch) {
            this.tenant = tenant;
            this.epoch = epoch;
        }

        @Override
        public TenantId tenant() {
            return tenant;
        }

        @Override
        public Epoch epoch() {
            return epoch;
        }

        @Override
        public String ownNumber() {
            return "255700000000";
        }

        @Override
        public Instant remembersSince() {
            return keptSince;
        }

        @Override
        public CompletableFuture<SendResult> send(
                String chatId, String text, String messageId, @Nullable String quotedMessageId) {
            if (dead) {
                return CompletableFuture.failedFuture(new PageUnavailable("dead"));
            }
            if (refusing) {
                return CompletableFuture.completedFuture(new SendResult(messageId, 0, "ERROR_NETWORK"));
            }
            if (holding) {
                held.add(messageId);
                sent.add(new Sent(chatId, text, messageId, quotedMessageId));
                return CompletableFuture.completedFuture(new SendResult(messageId, 0, null));
            }
            Manner now = manner;
            if (now == Manner.ALWAYS_FAIL) {
                return CompletableFuture.failedFuture(new IllegalStateException("the page fails"));
            }
            manner = Manner.SEND_AND_CONFIRM;
            if (now != Manner.DIE && now != Manner.REFUSE) {
                sent.add(new Sent(chatId, text, messageId, quotedMessageId));
            }
            return switch (now) {
                case SEND_AND_CONFIRM -> CompletableFuture.completedFuture(new SendResult(messageId, 1, "OK"));
                case REFUSE -> CompletableFuture.completedFuture(new SendResult(messageId, 0, "ERROR_NETWORK"));
                case SEND_AND_SAY_NOTHING, ALWAYS_FAIL -> new CompletableFuture<>();
                case SEND_AND_DIE, DIE -> {
                    dead = true;
                    yield CompletableFuture.failedFuture(new PageUnavailable("died"));
                }
            };
        }

        @Override
        public CompletableFuture<Optional<InboundMessage>> find(String messageId) {
            return alive(() -> sent.stream()
                    .filter(message -> message.id().equals(messageId))
                    .findFirst()
                    .map(found -> message(
                            found.id(),
                            found.chatId(),
                            found.text(),
                            true,
                            Instant.now(),
                            held.contains(found.id()) ? 0 : 1)));
        }

        @Override
        public CompletableFuture<List<InboundMessage>> recent(Instant since) {
            if (silences.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return CompletableFuture.failedFuture(new PageUnavailable("between two documents"));
            }
            return alive(() -> received.stream()
                    .filter(message -> message.kind() == ChatKind.DIRECT)
                    .filter(message -> !message.at().isBefore(since))
                    .toList());
        }

        @Override
        public CompletableFuture<Void> typing(String chatId, Duration duration) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> paused(String chatId) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> seen(String chatId) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<MessageMedia> media(String messageId, int most) {
            return CompletableFuture.completedFuture(new MessageMedia("image/png", new byte[1]));
        }

        @Override
        public CompletableFuture<Optional<String>> lookUp(String chatId) {
            if (unaskable.contains(chatId)) {
                throw new IllegalStateException("the page fails");
            }
            return CompletableFuture.completedFuture(Optional.of(chatId));
        }

        private <T> CompletableFuture<T> alive(java.util.function.Supplier<T> answer) {
            return dead
                    ? CompletableFuture.failedFuture(new PageUnavailable("dead"))
                    : CompletableFuture.completedFuture(answer.get());
        }
    }

    /** For assertions: how often each customer's message was answered. */
    Map<String, Integer> answersByQuestion() {
        Map<String, Integer> counts = new ConcurrentHashMap<>();
        sent.stream()
                .filter(message -> message.quotes() != null)
                .forEach(message -> counts.merge(message.quotes(), 1, Integer::sum));
        return counts;
    }
}
