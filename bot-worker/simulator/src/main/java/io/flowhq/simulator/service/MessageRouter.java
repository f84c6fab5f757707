package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultRegistry;
import io.flowhq.simulator.judge.TrafficLog;
import io.flowhq.simulator.service.client.FromPage;
import io.flowhq.simulator.service.client.ToPage;
import io.flowhq.simulator.service.message.AckLevel;
import io.flowhq.simulator.service.message.ChatMessage;
import io.flowhq.simulator.service.message.CustomerContent;
import io.flowhq.simulator.service.message.InvalidRequest;
import io.flowhq.simulator.service.message.MessageKey;
import io.flowhq.simulator.service.message.NewCustomerMessage;
import io.flowhq.simulator.service.message.PendingDelivery;
import io.flowhq.simulator.service.message.PhoneNumber;
import io.flowhq.simulator.service.message.RequestConflict;
import io.flowhq.simulator.service.message.SenderKind;
import io.flowhq.simulator.service.message.UnknownMessage;
import io.flowhq.simulator.service.message.Wid;
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
    private static final Duration TWIN_DELAY = Duration.ofMillis(200);
    private static final Duration GREETING_DELAY = Duration.ofMillis(300);
    private static final Duration RINGING = Duration.ofSeconds(1);

    /** As long as the real service allows. */
    private static final int MAX_TEXT_LENGTH = 65_536;

    /** So much of a text is kept for the judge. */
    private static final int MAX_EXCERPT_LENGTH = 2_000;

    private final BusinessPhones businessPhones;
    private final ClientSessions clientSessions;
    private final FaultRegistry faults;
    private final TrafficLog eventLog;
    private final ServiceSettings settings;
    private final MessageStore messageStore;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final InstantSource clock;

    MessageRouter(
            BusinessPhones businessPhones,
            ClientSessions clientSessions,
            FaultRegistry faults,
            TrafficLog eventLog,
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

    MessageKey fromCustomer(PhoneNumber customer, NewCustomerMessage customerRequest) {
        var businessPhone = businessPhones.with(customerRequest.to());
        requireRoom(businessPhone);
        var author = customerRequest.lid() ? customer.lid() : customer.wid();
        var place = customerRequest.place();
        var crowd = place != null && !place.server().equals(Wid.NEWSLETTER);
        var key = new MessageKey(false, place == null ? author : place, "3EB0" + hex(), crowd ? author : null);
        checked(customerRequest.text());
        var content = CustomerContent.of(customerRequest);
        var chatMessage = new ChatMessage(
                key,
                businessPhone.number,
                customer,
                customerRequest.name(),
                SenderKind.CUSTOMER,
                content.type(),
                content.caption(),
                content.medium(),
                clock.instant(),
                customerRequest.quoted(),
                content.fields());
        eventLog.add(new TrafficLog.Question(
                chatMessage.at(),
                businessPhone.number.digits(),
                chatName(key),
                key.toString(),
                chatMessage.type(),
                excerpt(chatMessage)));
        keep(businessPhone, chatMessage, AckLevel.SENT);
        spread(businessPhone, chatMessage, null);
        if (place == null) {
            ring(businessPhone);
            businessPhone
                    .greetingFor(key.chat(), clock.instant())
                    .ifPresent(greeting -> scheduler.after(
                            GREETING_DELAY,
                            () -> fromPhone(businessPhone, author, greeting.text(), SenderKind.GREETING)));
        }
        return key;
    }

    /** The owner's phone shows what no page of a linked device claims to be reading. */
    private void ring(BusinessPhone businessPhone) {
        var read = businessPhone.devices().stream()
                .anyMatch(device ->
                        device.available && clientSessions.serving(device).isPresent());
        if (!read) {
            businessPhone.notifications++;
        }
    }

    /** @param to either identity of the customer */
    MessageKey fromPhone(PhoneNumber number, Wid to, String text) {
        return fromPhone(businessPhones.with(number), to, text, SenderKind.PHONE);
    }

    private MessageKey fromPhone(BusinessPhone businessPhone, Wid to, String text, SenderKind by) {
        requireRoom(businessPhone);
        var number = businessPhone.number;
        var key = new MessageKey(true, to, "3A" + hex(), null);
        var chatMessage = new ChatMessage(
                key,
                number,
                number,
                businessPhone.name(),
                by,
                "chat",
                checked(text),
                null,
                clock.instant(),
                null,
                null);
        var greeting = businessPhone.greeting();
        if (by == SenderKind.PHONE && (greeting == null || !greeting.text().equals(text))) {
            eventLog.add(new TrafficLog.OwnerWrote(chatMessage.at(), number.digits(), chatName(key)));
        }
        var line = keep(businessPhone, chatMessage, AckLevel.SENT);
        spread(businessPhone, chatMessage, null);
        followReceipts(businessPhone, line, Duration.ZERO);
        return key;
    }

    /** A customer puts other words in place of those of a message. */
    void edited(PhoneNumber customer, MessageKey key, String text) {
        var place = placeOf(customer, key);
        place.line.message = place.line.message.withBody(checked(text));
        queue(place.phone, new PendingDelivery.Edited(place.line.message.key(), text));
    }

    /** A customer deletes a message for everyone. */
    void revoked(PhoneNumber customer, MessageKey key) {
        var place = placeOf(customer, key);
        var message = place.line.message;
        place.line.message = message.withBody("");
        eventLog.add(new TrafficLog.Withdrawn(
                clock.instant(), place.phone.number.digits(), message.key().toString()));
        queue(place.phone, new PendingDelivery.Revoked(message.key()));
    }

    private record Place(BusinessPhone phone, ChatLine line) {}

    private Place placeOf(PhoneNumber customer, MessageKey key) {
        for (var businessPhone : businessPhones.all()) {
            var line = businessPhone
                    .line(key)
                    .filter(found -> found.message.by() == SenderKind.CUSTOMER
                            && found.message.from().equals(customer));
            if (line.isPresent()) {
                return new Place(businessPhone, line.get());
            }
        }
        throw new UnknownMessage(key);
    }

    /** It rings for a moment; then the chat shows a missed call. */
    String called(PhoneNumber customer, PhoneNumber to, boolean lid, boolean video) {
        var businessPhone = businessPhones.with(to);
        requireRoom(businessPhone);
        var id = hex();
        var peer = lid ? customer.lid() : customer.wid();
        queue(
                businessPhone,
                new PendingDelivery.Called(id, peer, video, clock.instant().getEpochSecond()));
        scheduler.after(
                RINGING,
                () -> fromCustomer(
                        customer, new NewCustomerMessage(to, "", lid, "call_log", null, null, null, null, null, null)));
        return id;
    }

    private void queue(BusinessPhone businessPhone, PendingDelivery delivery) {
        for (var linkedDevice : businessPhone.devices()) {
            linkedDevice.queue(delivery);
            clientSessions.pump(linkedDevice);
        }
    }

    private static void requireRoom(BusinessPhone businessPhone) {
        if (businessPhone.devices().stream().anyMatch(LinkedDevice::isFull)) {
            throw new RequestConflict(LinkedDevice.MAX_WAITING + " messages wait for this phone's device already");
        }
    }

    private static String checked(String text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new InvalidRequest("a message has at most " + MAX_TEXT_LENGTH + " characters");
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
                SenderKind.DEVICE,
                send.type(),
                checked(send.body()),
                send.medium(),
                now,
                quoted,
                null);
        eventLog.add(new TrafficLog.Answer(
                now,
                businessPhone.number.digits(),
                chatName(key),
                key.toString(),
                quoted == null ? null : quoted.toString(),
                excerpt(chatMessage)));
        var line = keep(businessPhone, chatMessage, AckLevel.SENT);
        spread(businessPhone, chatMessage, linkedDevice);
        twin(businessPhone, linkedDevice, chatMessage);
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
                if (chatMessage.by() == SenderKind.CUSTOMER) {
                    twin(businessPhone, linkedDevice, chatMessage);
                }
            }
        }
    }

    private void twin(BusinessPhone businessPhone, LinkedDevice linkedDevice, ChatMessage chatMessage) {
        var key = chatMessage.key();
        if (faults.has(businessPhone.number.digits(), Fault.LID_TWIN)
                && key.chat().isPerson()) {
            scheduler.after(TWIN_DELAY, () -> {
                linkedDevice.queue(
                        new PendingDelivery.Written(chatMessage.withKey(key.twin()), AckLevel.SENT.number(), false));
                clientSessions.pump(linkedDevice);
            });
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
                    && written.message().by() == SenderKind.CUSTOMER) {
                businessPhone.line(written.message().key()).ifPresent(line -> line.reached(AckLevel.RECEIVED));
            }
        }
        clientSessions.pump(linkedDevice);
    }

    void seen(LinkedDevice linkedDevice, Wid wid) {
        var chat = businessPhones.with(linkedDevice.number).chat(wid);
        if (chat != null) {
            chat.lines().stream()
                    .filter(line -> line.message.by() == SenderKind.CUSTOMER)
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
        return text.length() <= MAX_EXCERPT_LENGTH ? text : text.substring(0, MAX_EXCERPT_LENGTH);
    }

    private String hex() {
        var id = new byte[9];
        random.nextBytes(id);
        return HexFormat.of().withUpperCase().formatHex(id);
    }
}
