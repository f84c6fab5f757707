package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultRegistry;
import io.flowhq.simulator.judge.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Messages and receipts on their way between customers, phones and devices, each noted in the ledger as it passes. Guarded
 * by the lock of {@link WhatsApp}.
 */
final class MessageRouter {
    /** As long as the real service allows. */
    private static final int LONGEST_TEXT = 65_536;

    /** So much of a text is kept for the judge. */
    private static final int EXCERPT = 2_000;

    private final BusinessPhones businessPhones;
    private final ClientSessions clientSessions;
    private final FaultRegistry faults;
    private final EventLog eventLog;
    private final ServiceSettings settings;
    private final MessageStore messageStore;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final InstantSource clock;

    MessageRouter(
            BusinessPhones businessPhones,
            ClientSessions clientSessions,
            FaultRegistry faults,
            EventLog eventLog,
            ServiceSettings settings,
            Scheduler scheduler,
            RandomGenerator random,
            InstantSource clock) {
        this.businessPhones = businessPhones;
        this.clientSessions = clientSessions;
        this.faults = faults;
        this.eventLog = eventLog;
        this.settings = settings;
        this.messageStore = new MessageStore(settings.messages());
        this.scheduler = scheduler;
        this.random = random;
        this.clock = clock;
    }

    MessageKey fromCustomer(PhoneNumber customer, CustomerRequest customerRequest) {
        var businessPhone = businessPhones.with(customerRequest.to());
        requireRoom(businessPhone);
        var author = customerRequest.lid() ? customer.lid() : customer.wid();
        var place = customerRequest.place();
        var crowd = place != null && !place.server().equals(Wid.NEWSLETTER);
        var key = new MessageKey(false, place == null ? author : place, "3EB0" + hex(), crowd ? author : null);
        var chatMessage = new ChatMessage(
                key,
                businessPhone.number,
                customer,
                customerRequest.name(),
                Author.CUSTOMER,
                customerRequest.type(),
                checked(customerRequest.text()),
                customerRequest.type().equals("chat") ? null : SampleMedia.sample(customerRequest.type()),
                clock.instant(),
                customerRequest.quoted());
        eventLog.add(new EventLog.Question(
                chatMessage.at(),
                businessPhone.number.digits(),
                chatName(key),
                key.toString(),
                chatMessage.type(),
                excerpt(chatMessage)));
        keep(businessPhone, chatMessage, AckLevel.SENT);
        spread(businessPhone, chatMessage, null);
        return key;
    }

    MessageKey fromPhone(PhoneNumber number, PhoneNumber to, String text) {
        var businessPhone = businessPhones.with(number);
        requireRoom(businessPhone);
        var key = new MessageKey(true, to.wid(), "3A" + hex(), null);
        var chatMessage = new ChatMessage(
                key,
                number,
                number,
                businessPhone.name(),
                Author.PHONE,
                "chat",
                checked(text),
                null,
                clock.instant(),
                null);
        eventLog.add(new EventLog.OwnerWrote(chatMessage.at(), number.digits(), to.digits()));
        var line = keep(businessPhone, chatMessage, AckLevel.SENT);
        spread(businessPhone, chatMessage, null);
        followReceipts(businessPhone, line, Duration.ZERO);
        return key;
    }

    private static void requireRoom(BusinessPhone businessPhone) {
        if (businessPhone.devices().stream().anyMatch(LinkedDevice::isFull)) {
            throw new RequestConflict(LinkedDevice.MOST_WAITING + " messages wait for this phone's device already");
        }
    }

