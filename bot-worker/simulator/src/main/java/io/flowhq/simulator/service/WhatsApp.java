package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultBook;
import io.flowhq.simulator.judge.Ledger;
import io.flowhq.simulator.service.Client.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The simulated service: everything that phones, customers and web clients can do, one thing at a time.
 *
 * <p>All state is in memory and bounded: phones, messages in all chats together ({@link ServiceSettings#messages}, the
 * oldest go first), undelivered messages of a device ({@link Device#MOST_WAITING}, whoever writes then is refused).
 *
 * <p>A message is the device's when its page has stored it and handed it to whoever listens there, and has said so.
 * If the page dies before, the message comes again on the next connection under the same id, perhaps for the second
 * time; if the page dies after, the service is done with it and the only trace is in the page's own store.
 *
 * <p>Thread-safe: one lock over everything, and nothing under it blocks.
 */
public final class WhatsApp {

    private final Phones phones = new Phones();
    private final FaultBook faults = new FaultBook();
    private final Map<PhoneNumber, Instant> cutUntil = new HashMap<>();
    private final Archive archive;
    private final Clients clients;
    private final Ledger ledger;
    private final ServiceSettings settings;
    private final Timers timers;
    private final RandomGenerator random;
    private final InstantSource clock;
    private long changes;
    private long links;

    public WhatsApp(
            ServiceSettings settings, Ledger ledger, Timers timers, RandomGenerator random, InstantSource clock) {
        this.settings = settings;
        this.ledger = ledger;
        this.timers = (delay, what) -> timers.after(delay, () -> {
            synchronized (WhatsApp.this) {
                changes++;
                what.run();
            }
        });
        this.random = random;
        this.clock = clock;
        this.archive = new Archive(settings.messages());
        this.clients = new Clients(phones, faults, settings, this.timers, random, clock);
    }

    /** Rises with whatever happens; for those who show or save the state. */
    public synchronized long changes() {
        return changes;
    }

    // ---- the phones

    public synchronized void addPhone(PhoneNumber number, String name) {
        changes++;
        phones.add(number, name);
    }

    public synchronized void scan(PhoneNumber number, String code) {
        changes++;
        var phone = acceptsDevice(number);
        var client = clients.showing(code.strip())
                .orElseThrow(() -> new Impossible("no client shows this code; it may have expired"));
        linked(phone, clients.link(client, phone));
    }

    public synchronized void pair(PhoneNumber number, String code) {
        changes++;
        var phone = acceptsDevice(number);
        var typed = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        var client = clients.showingPairingCode(typed)
                .orElseThrow(() -> new Impossible("no client shows this code; it may have expired"));
        if (!(client.state() instanceof State.Waiting waiting && waiting.codes().pairs(number, typed))) {
            throw new Impossible("this code was made for another number");
        }
        linked(phone, clients.link(client, phone));
    }

    private Phone acceptsDevice(PhoneNumber number) {
        var phone = phones.with(number);
        if (faults.has(number.digits(), Fault.BANNED)) {
            throw new Impossible("this account is restricted right now and cannot link devices");
        }
        if (!phone.hasRoom()) {
            throw new Impossible(Phone.MOST_DEVICES + " devices are linked to this phone already; unlink one first");
        }
        return phone;
    }

    private void linked(Phone phone, Device device) {
        links++;
        if (phone.devices().size() == 1) {
            ledger.add(new Ledger.Linked(device.linkedAt, phone.number.digits()));
        }
    }

    public synchronized void unlink(PhoneNumber number) {
        unlink(number, "user_initiated");
    }

    private void unlink(PhoneNumber number, String reason) {
        changes++;
        var phone = phones.with(number);
        if (phone.devices().isEmpty()) {
            throw new Impossible("no device is linked to this phone");
        }
        phone.devices().forEach(device -> unlink(phone, device, reason));
    }

    private void unlink(Phone phone, Device device, String reason) {
        links++;
        clients.unlink(phone, device, reason);
        if (phone.devices().isEmpty()) {
            ledger.add(new Ledger.Unlinked(clock.instant(), phone.number.digits()));
        }
    }

    public synchronized MessageKey ownerWrites(PhoneNumber number, PhoneNumber to, String text) {
        changes++;
        var phone = phones.with(number);
        var key = new MessageKey(true, to.wid(), "3A" + hex(9), null);
        var message =
                new Message(key, number, number, phone.name(), Author.PHONE, "chat", text, null, clock.instant(), null);
        ledger.add(new Ledger.OwnerWrote(message.at(), number.digits(), to.digits()));
        var line = put(phone, message, Ack.SENT);
        spread(phone, message, Ack.SENT, null);
        followReceipts(phone, line, Duration.ZERO);
        return key;
    }

    // ---- the customers

    public synchronized MessageKey customerWrites(PhoneNumber customer, Incoming incoming) {
        changes++;
        var phone = phones.with(incoming.to());
        if (phone.devices().stream().anyMatch(Device::isFull)) {
            throw new Impossible(Device.MOST_WAITING + " messages wait for this phone's device already");
        }
        var author = incoming.lid() ? customer.lid() : customer.wid();
        var place = incoming.place();
        var key = new MessageKey(
                false,
                place == null ? author : place,
                "3EB0" + hex(9),
                place == null || place.server().equals(Wid.NEWSLETTER) ? null : author);
        var medium = incoming.type().equals("chat") ? null : Media.sample(incoming.type());
        var message = new Message(
                key,
                phone.number,
                customer,
                incoming.name(),
                Author.CUSTOMER,
                incoming.type(),
                incoming.text(),
                medium,
                clock.instant(),
                incoming.quoted());
        ledger.add(new Ledger.Question(
                message.at(),
                phone.number.digits(),
                ledgerChat(key.chat()),
                key.toString(),
                message.type(),
                message.body()));
        put(phone, message, Ack.SENT);
        spread(phone, message, Ack.SENT, null);
        return key;
    }

    // ---- messages on their way

    private ChatLine put(Phone phone, Message message, Ack ack) {
        var line = new ChatLine(message, ack);
        archive.keep(phone, phone.openChat(message.key().chat()), line);
        return line;
    }

    private void spread(Phone phone, Message message, Ack ack, @Nullable Device except) {
        var chat = phone.chat(message.key().chat());
        var first = chat != null && chat.lines().size() == 1;
        for (var device : phone.devices()) {
            if (device != except) {
                device.queue(new Delivery.Written(message, ack.number(), first));
                clients.pump(device);
            }
        }
    }

    private void followReceipts(Phone phone, ChatLine line, Duration delay) {
        var message = line.message;
        if (!message.key().chat().isPerson()) {
            return;
        }
        timers.after(delay.plus(settings.received()), () -> receipt(phone, line, Ack.RECEIVED));
        timers.after(delay.plus(settings.received()).plus(settings.read()), () -> {
            receipt(phone, line, Ack.READ);
            if (message.type().equals("ptt")) {
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

    private static String ledgerChat(Wid chat) {
        return chat.isPerson() ? chat.person().digits() : chat.toString();
    }

    // ---- the web clients

    public synchronized Client opened(Wire wire) {
        changes++;
        return clients.opened(wire);
    }

    public synchronized void closed(Client client) {
        changes++;
        clients.closed(client);
    }

    public synchronized void received(Client client, FromPage frame) {
        changes++;
        switch (frame) {
            case FromPage.Hello hello -> hello(client, hello);
            case FromPage.Proof proof -> clients.proved(client, proof);
            case FromPage.Stored stored -> clients.stored(client, stored);
            case FromPage.Takeover takeover -> clients.takeover(client);
            case FromPage.Refresh refresh -> clients.refresh(client);
            case FromPage.CodeShown shown -> codeShown(client, shown.text());
            case FromPage.AskLinkCode ask -> askLinkCode(client, ask.number());
            case FromPage.CancelLinkCode cancel -> {
                if (client.state() instanceof State.Waiting waiting) {
                    waiting.codes().cancelPairing();
                }
            }
            case FromPage.Got got -> online(client, device -> got(device, got.seqs()));
            case FromPage.Send send -> online(client, device -> send(client, device, send));
            case FromPage.Seen seen -> online(client, device -> seen(device, Wid.of(seen.chat())));
            case FromPage.Composing composing -> {}
            case FromPage.Logout logout ->
                online(client, device -> unlink(phones.with(device.number), device, "user_initiated"));
        }
    }

    private void online(Client client, java.util.function.Consumer<Device> act) {
        if (client.state() instanceof State.Online online) {
            act.accept(online.device());
        }
    }

    private void hello(Client client, FromPage.Hello hello) {
        clients.hello(client, hello);
        if (client.state() instanceof State.Proving proving) {
            var number = proving.device().number;
            var until = cutUntil.get(number);
            if (until != null && clock.instant().isBefore(until)) {
                client.wire.close("the line is cut");
            } else {
                cutUntil.remove(number);
            }
        }
    }

    private void codeShown(Client client, String text) {
        if (client.state() instanceof State.Waiting waiting) {
            waiting.codes().shown(text);
            client.wire.send(new ToPage.Picture(QrMatrix.rows(text)));
        }
    }

    private void askLinkCode(Client client, String digits) {
        if (client.state() instanceof State.Waiting waiting) {
            try {
                waiting.codes().startPairing(new PhoneNumber(digits));
            } catch (InvalidRequest invalid) {
                client.wire.send(new ToPage.LinkCodeFailed(String.valueOf(invalid.getMessage())));
            }
        }
    }

    private void got(Device device, List<Long> seqs) {
        for (var seq : seqs) {
            if (device.acknowledged(seq) instanceof Delivery.Written written
                    && written.message().by() == Author.CUSTOMER) {
                var chat =
                        phones.with(device.number).chat(written.message().key().chat());
                if (chat != null) {
                    chat.line(written.message().key().id()).ifPresent(line -> line.reached(Ack.RECEIVED));
                }
            }
        }
        clients.pump(device);
    }

    private void seen(Device device, Wid wid) {
        var chat = phones.with(device.number).chat(wid);
        if (chat != null) {
            chat.lines().stream()
                    .filter(line -> line.message.by() == Author.CUSTOMER)
                    .forEach(line -> line.reached(Ack.READ));
        }
    }

    private void send(Client client, Device device, FromPage.Send send) {
        var number = device.number.digits();
        var known = device.attempt(send.attempt());
        if (known != null) {
            if (!faults.has(number, Fault.ACK_NEVER)) {
                client.wire.send(new ToPage.Sent(send.call(), known.result(), known.ack(), known.at()));
            }
            return;
        }
        var result = faults.has(number, Fault.BANNED) ? "ERROR_UNKNOWN" : faults.value(number, Fault.SEND_RESULT);
        if (result != null) {
            client.wire.send(new ToPage.Sent(send.call(), result.toString(), -1, clock.millis() / 1000));
            return;
        }
        var delay = faults.number(number, Fault.SEND_DELAY);
        if (delay == 0) {
            sendNow(client, device, send);
        } else {
            timers.after(Duration.ofMillis(delay), () -> sendNow(client, device, send));
        }
    }

    private void sendNow(Client client, Device device, FromPage.Send send) {
        var phone = phones.find(device.number).filter(p -> p.devices().contains(device));
        if (phone.isEmpty() || device.attempt(send.attempt()) != null) {
            return;
        }
        var now = clock.instant();
        var fate = new ToPage.Sent(send.call(), "OK", Ack.SENT.number(), now.getEpochSecond());
        var line = goOut(phone.get(), device, send, now);
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

    private ChatLine goOut(Phone phone, Device device, FromPage.Send send, Instant now) {
        var key = MessageKey.of(send.id());
        var quoted = send.quoted() == null ? null : MessageKey.of(send.quoted());
        var message = new Message(
                key,
                phone.number,
                phone.number,
                phone.name(),
                Author.DEVICE,
                send.type(),
                send.body(),
                send.medium(),
                now,
                quoted);
        ledger.add(new Ledger.Answer(
                now,
                phone.number.digits(),
                ledgerChat(key.chat()),
                key.toString(),
                quoted == null ? null : quoted.toString(),
                send.body()));
        var line = put(phone, message, Ack.SENT);
        spread(phone, message, Ack.SENT, device);
        return line;
    }

    // ---- faults

    public synchronized void setFaults(String target, Map<Fault, @Nullable Object> values) {
        changes++;
        if (!target.equals(FaultBook.UNLINKED)) {
            phones.with(new PhoneNumber(target));
        }
        faults.set(target, values);
        clients.faultsChanged(target);
        actOnce(target);
    }

    private void actOnce(String target) {
        if (target.equals(FaultBook.UNLINKED)) {
            return;
        }
        var number = new PhoneNumber(target);
        var seconds = faults.number(target, Fault.DISCONNECT);
        if (seconds > 0) {
            faults.set(target, java.util.Collections.singletonMap(Fault.DISCONNECT, null));
            cutUntil.put(number, clock.instant().plusSeconds(seconds));
            clients.cut(number, "the line is cut");
        }
        var reason = faults.strike(target, Fault.LOGGED_OUT);
        if (reason != null && !phones.with(number).devices().isEmpty()) {
            unlink(number, reason.toString());
        }
    }

    public synchronized void clearFaults(String target) {
        changes++;
        if (!target.equals(FaultBook.UNLINKED)) {
            var number = new PhoneNumber(target);
            phones.with(number);
            cutUntil.remove(number);
        }
        faults.clear(target);
        clients.faultsChanged(target);
    }

    public synchronized Map<String, Map<String, Object>> faults() {
        return faults.describeAll();
    }

    /** Whether a fault is set on the phone this device belongs to, or on the unlinked if it is none. */
    public synchronized boolean suffers(@Nullable String deviceId, Fault fault) {
        var target = phones.all().stream()
                .filter(phone -> phone.devices().stream().anyMatch(device -> device.id.equals(deviceId)))
                .findFirst()
                .map(phone -> phone.number.digits())
                .orElse(FaultBook.UNLINKED);
        return faults.has(target, fault);
    }

    // ---- looking

    public synchronized List<ChatEntry> chat(PhoneNumber number, Wid with) {
        var chat = phones.with(number).chat(with);
        return chat == null
                ? List.of()
                : chat.lines().stream().map(ChatEntry::of).toList();
    }

    public synchronized List<DeviceEntry> devices() {
        return clients.entries();
    }

    public synchronized List<PhoneEntry> phones() {
        return phones.all().stream().map(PhoneEntry::of).toList();
    }

    /** The names of the businesses by their numbers. */
    public synchronized Map<String, String> businesses() {
        var names = new HashMap<String, String>();
        phones.all().forEach(phone -> names.put(phone.number.digits(), phone.name()));
        return names;
    }

    // ---- over a restart

    /** All that has to outlive a restart, as it is now. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(phones.all().stream().map(Snapshot.PhoneState::of).toList());
    }

    /** Begins with what was saved instead of with nothing. */
    public synchronized void restore(Snapshot saved) {
        for (var state : saved.phones()) {
            var phone = phones.add(state.number(), state.name());
            for (var chat : state.chats()) {
                for (var line : chat.lines()) {
                    put(phone, line.message(), Ack.values()[line.ack()]);
                }
            }
            state.devices().forEach(device -> phone.link(device.device(phone.number)));
            if (!phone.devices().isEmpty()) {
                ledger.add(new Ledger.Linked(clock.instant(), phone.number.digits()));
            }
        }
    }

    /** Rises when a device comes or goes: what nobody would like to lose. */
    public synchronized long links() {
        return links;
    }

    public synchronized void reset() {
        changes++;
        links++;
        for (var phone : phones.all()) {
            phone.devices().forEach(device -> clients.unlink(phone, device, "user_initiated"));
        }
        phones.clear();
        archive.clear();
        faults.clearAll();
        cutUntil.clear();
        ledger.clear();
    }

    private String hex(int bytes) {
        var id = new byte[bytes];
        random.nextBytes(id);
        return HexFormat.of().withUpperCase().formatHex(id);
    }
}
