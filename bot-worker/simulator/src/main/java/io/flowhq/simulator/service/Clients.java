package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultBook;
import io.flowhq.simulator.fault.HistorySync;
import io.flowhq.simulator.service.Client.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The open pages and what each of them is: waiting for a phone, or one of the devices. Of several pages that are the same
 * device the newest is served and the others are told of the conflict. Guarded by the lock of {@link WhatsApp}.
 */
final class Clients {
    private static final int FAREWELLS = 1_000;

    private final Phones phones;
    private final FaultBook faults;
    private final LinkCodes.Lifetimes lifetimes;
    private final ServiceSettings settings;
    private final Timers timers;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Set<Client> open = new LinkedHashSet<>();
    private final Map<Device, Client> current = new LinkedHashMap<>();
    private final Map<Device, java.time.Instant> offlineSince = new LinkedHashMap<>();
    /** Why devices that no longer exist were unlinked, for when they come back. */
    private final Map<String, String> farewells = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > FAREWELLS;
        }
    };

    Clients(
            Phones phones,
            FaultBook faults,
            ServiceSettings settings,
            Timers timers,
            RandomGenerator random,
            InstantSource clock) {
        this.phones = phones;
        this.faults = faults;
        this.settings = settings;
        this.lifetimes = new LinkCodes.Lifetimes(
                settings.firstCode(), settings.nextCode(), settings.codes(), settings.pairingCode());
        this.timers = timers;
        this.random = random;
        this.clock = clock;
    }

    Client opened(Wire wire) {
        var client = new Client(hex(6), wire, clock.instant());
        open.add(client);
        return client;
    }

    /** @return the device the page had just become, if it went before it could keep it: nobody has its key now */
    Optional<Device> closed(Client client) {
        open.remove(client);
        var state = client.state();
        client.become(new State.Gone(), clock.instant());
        switch (state) {
            case State.Waiting waiting -> waiting.codes().stop();
            case State.Settling settling -> {
                left(client, settling.device());
                if (settling.justPaired()) {
                    return Optional.of(settling.device());
                }
            }
            case State.Online online -> left(client, online.device());
            case State.New n -> {}
            case State.Proving proving -> {}
            case State.Ousted ousted -> {}
            case State.Gone gone -> {}
        }
        return Optional.empty();
    }

    private void left(Client client, Device device) {
        if (current.remove(device, client)) {
            offlineSince.put(device, clock.instant());
        }
    }

    void hello(Client client, FromPage.Hello hello) {
        client.publicKey = hello.publicKey();
        client.waJs = hello.waJs();
        var id = hello.device();
        if (id == null) {
            strikes(client, FaultBook.UNLINKED);
            client.wire.send(new ToPage.Boot(faults.describe(FaultBook.UNLINKED)));
            wait(client);
            return;
        }
        var device = phones.device(id);
        if (device.isEmpty()) {
            client.wire.send(new ToPage.Boot(Map.of()));
            logOut(client, farewells.getOrDefault(id, "unknown_companion"));
            return;
        }
        var target = device.get().number.digits();
        client.wire.send(new ToPage.Boot(faults.describe(target)));
        var nonce = new byte[32];
        random.nextBytes(nonce);
        var text = Base64.getEncoder().encodeToString(nonce);
        client.become(new State.Proving(device.get(), text, hello.generation()), clock.instant());
        client.wire.send(new ToPage.Challenge(text));
    }

    private void wait(Client client) {
        var codes = new LinkCodes(client.wire, lifetimes, timers, random);
        client.become(new State.Waiting(codes), clock.instant());
        codes.start(faults.has(FaultBook.UNLINKED, Fault.QR_IDLE));
    }

    void proved(Client client, FromPage.Proof proof) {
        if (!(client.state() instanceof State.Proving proving)) {
            return;
        }
        var device = proving.device();
        var text = proving.nonce() + "." + device.id + "." + proving.generation();
        if (!Keys.signed(device.publicKey, text, proof.signature())) {
            logOut(client, "primary_identity_key_change");
            return;
        }
        if (proving.generation() < device.confirmed) {
            device.rolledBack++;
        }
        device.generation = Math.max(device.generation, proving.generation());
        settle(client, device, false);
    }

    /** A phone accepts the client. */
    void link(Client client, Phone phone) {
        if (client.state() instanceof State.Waiting waiting) {
            waiting.codes().stop();
        }
        var device = new Device(hex(8), phone.number, client.publicKey, clock.instant());
        phone.link(device);
        client.wire.send(new ToPage.Paired(device.id, 1));
        settle(client, device, true);
    }

    private void settle(Client client, Device device, boolean justPaired) {
        oust(device);
        device.generation++;
        device.rewind();
        current.put(device, client);
        client.become(new State.Settling(device, device.generation, justPaired), clock.instant());
        var phone = phones.with(device.number);
        var history = faults.value(device.number.digits(), Fault.HISTORY_SYNC) instanceof HistorySync sync
                ? sync
                : new HistorySync(0, 0);
        client.wire.send(new ToPage.Welcome(
                phone.number,
                phone.name(),
                phone.number.lid(),
                device.id,
                device.generation,
                device.waiting(),
                history.messages(),
                history.millis(),
                settings.syncing().toMillis()));
    }

    private void oust(Device device) {
        var other = current.remove(device);
        if (other != null) {
            device.ousted++;
            other.become(new State.Ousted(device), clock.instant());
            other.wire.send(new ToPage.Conflict());
        }
    }

    void stored(Client client, FromPage.Stored stored) {
        if (!(client.state() instanceof State.Settling settling) || stored.generation() != settling.generation()) {
            return;
        }
        var device = settling.device();
        device.confirmed = settling.generation();
        client.become(new State.Online(device), clock.instant());
        offlineSince.remove(device);
        strikes(client, device.number.digits());
        if (faults.has(device.number.digits(), Fault.CONFLICT)) {
            oust(device);
            return;
        }
        device.pump(client.wire);
    }

    void takeover(Client client) {
        if (client.state() instanceof State.Ousted ousted) {
            var device = ousted.device();
            faults.set(device.number.digits(), java.util.Collections.singletonMap(Fault.CONFLICT, null));
            oust(device);
            device.rewind();
            current.put(device, client);
            client.become(new State.Online(device), clock.instant());
            client.wire.send(new ToPage.TakenOver());
            device.pump(client.wire);
        }
    }

    void refresh(Client client) {
        if (client.state() instanceof State.Waiting waiting) {
            waiting.codes().start(faults.has(FaultBook.UNLINKED, Fault.QR_IDLE));
        }
    }

    /** What faults do to a page at once, rather than to what it does later. */
    private void strikes(Client client, String target) {
        for (var fault : List.of(Fault.STORAGE_LOST, Fault.CRASH_RENDERER, Fault.HANG)) {
            var value = faults.strike(target, fault);
            if (value != null) {
                client.wire.send(new ToPage.Strike(fault.word(), value));
                return;
            }
        }
    }

    /** Faults of a target have changed: tell its pages, and let the ones that strike at once do so. */
    void faultsChanged(String target) {
        for (var client : List.copyOf(open)) {
            var device = deviceOf(client);
            if (target.equals(device == null ? FaultBook.UNLINKED : device.number.digits())) {
                client.wire.send(new ToPage.Faults(faults.describe(target)));
                if (device == null || client.state() instanceof State.Online) {
                    strikes(client, target);
                }
                if (client.state() instanceof State.Waiting waiting && faults.has(target, Fault.QR_IDLE)) {
                    waiting.codes().start(true);
                }
                if (client.state() instanceof State.Online online && faults.has(target, Fault.CONFLICT)) {
                    oust(online.device());
                }
            }
        }
    }

    void cut(PhoneNumber number, String reason) {
        for (var client : List.copyOf(open)) {
            var device = deviceOf(client);
            if (device != null && device.number.equals(number)) {
                client.wire.close(reason);
            }
        }
    }

    private static @Nullable Device deviceOf(Client client) {
        return switch (client.state()) {
            case State.Online online -> online.device();
            case State.Settling settling -> settling.device();
            case State.Ousted ousted -> ousted.device();
            case State.Proving proving -> proving.device();
            case State.Waiting waiting -> null;
            case State.New n -> null;
            case State.Gone gone -> null;
        };
    }

    /** The page that is this device now. */
    Optional<Client> serving(Device device) {
        return Optional.ofNullable(current.get(device)).filter(client -> client.state() instanceof State.Online);
    }

    void pump(Device device) {
        serving(device).ifPresent(client -> device.pump(client.wire));
    }

    Optional<Client> showing(String code) {
        return waiting(codes -> code.equals(codes.text()));
    }

    Optional<Client> showingPairingCode(String code) {
        return waiting(codes -> codes.isPairingCode(code));
    }

    private Optional<Client> waiting(java.util.function.Predicate<LinkCodes> wanted) {
        return open.stream()
                .filter(client -> client.state() instanceof State.Waiting waiting && wanted.test(waiting.codes()))
                .findFirst();
    }

    /** Ends a device: its pages are told why, and so is whoever comes with its key later. */
    void unlink(Phone phone, Device device, String reason) {
        farewells.put(device.id, reason);
        phone.unlink(device);
        for (var client : List.copyOf(open)) {
            if (deviceOf(client) == device) {
                logOut(client, reason);
            }
        }
        current.remove(device);
        offlineSince.remove(device);
    }

    private void logOut(Client client, String reason) {
        client.become(new State.Gone(), clock.instant());
        client.wire.send(new ToPage.LoggedOut(reason, reason.equals("account_locked") ? "3" : "0"));
    }

    List<DeviceEntry> entries() {
        var entries = new ArrayList<DeviceEntry>();
        for (var phone : phones.all()) {
            for (var device : phone.devices()) {
                entries.add(entry(device));
            }
        }
        for (var client : open) {
            if (client.state() instanceof State.Waiting waiting) {
                var codes = waiting.codes();
                entries.add(new DeviceEntry(
                        client.id,
                        null,
                        "waiting",
                        false,
                        client.since(),
                        0,
                        0,
                        0,
                        0,
                        codes.text(),
                        codes.pairingCode(),
                        client.waJs));
            }
        }
        return entries;
    }

    private DeviceEntry entry(Device device) {
        var client = current.get(device);
        var ousted = open.stream()
                .anyMatch(other -> other.state() instanceof State.Ousted state && state.device() == device);
        var state = client == null
                ? ousted ? "conflict" : "offline"
                : client.state() instanceof State.Online ? "online" : "pairing";
        var since = client == null ? offlineSince.getOrDefault(device, device.linkedAt) : client.since();
        return new DeviceEntry(
                device.id,
                device.number,
                state,
                true,
                since,
                device.generation,
                device.rolledBack,
                device.ousted,
                device.waiting(),
                null,
                null,
                client == null ? null : client.waJs);
    }

    private String hex(int bytes) {
        var id = new byte[bytes];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
