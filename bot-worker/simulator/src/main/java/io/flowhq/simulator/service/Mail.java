package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultBook;
import io.flowhq.simulator.judge.Ledger;
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
final class Mail {
    /** As long as the real service allows. */
    private static final int LONGEST_TEXT = 65_536;

    /** So much of a text is kept for the judge. */
    private static final int EXCERPT = 2_000;

    private final Phones phones;
    private final Clients clients;
    private final FaultBook faults;
    private final Ledger ledger;
    private final ServiceSettings settings;
    private final Archive archive;
    private final Timers timers;
    private final RandomGenerator random;
    private final InstantSource clock;

    Mail(
            Phones phones,
            Clients clients,
            FaultBook faults,
            Ledger ledger,
            ServiceSettings settings,
            Timers timers,
            RandomGenerator random,
            InstantSource clock) {
        this.phones = phones;
        this.clients = clients;
        this.faults = faults;
        this.ledger = ledger;
        this.settings = settings;
        this.archive = new Archive(settings.messages());
        this.timers = timers;
        this.random = random;
        this.clock = clock;
    }

    MessageKey fromCustomer(PhoneNumber customer, Incoming incoming) {
        var phone = phones.with(incoming.to());
        requireRoom(phone);
        var author = incoming.lid() ? customer.lid() : customer.wid();
        var place = incoming.place();
        var crowd = place != null && !place.server().equals(Wid.NEWSLETTER);
        var key = new MessageKey(false, place == null ? author : place, "3EB0" + hex(), crowd ? author : null);
        var message = new Message(
                key,
                phone.number,
                customer,
                incoming.name(),
                Author.CUSTOMER,
                incoming.type(),
                checked(incoming.text()),
                incoming.type().equals("chat") ? null : Media.sample(incoming.type()),
                clock.instant(),
                incoming.quoted());
        ledger.add(new Ledger.Question(
                message.at(), phone.number.digits(), chatName(key), key.toString(), message.type(), excerpt(message)));
        keep(phone, message, Ack.SENT);
        spread(phone, message, null);
        return key;
    }

    MessageKey fromPhone(PhoneNumber number, PhoneNumber to, String text) {
        var phone = phones.with(number);
        requireRoom(phone);
        var key = new MessageKey(true, to.wid(), "3A" + hex(), null);
        var message = new Message(
                key, number, number, phone.name(), Author.PHONE, "chat", checked(text), null, clock.instant(), null);
        ledger.add(new Ledger.OwnerWrote(message.at(), number.digits(), to.digits()));
        var line = keep(phone, message, Ack.SENT);
        spread(phone, message, null);
        followReceipts(phone, line, Duration.ZERO);
        return key;
    }

    private static void requireRoom(Phone phone) {
        if (phone.devices().stream().anyMatch(Device::isFull)) {
            throw new Impossible(Device.MOST_WAITING + " messages wait for this phone's device already");
        }
    }

