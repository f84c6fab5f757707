package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultRegistry;
import io.flowhq.simulator.judge.TrafficLog;
import io.flowhq.simulator.service.WebClientSession.State;
import io.flowhq.simulator.service.client.ClientConnection;
import io.flowhq.simulator.service.client.DeviceEntry;
import io.flowhq.simulator.service.client.FromPage;
import io.flowhq.simulator.service.message.AckLevel;
import io.flowhq.simulator.service.message.MessageKey;
import io.flowhq.simulator.service.message.NewCustomerMessage;
import io.flowhq.simulator.service.message.PhoneNumber;
import io.flowhq.simulator.service.message.Wid;
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
 * oldest go first), undelivered messages of a device ({@link LinkedDevice#MAX_WAITING}, whoever writes then is refused).
 *
 * <p>A message is the device's when its page has stored it and handed it to whoever listens there, and has said so.
 * If the page dies before, the message comes again on the next connection under the same id, perhaps for the second
 * time; if the page dies after, the service is done with it and the only trace is in the page's own store.
 *
 * <p>Thread-safe: one lock over everything, and nothing under it blocks.
 */
public final class WhatsApp {
    private final BusinessPhones businessPhones = new BusinessPhones();
    private final FaultRegistry faults = new FaultRegistry();
    private final TrafficLog eventLog;
    private final ClientSessions clientSessions;
    private final DeviceLinking deviceLinking;
    private final MessageRouter messageRouter;
    private final FaultActivator faultActivator;
    private long changes;

    public WhatsApp(
            ServiceSettings settings,
            TrafficLog eventLog,
            Scheduler scheduler,
            RandomGenerator random,
            InstantSource clock) {
        Scheduler locked = (delay, what) -> scheduler.after(delay, () -> {
            synchronized (WhatsApp.this) {
                changes++;
                what.run();
            }
        });
        this.eventLog = eventLog;
        clientSessions = new ClientSessions(businessPhones, faults, settings, locked, random, clock);
        deviceLinking = new DeviceLinking(businessPhones, clientSessions, faults, eventLog, clock);
        messageRouter =
                new MessageRouter(businessPhones, clientSessions, faults, eventLog, settings, locked, random, clock);
        faultActivator = new FaultActivator(businessPhones, clientSessions, deviceLinking, faults, locked, clock);
    }

    /** Rises with whatever happens; for those who show or save the state. */
    public synchronized long changes() {
        return changes;
    }

    /** Rises when a device comes or goes: what nobody would like to lose. */
    public synchronized long links() {
        return deviceLinking.changes();
    }

    public synchronized void addPhone(PhoneNumber number, String name) {
        changes++;
        businessPhones.add(number, name);
    }

    public synchronized void scan(PhoneNumber number, String code) {
        changes++;
        deviceLinking.scan(number, code);
    }

    public synchronized void pair(PhoneNumber number, String code) {
        changes++;
        deviceLinking.pair(number, code);
    }

    public synchronized void unlink(PhoneNumber number) {
        changes++;
        deviceLinking.unlinkAll(number, "user_initiated");
    }

    /** @param greeting none to switch it off */
    public synchronized void greets(PhoneNumber number, @Nullable Greeting greeting) {
        changes++;
        businessPhones.with(number).greet(greeting);
    }

    public synchronized void edits(PhoneNumber customer, MessageKey key, String text) {
        changes++;
        messageRouter.edited(customer, key, text);
    }

    public synchronized void revokes(PhoneNumber customer, MessageKey key) {
        changes++;
        messageRouter.revoked(customer, key);
    }

    /** @return the id of the call */
    public synchronized String calls(PhoneNumber customer, PhoneNumber to, boolean lid, boolean video) {
        changes++;
        return messageRouter.called(customer, to, lid, video);
    }

    public synchronized MessageKey ownerWrites(PhoneNumber number, Wid to, String text) {
        changes++;
        return messageRouter.fromPhone(number, to, text);
    }

    public synchronized MessageKey customerWrites(PhoneNumber customer, NewCustomerMessage customerRequest) {
        changes++;
        return messageRouter.fromCustomer(customer, customerRequest);
    }

    public synchronized WebClientSession opened(ClientConnection clientConnection) {
        changes++;
        return clientSessions.opened(clientConnection);
    }

    public synchronized void closed(WebClientSession webClientSession) {
        changes++;
        clientSessions.closed(webClientSession).ifPresent(device -> deviceLinking.unlink(device, "unknown_companion"));
    }

    public synchronized void received(WebClientSession webClientSession, FromPage frame) {
        changes++;
        switch (frame) {
            case FromPage.Hello hello -> hello(webClientSession, hello);
            case FromPage.Proof proof -> clientSessions.proved(webClientSession, proof);
            case FromPage.Stored stored -> {
                clientSessions.stored(webClientSession, stored);
                online(webClientSession, faultActivator::cameOnline);
            }
            case FromPage.Available available -> online(webClientSession, device -> device.available = available.now());
            case FromPage.Dismissed dismissed -> online(webClientSession, faultActivator::dismissed);
            case FromPage.Takeover takeover -> clientSessions.takeover(webClientSession);
            case FromPage.Refresh refresh -> clientSessions.refresh(webClientSession);
            case FromPage.CodeShown shown -> waiting(webClientSession, codes -> codes.shown(shown.text()));
            case FromPage.AskLinkCode ask -> waiting(webClientSession, codes -> codes.startPairing(ask.number()));
            case FromPage.CancelLinkCode cancel -> waiting(webClientSession, LinkCodes::cancelPairing);
            case FromPage.Got got -> online(webClientSession, device -> messageRouter.got(device, got.seqs()));
            case FromPage.Send send ->
                online(webClientSession, device -> messageRouter.fromDevice(webClientSession, device, send));
            case FromPage.Seen seen ->
                online(webClientSession, device -> messageRouter.seen(device, Wid.of(seen.chat())));
            // Whoever types is there: that is how the real client goes on.
            case FromPage.Composing composing -> online(webClientSession, device -> device.available = true);
            case FromPage.Logout logout ->
                online(webClientSession, device -> deviceLinking.unlink(device, "user_initiated"));
        }
    }

    private static void online(WebClientSession webClientSession, Consumer<LinkedDevice> act) {
        if (webClientSession.state() instanceof State.Online online) {
            act.accept(online.device());
        }
    }

    private static void waiting(WebClientSession webClientSession, Consumer<LinkCodes> act) {
        if (webClientSession.state() instanceof State.Waiting waiting) {
            act.accept(waiting.codes());
        }
    }

    private void hello(WebClientSession webClientSession, FromPage.Hello hello) {
        clientSessions.hello(webClientSession, hello);
        if (webClientSession.state() instanceof State.Proving proving
                && faultActivator.isCutOff(proving.device().number)) {
            webClientSession.wire.close("the line is cut");
        }
    }

    public synchronized void setFaults(String target, Map<Fault, @Nullable Object> values) {
        changes++;
        faultActivator.set(target, values);
    }

    public synchronized void clearFaults(String target) {
        changes++;
        faultActivator.clear(target);
    }

    public synchronized Map<String, Map<String, Object>> faults() {
        return faults.describeAll();
    }

    /** Whether a fault is set on the phone this device belongs to, or on the unlinked if it is none. */
    public synchronized boolean suffers(@Nullable String deviceId, Fault fault) {
        var target = deviceId == null
                ? FaultRegistry.UNLINKED
                : businessPhones
                        .device(deviceId)
                        .map(device -> device.number.digits())
                        .orElse(FaultRegistry.UNLINKED);
        return faults.has(target, fault);
    }

    /** @param merged whether messages under the other identity of the person are part of it */
    public synchronized List<ChatEntry> chat(PhoneNumber number, Wid with, boolean merged) {
        var chat = businessPhones.with(number).chat(with);
        return chat == null
                ? List.of()
                : chat.lines().stream()
                        .filter(line -> merged || line.message.key().chat().equals(with))
                        .map(ChatEntry::of)
                        .toList();
    }

    public synchronized List<DeviceEntry> devices() {
        return clientSessions.entries();
    }

    public synchronized List<PhoneEntry> phones() {
        return businessPhones.all().stream().map(PhoneEntry::of).toList();
    }

    /** The names of the businesses by their numbers. */
    public synchronized Map<String, String> businesses() {
        var names = new HashMap<String, String>();
        businessPhones.all().forEach(phone -> names.put(phone.number.digits(), phone.name()));
        return names;
    }

    /** All that has to outlive a restart, as it is now. */
    public synchronized ServiceState snapshot() {
        return new ServiceState(
                businessPhones.all().stream().map(ServiceState.PhoneState::of).toList());
    }

    /** Begins with what was saved instead of with nothing. */
    public synchronized void restore(ServiceState saved) {
        for (var state : saved.phones()) {
            var phone = businessPhones.add(state.number(), state.name());
            state.chats().stream()
                    .flatMap(chat -> chat.lines().stream())
                    .forEach(line -> messageRouter.keep(phone, line.message(), AckLevel.values()[line.ack()]));
            state.devices().forEach(device -> phone.link(device.device(phone.number)));
            deviceLinking.restored(phone);
        }
    }

    /** Forgets everything; devices are logged out. */
    public synchronized void reset() {
        changes++;
        businessPhones.all().stream()
                .flatMap(phone -> phone.devices().stream())
                .forEach(device -> deviceLinking.unlink(device, "user_initiated"));
        businessPhones.clear();
        messageRouter.clear();
        faultActivator.clearAll();
        eventLog.clear();
    }
}