    private static String checked(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidRequest("a message has at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /** What a device wants sent. The same attempt passes only once, however often its page repeats it. */
    void fromDevice(WebClientSession webClientSession, LinkedDevice linkedDevice, FromPage.Send send) {
        var number = linkedDevice.number.digits();
        var known = linkedDevice.attempt(send.attempt());
        if (known != null) {
            if (!faults.has(number, Fault.ACK_NEVER)) {
                webClientSession.wire.send(new ToPage.Sent(send.call(), known.result(), known.ack(), known.at()));
            }
            return;
        }
        var refusal = faults.has(number, Fault.BANNED) ? "ERROR_UNKNOWN" : faults.value(number, Fault.SEND_RESULT);
        if (refusal != null) {
            webClientSession.wire.send(new ToPage.Sent(send.call(), refusal.toString(), -1, clock.millis() / 1000));
            return;
        }
        var delay = faults.number(number, Fault.SEND_DELAY);
        if (delay == 0) {
            goOut(webClientSession, linkedDevice, send);
        } else {
            scheduler.after(Duration.ofMillis(delay), () -> goOut(webClientSession, linkedDevice, send));
        }
    }

    private void goOut(WebClientSession webClientSession, LinkedDevice linkedDevice, FromPage.Send send) {
        var businessPhone =
                businessPhones.find(linkedDevice.number).filter(p -> p.devices().contains(linkedDevice));
        if (businessPhone.isEmpty() || linkedDevice.attempt(send.attempt()) != null) {
            return;
        }
        var now = clock.instant();
        var line = deliver(businessPhone.get(), linkedDevice, send, now);
        var fate = new ToPage.Sent(send.call(), "OK", AckLevel.SENT.number(), now.getEpochSecond());
        linkedDevice.attempted(send.attempt(), fate);
        var number = linkedDevice.number.digits();
        if (faults.strike(number, Fault.SEND_THEN_CRASH) != null) {
            webClientSession.wire.send(new ToPage.Strike(Fault.CRASH_RENDERER.word(), true));
            followReceipts(businessPhone.get(), line, Duration.ofSeconds(1));
        } else if (!faults.has(number, Fault.ACK_NEVER)) {
            webClientSession.wire.send(fate);
            followReceipts(businessPhone.get(), line, Duration.ZERO);
        }
    }

    private ChatLine deliver(BusinessPhone businessPhone, LinkedDevice linkedDevice, FromPage.Send send, Instant now) {
        var key = MessageKey.of(send.id());
        var quoted = send.quoted() == null ? null : MessageKey.of(send.quoted());
        var chatMessage = new ChatMessage(
                key,
                businessPhone.number,
                businessPhone.number,
                businessPhone.name(),
                Author.DEVICE,
                send.type(),
                checked(send.body()),
                send.medium(),
                now,
                quoted);
        eventLog.add(new EventLog.Answer(
                now,
                businessPhone.number.digits(),
                chatName(key),
                key.toString(),
                quoted == null ? null : quoted.toString(),
                excerpt(chatMessage)));
        var line = keep(businessPhone, chatMessage, AckLevel.SENT);
        spread(businessPhone, chatMessage, linkedDevice);
        return line;
    }

    ChatLine keep(BusinessPhone businessPhone, ChatMessage chatMessage, AckLevel ackLevel) {
        var line = new ChatLine(chatMessage, ackLevel);
        messageStore.keep(
                businessPhone, businessPhone.openChat(chatMessage.key().chat()), line);
        return line;
    }

    private void spread(BusinessPhone businessPhone, ChatMessage chatMessage, @Nullable LinkedDevice except) {
        var chat = businessPhone.chat(chatMessage.key().chat());
        var first = chat != null && chat.size() == 1;
        for (var linkedDevice : businessPhone.devices()) {
            if (linkedDevice != except) {
                linkedDevice.queue(new PendingDelivery.Written(chatMessage, AckLevel.SENT.number(), first));
                clientSessions.pump(linkedDevice);
            }
        }
    }

    private void followReceipts(BusinessPhone businessPhone, ChatLine line, Duration delay) {
        if (!line.message.key().chat().isPerson()) {
            return;
        }
        var received = delay.plus(settings.received());
        scheduler.after(received, () -> receipt(businessPhone, line, AckLevel.RECEIVED));
        scheduler.after(received.plus(settings.read()), () -> {
            receipt(businessPhone, line, AckLevel.READ);
            if (line.message.type().equals("ptt")) {
                receipt(businessPhone, line, AckLevel.PLAYED);
            }
        });
    }

    private void receipt(BusinessPhone businessPhone, ChatLine line, AckLevel ackLevel) {
        if (!line.reached(ackLevel) || faults.has(businessPhone.number.digits(), Fault.ACK_NEVER)) {
            return;
        }
        var key = line.message.key();
        for (var linkedDevice : businessPhone.devices()) {
            if (!linkedDevice.isFull()) {
                linkedDevice.queue(new PendingDelivery.Receipt(ackLevel.number(), key.chat(), List.of(key)));
                clientSessions.pump(linkedDevice);
            }
        }
    }

    /** The device's page has stored these and handed them on. */
    void got(LinkedDevice linkedDevice, List<Long> seqs) {
        var businessPhone = businessPhones.with(linkedDevice.number);
        for (var seq : seqs) {
            if (linkedDevice.acknowledged(seq) instanceof PendingDelivery.Written written
                    && written.message().by() == Author.CUSTOMER) {
                businessPhone.line(written.message().key()).ifPresent(line -> line.reached(AckLevel.RECEIVED));
            }
        }
        clientSessions.pump(linkedDevice);
    }

    void seen(LinkedDevice linkedDevice, Wid wid) {
        var chat = businessPhones.with(linkedDevice.number).chat(wid);
        if (chat != null) {
            chat.lines().stream()
                    .filter(line -> line.message.by() == Author.CUSTOMER)
                    .forEach(line -> line.reached(AckLevel.READ));
        }
    }

    void clear() {
        messageStore.clear();
    }

    private static String chatName(MessageKey key) {
        return key.chat().isPerson() ? key.chat().person().digits() : key.chat().toString();
    }

    private static String excerpt(ChatMessage chatMessage) {
        var text = chatMessage.body();
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT);
    }

    private String hex() {
        var id = new byte[9];
        random.nextBytes(id);
        return HexFormat.of().withUpperCase().formatHex(id);
    }
}