    private static String checked(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidRequest("a message has at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /** What a device wants sent. The same attempt passes only once, however often its page repeats it. */
    void fromDevice(Client client, Device device, FromPage.Send send) {
        var number = device.number.digits();
        var known = device.attempt(send.attempt());
        if (known != null) {
            if (!faults.has(number, Fault.ACK_NEVER)) {
                client.wire.send(new ToPage.Sent(send.call(), known.result(), known.ack(), known.at()));
            }
            return;
        }
        var refusal = faults.has(number, Fault.BANNED) ? "ERROR_UNKNOWN" : faults.value(number, Fault.SEND_RESULT);
        if (refusal != null) {
            client.wire.send(new ToPage.Sent(send.call(), refusal.toString(), -1, clock.millis() / 1000));
            return;
        }
        var delay = faults.number(number, Fault.SEND_DELAY);
        if (delay == 0) {
            goOut(client, device, send);
        } else {
            timers.after(Duration.ofMillis(delay), () -> goOut(client, device, send));
        }
    }

    private void goOut(Client client, Device device, FromPage.Send send) {
        var phone = phones.find(device.number).filter(p -> p.devices().contains(device));
        if (phone.isEmpty() || device.attempt(send.attempt()) != null) {
            return;
        }
        var now = clock.instant();
        var line = deliver(phone.get(), device, send, now);
        var fate = new ToPage.Sent(send.call(), "OK", Ack.SENT.number(), now.getEpochSecond());
        device.attempted(send.attempt(), fate);
        var number = device.number.digits();
        if (faults.strike(number, Fault.SEND_THEN_CRASH) != null) {
            client.wire.send(new ToPage.Strike(Fault.CRASH_RENDERER.word(), true));
            followReceipts(phone.get(), line, Duration.ofSeconds(1));
        } else if (!faults.has(number, Fault.ACK_NEVER)) {
            client.wire.send(fate);
            followReceipts(phone.get(), line, Duration.ZERO);
        }
    }

    private ChatLine deliver(Phone phone, Device device, FromPage.Send send, Instant now) {
        var key = MessageKey.of(send.id());
        var quoted = send.quoted() == null ? null : MessageKey.of(send.quoted());
        var message = new Message(
                key,
                phone.number,
                phone.number,
                phone.name(),
                Author.DEVICE,
                send.type(),
                checked(send.body()),
                send.medium(),
                now,
                quoted);
        ledger.add(new Ledger.Answer(
                now,
                phone.number.digits(),
                chatName(key),
                key.toString(),
                quoted == null ? null : quoted.toString(),
                excerpt(message)));
        var line = keep(phone, message, Ack.SENT);
        spread(phone, message, device);
        return line;
    }

    ChatLine keep(Phone phone, Message message, Ack ack) {
        var line = new ChatLine(message, ack);
        archive.keep(phone, phone.openChat(message.key().chat()), line);
        return line;
    }

    private void spread(Phone phone, Message message, @Nullable Device except) {
        var chat = phone.chat(message.key().chat());
        var first = chat != null && chat.size() == 1;
        for (var device : phone.devices()) {
            if (device != except) {
                device.queue(new Delivery.Written(message, Ack.SENT.number(), first));
                clients.pump(device);
            }
        }
    }

    private void followReceipts(Phone phone, ChatLine line, Duration delay) {
        if (!line.message.key().chat().isPerson()) {
            return;
        }
        var received = delay.plus(settings.received());
        timers.after(received, () -> receipt(phone, line, Ack.RECEIVED));
        timers.after(received.plus(settings.read()), () -> {
            receipt(phone, line, Ack.READ);
            if (line.message.type().equals("ptt")) {
                receipt(phone, line, Ack.PLAYED);
            }
        });
    }

    private void receipt(Phone phone, ChatLine line, Ack ack) {
        if (!line.reached(ack) || faults.has(phone.number.digits(), Fault.ACK_NEVER)) {
            return;
        }
        var key = line.message.key();
        for (var device : phone.devices()) {
            if (!device.isFull()) {
                device.queue(new Delivery.Receipt(ack.number(), key.chat(), List.of(key)));
                clients.pump(device);
            }
        }
    }

    /** The device's page has stored these and handed them on. */
    void got(Device device, List<Long> seqs) {
        var phone = phones.with(device.number);
        for (var seq : seqs) {
            if (device.acknowledged(seq) instanceof Delivery.Written written
                    && written.message().by() == Author.CUSTOMER) {
                phone.line(written.message().key()).ifPresent(line -> line.reached(Ack.RECEIVED));
            }
        }
        clients.pump(device);
    }

    void seen(Device device, Wid wid) {
        var chat = phones.with(device.number).chat(wid);
        if (chat != null) {
            chat.lines().stream()
                    .filter(line -> line.message.by() == Author.CUSTOMER)
                    .forEach(line -> line.reached(Ack.READ));
        }
    }

    void clear() {
        archive.clear();
    }

    private static String chatName(MessageKey key) {
        return key.chat().isPerson() ? key.chat().person().digits() : key.chat().toString();
    }

    private static String excerpt(Message message) {
        var text = message.body();
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT);
    }

    private String hex() {
        var id = new byte[9];
        random.nextBytes(id);
        return HexFormat.of().withUpperCase().formatHex(id);
    }
}
