package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultBook;
import io.flowhq.simulator.judge.Ledger;
import io.flowhq.simulator.service.Client.State;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    private final Ledger ledger;
    private final Clients clients;
    private final Linking linking;
    private final Mail mail;
    private final Switchboard switchboard;
    private long changes;

    public WhatsApp(
            ServiceSettings settings, Ledger ledger, Timers timers, RandomGenerator random, InstantSource clock) {
        Timers locked = (delay, what) -> timers.after(delay, () -> {
            synchronized (WhatsApp.this) {
                changes++;
                what.run();
            }
        });
        this.ledger = ledger;
        clients = new Clients(phones, faults, settings, locked, random, clock);
        linking = new Linking(phones, clients, faults, ledger, clock);
        mail = new Mail(phones, clients, faults, ledger, settings, locked, random, clock);
        switchboard = new Switchboard(phones, clients, linking, faults, clock);
    }

    /** Rises with whatever happens; for those who show or save the state. */
    public synchronized long changes() {
        return changes;
    }

    /** Rises when a device comes or goes: what nobody would like to lose. */
    public synchronized long links() {
        return linking.changes();
    }

    public synchronized void addPhone(PhoneNumber number, String name) {
        changes++;
        phones.add(number, name);
    }

    public synchronized void scan(PhoneNumber number, String code) {
        changes++;
        linking.scan(number, code);
    }

    public synchronized void pair(PhoneNumber number, String code) {
        changes++;
        linking.pair(number, code);
    }

    public synchronized void unlink(PhoneNumber number) {
        changes++;
        linking.unlinkAll(number, "user_initiated");
    }

    public synchronized MessageKey ownerWrites(PhoneNumber number, PhoneNumber to, String text) {
        changes++;
        return mail.fromPhone(number, to, text);
    }

    public synchronized MessageKey customerWrites(PhoneNumber customer, Incoming incoming) {
        changes++;
        return mail.fromCustomer(customer, incoming);
    }

    public synchronized Client opened(Wire wire) {
        changes++;
        return clients.opened(wire);
    }

    public synchronized void closed(Client client) {
        changes++;
        clients.closed(client).ifPresent(device -> linking.unlink(device, "unknown_companion"));
    }

    public synchronized void received(Client client, FromPage frame) {
        changes++;
        switch (frame) {
            case FromPage.Hello hello -> hello(client, hello);
            case FromPage.Proof proof -> clients.proved(client, proof);
            case FromPage.Stored stored -> clients.stored(client, stored);
            case FromPage.Takeover takeover -> clients.takeover(client);
            case FromPage.Refresh refresh -> clients.refresh(client);
            case FromPage.CodeShown shown -> waiting(client, codes -> codes.shown(shown.text()));
            case FromPage.AskLinkCode ask -> waiting(client, codes -> codes.startPairing(ask.number()));
            case FromPage.CancelLinkCode cancel -> waiting(client, LinkCodes::cancelPairing);
            case FromPage.Got got -> online(client, device -> mail.got(device, got.seqs()));
            case FromPage.Send send -> online(client, device -> mail.fromDevice(client, device, send));
            case FromPage.Seen seen -> online(client, device -> mail.seen(device, Wid.of(seen.chat())));
            case FromPage.Composing composing -> {}
            case FromPage.Logout logout -> online(client, device -> linking.unlink(device, "user_initiated"));
        }
    }

    private static void online(Client client, Consumer<Device> act) {
        if (client.state() instanceof State.Online online) {
            act.accept(online.device());
        }
    }

    private static void waiting(Client client, Consumer<LinkCodes> act) {
        if (client.state() instanceof State.Waiting waiting) {
            act.accept(waiting.codes());
        }
    }

    private void hello(Client client, FromPage.Hello hello) {
        clients.hello(client, hello);
        if (client.state() instanceof State.Proving proving && switchboard.isCutOff(proving.device().number)) {
            client.wire.close("the line is cut");
        }
    }

    public synchronized void setFaults(String target, Map<Fault, @Nullable Object> values) {
        changes++;
        switchboard.set(target, values);
    }

    public synchronized void clearFaults(String target) {
        changes++;
        switchboard.clear(target);
    }

    public synchronized Map<String, Map<String, Object>> faults() {
        return faults.describeAll();
    }

    /** Whether a fault is set on the phone this device belongs to, or on the unlinked if it is none. */
    public synchronized boolean suffers(@Nullable String deviceId, Fault fault) {
        var target = deviceId == null
                ? FaultBook.UNLINKED
                : phones.device(deviceId).map(device -> device.number.digits()).orElse(FaultBook.UNLINKED);
        return faults.has(target, fault);
    }

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

    /** All that has to outlive a restart, as it is now. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(phones.all().stream().map(Snapshot.PhoneState::of).toList());
    }

    /** Begins with what was saved instead of with nothing. */
    public synchronized void restore(Snapshot saved) {
        for (var state : saved.phones()) {
            var phone = phones.add(state.number(), state.name());
            state.chats().stream()
                    .flatMap(chat -> chat.lines().stream())
                    .forEach(line -> mail.keep(phone, line.message(), Ack.values()[line.ack()]));
            state.devices().forEach(device -> phone.link(device.device(phone.number)));
            linking.restored(phone);
        }
    }

    /** Forgets everything; devices are logged out. */
    public synchronized void reset() {
        changes++;
        phones.all().stream()
                .flatMap(phone -> phone.devices().stream())
                .forEach(device -> linking.unlink(device, "user_initiated"));
        phones.clear();
        mail.clear();
        switchboard.clearAll();
        ledger.clear();
    }
}
